import type { Kysely } from 'kysely';
import type { Database } from '../platform/db/tables.js';

type Db = Kysely<Database>;

/** How often in a row the password was wrong, and until when that locks; held until the transaction ends. */
export const lockTries = async (
  db: Db,
  tenantId: string,
  accountId: string,
): Promise<{ failed_attempts: number; locked_until: Date | null }> =>
  db
    .selectFrom('accounts as a')
    .select(['a.failed_attempts', 'a.locked_until'])
    .where('a.tenant_id', '=', tenantId)
    .where('a.id', '=', accountId)
    .forUpdate()
    .executeTakeFirstOrThrow();

export const saveTries = async (
  db: Db,
  tenantId: string,
  accountId: string,
  failed: number,
  lockedUntil: Date | null,
): Promise<void> => {
  await db
    .updateTable('accounts')
    .set({ failed_attempts: failed, locked_until: lockedUntil })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', accountId)
    .execute();
};

export const savePassword = async (
  db: Db,
  tenantId: string,
  accountId: string,
  hash: string,
  mustChange: boolean,
): Promise<void> => {
  await db
    .updateTable('accounts')
    .set({ password_hash: hash, must_change: mustChange, failed_attempts: 0, locked_until: null })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', accountId)
    .execute();
};
