import { sql, type Kysely } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { inForce } from '../../platform/db/dated.js';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;

export type TenureRow = {
  readonly id: string;
  readonly post: string;
  readonly person_id: string | null;
  readonly holder_name: string;
  readonly since: CalendarDay;
  readonly since_inferred: boolean;
  readonly until: CalendarDay | null;
};
export type TermRow = {
  readonly since: CalendarDay;
  readonly since_inferred: boolean;
  readonly ends_on: CalendarDay;
  readonly extended_to: CalendarDay | null;
};
export type EventRow = {
  readonly id: string;
  readonly kind: string;
  readonly on_day: CalendarDay;
  readonly detail: unknown;
  readonly reason: string | null;
  readonly recorded_at: Date;
  readonly by: string | null;
};

export const tenuresOn = async (
  db: Db,
  tenantId: string,
  organisationId: string,
  on: CalendarDay,
): Promise<readonly TenureRow[]> =>
  (await db
    .selectFrom('tenures as t')
    .select(['t.id', 't.post', 't.person_id', 't.holder_name', 't.since', 't.since_inferred', 't.until'])
    .where('t.tenant_id', '=', tenantId)
    .where('t.organisation_id', '=', organisationId)
    .where(inForce('t', on))
    .execute()) as readonly TenureRow[];

/** Whoever is secretary on a day or later. */
export const secretaryFrom = async (
  db: Db,
  tenantId: string,
  organisationId: string,
  on: CalendarDay,
): Promise<{ readonly holder_name: string } | undefined> =>
  db
    .selectFrom('tenures as t')
    .select('t.holder_name')
    .where('t.tenant_id', '=', tenantId)
    .where('t.organisation_id', '=', organisationId)
    .where('t.post', '=', 'secretary')
    .where((e) => e.or([e('t.until', 'is', null), e('t.until', '>', on)]))
    .orderBy('t.since')
    .limit(1)
    .executeTakeFirst();

/** The term that runs on the day, or the last that had begun by then. */
export const termOn = async (
  db: Db,
  tenantId: string,
  organisationId: string,
  on: CalendarDay,
): Promise<TermRow | undefined> =>
  (await db
    .selectFrom('terms as t')
    .select(['t.since', 't.since_inferred', 't.ends_on', 't.extended_to'])
    .where('t.tenant_id', '=', tenantId)
    .where('t.organisation_id', '=', organisationId)
    .where('t.since', '<=', on)
    .orderBy('t.since', 'desc')
    .limit(1)
    .executeTakeFirst()) as TermRow | undefined;

export const eventsOf = async (db: Db, tenantId: string, organisationId: string): Promise<readonly EventRow[]> =>
  (await db
    .selectFrom('organisation_events as e')
    .leftJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'e.tenant_id').onRef('a.id', '=', 'e.recorded_by'))
    .select(['e.id', 'e.kind', 'e.on_day', 'e.detail', 'e.reason', 'e.recorded_at', 'a.display_name as by'])
    .where('e.tenant_id', '=', tenantId)
    .where('e.organisation_id', '=', organisationId)
    .orderBy('e.on_day', 'desc')
    .orderBy('e.recorded_at', 'desc')
    .limit(200)
    .execute()) as readonly EventRow[];

/** When it was set up (null: not known) and dissolved. */
export const lifeOf = async (
  db: Db,
  tenantId: string,
  organisationId: string,
): Promise<{ readonly founded: CalendarDay | null; readonly dissolved: CalendarDay | null }> => {
  const found = await sql<{ founded: CalendarDay | null; dissolved: CalendarDay | null }>`
    select min(o.since) as founded, case when bool_or(o.until is null) then null else max(o.until) end as dissolved
    from organisation_states o where o.tenant_id = ${tenantId} and o.organisation_id = ${organisationId}`.execute(db);
  return found.rows[0] ?? { founded: null, dissolved: null };
};

/** Branches and groups at or below a path on a day: ids with their kinds. */
export const bearersBelow = (
  db: Db,
  tenantId: string,
  path: string,
  on: CalendarDay,
): Promise<{ id: string; kind: string; parent_id: string | null }[]> =>
  db
    .selectFrom('organisation_states as o')
    .select(['o.organisation_id as id', 'o.kind', 'o.parent_id'])
    .where('o.tenant_id', '=', tenantId)
    .where(sql<boolean>`o.path <@ ${path}::ltree`)
    .where(inForce('o', on))
    .where('o.kind', 'in', ['branch', 'jointBranch', 'temporaryBranch', 'group'])
    .execute();

/** Full names of the organisations directly below another on a day. */
export const siblingsOf = async (
  db: Db,
  tenantId: string,
  parentId: string,
  on: CalendarDay,
): Promise<readonly string[]> => {
  if (parentId === '') return [];
  const rows = await db
    .selectFrom('organisation_states as o')
    .select('o.name')
    .where('o.tenant_id', '=', tenantId)
    .where('o.parent_id', '=', parentId)
    .where(inForce('o', on))
    .execute();
  return rows.map((r) => r.name);
};
