import type { z } from 'zod';
import type { obligationMap } from '../../../contract/obligations.js';
import { mapOf, monthsOfYear } from '../../../domain/obligations/map.js';
import { isBranchKind, organisationKindTitles, type OrganisationKind } from '../../../domain/organisations/kinds.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import {
  branchesBelow,
  childrenOn,
  namesOf,
  newestState,
  organisationOn,
  type OrganisationRow,
} from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { toRuleLine } from '../lines.js';
import { readRules } from '../reads/rules.js';
import { yearSums, yearTallies, type TallyRow } from '../reads/screens.js';

export type MapQuestion = {
  readonly tenantId: string;
  readonly organisationId: string;
  readonly today: CalendarDay;
  readonly year: number;
  readonly rule?: string | undefined;
  readonly page: number;
  readonly size: number;
};

/** A page about a past year shows that year's tree: as it stood on its last day. */
const treeDay = (year: number, today: CalendarDay): CalendarDay =>
  `${year}-12-31` < today ? (`${year}-12-31` as CalendarDay) : today;

const byOrganisation = (rows: readonly TallyRow[], rule: string | undefined): ReadonlyMap<string, TallyRow[]> => {
  const grouped = new Map<string, TallyRow[]>();
  for (const r of rows) {
    if (rule !== undefined && r.ruleId !== rule) continue;
    const known = grouped.get(r.organisation_id);
    if (known) known.push(r);
    else grouped.set(r.organisation_id, [r]);
  }
  return grouped;
};

const isBranch = (o: { readonly kind: string }): boolean => isBranchKind(o.kind as OrganisationKind);

/** Rows are the children; of a branch, the branch itself. Groups are part of their branch. */
const rowsShown = async (
  deps: Deps,
  q: MapQuestion,
  here: OrganisationRow,
  on: CalendarDay,
): Promise<{ total: number; rows: readonly OrganisationRow[] }> =>
  isBranch(here) ? { total: 1, rows: [here] } : childrenOn(deps.db, q.tenantId, here.id, on, q);

/**
 * The map of obligations below an organisation: children × months, each cell a tally, and the same for all below.
 * @throws Refusal notFound where the organisation never existed
 */
export const obligationsMap =
  (deps: Deps) =>
  async (q: MapQuestion): Promise<z.input<(typeof obligationMap)['reply']>> => {
    const on = treeDay(q.year, q.today);
    const here =
      (await organisationOn(deps.db, q.tenantId, q.organisationId, on)) ??
      (await newestState(deps.db, q.tenantId, q.organisationId));
    if (!here) throw new Refusal('notFound');
    const { total, rows } = await rowsShown(deps, q, here, on);
    const branches = rows.filter(isBranch).map((r) => r.id);
    const others = [here.id, ...rows.filter((r) => !isBranch(r)).map((r) => r.id)];
    const [rules, sums, tallies, counts] = await Promise.all([
      readRules(deps.pool, q.tenantId),
      yearSums(deps.pool, q.tenantId, others, q.year),
      yearTallies(deps.pool, q.tenantId, branches, q.year),
      branchesBelow(deps.pool, q.tenantId, rows, on),
    ]);
    const months = monthsOfYear(q.year);
    const toCells = mapOf(rules, months, q.today);
    const grouped = byOrganisation([...sums, ...tallies], q.rule);
    const names = await namesOf(
      deps.pool,
      q.tenantId,
      rules.flatMap((r) => (r.setBy ? [r.setBy] : [])),
      q.today,
    );
    return {
      day: q.today,
      year: q.year,
      months: [...months],
      rules: rules.map((r) => toRuleLine(r, names)),
      total: [...toCells(grouped.get(here.id) ?? [])],
      rows: rows.map((r) => ({
        id: r.id,
        shortName: r.short_name,
        kind: r.kind,
        kindTitle: organisationKindTitles[r.kind as OrganisationKind],
        branchCount: counts.get(r.id) ?? 0,
        cells: [...toCells(grouped.get(r.id) ?? [])],
      })),
      rowCount: total,
    };
  };
