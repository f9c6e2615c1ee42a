import type { MapPlace, MonthCell } from '../../../domain/obligations/map.js';
import type { Queryable } from '../../platform/db/pool.js';
import { freshStatement, namedStatement } from '../../platform/db/pool.js';

export type MapCellRow = MonthCell & { readonly organisation_id: string };
type Placed = readonly [
  tenantId: string,
  organisationIds: readonly string[],
  ruleIds: readonly string[],
  periods: readonly string[],
  months: readonly string[],
  unmet: readonly string[],
  firstYear: string,
  nextYear: string,
];

/**
 * Added up by month, and what is not met by the state it is in: a committee's page is a few hundred rows, whatever the rules.
 * Periods compare as text: '2026' ≤ p < '2027'.
 */
const byMonth = (counted: string): string => `
  select x.organisation_id, p.month as period, sum(x.applicable)::int as applicable, sum(x.met)::int as met,
    coalesce(sum(x.applicable - x.met) filter (where p.unmet = 'due'), 0)::int as due,
    coalesce(sum(x.applicable - x.met) filter (where p.unmet = 'approaching'), 0)::int as approaching,
    coalesce(sum(x.applicable - x.met) filter (where p.unmet = 'overdue'), 0)::int as overdue
  from (${counted}) x
  join unnest($3::text[], $4::text[], $5::text[], $6::text[]) p (rule_id, period, month, unmet)
    on p.rule_id = x.rule_id and p.period = x.period
  group by x.organisation_id, p.month`;

/** Of organisations above branches: the sums kept, with the deltas that are not folded yet. */
const sumsOf = freshStatement<MapCellRow, Placed>(
  byMonth(`
    select s.organisation_id, s.rule_id, s.period, s.applicable, s.met from obligation_sums s
    where s.tenant_id = $1 and s.organisation_id = any($2::uuid[]) and s.period >= $7 and s.period < $8
    union all
    select d.organisation_id, d.rule_id, d.period, d.applicable, d.met from obligation_deltas d
    where d.tenant_id = $1 and d.organisation_id = any($2::uuid[]) and d.period >= $7 and d.period < $8`),
);

/** Of branches: their own obligations and those of their groups. */
const talliesOf = freshStatement<MapCellRow, Placed>(
  byMonth(`
    select b.branch_id as organisation_id, c.rule_id, c.period, 1 as applicable, (c.done >= c.required)::int as met
    from obligation_counts c
    join (
      select i.id, i.id as branch_id from unnest($2::uuid[]) i(id)
      union
      select g.organisation_id, g.parent_id from organisation_states g where g.tenant_id = $1 and g.kind = 'group' and g.parent_id = any($2::uuid[])
    ) b on b.id = c.organisation_id
    where c.tenant_id = $1 and c.required > 0 and c.period >= $7 and c.period < $8`),
);

const bounds = (year: number): readonly [string, string] => [String(year), String(year + 1)];

/** The cells of a map for organisations above branches, and for branches; a month without obligations has none. */
export const mapCells = async (
  on: Queryable,
  tenantId: string,
  asked: { readonly above: readonly string[]; readonly branches: readonly string[] },
  year: number,
  places: readonly MapPlace[],
): Promise<readonly MapCellRow[]> => {
  const placed = [
    places.map((p) => p.ruleId),
    places.map((p) => p.period),
    places.map((p) => p.month),
    places.map((p) => p.unmet),
    ...bounds(year),
  ] as const;
  const found = await Promise.all([
    asked.above.length === 0 ? [] : sumsOf(on, [tenantId, asked.above, ...placed]),
    asked.branches.length === 0 ? [] : talliesOf(on, [tenantId, asked.branches, ...placed]),
  ]);
  return found.flat();
};

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
