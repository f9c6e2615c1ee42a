import type { z } from 'zod';
import type { obligationMap } from '../../../contract/obligations.js';
import { mapPlaces, monthsOfYear, rowOf } from '../../../domain/obligations/map.js';
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
import { mapCells, type MapCellRow } from '../reads/screens.js';

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

const byOrganisation = (cells: readonly MapCellRow[]): ReadonlyMap<string, MapCellRow[]> => {
  const grouped = new Map<string, MapCellRow[]>();
  for (const c of cells) {
    const known = grouped.get(c.organisation_id);
    if (known) known.push(c);
    else grouped.set(c.organisation_id, [c]);
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
  isBranch(here) ? { total: 1, rows: [here] } : childrenOn(deps.pool, q.tenantId, here.id, on, q);

/**
 * The map of obligations below an organisation: children × months, each cell a tally, and the same for all below.
 * @throws Refusal notFound where the organisation never existed
 */
export const obligationsMap =
  (deps: Deps) =>
  async (q: MapQuestion): Promise<z.input<(typeof obligationMap)['reply']>> => {
    const on = treeDay(q.year, q.today);
    const here =
      (await organisationOn(deps.pool, q.tenantId, q.organisationId, on)) ??
      (await newestState(deps.db, q.tenantId, q.organisationId));
    if (!here) throw new Refusal('notFound');
    const [{ total, rows }, rules] = await Promise.all([
      rowsShown(deps, q, here, on),
      readRules(deps.pool, q.tenantId),
    ]);
    const asked = {
      above: [here, ...rows].filter((o) => !isBranch(o)).map((o) => o.id),
      branches: rows.filter(isBranch).map((o) => o.id),
    };
    const shown = q.rule === undefined ? rules : rules.filter((r) => r.id === q.rule);
    const setBy = rules.flatMap((r) => (r.setBy ? [r.setBy] : []));
    const [cells, counts, names] = await Promise.all([
      mapCells(deps.pool, q.tenantId, asked, q.year, mapPlaces(shown, q.year, q.today)),
      branchesBelow(deps.pool, q.tenantId, rows, on),
      namesOf(deps.pool, q.tenantId, setBy, q.today),
    ]);
    const grouped = byOrganisation(cells);
    const months = monthsOfYear(q.year);
    const cellsOf = (id: string) => [...rowOf(months, grouped.get(id) ?? [])];
    return {
      day: q.today,
      year: q.year,
      months: [...months],
      rules: rules.map((r) => toRuleLine(r, names)),
      total: cellsOf(here.id),
      rows: rows.map((r) => ({
        id: r.id,
        shortName: r.short_name,
        kind: r.kind,
        kindTitle: organisationKindTitles[r.kind as OrganisationKind],
        branchCount: counts.get(r.id) ?? 0,
        cells: cellsOf(r.id),
      })),
      rowCount: total,
    };
  };
