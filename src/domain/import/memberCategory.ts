import type { CalendarDay, PartialDay } from '../shared/calendarDay.js';
import { addYears, earliest, latest } from '../shared/calendarDay.js';
import type { CellSource } from './cellSource.js';
import type { Code } from './codes.js';
import { cellText, fold } from './fold.js';
import { readCategory } from './memberWords.js';
import type { MemberField, MemberRecord } from './records.js';
import type { Remark, Remarks } from './remarks.js';

type Category = MemberRecord['人员类别'];
/** `null`: refused; `''`: not said. */
type Dates = { readonly join: PartialDay | null; readonly convert: PartialDay | '' | null; readonly asOf: CalendarDay };

/**
 * What a plain 党员 is: full where the transition is past or where the joining is more than two years back (a probation lasts one
 * year and may be extended once, by at most one), probationary where the transition lies ahead; else not to be told.
 */
const byDates = ({ join, convert, asOf }: Dates): Category | null => {
  if (convert !== null && convert !== '') {
    if (latest(convert) <= asOf) return '正式党员';
    return earliest(convert) > asOf ? '预备党员' : null;
  }
  return join !== null && latest(join) < addYears(asOf, -2) ? '正式党员' : null;
};

const datesFit = (category: Category, { join, convert, asOf }: Dates): Pick<Remark, 'code' | 'to' | 'near'> | null => {
  if (convert === null) return null;
  if (convert === '') return category === '正式党员' ? { code: 'FORMAL_WITHOUT_CONVERSION' } : null;
  if (join !== null && latest(convert) < earliest(join))
    return { code: 'CONVERT_BEFORE_JOIN', to: convert, near: [join] };
  if (category === '预备党员')
    return latest(convert) <= asOf ? { code: 'PROBATION_CONVERSION_PAST', to: convert } : null;
  return earliest(convert) > asOf ? { code: 'CONVERT_IN_FUTURE', to: convert, near: [asOf] } : null;
};

/** 正式党员 or 预备党员, held against the dates of joining and transition; null, with a remark, where it is neither. */
export const memberCategory = (source: CellSource<MemberField>, remarks: Remarks, dates: Dates): Category | null => {
  const field = '人员类别';
  const from = cellText(source.at(field));
  const say = (code: Code, to = ''): void => remarks.add(code, field, source.columnOf(field), { from, to });
  const reading = readCategory(from);
  if (reading.kind === 'notMember') say('CAT_NOT_MEMBER');
  else if (reading.kind === 'unknown') say('CAT_UNKNOWN');
  if (reading.kind === 'notMember' || reading.kind === 'unknown' || dates.convert === null) return null;
  const category = reading.kind === 'member' ? reading.value : byDates(dates);
  if (category === null) {
    say('CAT_UNKNOWN');
    return null;
  }
  if (reading.kind === 'unsaid') say(fold(from) === '' ? 'CAT_FROM_DATES' : 'CAT_SYNONYM', category);
  else if (reading.rewritten) say('CAT_SYNONYM', category);
  const fit = datesFit(category, dates);
  if (fit) remarks.add(fit.code, '转正日期', source.columnOf('转正日期'), fit);
  return category;
};
