import type { CalendarDay, PartialDay } from '../shared/calendarDay.js';
import { addYears, earliest, latest } from '../shared/calendarDay.js';
import type { Cell } from './cell.js';
import type { CellSource } from './cellSource.js';
import type { Code } from './codes.js';
import type { DateReading } from './dateReading.js';
import { readDate, type DateSystem } from './dates.js';
import { cellText, fold } from './fold.js';
import type { MemberField } from './records.js';
import type { Remarks } from './remarks.js';

const refusals: Readonly<Record<'invalid' | 'unknownText' | 'ambiguousFloat' | 'ambiguousOrder', Code>> = {
  invalid: 'DATE_INVALID',
  unknownText: 'DATE_UNKNOWN_TEXT',
  ambiguousFloat: 'DATE_AMBIGUOUS_FLOAT',
  ambiguousOrder: 'DATE_AMBIGUOUS_ORDER',
};

type Place<F extends string> = { readonly field: F; readonly source: CellSource<F>; readonly remarks: Remarks };
export type DayRange = { readonly from: string; readonly until: string };

const two = (n: number): string => String(n).padStart(2, '0');

/** The one century that puts a two-digit year into the range; null where none or both do. */
const expandYear = (r: Extract<DateReading, { kind: 'shortYear' }>, range: DayRange): PartialDay | null => {
  const rest = `-${two(r.month)}${r.day === null ? '' : `-${two(r.day)}`}`;
  const fitting = ['19', '20']
    .map((c) => `${c}${two(r.year)}${rest}`)
    .filter((d) => d >= range.from && d <= range.until);
  return fitting.length === 1 ? (fitting[0] as PartialDay) : null;
};

/** A register has no days without a year: 05.7 in it is July of a year that ends in 05. */
const inRegister = (reading: DateReading, cell: Cell | undefined): DateReading => {
  if (reading.kind !== 'noYear' || reading.range || reading.month === null || reading.day > 12) return reading;
  if (!/^\D*\d{2}[.．/-]\d{1,2}\D*$/u.test(fold(cellText(cell)))) return reading;
  return { kind: 'shortYear', year: reading.month, month: reading.day, day: null };
};

/** Remarks on a reading that is no day; returns '' where the cell counts as empty, null where it is refused. */
const withoutDay = <F extends string>(
  reading: DateReading,
  { field, source, remarks }: Place<F>,
  optional: boolean,
): '' | null => {
  const column = source.columnOf(field);
  const from = cellText(source.at(field));
  if (reading.kind === 'empty') {
    if (reading.how === 'zero') remarks.add('DATE_ZERO_CELL', field, column, { from });
    return '';
  }
  if (reading.kind === 'yearOnly') remarks.add('DATE_YEAR_ONLY', field, column, { from });
  else if (reading.kind === 'refused' && reading.why === 'unknownText' && optional) {
    remarks.add('DATE_UNKNOWN_BLANK', field, column, { from });
    return '';
  } else if (reading.kind === 'refused') {
    const near = reading.readings ? { near: reading.readings, lead: '，如' } : {};
    remarks.add(refusals[reading.why], field, column, { from, ...near });
  } else remarks.add('DATE_INVALID', field, column, { from });
  return null;
};

/**
 * A day or month of a register: joining, transition, founding, end of term. '' where the cell is empty (or, if optional, says that
 * nobody knows), null where it is refused; remarks say why.
 */
export const registerDate = <F extends string>(
  place: Place<F>,
  system: DateSystem,
  range: DayRange,
  optional: boolean,
): PartialDay | '' | null => {
  const { field, source, remarks } = place;
  const cell = source.at(field);
  if (cell === undefined) return '';
  const reading = inRegister(readDate(cell, system), cell);
  const column = source.columnOf(field);
  if (reading.kind === 'shortYear') {
    const value = expandYear(reading, range);
    const from = cellText(cell);
    if (value === null) remarks.add('DATE_INVALID', field, column, { from });
    else remarks.add('DATE_TWO_DIGIT_YEAR', field, column, { from, to: value });
    return value;
  }
  if (reading.kind !== 'day') return withoutDay(reading, place, optional);
  if (reading.how === 'range') {
    remarks.add('DATE_INVALID', field, column, { from: cellText(cell) });
    return null;
  }
  if (reading.how !== 'plain')
    remarks.add(reading.how === 'octoberFloat' ? 'DATE_FLOAT_OCT' : 'DATE_FORMAT', field, column, {
      from: shownNumber(cellText(cell), reading.how),
      to: reading.value,
    });
  return reading.value;
};

const shownNumber = (text: string, how: string): string => (how === 'octoberFloat' ? `${text}0` : text);

/** The day of birth: as written where it is a full day, completed or replaced from the identity number where the cell says less. */
export const birthDate = (place: Place<MemberField>, system: DateSystem, born: CalendarDay): PartialDay | null => {
  const { field, source, remarks } = place;
  const cell = source.at(field);
  const column = source.columnOf(field);
  const from = cellText(cell);
  const fromId = (): PartialDay => {
    if (column >= 0) remarks.add('BIRTH_FROM_ID', field, column, { from: from === '' ? '未填' : from, to: born });
    return born as string as PartialDay;
  };
  const reading = inRegister(readDate(cell, system), cell);
  if (reading.kind === 'empty' || (reading.kind === 'refused' && reading.why === 'unknownText')) return fromId();
  if (reading.kind === 'yearOnly') {
    if (born.startsWith(String(reading.year))) return fromId();
    remarks.add('DATE_YEAR_ONLY', field, column, { from });
    return null;
  }
  if (reading.kind === 'refused' && reading.readings?.some((r) => born.startsWith(r))) return fromId();
  const value =
    reading.kind === 'shortYear' ? shortBirth(reading, born) : reading.kind === 'day' ? reading.value : null;
  if (value === null || (reading.kind === 'day' && reading.how === 'range')) {
    withoutDay(reading, place, false);
    return null;
  }
  if (reading.kind === 'shortYear') remarks.add('DATE_TWO_DIGIT_YEAR', field, column, { from, to: value });
  const full = value.length === 7 && born.startsWith(value) ? (born as string as PartialDay) : value;
  if (full !== (born as string)) remarks.add('BIRTH_ID_MISMATCH', field, column, { from, to: full, near: [born] });
  if (reading.kind === 'day' && reading.how !== 'plain')
    remarks.add(reading.how === 'octoberFloat' ? 'DATE_FLOAT_OCT' : 'DATE_FORMAT', field, column, {
      from: shownNumber(from, reading.how),
      to: full,
    });
  return full;
};

const shortBirth = (r: Extract<DateReading, { kind: 'shortYear' }>, born: CalendarDay): PartialDay | null =>
  expandYear(r, { from: `${born.slice(0, 2)}00`, until: `${born.slice(0, 2)}99-12-31` });

/** Whether somebody born then was not yet that old on every day that the date may mean. */
export const younger = (date: PartialDay, born: PartialDay, years: number): boolean => {
  // Nearly everybody is older by years, which the years alone show.
  if (Number(date.slice(0, 4)) - Number(born.slice(0, 4)) > years) return false;
  return latest(date) < addYears(earliest(born), years);
};
