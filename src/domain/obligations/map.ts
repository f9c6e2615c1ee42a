import type { CalendarDay } from '../shared/calendarDay.js';
import { deadlineOf } from './belonging.js';
import { calendarYear, monthName, periodsBetween } from './period.js';
import type { ObligationRule } from './rule.js';
import { stateOf } from './state.js';

/** Of the obligations that fall due in a month: how many apply, and how many are in each state. */
export type MonthCell = {
  readonly period: string;
  readonly applicable: number;
  readonly met: number;
  readonly due: number;
  readonly approaching: number;
  readonly overdue: number;
};

/** The state of everything unmet of a rule and period: it depends on the day alone. */
type Unmet = 'due' | 'approaching' | 'overdue';
/** Where the obligations of a rule and period stand on the map of a year. `month` is that in which the period ends. */
export type MapPlace = {
  readonly ruleId: string;
  readonly period: string;
  readonly month: string;
  readonly unmet: Unmet;
};

/**
 * The places of a year's map: every period of every rule that ends in one of its months (a quarter in its last month, a year in
 * December). Found once for the map, so that the rows below an organisation need only be added up by place.
 */
export const mapPlaces = (rules: readonly ObligationRule[], year: number, today: CalendarDay): readonly MapPlace[] => {
  const { start, end } = calendarYear(year);
  return rules.flatMap((rule) =>
    periodsBetween(rule.period, start, end).map((period) => {
      const deadline = deadlineOf(rule, period);
      const open = { required: 1, done: 0, deadline, leadDays: rule.leadDays, graceDays: rule.graceDays };
      return {
        ruleId: rule.id,
        period: period.name,
        month: monthName(period.endMonth - 1),
        unmet: stateOf(open, today) as Unmet,
      };
    }),
  );
};

/** The months of a row, in order; where nothing applies a cell is empty. */
export const rowOf = (months: readonly string[], cells: readonly MonthCell[]): readonly MonthCell[] =>
  months.map(
    (period) =>
      cells.find((c) => c.period === period) ?? {
        period,
        applicable: 0,
        met: 0,
        due: 0,
        approaching: 0,
        overdue: 0,
      },
  );

/** The twelve months of a calendar year. */
export const monthsOfYear = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, i) => monthName(year * 12 + i));
