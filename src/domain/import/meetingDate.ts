import type { CalendarDay, PartialDay } from '../shared/calendarDay.js';
import type { Cell } from './cell.js';
import type { CellSource } from './cellSource.js';
import type { Code } from './codes.js';
import type { DateReading } from './dateReading.js';
import { readDate, type DateSystem } from './dates.js';
import { cellText, fold } from './fold.js';
import { afterDay, beforeSpan, dayInPeriod, type SheetPeriod } from './period.js';
import type { LedgerField } from './records.js';
import type { Remarks } from './remarks.js';

const refusals: Readonly<Record<'invalid' | 'unknownText' | 'ambiguousFloat' | 'ambiguousOrder', Code>> = {
  invalid: 'DATE_INVALID',
  unknownText: 'DATE_INVALID',
  ambiguousFloat: 'DATE_AMBIGUOUS_FLOAT',
  ambiguousOrder: 'DATE_AMBIGUOUS_ORDER',
};

const rewrites: Partial<Record<Extract<DateReading, { kind: 'day' }>['how'], Code>> = {
  rewritten: 'DATE_FORMAT',
  octoberFloat: 'DATE_FLOAT_OCT',
  range: 'DATE_RANGE',
};

const two = (n: number): string => String(n).padStart(2, '0');

/** A two-digit year of a meeting is of this century. */
const thisCentury = (r: Extract<DateReading, { kind: 'shortYear' }>): PartialDay =>
  `20${two(r.year)}-${two(r.month)}${r.day === null ? '' : `-${two(r.day)}`}` as PartialDay;

/** In a sheet of one month a mere 9 is the ninth of it. */
const monthSheetDay = (cell: Cell | undefined, period: SheetPeriod | null): CalendarDay | null => {
  const m = /^(\d{1,2})[日号]?$/u.exec(fold(cellText(cell)));
  return m && Number(m[1]) <= 31 ? dayInPeriod(period, null, Number(m[1])) : null;
};

/** When a meeting was held: a day, or a month where only that is said; a range counts by its first day. null, remarked, where refused. */
export const meetingDate = (
  source: CellSource<LedgerField>,
  remarks: Remarks,
  system: DateSystem,
  period: SheetPeriod | null,
  asOf: CalendarDay,
): PartialDay | null => {
  const field = '日期';
  const cell = source.at(field);
  const column = source.columnOf(field);
  const from = cellText(cell);
  const reading = readDate(cell, system);
  const say = (code: Code, more: { to?: string; near?: readonly string[]; lead?: string } = {}): void =>
    remarks.add(code, field, column, { from, ...more });
  const value = ((): PartialDay | null => {
    if (reading.kind === 'day') {
      const monthOnly = reading.value.length === 7 && reading.how !== 'octoberFloat';
      const code = monthOnly ? 'DATE_MONTH_ONLY' : rewrites[reading.how];
      if (code) say(code, { to: reading.value });
      return reading.value;
    }
    if (reading.kind === 'shortYear') {
      say('DATE_TWO_DIGIT_YEAR', { to: thisCentury(reading) });
      return thisCentury(reading);
    }
    if (reading.kind === 'noYear') {
      const found = dayInPeriod(period, reading.month, reading.day);
      if (found === null) say('DATE_NO_YEAR_UNRESOLVED');
      else say('DATE_NO_YEAR', { to: found });
      if (found !== null && reading.range) say('DATE_RANGE', { to: found });
      return found as string as PartialDay | null;
    }
    const dayAlone = monthSheetDay(cell, period);
    if (dayAlone !== null) {
      say('DATE_NO_YEAR', { to: dayAlone });
      return dayAlone as string as PartialDay;
    }
    if (reading.kind === 'empty') say('DATE_MISSING');
    else if (reading.kind === 'yearOnly') say('DATE_YEAR_ONLY');
    else say(refusals[reading.why], reading.readings ? { near: reading.readings, lead: '，如' } : {});
    return null;
  })();
  if (value === null) return null;
  if (afterDay(value, asOf)) say('DATE_FUTURE', { to: value, near: [asOf] });
  else if (period !== null && beforeSpan(value, period.whole))
    say('DATE_OUT_OF_PERIOD', { to: value, near: [`${period.whole.from} 起`] });
  return value;
};
