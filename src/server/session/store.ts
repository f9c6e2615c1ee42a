import type { Kysely } from 'kysely';
import type { Database } from '../platform/db/tables.js';

type Db = Kysely<Database>;

export const saveFailure = async (
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
