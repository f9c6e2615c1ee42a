import type { Kysely } from 'kysely';
import type { Database } from '../platform/db/tables.js';

type Db = Kysely<Database>;
export type AccountRow = {
  readonly tenant_id: string;
  readonly id: string;
  readonly display_name: string;
  readonly password_hash: string;
  readonly closed_at: Date | null;
};

/** Sign-in names are unique in the whole installation, so that nobody has to name a tenant. */
export const accountByName = (db: Db, name: string): Promise<AccountRow | undefined> =>
  db
    .selectFrom('sign_in_names as n')
    .innerJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'n.tenant_id').onRef('a.id', '=', 'n.account_id'))
    .select(['a.tenant_id', 'a.id', 'a.display_name', 'a.password_hash', 'a.closed_at'])
    .where('n.name', '=', name.toLowerCase())
    .executeTakeFirst();

export const accountById = (
  db: Db,
  tenantId: string,
  id: string,
): Promise<(AccountRow & { readonly name: string }) | undefined> =>
  db
    .selectFrom('accounts as a')
    .innerJoin('sign_in_names as n', (j) =>
      j.onRef('n.tenant_id', '=', 'a.tenant_id').onRef('n.account_id', '=', 'a.id'),
    )
    .select(['a.tenant_id', 'a.id', 'a.display_name', 'a.password_hash', 'a.closed_at', 'n.name'])
    .where('a.tenant_id', '=', tenantId)
    .where('a.id', '=', id)
    .executeTakeFirst();

/** The accounts of the demo whose sign-in name begins with 'demo-'; none where no tenant is a demo. */
export const demoAccounts = (
  db: Db,
): Promise<{ tenant_id: string; id: string; name: string; display_name: string }[]> =>
  db
    .selectFrom('sign_in_names as n')
    .innerJoin('tenants as t', 't.id', 'n.tenant_id')
    .innerJoin('accounts as a', (j) => j.onRef('a.tenant_id', '=', 'n.tenant_id').onRef('a.id', '=', 'n.account_id'))
    .select(['n.tenant_id', 'a.id', 'n.name', 'a.display_name'])
    .where('t.demo', '=', true)
    .where('n.name', 'like', 'demo-%')
    .where('a.closed_at', 'is', null)
    .orderBy('n.name')
    .execute();

export const anyTenant = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('tenants as t').select('t.id').limit(1).executeTakeFirst()) !== undefined;

export type CodeOwner = {
  readonly tenantId: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly committeeName: string;
};

/** Whose code it is, where it is still good and its owner has no account. A code leads to its tenant. */
export const ownerOfCode = (db: Db, codeHash: Buffer, now: Date): Promise<CodeOwner | undefined> =>
  db
    .selectFrom('activation_codes as c')
    .innerJoin('people as p', (j) => j.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.person_id'))
    .innerJoin('tenants as t', 't.id', 'c.tenant_id')
    .leftJoin('accounts as a', (j) =>
      j.onRef('a.tenant_id', '=', 'c.tenant_id').onRef('a.person_id', '=', 'c.person_id'),
    )
    .select(['c.tenant_id as tenantId', 'c.person_id as personId', 'c.organisation_id as organisationId', 'p.name'])
    .select('t.name as committeeName')
    .where('c.code_hash', '=', codeHash)
    .where('c.expires_at', '>', now)
    .where('a.id', 'is', null)
    .executeTakeFirst();

export type FactorRow = {
  readonly secret_sealed: Buffer;
  readonly confirmed_at: Date | null;
  readonly last_step: number;
  readonly recovery: readonly Buffer[];
};

/** The second factor of an account, whether confirmed or only begun. */
export const factorOf = (db: Db, tenantId: string, accountId: string): Promise<FactorRow | undefined> =>
  db
    .selectFrom('second_factors as f')
    .select(['f.secret_sealed', 'f.confirmed_at', 'f.last_step', 'f.recovery'])
    .where('f.tenant_id', '=', tenantId)
    .where('f.account_id', '=', accountId)
    .executeTakeFirst();

/** The sessions of an account that have not ended, the latest used first. */
export const sessionsOf = (db: Db, tenantId: string, accountId: string, now: Date) =>
  db
    .selectFrom('sessions as s')
    .select(['s.token_hash', 's.created_at', 's.last_seen_at', 's.user_agent'])
    .where('s.tenant_id', '=', tenantId)
    .where('s.account_id', '=', accountId)
    .where('s.ends_at', '>', now)
    .orderBy('s.last_seen_at', 'desc')
    .limit(100)
    .execute();
