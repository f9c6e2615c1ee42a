import { sql, type Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Scope } from '../../../domain/access/scope.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { whereInScope } from '../../platform/access/reads.js';
import { inForce } from '../../platform/db/dated.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;

export type OrganisationRow = {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly short_name: string;
  readonly code: string | null;
  readonly parent_id: string | null;
  readonly path: string;
  readonly has_committee: boolean;
  readonly unit_name: string | null;
  readonly phone: string | null;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
};
const columns = [
  'o.organisation_id as id',
  'o.kind',
  'o.name',
  'o.short_name',
  'c.code',
  'o.parent_id',
  'o.path',
  'o.has_committee',
  'o.unit_name',
  'o.phone',
  'o.since',
  'o.until',
] as const;

const states = (db: Db, tenantId: string) =>
  db
    .selectFrom('organisation_states as o')
    .innerJoin('organisations as c', (j) =>
      j.onRef('c.tenant_id', '=', 'o.tenant_id').onRef('c.id', '=', 'o.organisation_id'),
    )
    .where('o.tenant_id', '=', tenantId)
    .where('c.tenant_id', '=', tenantId);

const columnList = columns.join(', ');
const statesText = `organisation_states o join organisations c on c.tenant_id = o.tenant_id and c.id = o.organisation_id
  where o.tenant_id = $1 and c.tenant_id = $1`;
const stoodOn = (parameter: string): string =>
  `o.since <= ${parameter} and (o.until is null or o.until > ${parameter})`;

const onDay = namedStatement<OrganisationRow, readonly [string, string, CalendarDay]>(
  'organisation on a day',
  `select ${columnList} from ${statesText} and o.organisation_id = $2 and ${stoodOn('$3')}`,
);

/** The organisation as it stood on the day; undefined where it did not exist then. */
export const organisationOn = async (
  asked: Asked,
  tenantId: string,
  id: string,
  on: CalendarDay,
): Promise<OrganisationRow | undefined> => (await onDay(asked, [tenantId, id, on]))[0];

/** Whether an organisation of the tenant, standing or dissolved, has the code. */
export const codeTaken = async (db: Db, tenantId: string, code: string): Promise<boolean> =>
  (await db
    .selectFrom('organisations as c')
    .select('c.id')
    .where('c.tenant_id', '=', tenantId)
    .where('c.code', '=', code)
    .executeTakeFirst()) !== undefined;

/** Its newest state, whenever that was: for what has been dissolved. */
export const newestState = async (db: Db, tenantId: string, id: string): Promise<OrganisationRow | undefined> =>
  states(db, tenantId)
    .select(columns)
    .where('o.organisation_id', '=', id)
    .orderBy('o.since', 'desc')
    .limit(1)
    .executeTakeFirst();

const childCount = namedStatement<{ readonly total: number }, readonly [string, string, CalendarDay]>(
  'children of an organisation, counted',
  `select count(*)::int as total from ${statesText} and o.parent_id = $2 and ${stoodOn('$3')}`,
);
const childPage = namedStatement<OrganisationRow, readonly [string, string, CalendarDay, number, number]>(
  'children of an organisation',
  `select ${columnList} from ${statesText} and o.parent_id = $2 and ${stoodOn('$3')}
   order by o.kind = 'group', c.code, o.name_key limit $4 offset $5`,
);

/** A page of the children on the day, and how many there are. Groups come after organisations. */
export const childrenOn = async (
  pool: Pool,
  tenantId: string,
  parentId: string,
  on: CalendarDay,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly rows: readonly OrganisationRow[] }> => {
  const [counted, rows] = await Promise.all([
    childCount(pool, [tenantId, parentId, on]),
    childPage(pool, [tenantId, parentId, on, size, (page - 1) * size]),
  ]);
  return { total: counted[0]?.total ?? 0, rows };
};

export type Counts = {
  readonly id: string;
  readonly children: number;
  readonly branches: number;
  readonly members: number;
};

