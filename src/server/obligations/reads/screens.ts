import type { Tally } from '../../../domain/obligations/map.js';
import type { Queryable } from '../../platform/db/pool.js';
import { namedStatement } from '../../platform/db/pool.js';

export type TallyRow = Tally & { readonly organisation_id: string };

/** Sums of a year for some organisations, with the deltas that are not folded yet. Periods compare as text: '2026' ≤ p < '2027'. */
const sumsOf = namedStatement<TallyRow, readonly [string, readonly string[], string, string]>(
  'obligation sums of a year',
  `select x.organisation_id, x.rule_id as "ruleId", x.period, sum(x.applicable)::int as applicable, sum(x.met)::int as met
   from (
     select s.organisation_id, s.rule_id, s.period, s.applicable, s.met from obligation_sums s
     where s.tenant_id = $1 and s.organisation_id = any($2::uuid[]) and s.period >= $3 and s.period < $4
     union all
     select d.organisation_id, d.rule_id, d.period, d.applicable, d.met from obligation_deltas d
     where d.tenant_id = $1 and d.organisation_id = any($2::uuid[]) and d.period >= $3 and d.period < $4
   ) x
   group by x.organisation_id, x.rule_id, x.period`,
);

/** The same for branches: their own obligations and those of their groups. */
const talliesOfBranches = namedStatement<TallyRow, readonly [string, readonly string[], string, string]>(
  'obligation tallies of branches',
  `select coalesce(b.branch_id, c.organisation_id) as organisation_id, c.rule_id as "ruleId", c.period,
     count(*)::int as applicable, count(*) filter (where c.done >= c.required)::int as met
   from obligation_counts c
   join (
     select i.id, i.id as branch_id from unnest($2::uuid[]) i(id)
     union
     select g.organisation_id, g.parent_id from organisation_states g where g.tenant_id = $1 and g.kind = 'group' and g.parent_id = any($2::uuid[])
   ) b on b.id = c.organisation_id
   where c.tenant_id = $1 and c.period >= $3 and c.period < $4 and c.required > 0
   group by 1, 2, 3`,
);

const bounds = (year: number): readonly [string, string] => [String(year), String(year + 1)];

export const yearSums = (
  on: Queryable,
  tenantId: string,
  ids: readonly string[],
  year: number,
): Promise<readonly TallyRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : sumsOf(on, [tenantId, ids, ...bounds(year)]);
export const yearTallies = (
  on: Queryable,
  tenantId: string,
  branchIds: readonly string[],
  year: number,
): Promise<readonly TallyRow[]> =>
  branchIds.length === 0 ? Promise.resolve([]) : talliesOfBranches(on, [tenantId, branchIds, ...bounds(year)]);

export type YearCellRow = {
  readonly organisation_id: string;
  readonly group_name: string | null;
  readonly rule_id: string;
  readonly period: string;
  readonly required: number;
  readonly done: number;
};

/** Everything a branch and its groups owe and did in a year. */
const cellsOfBranch = namedStatement<YearCellRow, readonly [string, string, string, string]>(
  'obligation cells of a branch',
  `select c.organisation_id, b.group_name, c.rule_id, c.period, c.required, c.done
   from obligation_counts c
   join (
     select $2::uuid as id, null::text as group_name
     union
     select distinct on (g.organisation_id) g.organisation_id, g.short_name from organisation_states g
     where g.tenant_id = $1 and g.kind = 'group' and g.parent_id = $2::uuid
   ) b on b.id = c.organisation_id
   where c.tenant_id = $1 and c.period >= $3 and c.period < $4
   order by b.group_name nulls first, c.rule_id, c.period`,
);
export const yearCells = (
  on: Queryable,
  tenantId: string,
  branchId: string,
  year: number,
): Promise<readonly YearCellRow[]> => cellsOfBranch(on, [tenantId, branchId, ...bounds(year)]);
