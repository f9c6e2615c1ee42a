import { sql, type Kysely } from 'kysely';
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

/** Use a code up. @returns false where somebody else was quicker */
export const useUpCode = async (db: Db, tenantId: string, codeHash: Buffer): Promise<boolean> => {
  const done = await db
    .deleteFrom('activation_codes')
    .where('tenant_id', '=', tenantId)
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
};

/** Begin a second factor anew; it counts from when it is confirmed. */
export const saveFactor = async (db: Db, tenantId: string, accountId: string, secret: Buffer): Promise<void> => {
  const begun = { secret_sealed: secret, confirmed_at: null, last_step: 0, recovery: sql<Buffer[]>`'{}'::bytea[]` };
  await db
    .insertInto('second_factors')
    .values({ tenant_id: tenantId, account_id: accountId, ...begun })
    .onConflict((c) => c.columns(['tenant_id', 'account_id']).doUpdateSet(begun))
    .execute();
};

/** From now on the factor is asked for. */
export const confirmFactor = async (
  db: Db,
  tenantId: string,
  accountId: string,
  at: Date,
  recovery: readonly Buffer[],
): Promise<void> => {
  await db
    .updateTable('second_factors')
    .set({ confirmed_at: at, recovery: sql<Buffer[]>`${sql.val([...recovery])}::bytea[]` })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .execute();
};

/** A code of a step is used, and all before it. @returns false where it was used already */
export const useStep = async (db: Db, tenantId: string, accountId: string, step: number): Promise<boolean> => {
  const done = await db
    .updateTable('second_factors')
    .set({ last_step: step })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('last_step', '<', step)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

/** A recovery code is used. @returns false where there is no such one left */
export const useRecovery = async (db: Db, tenantId: string, accountId: string, hash: Buffer): Promise<boolean> => {
  const done = await db
    .updateTable('second_factors')
    .set({ recovery: sql<Buffer[]>`array_remove(recovery, ${hash})` })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where(sql<boolean>`${hash} = any(recovery)`)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

/** End one session of an account, told by the first bytes of its hash. @returns whether there was one */
export const endSession = async (db: Db, tenantId: string, accountId: string, id: string): Promise<boolean> => {
  const done = await db
    .deleteFrom('sessions')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where(sql<boolean>`encode(substring(token_hash from 1 for 8), 'hex') = ${id}`)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
};
