import { parsePeriod } from '../../domain/obligations/period.js';
import { groupNumber } from '../../domain/organisations/groupOrder.js';

type Cell = { readonly period: string };
/** A cell and how many of the twelve month columns it takes; a gap where nothing is asked. */
export type Span<C> = { readonly columns: number; readonly cell: C | null };

/** Lays the periods of a row over the months of a year: a quarter takes three columns, a year twelve. */
export const spansOf = <C extends Cell>(cells: readonly C[], year: number): readonly Span<C>[] => {
  const january = year * 12;
  const spans: Span<C>[] = [];
  let next = 0;
  for (const cell of cells) {
    const period = parsePeriod(cell.period);
    if (!period) continue;
    const from = Math.max(0, period.firstMonth - january);
    const until = Math.min(12, period.endMonth - january);
    if (until <= next || from < next) continue;
    if (from > next) spans.push({ columns: from - next, cell: null });
    spans.push({ columns: until - from, cell });
    next = until;
  }
  if (next < 12) spans.push({ columns: 12 - next, cell: null });
  return spans;
};

type Stated = { readonly rule: { readonly id: string }; readonly cells: readonly { readonly state: string }[] };
/** Rows of which something is asked this year, and those that do not apply in any period, here or in a group. */
export const byApplying = <R extends Stated>(
  rows: readonly R[],
): { readonly asked: readonly R[]; readonly notAsked: readonly R[] } => {
  const asked = rows.filter((row) => row.cells.some((cell) => cell.state !== 'notApplicable'));
  const rules = new Set(asked.map((row) => row.rule.id));
  return { asked, notAsked: rows.filter((row) => !rules.has(row.rule.id)) };
};

type Grouped = { readonly rule: { readonly id: string }; readonly groupName?: string | null };
/** Groups of a demand by their number, not by their spelling; demands stay where they are. */
export const inGroupOrder = <R extends Grouped>(rows: readonly R[]): readonly R[] => {
  const place = new Map<string, number>();
  for (const row of rows) if (!place.has(row.rule.id)) place.set(row.rule.id, place.size);
  const at = (row: R): number => place.get(row.rule.id) ?? 0;
  const number = (row: R): number => (row.groupName ? groupNumber(row.groupName) || 1000 : 0);
  // Chromium 109 has no toSorted.
  return [...rows].sort((a, b) => at(a) - at(b) || number(a) - number(b));
};

/** Which cell is open, as it stands in the address. */
export type OpenCell = { readonly organisationId: string; readonly ruleId: string; readonly period: string };
export const cellParam = (c: OpenCell): string => [c.organisationId, c.period, c.ruleId].join('~');
export const openCellOf = (text: string): OpenCell | null => {
  const [organisationId, period, ...rule] = text.split('~');
  const ruleId = rule.join('~');
  return organisationId && period && ruleId ? { organisationId, period, ruleId } : null;
};