/** For each organisation: how many stand directly below it, how many branches and how many members lie at or below it, on the day. */
export const countsBelow = async (
  db: Db,
  tenantId: string,
  ids: readonly string[],
  on: CalendarDay,
): Promise<ReadonlyMap<string, Counts>> => {
  if (ids.length === 0) return new Map();
  const found = await sql<Counts>`
    select p.organisation_id as id,
      (select count(*) from organisation_states k where k.tenant_id = ${tenantId} and k.parent_id = p.organisation_id and ${inForce('k', on)}) as children,
      b.branches, b.members
    from organisation_states p
    cross join lateral (
      select count(*) as branches, coalesce(sum(m.members), 0)::bigint as members
      from organisation_states d
      cross join lateral (
        select count(*) as members from affiliations f
        where f.tenant_id = ${tenantId} and f.organisation_id = d.organisation_id and ${inForce('f', on)}
      ) m
      where d.tenant_id = ${tenantId} and d.path <@ p.path and ${inForce('d', on)} and d.kind in ('branch', 'jointBranch', 'temporaryBranch')
    ) b
    where p.tenant_id = ${tenantId} and p.organisation_id = any(${sql.val([...ids])}::uuid[]) and ${inForce('p', on)}`.execute(
    db,
  );
  return new Map(found.rows.map((r) => [r.id, r]));
};

/**
 * Below an organisation lies what begins with its path; in the order of paths that is one stretch, which ends before the path
 * whose last label is one character longer (labels are all of one length). So it is counted in an index alone, by the thousand.
 */
const branchCounts = namedStatement<
  { readonly id: string; readonly branches: number },
  readonly [string, readonly string[], readonly string[], CalendarDay]
>(
  'branches at or below organisations',
  `select p.id, (
     select count(*)::int from organisation_states d
     where d.tenant_id = $1 and d.path >= p.path and d.path < (p.path::text || '0')::ltree
       and d.since <= $4 and (d.until is null or d.until > $4) and d.kind in ('branch', 'jointBranch', 'temporaryBranch')
   ) as branches
   from unnest($2::uuid[], $3::ltree[]) p (id, path)`,
);

/** How many branches lie at or below each organisation on the day. */
export const branchesBelow = async (
  on: Asked,
  tenantId: string,
  organisations: readonly Pick<OrganisationRow, 'id' | 'path'>[],
  day: CalendarDay,
): Promise<ReadonlyMap<string, number>> => {
  if (organisations.length === 0) return new Map();
  const ids = organisations.map((o) => o.id);
  const paths = organisations.map((o) => o.path);
  return new Map((await branchCounts(on, [tenantId, ids, paths, day])).map((r) => [r.id, r.branches]));
};

const namesOnDay = namedStatement<
  { readonly id: string; readonly short_name: string },
  readonly [string, readonly string[], CalendarDay]
>(
  'names of organisations on a day',
  `select distinct on (o.organisation_id) o.organisation_id as id, o.short_name from organisation_states o
   where o.tenant_id = $1 and o.organisation_id = any($2::uuid[])
   order by o.organisation_id, (o.since <= $3 and (o.until is null or o.until > $3)) desc, o.since desc`,
);

/** Names of organisations on a day (or the newest before it), for trails and lists. */
export const namesOf = async (
  on: Asked,
  tenantId: string,
  ids: readonly string[],
  day: CalendarDay,
): Promise<ReadonlyMap<string, string>> => {
  if (ids.length === 0) return new Map();
  return new Map((await namesOnDay(on, [tenantId, ids, day])).map((r) => [r.id, r.short_name]));
};

/** The ids on a path, root first. */
export const idsOnPath = (path: string): string[] =>
  path.split('.').map((h) => `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`);

/** By name, pinyin, initials or code, within the scopes; at most twenty, shortest names first. */
export const searchOrganisations = async (
  db: Db,
  tenantId: string,
  scopes: readonly Scope[],
  text: string,
  on: CalendarDay,
): Promise<readonly OrganisationRow[]> => {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await states(db, tenantId)
    .select(columns)
    .where(inForce('o', on))
    .where((e) => e.or([e('o.name_key', 'like', pattern), e('o.name', 'like', pattern), e('c.code', 'like', pattern)]))
    .where(whereInScope(scopes, 'o.path'))
    .orderBy((e) => e('o.kind', '=', 'group'))
    .orderBy((e) => e.fn('length', ['o.short_name']))
    .orderBy('o.name_key')
    .limit(20)
    .execute();
  return rows;
};
