import { sql, type Kysely } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { inForce } from '../../platform/db/dated.js';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;

export type SecretaryTenure = {
  readonly id: string;
  readonly organisation_id: string;
  readonly person_id: string | null;
  readonly holder_name: string;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
};
export type StandingSecretary = Pick<SecretaryTenure, 'id' | 'organisation_id' | 'person_id' | 'holder_name'>;

const secretaries = (db: Db, tenantId: string) =>
  db
    .selectFrom('tenures as t')
    .select(['t.id', 't.organisation_id', 't.person_id', 't.holder_name', 't.since', 't.until'])
    .where('t.tenant_id', '=', tenantId)
    .where('t.post', '=', 'secretary');

/** The secretaries of the tenant on a day. */
export const secretariesOn = (db: Db, tenantId: string, on: CalendarDay): Promise<readonly StandingSecretary[]> =>
  secretaries(db, tenantId).where(inForce('t', on)).execute();

/** Everybody who ever was or will be secretary of some organisations, in order of time. */
export const secretariesEver = (
  db: Db,
  tenantId: string,
  organisationIds: readonly string[],
): Promise<readonly SecretaryTenure[]> =>
  secretaries(db, tenantId)
    .where(sql<boolean>`t.organisation_id = any(${sql.val([...organisationIds])}::uuid[])`)
    .orderBy('t.since')
    .execute();

/** The last term of each organisation that has one. */
export const lastTerms = async (db: Db, tenantId: string) => {
  const rows = await db
    .selectFrom('terms as t')
    .distinctOn('t.organisation_id')
    .select(['t.id', 't.organisation_id', 't.since', 't.ends_on'])
    .where('t.tenant_id', '=', tenantId)
    .orderBy('t.organisation_id')
    .orderBy('t.ends_on', 'desc')
    .execute();
  return new Map(rows.map((r) => [r.organisation_id, r]));
};

/** The day of the last roster before a day, by branch: of an earlier import, or the day on which somebody was placed there by hand. */
export const rostersBefore = async (
  db: Db,
  tenantId: string,
  asOf: CalendarDay,
): Promise<ReadonlyMap<string, CalendarDay>> => {
  const found = await sql<{ id: string; on_day: CalendarDay }>`
    select f.organisation_id as id, max(coalesce(i.as_of, f.since)) as on_day from affiliations f
    left join imports i on i.tenant_id = f.tenant_id and i.id = f.import_id
    where f.tenant_id = ${tenantId} and coalesce(i.as_of, f.since) < ${asOf}
    group by f.organisation_id`.execute(db);
  return new Map(found.rows.map((r) => [r.id, r.on_day]));
};

/** People of some names who belong on a day to a branch, with the path of the branch. */
export const peopleNamed = async (db: Db, tenantId: string, names: readonly string[], on: CalendarDay) => {
  const found = await sql<{ id: string; name: string; path: string }>`
    select p.id, p.name, o.path::text as path
    from people p
    join affiliations f on f.tenant_id = p.tenant_id and f.person_id = p.id and ${inForce('f', on)}
    join organisation_states o on o.tenant_id = f.tenant_id and o.organisation_id = f.organisation_id and ${inForce('o', on)}
    where p.tenant_id = ${tenantId} and p.name = any(${sql.val([...names])}::text[])`.execute(db);
  return found.rows;
};
