import type { CalendarDay } from '../shared/calendarDay.js';
import { addDays, dayOf, type PartialDay } from '../shared/calendarDay.js';
import type { RecordKind } from '../meetings/recordKind.js';
import type { Period } from './period.js';
import type { ObligationRule, YearWindow } from './rule.js';

/** A day as one number, 2026-03-05 → 20260305; where only the month is known the day is 0: 2026-03 → 20260300. */
export type DayCode = number;

/** Cheap on purpose: it runs once for every record of a city. */
export const dayCode = (day: CalendarDay | PartialDay): DayCode => {
  const digit = (at: number): number => day.charCodeAt(at) - 48;
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const month = digit(5) * 10 + digit(6);
  return year * 10_000 + month * 100 + (day.length > 7 ? digit(8) * 10 + digit(9) : 0);
};

const yearIn = (code: DayCode): number => Math.floor(code / 10_000);
export const monthIn = (code: DayCode): number => yearIn(code) * 12 + (Math.floor(code / 100) % 100) - 1;

const isWithin = (window: YearWindow | undefined, code: DayCode): boolean =>
  window !== undefined && code % 10_000 <= window.untilMonth * 100 + window.untilDay;

/**
 * 所属年度 of a record of a yearly kind: what the record says, where that is its own year or, within the window, the year
 * before; otherwise the year before within the window, and the year of the day without one.
 */
export const yearOf = (window: YearWindow | undefined, code: DayCode, said?: number): number => {
  const year = yearIn(code);
  if (said === year) return year;
  return isWithin(window, code) ? year - 1 : year;
};

/** The answer to "may what was held on this day count for that year?" `byWindow`: only because the committee set a window. */
export const mayBelongTo = (
  rule: ObligationRule,
  day: CalendarDay,
  year: number,
): 'byDate' | 'byWindow' | 'needsWindow' | 'no' => {
  if (rule.period !== 'year') return 'no';
  const code = dayCode(day);
  if (yearIn(code) === year) return 'byDate';
  if (yearIn(code) !== year + 1) return 'no';
  if (rule.yearWindow === undefined) return 'needsWindow';
  return isWithin(rule.yearWindow, code) ? 'byWindow' : 'no';
};

/** The first day after which the period can no longer be served: its end, or the end of the window of a calendar year. */
export const deadlineOf = (rule: Pick<ObligationRule, 'yearWindow' | 'period'>, period: Period): CalendarDay => {
  const window = rule.yearWindow;
  if (rule.period !== 'year' || window === undefined || period.firstMonth % 12 !== 0) return period.end;
  const last = dayOf(period.endMonth / 12, window.untilMonth, window.untilDay);
  return last === null ? period.end : addDays(last, 1);
};

/** The rules with the windows that a committee has set for its yearly kinds. */
export const withWindows = <R extends ObligationRule>(
  rules: readonly R[],
  windows: Readonly<Partial<Record<RecordKind, YearWindow>>>,
): readonly R[] =>
  rules.map((rule) => {
    const yearWindow = windows[rule.kind];
    return rule.period === 'year' && yearWindow ? { ...rule, yearWindow } : rule;
  });
