import { sql, type Kysely } from 'kysely';
import type { Scope } from '../../../domain/access/scope.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { whereInScope } from '../../platform/access/reads.js';
import { inForce } from '../../platform/db/dated.js';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;

export type RosterRow = {
  readonly id: string;
  readonly name: string;
  readonly sex: string | null;
  readonly joined_on: string | null;
  readonly branch_id: string;
  readonly branch_name: string;
  readonly group_name: string | null;
  readonly standing: string | null;
  readonly restrictions: readonly { readonly kind: string; readonly since: CalendarDay }[];
  /** `at` names the organisation where it is not the branch or group of the row. */
  readonly posts: readonly { readonly post: string; readonly at: string | null }[];
};

const nameOn = (alias: string, id: ReturnType<typeof sql>, tenantId: string, on: CalendarDay) => sql<string | null>`(
  select ${sql.ref(`${alias}.short_name`)} from organisation_states ${sql.ref(alias)}
  where ${sql.ref(`${alias}.tenant_id`)} = ${tenantId} and ${sql.ref(`${alias}.organisation_id`)} = ${id} and ${inForce(alias, on)} limit 1)`;

const rows = (tenantId: string, on: CalendarDay) => sql`
  p.id, p.name, p.sex, p.joined_on, f.organisation_id as branch_id, o.short_name as branch_name,
  ${nameOn('g', sql`f.group_id`, tenantId, on)} as group_name,
  (select s.standing from standings s where s.tenant_id = ${tenantId} and s.person_id = p.id and ${inForce('s', on)} limit 1) as standing,
  coalesce((select json_agg(json_build_object('kind', r.kind, 'since', r.since)) from restrictions r where r.tenant_id = ${tenantId} and r.person_id = p.id and ${inForce('r', on)}), '[]') as restrictions,
  coalesce((
    select json_agg(json_build_object('post', t.post, 'at',
      case when t.organisation_id = f.organisation_id or t.organisation_id = f.group_id then null
        else ${nameOn('h', sql`t.organisation_id`, tenantId, on)} end) order by t.organisation_id <> f.organisation_id, t.since)
    from tenures t where t.tenant_id = ${tenantId} and t.person_id = p.id and ${inForce('t', on)}), '[]') as posts`;

const from = (tenantId: string, on: CalendarDay) => sql`
  from affiliations f
  join people p on p.tenant_id = f.tenant_id and p.id = f.person_id
  join organisation_states o on o.tenant_id = f.tenant_id and o.organisation_id = f.organisation_id and ${inForce('o', on)}
  where f.tenant_id = ${tenantId} and ${inForce('f', on)}`;

const like = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

/** Those who belong to the branch (or group) on the day, everybody: what attendance is computed from. */
export const membersOf = async (
  db: Db,
  tenantId: string,
  organisationId: string,
  kind: string,
  on: CalendarDay,
): Promise<readonly RosterRow[]> => {
  const where = kind === 'group' ? sql`f.group_id = ${organisationId}` : sql`f.organisation_id = ${organisationId}`;
  const found =
    await sql<RosterRow>`select ${rows(tenantId, on)} ${from(tenantId, on)} and ${where} order by p.name_key`.execute(
      db,
    );
  return found.rows;
};

type Page = { readonly page: number; readonly size: number };

/** A page of everybody at or below a path on the day, by branch and name. */
export const rosterBelow = async (
  db: Db,
  tenantId: string,
  path: string,
  text: string,
  on: CalendarDay,
  page: Page,
): Promise<{ total: number; rows: readonly RosterRow[] }> => {
  const matching = text === '' ? sql`` : sql` and p.name_key like ${like(text)}`;
  const all = sql`${from(tenantId, on)} and o.path <@ ${path}::ltree${matching}`;
  const counted = await sql<{ total: number }>`select count(*) as total ${all}`.execute(db);
  const found =
    await sql<RosterRow>`select ${rows(tenantId, on)} ${all} order by o.name_key, p.name_key, p.id limit ${page.size} offset ${(page.page - 1) * page.size}`.execute(
      db,
    );
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows };
};

/** At most twenty people of the scopes whose name or pinyin matches, or whose ID number or phone has this blind index. */
export const searchPeople = async (
  db: Db,
  tenantId: string,
  scopes: readonly Scope[],
  text: string,
  indexes: readonly Buffer[],
  on: CalendarDay,
): Promise<readonly RosterRow[]> => {
  const match =
    indexes.length > 0
      ? sql`(p.id_number_index = any(${sql.val([...indexes])}::bytea[]) or p.phone_index = any(${sql.val([...indexes])}::bytea[]))`
      : sql`p.name_key like ${like(text)}`;
  const found = await sql<RosterRow>`
    select ${rows(tenantId, on)} ${from(tenantId, on)} and ${match} and ${whereInScope(scopes, 'o.path', 'p.id')}
    order by p.name_key limit 20`.execute(db);
  return found.rows;
};
