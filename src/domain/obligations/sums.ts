import { addDays, type CalendarDay } from '../shared/calendarDay.js';
import type { OrganisationFacts } from './facts.js';
import type { Period } from './period.js';
import { forEachCell, type Sheet } from './sheet.js';

/** How many obligations below an organisation apply in a period, and how many of them are met. */
export type ObligationSum = {
  readonly label: string;
  readonly ruleId: string;
  readonly period: string;
  readonly applicable: number;
  readonly met: number;
};

/**
 * The path under which an organisation's obligations of a period are summed: that of the period's last day, or the last it had
 * before. So a branch that moves in July stays in its former committee's figures up to June.
 */
export const pathForPeriod = (
  states: readonly { readonly since: CalendarDay | null; readonly path: string }[],
  period: Pick<Period, 'end'>,
): string | null => {
  const last: CalendarDay = addDays(period.end, -1);
  const reached = states.filter((s) => s.since === null || s.since <= last);
  return (reached.at(-1) ?? states[0])?.path ?? null;
};

/** The labels of everything above an organisation, from its path. */
export const labelsAbove = (path: string): readonly string[] => path.split('.').slice(0, -1);

type Table = { readonly applicable: Int32Array; readonly met: Int32Array };

/** Sum a sheet for everything above the branches in it. Only cells that apply are summed. */
export const sumsAbove = (sheet: Sheet): readonly ObligationSum[] => {
  const tables = new Map<string, Table>();
  const tableOf = (label: string): Table => {
    const known = tables.get(label);
    if (known) return known;
    const fresh = { applicable: new Int32Array(sheet.plan.cells), met: new Int32Array(sheet.plan.cells) };
    tables.set(label, fresh);
    return fresh;
  };
  const above = ancestorTables(tableOf);
  forEachCell(sheet, (bearer, planned, period, required, done) => {
    if (required === 0) return;
    const cell = planned.firstCell + planned.periods.indexOf(period);
    for (const table of above(bearer.organisation, period)) {
      table.applicable[cell] = (table.applicable[cell] ?? 0) + 1;
      if (done >= required) table.met[cell] = (table.met[cell] ?? 0) + 1;
    }
  });
  return [...tables].flatMap(([label, table]) => rowsOf(sheet, label, table));
};

/** Most branches have one state and so one list of ancestors for all periods: it is found once. */
const ancestorTables = (tableOf: (label: string) => Table) => {
  let last: OrganisationFacts | null = null;
  let lists = new Map<string, readonly Table[]>();
  return (organisation: OrganisationFacts, period: Period): readonly Table[] => {
    if (organisation !== last) {
      last = organisation;
      lists = new Map();
    }
    const path =
      organisation.states.length === 1
        ? (organisation.states[0]?.path ?? '')
        : (pathForPeriod(organisation.states, period) ?? '');
    const known = lists.get(path);
    if (known) return known;
    const found = labelsAbove(path).map(tableOf);
    lists.set(path, found);
    return found;
  };
};

const rowsOf = (sheet: Sheet, label: string, table: Table): ObligationSum[] =>
  sheet.plan.rules.flatMap(({ rule, periods, firstCell }) =>
    periods.flatMap((p, i) => {
      const applicable = table.applicable[firstCell + i] ?? 0;
      return applicable === 0
        ? []
        : [{ label, ruleId: rule.id, period: p.name, applicable, met: table.met[firstCell + i] ?? 0 }];
    }),
  );
