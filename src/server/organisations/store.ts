import { sql, type Insertable, type Kysely } from 'kysely';
import { pathLabel } from '../../domain/access/scope.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type {
  Database,
  OrganisationEventsTable,
  OrganisationStatesTable,
  TenuresTable,
} from '../platform/db/tables.js';
import { newId } from '../platform/ids.js';
import { organisationKey } from '../platform/nameKey.js';

type Db = Kysely<Database>;
/** What may differ from one state to the next. */
export type StateChange = {
  readonly name?: string;
  readonly shortName?: string;
  readonly kind?: string;
  readonly hasCommittee?: boolean;
  readonly parentId?: string;
  readonly path?: string;
};

/** Lock the state in force on a day, so that two changes of one organisation follow one another. */
export const lockState = async (db: Db, tenantId: string, organisationId: string, on: CalendarDay) =>
  db
    .selectFrom('organisation_states as o')
    .selectAll('o')
    .where('o.tenant_id', '=', tenantId)
    .where('o.organisation_id', '=', organisationId)
    .where('o.since', '<=', on)
    .where((e) => e.or([e('o.until', 'is', null), e('o.until', '>', on)]))
    .forUpdate()
    .executeTakeFirst();

const endState = async (db: Db, tenantId: string, stateId: string, until: CalendarDay): Promise<void> => {
  await db
    .updateTable('organisation_states')
    .set({ until })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', stateId)
    .execute();
};

/** From the day on the organisation is otherwise: the running state ends and a new one begins. On its first day it is replaced. */
export const succeedState = async (
  db: Db,
  state: Awaited<ReturnType<typeof lockState>> & object,
  on: CalendarDay,
  change: StateChange,
): Promise<void> => {
  const shortName = change.shortName ?? state.short_name;
  const next = {
    name: change.name ?? state.name,
    short_name: shortName,
    name_key: organisationKey(shortName),
    kind: change.kind ?? state.kind,
    has_committee: change.hasCommittee ?? state.has_committee,
    parent_id: change.parentId ?? state.parent_id,
    path: change.path ?? state.path,
  };
  if (state.since === on) {
    await db
      .updateTable('organisation_states')
      .set(next)
      .where('tenant_id', '=', state.tenant_id)
      .where('id', '=', state.id)
      .execute();
    return;
  }
  await endState(db, state.tenant_id, state.id, on);
  await db
    .insertInto('organisation_states')
    .values({
      ...next,
      tenant_id: state.tenant_id,
      id: newId(),
      organisation_id: state.organisation_id,
      since: on,
      until: state.until,
      unit_name: state.unit_name,
      phone: state.phone,
    })
    .execute();
};

/** The states of everything below a path on a day, and later ones: they move along. */
const statesBelowFrom = async (db: Db, tenantId: string, path: string, on: CalendarDay) =>
  db
    .selectFrom('organisation_states as o')
    .selectAll('o')
    .where('o.tenant_id', '=', tenantId)
    .where(sql<boolean>`o.path <@ ${path}::ltree and o.path <> ${path}::ltree`)
    .where((e) => e.or([e('o.until', 'is', null), e('o.until', '>', on)]))
    .execute();

/** Give everything below a moved organisation its new path from the day on. */
export const movePathsBelow = async (
  db: Db,
  tenantId: string,
  from: string,
  to: string,
  on: CalendarDay,
): Promise<void> => {
  for (const state of await statesBelowFrom(db, tenantId, from, on)) {
    const path = `${to}${state.path.slice(from.length)}`;
    if (state.since >= on)
      await db
        .updateTable('organisation_states')
        .set({ path })
        .where('tenant_id', '=', tenantId)
        .where('id', '=', state.id)
        .execute();
    else await succeedState(db, state, on, { path });
  }
};

/** The organisation is no more from the day on; terms and tenures end with it. */
export const endOrganisation = async (
  db: Db,
  state: { readonly tenant_id: string; readonly id: string; readonly organisation_id: string },
  on: CalendarDay,
): Promise<void> => {
  await endState(db, state.tenant_id, state.id, on);
  await db
    .updateTable('tenures')
    .set({ until: on })
    .where('tenant_id', '=', state.tenant_id)
    .where('organisation_id', '=', state.organisation_id)
    .where('since', '<', on)
    .where((e) => e.or([e('until', 'is', null), e('until', '>', on)]))
    .execute();
};

export type NewOrganisation = {
  readonly tenantId: string;
  readonly parentId: string;
  readonly parentPath: string;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  readonly code: string | null;
  readonly hasCommittee: boolean;
  readonly since: CalendarDay;
};

export const insertOrganisation = async (db: Db, o: NewOrganisation): Promise<string> => {
  const id = newId();
  await db.insertInto('organisations').values({ tenant_id: o.tenantId, id, code: o.code }).execute();
  const state: Insertable<OrganisationStatesTable> = {
    tenant_id: o.tenantId,
    id: newId(),
    organisation_id: id,
    since: o.since,
    kind: o.kind,
    name: o.name,
    short_name: o.shortName,
    name_key: organisationKey(o.shortName),
    parent_id: o.parentId,
    path: `${o.parentPath}.${pathLabel(id)}`,
    has_committee: o.hasCommittee,
  };
  await db.insertInto('organisation_states').values(state).execute();
  return id;
};

export const insertEvent = async (db: Db, event: Omit<Insertable<OrganisationEventsTable>, 'id'>): Promise<void> => {
  await db
    .insertInto('organisation_events')
    .values({ ...event, id: newId() })
    .execute();
};

/**
 * From the day on the members of one branch belong to another; their group does not go with them. Who has left since goes for
 * that time only, who has come since belongs to the other from the beginning.
 */
export const moveMembers = async (
  db: Db,
  tenantId: string,
  fromId: string,
  toId: string,
  on: CalendarDay,
): Promise<void> => {
  const running = await db
    .selectFrom('affiliations as f')
    .select(['f.id', 'f.person_id', 'f.since', 'f.until'])
    .where('f.tenant_id', '=', tenantId)
    .where('f.organisation_id', '=', fromId)
    .where((e) => e.or([e('f.until', 'is', null), e('f.until', '>', on)]))
    .execute();
  const [split, whole] = [running.filter((f) => f.since < on), running.filter((f) => f.since >= on)];
  const change = (changed: readonly { readonly id: string }[], values: object) =>
    changed.length === 0
      ? null
      : db
          .updateTable('affiliations')
          .set(values)
          .where('tenant_id', '=', tenantId)
          .where(
            'id',
            'in',
            changed.map((f) => f.id),
          )
          .execute();
  await change(split, { until: on });
  await change(whole, { organisation_id: toId, group_id: null });
  if (split.length === 0) return;
  const moved = { tenant_id: tenantId, organisation_id: toId, since: on };
  await db
    .insertInto('affiliations')
    .values(split.map((f) => ({ ...moved, id: newId(), person_id: f.person_id, until: f.until })))
    .execute();
};

export const insertTenure = async (db: Db, tenure: Omit<Insertable<TenuresTable>, 'id'>): Promise<string> => {
  const id = newId();
  await db
    .insertInto('tenures')
    .values({ ...tenure, id })
    .execute();
  return id;
};

/** An end that has been set may be brought forward, not put off: who stays takes the post anew. */
export const setTenureEnd = async (
  db: Db,
  tenantId: string,
  organisationId: string,
  id: string,
  until: CalendarDay,
): Promise<boolean> => {
  const done = await db
    .updateTable('tenures')
    .set({ until })
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .where('since', '<', until)
    .where((e) => e.or([e('until', 'is', null), e('until', '>', until)]))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};
