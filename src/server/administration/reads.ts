import { sql, type Kysely } from 'kysely';
import type { InOffice } from '../../domain/access/administrators.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Database } from '../platform/db/tables.js';

type Db = Kysely<Database>;
type Page = { readonly page: number; readonly size: number };

export type AccountRow = {
  readonly id: string;
  readonly display_name: string;
  readonly sign_in_name: string;
  readonly closed_at: Date | null;
  readonly locked_until: Date | null;
  readonly must_change: boolean;
  readonly factor_since: Date | null;
};

/** A page of accounts, by sign-in name; `text` filters by sign-in name or display name. */
export const accountsPage = async (
  db: Db,
  tenantId: string,
  text: string,
  page: Page,
): Promise<{ total: number; rows: AccountRow[] }> => {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const matching = () =>
    db
      .selectFrom('accounts as a')
      .innerJoin('sign_in_names as n', (j) =>
        j.onRef('n.tenant_id', '=', 'a.tenant_id').onRef('n.account_id', '=', 'a.id'),
      )
      .where('a.tenant_id', '=', tenantId)
      .where((e) => e.or([e('n.name', 'like', pattern), e('a.display_name', 'like', pattern)]));
  const { total } = await matching()
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await matching()
    .leftJoin('second_factors as f', (j) => j.on('f.tenant_id', '=', tenantId).onRef('f.account_id', '=', 'a.id'))
    .select(['a.id', 'a.display_name', 'n.name as sign_in_name', 'a.closed_at', 'a.locked_until', 'a.must_change'])
    .select('f.confirmed_at as factor_since')
    .orderBy('n.name')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { total, rows };
};

export type RoleRow = {
  readonly account_id: string;
  readonly appointment_id: string | null;
  readonly what: string;
  readonly kind: string;
  readonly organisation_name: string;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
};

/** What the accounts hold on the day: appointments, and posts of the person behind the account. */
export const rolesOfAccounts = async (
  db: Db,
  tenantId: string,
  ids: readonly string[],
  on: CalendarDay,
): Promise<readonly RoleRow[]> => {
  const found = await sql<RoleRow>`
    select h.account_id, h.appointment_id, h.what, o.kind, o.short_name as organisation_name, h.since, h.until
    from (
      select p.account_id, p.id as appointment_id, p.role as what, p.organisation_id, p.since, p.until
      from appointments p where p.tenant_id = ${tenantId} and p.account_id = any(${sql.val([...ids])}::uuid[])
      union all
      select a.id, null, t.post, t.organisation_id, t.since, t.until
      from accounts a join tenures t on t.tenant_id = a.tenant_id and t.person_id = a.person_id
      where a.tenant_id = ${tenantId} and a.id = any(${sql.val([...ids])}::uuid[])
    ) h
    join organisation_states o on o.tenant_id = ${tenantId} and o.organisation_id = h.organisation_id
      and o.since <= ${on} and (o.until is null or o.until > ${on})
    where h.since <= ${on} and (h.until is null or h.until > ${on})`.execute(db);
  return found.rows;
};

/** A page of appointments, the newest first. */
export const appointmentsPage = async (db: Db, tenantId: string, page: Page) => {
  const all = () => db.selectFrom('appointments as p').where('p.tenant_id', '=', tenantId);
  const { total } = await all()
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await all()
    .innerJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.account_id'))
    .innerJoin('sign_in_names as n', (j) =>
      j.onRef('n.tenant_id', '=', 'a.tenant_id').onRef('n.account_id', '=', 'a.id'),
    )
    .select([
      'p.id',
      'p.account_id',
      'a.display_name',
      'n.name as sign_in_name',
      'p.role',
      'p.organisation_id',
      'p.since',
      'p.until',
    ])
    .orderBy('p.since', 'desc')
    .orderBy('p.id', 'desc')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { total, rows };
};

