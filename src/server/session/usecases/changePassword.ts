import type { Actor } from '../../../domain/access/policy.js';
import { isStrongEnough } from '../../../domain/access/password.js';
import { hashPassword } from '../../platform/access/passwords.js';
import { deleteSessionsOf } from '../../platform/access/store.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { accountById } from '../reads.js';
import { savePassword } from '../store.js';
import { provePassword } from './provePassword.js';

/**
 * Replace one's own password; all other sessions of the account end.
 * @throws Refusal session.wrong, session.locked, password.weak, password.same
 */
export const changePassword =
  (deps: Deps) =>
  async (who: Actor, tokenHash: Buffer, old: string, next: string): Promise<void> => {
    const account = who.accountId ? await accountById(deps.db, who.tenantId, who.accountId) : undefined;
    if (!account) throw new Refusal('session.wrong');
    await provePassword(deps)(who.tenantId, account.id, old);
    if (old === next) throw new Refusal('password.same');
    if (!isStrongEnough(next, account.name)) throw new Refusal('password.weak');
    const hash = await hashPassword(next);
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await savePassword(db, who.tenantId, account.id, hash, false);
      await deleteSessionsOf(db, who.tenantId, account.id, tokenHash);
      await recordAudit(db, deps, who, { action: 'password.changed' });
    });
  };
