import type { CalendarDay } from '../shared/calendarDay.js';
import { addYears, latest } from '../shared/calendarDay.js';
import { readCount } from './amounts.js';
import type { Row } from './cell.js';
import type { CellSource } from './cellSource.js';
import type { Code } from './codes.js';
import type { DateSystem } from './dates.js';
import { cellText, fold, ordinal, saysNothing, squeeze } from './fold.js';
import { registerDate } from './memberDates.js';
import { readName } from './names.js';
import { readOrganisationType, typeOfName } from './organisationTypes.js';
import { readOfficePhone } from './phone.js';
import { isBranchType, type OrganisationField, type OrganisationRecord, type OrganisationType } from './records.js';
import type { Remark, Remarks } from './remarks.js';

/** A row of the organisations sheet, before its place in the tree and the padding of its code are known. */
export type OrganisationDraft = Omit<OrganisationRecord, '组织类别' | '党组织代码'> & {
  readonly 组织类别: OrganisationType | null;
  /** Digits of a code kept as a number: leading zeros are lost. */
  readonly code: { readonly text: string; readonly numeric: boolean };
};

/** A row as read by itself, waiting for the others. */
export type WaitingOrganisation = {
  readonly sheet: string | null;
  readonly row: number;
  /** The sheet holds nothing but texts (CSV). */
  readonly inText: boolean;
  readonly draft: OrganisationDraft;
  readonly remarks: readonly Remark[];
  readonly columnOf: (field: OrganisationField) => number;
};

type Reading = {
  readonly source: CellSource<OrganisationField>;
  readonly remarks: Remarks;
  readonly system: DateSystem;
  readonly asOf: CalendarDay;
};

const vacant = /^\(?(空缺|暂缺|缺|待定|待选|待补|暂无|无|空|未定|待任|拟任)\)?$/u;

const say = (
  r: Reading,
  code: Code,
  field: OrganisationField,
  more: { from?: string; to?: string; near?: readonly string[] } = {},
): void => r.remarks.add(code, field, r.source.columnOf(field), more);

const nameOf = (r: Reading, field: '党组织全称' | '党组织简称' | '上级党组织'): string => {
  const from = cellText(r.source.at(field));
  const name = squeeze(from);
  if (name !== from) say(r, 'ORG_NAME_NEWLINE', field, { from, to: name });
  return saysNothing(name) ? '' : name;
};

const codeOf = (r: Reading): OrganisationDraft['code'] => {
  const cell = r.source.at('党组织代码');
  const from = cellText(cell);
  if (cell?.kind === 'number') {
    if (cell.number >= 1e15 || !Number.isInteger(cell.number)) say(r, 'ORG_CODE_PRECISION', '党组织代码', { from });
    return { text: from, numeric: true };
  }
  const text = fold(from).replace(/^['’‘`"]+|['’`"]+$/gu, '');
  if (/^\d(\.\d+)?E\+?\d+$/iu.test(text)) say(r, 'ORG_CODE_PRECISION', '党组织代码', { from });
  if (saysNothing(text)) {
    if (r.source.columnOf('党组织代码') >= 0) say(r, 'ORG_CODE_MISSING', '党组织代码');
    return { text: '', numeric: false };
  }
  if (text !== from) say(r, 'ORG_CODE_FORMAT', '党组织代码', { from, to: text });
  // A file of texts shows a number that has lost its leading zeros as a text.
  return { text, numeric: r.system.plainText && /^[1-9]\d*$/u.test(text) };
};

const typeOf = (r: Reading, fullName: string): OrganisationType | null => {
  const from = cellText(r.source.at('组织类别'));
  if (fold(from) === '') {
    const type = typeOfName(fullName);
    if (type === null) say(r, 'ORG_TYPE_UNKNOWN', '组织类别', { from });
    else say(r, 'ORG_TYPE_FROM_NAME', '组织类别', { from: '未填', to: type });
    return type;
  }
  const reading = readOrganisationType(from);
  if (reading === null) say(r, 'ORG_TYPE_UNKNOWN', '组织类别', { from });
  else if (reading.rewritten) say(r, 'ORG_TYPE_SYNONYM', '组织类别', { from, to: reading.type });
  return reading?.type ?? null;
};

const secretaryOf = (r: Reading): string => {
  const cell = r.source.at('书记姓名');
  const from = cellText(cell);
  if (r.source.columnOf('书记姓名') < 0) return '';
  if (saysNothing(fold(from)) || vacant.test(fold(from))) {
    say(r, 'ORG_SECRETARY_VACANT', '书记姓名', { from });
    return '';
  }
  const { name, codes } = readName(cell);
  if (codes.includes('NAME_INVALID') || codes.includes('NAME_MISSING')) return from.trim();
  for (const code of codes) say(r, code, '书记姓名', { from, to: name });
  return name;
};

const dateOf = (r: Reading, field: '成立日期' | '届满日期'): string => {
  const place = { field, source: r.source, remarks: r.remarks };
  const until = field === '成立日期' ? r.asOf : addYears(r.asOf, 20);
  return registerDate(place, r.system, { from: field === '成立日期' ? '1921' : '1990', until }, true) ?? '';
};

const countOf = (r: Reading): number | null => {
  const cell = r.source.at('党员数');
  const { value, code } = readCount(cell);
  if (code !== null) say(r, code, '党员数', { from: cellText(cell), to: String(value ?? '') });
  return value;
};

const plainText = (r: Reading, field: OrganisationField): string => cellText(r.source.at(field)).trim();

/** The row by itself; what depends on other rows comes when all are read. */
export const organisationDraft = (r: Reading, row: Row): OrganisationDraft => {
  const written = nameOf(r, '党组织全称');
  const short = nameOf(r, '党组织简称');
  if (written === '') say(r, 'ORG_NAME_MISSING', '党组织全称');
  else if (short === '') say(r, 'ORG_SHORT_MISSING', '党组织简称', { to: written });
  const type = typeOf(r, written === '' ? short : written);
  const phone = readOfficePhone(r.source.at('联系电话'));
  if (phone.code !== null) say(r, phone.code, '联系电话', { from: plainText(r, '联系电话'), to: phone.phone });
  const draft: OrganisationDraft = {
    序号: ordinal(r.source.at('序号')),
    党组织全称: written,
    党组织简称: short === '' ? written : short,
    code: codeOf(r),
    上级党组织: nameOf(r, '上级党组织'),
    组织类别: type,
    成立日期: dateOf(r, '成立日期'),
    届满日期: dateOf(r, '届满日期'),
    书记姓名: secretaryOf(r),
    联系电话: phone.phone,
    所在单位: plainText(r, '所在单位'),
    党员数: countOf(r),
    备注: plainText(r, '备注'),
  };
  warn(r, draft);
  if (row.hidden) r.remarks.add('ROW_HIDDEN', '', -1);
  return draft;
};

const warn = (r: Reading, draft: OrganisationDraft): void => {
  const { 届满日期: end, 党员数: count, 组织类别: type } = draft;
  if (end !== '' && latest(end as never) < r.asOf) say(r, 'TERM_OVERDUE', '届满日期', { to: end });
  if (type !== null && isBranchType(type) && count !== null && count > 50)
    say(r, 'BRANCH_OVER_50', '党员数', { from: String(count) });
};
