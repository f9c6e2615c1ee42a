import { addMonths, type CalendarDay, type PartialDay } from '../shared/calendarDay.js';

export const periodUnits = ['month', 'quarter', 'halfYear', 'year'] as const;
export type PeriodUnit = (typeof periodUnits)[number];
export const monthsOf: Readonly<Record<PeriodUnit, number>> = { month: 1, quarter: 3, halfYear: 6, year: 12 };
export const unitTitles: Readonly<Record<PeriodUnit, string>> = {
  month: '每月',
  quarter: '每季度',
  halfYear: '每半年',
  year: '每年',
};

/** Months since year 0, so that periods are plain arithmetic: 2026-03 → 2026 × 12 + 2. */
export type MonthNumber = number;
/** Any stretch of whole months: from `first` up to but not including `end`; `end` as a day is the first day after it. */
export type Period = {
  readonly unit: PeriodUnit;
  /** '2026-03', '2026-Q1', '2026-H1', '2026'; a year that is not a calendar year: '2025-10/2026-09'. */
  readonly name: string;
  readonly firstMonth: MonthNumber;
  readonly endMonth: MonthNumber;
  readonly start: CalendarDay;
  readonly end: CalendarDay;
};

export const monthNumber = (day: CalendarDay | PartialDay): MonthNumber =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const two = (n: number): string => String(n).padStart(2, '0');
export const monthName = (month: MonthNumber): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${two((month % 12) + 1)}`;
const firstDayOf = (month: MonthNumber): CalendarDay => `${monthName(month)}-01` as CalendarDay;

const nameOf = (unit: PeriodUnit, first: MonthNumber): string => {
  const year = String(Math.floor(first / 12)).padStart(4, '0');
  const inYear = first % 12;
  if (unit === 'month') return monthName(first);
  if (unit === 'quarter') return `${year}-Q${inYear / 3 + 1}`;
  if (unit === 'halfYear') return `${year}-H${inYear / 6 + 1}`;
  return inYear === 0 ? year : `${monthName(first)}/${monthName(first + 11)}`;
};

/** The period of a unit that begins with the month: of the calendar, or for a year any twelve months. */
const periodFrom = (unit: PeriodUnit, first: MonthNumber): Period => ({
  unit,
  name: nameOf(unit, first),
  firstMonth: first,
  endMonth: first + monthsOf[unit],
  start: firstDayOf(first),
  end: firstDayOf(first + monthsOf[unit]),
});

/** The calendar period of a unit in which a day lies. */
export const periodContaining = (unit: PeriodUnit, day: CalendarDay | PartialDay): Period => {
  const month = monthNumber(day);
  return periodFrom(unit, month - (month % monthsOf[unit]));
};

export const calendarYear = (year: number): Period => periodFrom('year', year * 12);

/** True for exactly twelve whole months, such as 2025-10-01 up to 2026-10-01. */
const isTwelveMonths = (from: CalendarDay, until: CalendarDay): boolean =>
  from.endsWith('-01') && until === addMonths(from, 12);

/**
 * All periods that touch [from, until), each whole and in order. A yearly rule over twelve whole months that are not a
 * calendar year counts those twelve months as its one period; over any other window it counts calendar years.
 */
export const periodsBetween = (unit: PeriodUnit, from: CalendarDay, until: CalendarDay): readonly Period[] => {
  if (from >= until) return [];
  if (unit === 'year' && isTwelveMonths(from, until)) return [periodFrom('year', monthNumber(from))];
  const step = monthsOf[unit];
  const first = periodContaining(unit, from).firstMonth;
  const last = monthNumber(until.endsWith('-01') ? addMonths(until, -1) : until);
  return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => periodFrom(unit, first + i * step));
};

/** Parse a period's name; null for anything else. */
export const parsePeriod = (name: string): Period | null => {
  const m = /^(\d{4})(?:-(?:(\d{2})(?:\/(\d{4})-(\d{2}))?|Q([1-4])|H([12])))?$/.exec(name);
  if (!m) return null;
  const first = Number(m[1]) * 12;
  if (m[5]) return periodFrom('quarter', first + (Number(m[5]) - 1) * 3);
  if (m[6]) return periodFrom('halfYear', first + (Number(m[6]) - 1) * 6);
  if (!m[2]) return periodFrom('year', first);
  const month = Number(m[2]);
  if (month < 1 || month > 12) return null;
  const period = periodFrom(m[3] ? 'year' : 'month', first + month - 1);
  return period.name === name ? period : null;
};

/** The twelve months up to a day, the running month included: 2026-11-22 → [2025-12-01, 2026-12-01). */
export const twelveMonthsUpTo = (asOf: CalendarDay): { readonly from: CalendarDay; readonly until: CalendarDay } => {
  const until = firstDayOf(monthNumber(asOf) + 1);
  return { from: addMonths(until, -12), until };
};
