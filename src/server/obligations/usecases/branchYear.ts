import type { z } from 'zod';
import type { branchYear as contract } from '../../../contract/obligations.js';
import { deadlineOf } from '../../../domain/obligations/belonging.js';
import { parsePeriod } from '../../../domain/obligations/period.js';
import { stateOf } from '../../../domain/obligations/state.js';
import { periodShort } from '../../../domain/shared/official.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namesOf } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { toRuleLine } from '../lines.js';
import { readRules, type RuleInForce } from '../reads/rules.js';
import { yearCells, type YearCellRow } from '../reads/screens.js';

type Reply = z.input<(typeof contract)['reply']>;
type Row = Reply['rows'][number];

const cellOf = (rule: RuleInForce, row: YearCellRow, today: CalendarDay): Row['cells'][number] | null => {
  const period = parsePeriod(row.period);
  if (!period) return null;
  const dated = {
    required: row.required,
    done: row.done,
    deadline: deadlineOf(rule, period),
    leadDays: rule.leadDays,
    graceDays: rule.graceDays,
  };
  return {
    period: row.period,
    label: periodShort(row.period),
    required: row.required,
    done: row.done,
    state: stateOf(dated, today),
  };
};

/** Everything a branch and its groups owe in a year, with states as of today. */
export const yearOfBranch =
  (deps: Deps) =>
  async (tenantId: string, branchId: string, year: number, today: CalendarDay): Promise<Omit<Reply, 'may'>> => {
    const [rules, cells, names] = await Promise.all([
      readRules(deps.pool, tenantId),
      yearCells(deps.pool, tenantId, branchId, year),
      namesOf(deps.pool, tenantId, [branchId], today),
    ]);
    const byId = new Map(rules.map((r) => [r.id, r]));
    const rows = new Map<string, Row>();
    for (const c of cells) {
      const rule = byId.get(c.rule_id);
      const cell = rule && cellOf(rule, c, today);
      if (!rule || !cell) continue;
      const key = `${c.organisation_id} ${c.rule_id}`;
      const row = rows.get(key) ?? {
        organisationId: c.organisation_id,
        groupName: c.group_name,
        rule: toRuleLine(rule, names),
        cells: [],
      };
      row.cells.push(cell);
      rows.set(key, row);
    }
    const order = new Map(rules.map((r, i) => [r.id, i]));
    const sorted = [...rows.values()].sort((a, b) => (order.get(a.rule.id) ?? 0) - (order.get(b.rule.id) ?? 0));
    return { day: today, year, organisation: { id: branchId, shortName: names.get(branchId) ?? '' }, rows: sorted };
  };
