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
