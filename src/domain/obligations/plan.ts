import { recordKinds, type RecordKind } from '../meetings/recordKind.js';
import type { CalendarDay } from '../shared/calendarDay.js';
import { monthIn, yearOf, type DayCode } from './belonging.js';
import { monthsOf, periodsBetween, type Period } from './period.js';
import { inForceOn, slotOf, type Exemption, type ObligationRule } from './rule.js';

/** A rule with the periods of a window that it governs, and the place of its cells in the table of one bearer. */
export type PlannedRule = {
  readonly rule: ObligationRule;
  readonly periods: readonly Period[];
  readonly firstCell: number;
};

/**
 * What is to be computed, laid out once: every bearer (an organisation, or a group) has the same cells in the same order,
 * rules per group first, so that a group's table is the beginning of an organisation's.
 */
export type Plan = {
  readonly rules: readonly PlannedRule[];
  readonly cells: number;
  readonly groupCells: number;
  readonly exemptions: readonly Exemption[];
  /** By position in `recordKinds`. */
  readonly ofKind: readonly (readonly PlannedRule[])[];
  /** Cells for which several rules ask the same thing in the same rhythm, the strictest first: the first that applies governs. */
  readonly contested: readonly (readonly number[])[];
};

export const kindIndex: Readonly<Record<RecordKind, number>> = Object.fromEntries(
  recordKinds.map((kind, i) => [kind, i]),
) as Record<RecordKind, number>;

const order = (a: ObligationRule, b: ObligationRule): number =>
  Number(a.appliesTo.per === 'organisation') - Number(b.appliesTo.per === 'organisation') ||
  Number(a.level === 'local') - Number(b.level === 'local');

const contestedCells = (planned: readonly PlannedRule[]): readonly (readonly number[])[] => {
  const rivals = new Map<string, { readonly cell: number; readonly required: number }[]>();
  for (const { rule, periods, firstCell } of planned) {
    periods.forEach((period, i) => {
      const key = `${slotOf(rule)} ${period.name}`;
      const known = rivals.get(key) ?? [];
      known.push({ cell: firstCell + i, required: rule.required });
      rivals.set(key, known);
    });
  }
  return [...rivals.values()]
    .filter((cells) => cells.length > 1)
    .map((cells) => cells.toSorted((a, b) => b.required - a.required || a.cell - b.cell).map((c) => c.cell));
};

/** Lay out the cells of the rules over [from, until); a rule gets the periods on whose first day it is in force. */
export const planOf = (
  rules: readonly ObligationRule[],
  window: { readonly from: CalendarDay; readonly until: CalendarDay },
  exemptions: readonly Exemption[] = [],
): Plan => {
  let cells = 0;
  let groupCells = 0;
  const planned = rules.toSorted(order).map((rule): PlannedRule => {
    const periods = periodsBetween(rule.period, window.from, window.until).filter((p) => inForceOn(rule, p.start));
    const firstCell = cells;
    cells += periods.length;
    if (rule.appliesTo.per === 'group') groupCells = cells;
    return { rule, periods, firstCell };
  });
  return {
    rules: planned,
    cells,
    groupCells,
    exemptions,
    ofKind: recordKinds.map((kind) => planned.filter((p) => p.rule.kind === kind && p.periods.length > 0)),
    contested: contestedCells(planned),
  };
};

/** Which of the planned periods of a rule a record counts for; -1 for none. */
export const periodIndexOf = (planned: PlannedRule, code: DayCode, said?: number): number => {
  const first = planned.periods[0];
  if (first === undefined) return -1;
  const calendarYears = first.unit === 'year' && first.firstMonth % 12 === 0;
  const index = calendarYears
    ? yearOf(planned.rule.yearWindow, code, said) - first.firstMonth / 12
    : Math.floor((monthIn(code) - first.firstMonth) / monthsOf[first.unit]);
  return index >= 0 && index < planned.periods.length ? index : -1;
};