/** The administrators in office on a day or later; accounts that are closed hold nothing. */
export const administratorsFrom = async (db: Db, tenantId: string, on: CalendarDay): Promise<readonly InOffice[]> =>
  db
    .selectFrom('appointments as p')
    .innerJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.account_id'))
    .select(['p.id', 'p.account_id as accountId', 'p.role', 'p.since', 'p.until'])
    .where('p.tenant_id', '=', tenantId)
    .where('a.closed_at', 'is', null)
    .where('p.role', 'in', ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'])
    .where((e) => e.or([e('p.until', 'is', null), e('p.until', '>', on)]))
    .execute();

/** What an account is appointed to, on a day or later. */
export const appointmentsFrom = async (db: Db, tenantId: string, accountId: string, on: CalendarDay) =>
  db
    .selectFrom('appointments as p')
    .select(['p.role', 'p.organisation_id'])
    .where('p.tenant_id', '=', tenantId)
    .where('p.account_id', '=', accountId)
    .where((e) => e.or([e('p.until', 'is', null), e('p.until', '>', on)]))
    .execute();

/** Whether somebody has an account already, open or closed. */
export const hasAccount = async (db: Db, tenantId: string, personId: string): Promise<boolean> =>
  (await db
    .selectFrom('accounts as a')
    .select('a.id')
    .where('a.tenant_id', '=', tenantId)
    .where('a.person_id', '=', personId)
    .executeTakeFirst()) !== undefined;

/** The person with an ID number, found through its blind index. */
export const personByIdIndex = async (db: Db, tenantId: string, index: Buffer) =>
  db
    .selectFrom('people as p')
    .select(['p.id', 'p.name'])
    .where('p.tenant_id', '=', tenantId)
    .where('p.id_number_index', '=', index)
    .executeTakeFirst();

/** The clerks of a branch, present and former, the newest first. */
export const clerksOf = (db: Db, tenantId: string, organisationId: string) =>
  db
    .selectFrom('appointments as p')
    .innerJoin('accounts as a', (j) => j.on('a.tenant_id', '=', tenantId).onRef('a.id', '=', 'p.account_id'))
    .innerJoin('sign_in_names as n', (j) => j.on('n.tenant_id', '=', tenantId).onRef('n.account_id', '=', 'a.id'))
    .select(['p.id', 'a.display_name as name', 'n.name as signInName', 'p.since', 'p.until'])
    .where('p.tenant_id', '=', tenantId)
    .where('p.organisation_id', '=', organisationId)
    .where('p.role', '=', 'clerk')
    .orderBy('p.since', 'desc')
    .orderBy('p.id', 'desc')
    .limit(100)
    .execute();

/** Whether an appointment is that of a clerk of the branch. */
export const isClerkOf = async (db: Db, tenantId: string, organisationId: string, id: string): Promise<boolean> =>
  (await db
    .selectFrom('appointments as p')
    .select('p.id')
    .where('p.tenant_id', '=', tenantId)
    .where('p.id', '=', id)
    .where('p.organisation_id', '=', organisationId)
    .where('p.role', '=', 'clerk')
    .executeTakeFirst()) !== undefined;

export type Member = { readonly personId: string; readonly name: string; readonly signInName: string | null };

/** The people of a branch on a day, by name, each with the sign-in name of an open account. */
export const membersWithAccounts = (
  db: Db,
  tenantId: string,
  organisationId: string,
  on: CalendarDay,
): Promise<Member[]> =>
  db
    .selectFrom('affiliations as f')
    .innerJoin('people as p', (j) => j.on('p.tenant_id', '=', tenantId).onRef('p.id', '=', 'f.person_id'))
    .leftJoin('accounts as a', (j) => j.on('a.tenant_id', '=', tenantId).onRef('a.person_id', '=', 'p.id'))
    .leftJoin('sign_in_names as n', (j) => j.on('n.tenant_id', '=', tenantId).onRef('n.account_id', '=', 'a.id'))
    .select(['p.id as personId', 'p.name', 'n.name as signInName'])
    .where('f.tenant_id', '=', tenantId)
    .where('f.organisation_id', '=', organisationId)
    .where('f.since', '<=', on)
    .where((e) => e.or([e('f.until', 'is', null), e('f.until', '>', on)]))
    .orderBy('p.name_key')
    .execute();

/** Until when a code of each of these people is good. */
export const codesOf = async (
  db: Db,
  tenantId: string,
  personIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> => {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('activation_codes as c')
    .select(['c.person_id', 'c.expires_at'])
    .where('c.tenant_id', '=', tenantId)
    .where('c.person_id', 'in', [...personIds])
    .where('c.expires_at', '>', now)
    .execute();
  return new Map(rows.map((r) => [r.person_id, r.expires_at]));
};
