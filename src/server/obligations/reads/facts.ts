import { sql, type Kysely } from 'kysely';
import type { RecordKind } from '../../../domain/meetings/recordKind.js';
import type {
  OrganisationFacts,
  OrganisationState,
  RecordFact,
  GroupFacts,
} from '../../../domain/obligations/facts.js';
import { traitsOfName } from '../../../domain/obligations/traits.js';
import type { OrganisationKind } from '../../../domain/organisations/kinds.js';
import { sinceEver, type CalendarDay, type PartialDay } from '../../../domain/shared/calendarDay.js';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;
type StateRow = {
  readonly organisation_id: string;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
  readonly kind: string;
  readonly short_name: string;
  readonly parent_id: string | null;
  readonly path: string;
  readonly has_committee: boolean;
};

/** Branches with their groups and names: all of the tenant, or only those asked about (groups come with their branch). */
export type FactsRead = {
  readonly organisations: readonly OrganisationFacts[];
  readonly shortNames: ReadonlyMap<string, string>;
};

const bearing = sql<boolean>`o.kind in ('branch', 'jointBranch', 'temporaryBranch', 'group')`;

const known = (since: CalendarDay): CalendarDay | null => (since === sinceEver ? null : since);

const stateRows = async (db: Db, tenantId: string, ids: readonly string[] | 'all'): Promise<readonly StateRow[]> => {
  let q = db
    .selectFrom('organisation_states as o')
    .select([
      'o.organisation_id',
      'o.since',
      'o.until',
      'o.kind',
      'o.short_name',
      'o.parent_id',
      'o.path',
      'o.has_committee',
    ])
    .where('o.tenant_id', '=', tenantId)
    .where(bearing);
  if (ids !== 'all') {
    const list = sql`any(${sql.val([...ids])}::uuid[])`;
    q = q.where(
      sql<boolean>`(o.organisation_id = ${list} or (o.kind = 'group' and o.organisation_id in (
        select g.organisation_id from organisation_states g where g.tenant_id = ${tenantId} and g.kind = 'group' and g.parent_id = ${list})))`,
    );
  }
  return q.orderBy('o.organisation_id').orderBy('o.since').execute();
};

const stateOf = (r: StateRow): OrganisationState => ({
  since: known(r.since),
  until: r.until,
  kind: r.kind as OrganisationKind,
  hasCommittee: r.has_committee,
  path: r.path,
  traits: traitsOfName(r.short_name),
});

/** Each group once, however many states it went through, under the branch to which it belongs by its newest. */
const groupsByBranch = (rows: readonly StateRow[]): ReadonlyMap<string, readonly GroupFacts[]> => {
  const groups = new Map<string, GroupFacts & { readonly branchId: string }>();
  for (const r of rows)
    groups.set(r.organisation_id, {
      id: r.organisation_id,
      name: r.short_name,
      since: groups.has(r.organisation_id) ? (groups.get(r.organisation_id)?.since ?? null) : known(r.since),
      until: r.until,
      branchId: r.parent_id ?? '',
    });
  const byBranch = new Map<string, GroupFacts[]>();
  for (const { branchId, ...group } of groups.values()) {
    const list = byBranch.get(branchId);
    if (list) list.push(group);
    else byBranch.set(branchId, [group]);
  }
  return byBranch;
};

/** Load the dated history that obligations rest on. */
export const readFacts = async (db: Db, tenantId: string, ids: readonly string[] | 'all'): Promise<FactsRead> => {
  const rows = await stateRows(db, tenantId, ids);
  const states = new Map<string, OrganisationState[]>();
  const groups = groupsByBranch(rows.filter((r) => r.kind === 'group'));
  const shortNames = new Map(rows.map((r) => [r.organisation_id, r.short_name]));
  for (const r of rows) {
    if (r.kind === 'group') continue;
    const own = states.get(r.organisation_id);
    if (own) own.push(stateOf(r));
    else states.set(r.organisation_id, [stateOf(r)]);
  }
  const organisations = [...states].map(([id, own]) => ({ id, states: own, groups: groups.get(id) ?? [] }));
  return { organisations, shortNames };
};

/** A day as records keep it: where only the month is known, the month. */
export const partialDay = (heldOn: CalendarDay, dayKnown: boolean): CalendarDay | PartialDay =>
  dayKnown ? heldOn : (heldOn.slice(0, 7) as PartialDay);

/** Records of some branches and their groups, of some days; for all of a tenant use `copyOutRecords`. */
export const readRecords = async (
  db: Db,
  tenantId: string,
  bearerIds: readonly string[],
  from: CalendarDay,
  until: CalendarDay,
): Promise<readonly RecordFact[]> => {
  const rows = await db
    .selectFrom('meeting_kinds as k')
    .select(['k.meeting_id', 'k.organisation_id', 'k.kind', 'k.held_on', 'k.day_known', 'k.belongs_to_year'])
    .where('k.tenant_id', '=', tenantId)
    .where(sql<boolean>`k.organisation_id = any(${sql.val([...bearerIds])}::uuid[])`)
    .where('k.held_on', '>=', from)
    .where('k.held_on', '<', until)
    .execute();
  return rows.map((r) => ({
    id: r.meeting_id,
    organisationId: r.organisation_id,
    kind: r.kind as RecordKind,
    day: partialDay(r.held_on, r.day_known),
    ...(r.belongs_to_year !== null && { belongsToYear: r.belongs_to_year }),
  }));
};
