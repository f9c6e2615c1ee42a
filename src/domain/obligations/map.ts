import type { CalendarDay } from '../shared/calendarDay.js';
import { deadlineOf } from './belonging.js';
import { monthName, parsePeriod, type Period } from './period.js';
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
export type Tally = {
  readonly ruleId: string;
  readonly period: string;
  readonly applicable: number;
  readonly met: number;
};

/** The month in which a period ends: where the map shows it (a quarter in its last month, a year in December). */
const monthShown = (period: Pick<Period, 'endMonth'>): string => monthName(period.endMonth - 1);

type Unmet = 'due' | 'approaching' | 'overdue';
type Placed = { readonly month: number; readonly unmet: Unmet };

/**
 * A function that sorts tallies into the months of a year. Everything unmet of one rule and period is in one state, because the
 * state depends on the day alone; it is found once per rule and period, not once per branch.
 */
export const mapOf = (rules: readonly ObligationRule[], months: readonly string[], today: CalendarDay) => {
  const byId = new Map(rules.map((r) => [r.id, r]));
  const places = new Map<string, Map<string, Placed | null>>();
  const place = (ruleId: string, name: string): Placed | null => {
    const rule = byId.get(ruleId);
    const period = parsePeriod(name);
    if (!rule || !period) return null;
    const month = months.indexOf(monthShown(period));
    const state = stateOf(
      { required: 1, done: 0, deadline: deadlineOf(rule, period), leadDays: rule.leadDays, graceDays: rule.graceDays },
      today,
    );
    return month < 0 ? null : { month, unmet: state as Unmet };
  };
  const placed = (ruleId: string, name: string): Placed | null => {
    const ofRule = places.get(ruleId) ?? new Map<string, Placed | null>();
    const known = ofRule.get(name);
    if (known !== undefined) return known;
    const found = place(ruleId, name);
    places.set(ruleId, ofRule.set(name, found));
    return found;
  };
  return (tallies: Iterable<Tally>): readonly MonthCell[] => {
    const cells = months.map((period) => ({ period, applicable: 0, met: 0, due: 0, approaching: 0, overdue: 0 }));
    for (const t of tallies) {
      const at = placed(t.ruleId, t.period);
      const cell = at && cells[at.month];
      if (!at || !cell) continue;
      cell.applicable += t.applicable;
      cell.met += t.met;
      cell[at.unmet] += t.applicable - t.met;
    }
    return cells;
  };
};

/** The twelve months of a calendar year. */
export const monthsOfYear = (year: number): readonly string[] =>
  Array.from({ length: 12 }, (_, i) => monthName(year * 12 + i));
