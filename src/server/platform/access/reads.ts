import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import { namedStatement, type Asked } from '../db/pool.js';
import type { Database } from '../db/tables.js';
import type { Place, Scope } from '../../../domain/access/scope.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';

type From = { readonly pool: Pool; readonly db: Kysely<Database> };
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
  readonly second_factor: boolean;
  readonly enrolled: boolean;
  readonly root_id: string;
  readonly appointments: readonly HoldingRow[];
  readonly tenures: readonly HoldingRow[];
  readonly affiliations: readonly HoldingRow[];
};

const inForce = (alias: string): string => `${alias}.since <= $2 and (${alias}.until is null or ${alias}.until > $2)`;

const holdings = (table: string, where: string, what: string): string => `
  coalesce((
    select json_agg(json_build_object('what', ${what}, 'organisation_id', o.organisation_id, 'kind', o.kind, 'name', o.short_name, 'path', o.path::text))
    from ${table} h
    join organisation_states o on o.tenant_id = a.tenant_id and o.organisation_id = h.organisation_id and ${inForce('o')}
    where h.tenant_id = a.tenant_id and h.${where} and ${inForce('h')}
  ), '[]')`;

const session = namedStatement<SessionRow, readonly [Buffer, CalendarDay]>(
  'session by token',
  `select s.tenant_id, s.account_id, s.last_seen_at, s.ends_at, a.person_id, a.display_name, a.must_change,
    t.name as tenant_name, t.demo, coalesce((t.settings ->> 'secondFactor')::boolean, false) as second_factor,
    exists (select 1 from second_factors x where x.tenant_id = s.tenant_id and x.account_id = s.account_id and x.confirmed_at is not null) as enrolled,
    (select r.organisation_id from organisation_states r where r.tenant_id = s.tenant_id and r.parent_id is null limit 1) as root_id,
    ${holdings('appointments', 'account_id = a.id', 'h.role')} as appointments,
    ${holdings('tenures', 'person_id = a.person_id', 'h.post')} as tenures,
    ${holdings('affiliations', 'person_id = a.person_id', "'member'")} as affiliations
  from sessions s
  join accounts a on a.tenant_id = s.tenant_id and a.id = s.account_id and a.closed_at is null
  join tenants t on t.id = s.tenant_id
  where s.token_hash = $1`,
);

/** The session with its account, tenant and everything held on the day, in one statement; undefined where there is none. */
export const sessionByToken = async (on: Asked, tokenHash: Buffer, day: CalendarDay): Promise<SessionRow | undefined> =>
  (await session(on, [tokenHash, day]))[0];

const newestPath = namedStatement<{ readonly path: string }, readonly [string, string]>(
  'newest path of an organisation',
  `select o.path from organisation_states o where o.tenant_id = $1 and o.organisation_id = $2 order by o.since desc limit 1`,
);

/** The newest path of an organisation (also of a dissolved one); null where there is none in the tenant. */
const organisationPlace = async ({ pool }: From, tenantId: string, id: string): Promise<Place | null> => {
  const [found] = await newestPath(pool, [tenantId, id]);
  return found ? { path: found.path } : null;
};

const personPlace = async ({ db }: From, tenantId: string, id: string): Promise<Place | null> => {
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

/** Named statements: every call about a meeting or gathering begins with its place. */
const pathOf = (table: 'meetings' | 'gatherings') =>
  namedStatement<{ readonly path: string }, readonly [string, string]>(
    `path of one of ${table}`,
    `select o.path from ${table} x
    join organisation_states o on o.tenant_id = x.tenant_id and o.organisation_id = x.organisation_id
    where x.tenant_id = $1 and x.id = $2 order by o.since desc limit 1`,
  );
const pathOfMeeting = pathOf('meetings');
const pathOfGathering = pathOf('gatherings');

const meetingPlace = async ({ pool }: From, tenantId: string, id: string): Promise<Place | null> =>
  (await pathOfMeeting(pool, [tenantId, id]))[0] ?? null;

const gatheringPlace = async ({ pool }: From, tenantId: string, id: string): Promise<Place | null> =>
  (await pathOfGathering(pool, [tenantId, id]))[0] ?? null;

/** An import lies where the organisation does whose branches it is about; at the root where it is about all. */
const importPlace = async ({ db }: From, tenantId: string, id: string): Promise<Place | null> => {
  const found = await sql<{ path: string }>`
    select o.path::text as path from imports i
    join organisation_states o on o.tenant_id = i.tenant_id and (o.organisation_id = i.organisation_id or (i.organisation_id is null and o.parent_id is null))
    where i.tenant_id = ${tenantId} and i.id = ${id} and o.tenant_id = ${tenantId}
    order by o.since desc limit 1`.execute(db);
  return found.rows[0] ?? null;
};

const finders = {
  organisation: organisationPlace,
  person: personPlace,
  meeting: meetingPlace,
  gathering: gatheringPlace,
  import: importPlace,
};

/** Where a thing named in a path lies now. */
export const findPlace =
  (from: From) =>
  (tenantId: string, of: keyof typeof finders, id: string): Promise<Place | null> =>
    finders[of](from, tenantId, id);

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
