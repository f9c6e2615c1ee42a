import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/tables.js';
import type { Place, Scope } from '../../../domain/access/scope.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';

type Db = Kysely<Database>;
export type HoldingRow = {
  readonly what: string;
  readonly organisation_id: string;
  readonly kind: string;
  readonly name: string;
  readonly path: string;
};
export type SessionRow = {
  readonly tenant_id: string;
  readonly account_id: string;
  readonly last_seen_at: Date;
  readonly ends_at: Date;
  readonly person_id: string | null;
  readonly display_name: string;
  readonly must_change: boolean;
  readonly tenant_name: string;
  readonly demo: boolean;
  readonly root_id: string;
  readonly appointments: readonly HoldingRow[];
  readonly tenures: readonly HoldingRow[];
  readonly affiliations: readonly HoldingRow[];
};

const inForce = (alias: string, on: CalendarDay) =>
  sql`${sql.ref(`${alias}.since`)} <= ${on} and (${sql.ref(`${alias}.until`)} is null or ${sql.ref(`${alias}.until`)} > ${on})`;

const holdings = (from: ReturnType<typeof sql>, what: ReturnType<typeof sql>, on: CalendarDay) => sql`
  coalesce((
    select json_agg(json_build_object('what', ${what}, 'organisation_id', o.organisation_id, 'kind', o.kind, 'name', o.short_name, 'path', o.path::text))
    from ${from}
    join organisation_states o on o.tenant_id = a.tenant_id and o.organisation_id = h.organisation_id and ${inForce('o', on)}
    where ${inForce('h', on)}
  ), '[]')`;

/** The session with its account, tenant and everything held on the day, in one statement; undefined where there is none. */
export const sessionByToken = async (db: Db, tokenHash: Buffer, on: CalendarDay): Promise<SessionRow | undefined> => {
  const found = await sql<SessionRow>`
    select s.tenant_id, s.account_id, s.last_seen_at, s.ends_at, a.person_id, a.display_name, a.must_change,
      t.name as tenant_name, t.demo,
      (select r.organisation_id from organisation_states r where r.tenant_id = s.tenant_id and r.parent_id is null limit 1) as root_id,
      ${holdings(sql`(select p.* from appointments p where p.tenant_id = a.tenant_id and p.account_id = a.id) h`, sql`h.role`, on)} as appointments,
      ${holdings(sql`(select p.* from tenures p where p.tenant_id = a.tenant_id and p.person_id = a.person_id) h`, sql`h.post`, on)} as tenures,
      ${holdings(sql`(select p.* from affiliations p where p.tenant_id = a.tenant_id and p.person_id = a.person_id) h`, sql`'member'`, on)} as affiliations
    from sessions s
    join accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id and a.closed_at is null
    join tenants t on t.id = s.tenant_id
    where s.token_hash = ${tokenHash}`.execute(db);
  return found.rows[0];
};

/** The newest path of an organisation (also of a dissolved one); null where there is none in the tenant. */
const organisationPlace = async (db: Db, tenantId: string, id: string): Promise<Place | null> => {
  const found = await db
    .selectFrom('organisation_states as o')
    .select('o.path')
    .where('o.tenant_id', '=', tenantId)
    .where('o.organisation_id', '=', id)
    .orderBy('o.since', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ? { path: found.path } : null;
};

const personPlace = async (db: Db, tenantId: string, id: string): Promise<Place | null> => {
  const found = await db
    .selectFrom('affiliations as f')
    .innerJoin('organisation_states as o', (j) =>
      j.onRef('o.tenant_id', '=', 'f.tenant_id').onRef('o.organisation_id', '=', 'f.organisation_id'),
    )
    .select('o.path')
    .where('f.tenant_id', '=', tenantId)
    .where('f.person_id', '=', id)
    .orderBy('f.since', 'desc')
    .orderBy('o.since', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ? { path: found.path, personId: id } : null;
};

const meetingPlace = async (db: Db, tenantId: string, id: string): Promise<Place | null> => {
  const found = await db
    .selectFrom('meetings as m')
    .innerJoin('organisation_states as o', (j) =>
      j.onRef('o.tenant_id', '=', 'm.tenant_id').onRef('o.organisation_id', '=', 'm.organisation_id'),
    )
    .select('o.path')
    .where('m.tenant_id', '=', tenantId)
    .where('m.id', '=', id)
    .orderBy('o.since', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found ? { path: found.path } : null;
};

/** An import lies where the organisation does whose branches it is about; at the root where it is about all. */
const importPlace = async (db: Db, tenantId: string, id: string): Promise<Place | null> => {
  const found = await sql<{ path: string }>`
    select o.path::text as path from imports i
    join organisation_states o on o.tenant_id = i.tenant_id and (o.organisation_id = i.organisation_id or (i.organisation_id is null and o.parent_id is null))
    where i.tenant_id = ${tenantId} and i.id = ${id} and o.tenant_id = ${tenantId}
    order by o.since desc limit 1`.execute(db);
  return found.rows[0] ?? null;
};

const finders = { organisation: organisationPlace, person: personPlace, meeting: meetingPlace, import: importPlace };

/** Where a thing named in a path lies now. */
export const findPlace =
  (db: Db) =>
  (tenantId: string, of: keyof typeof finders, id: string): Promise<Place | null> =>
    finders[of](db, tenantId, id);

/** The condition that a path lies in one of the scopes; held equal to `covers` by a property test. */
export const whereInScope = (scopes: readonly Scope[], path: string, personId?: string) => {
  const one = (s: Scope) => {
    if (s.kind === 'subtree') return sql<boolean>`${sql.ref(path)} <@ ${s.path}::ltree`;
    if (s.kind === 'organisation') return sql<boolean>`${sql.ref(path)} = ${s.path}::ltree`;
    if (s.kind === 'self' && personId) return sql<boolean>`${sql.ref(personId)} = ${s.personId}`;
    return sql<boolean>`false`;
  };
  return scopes.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(scopes.map(one), sql` or `)})`;
};
