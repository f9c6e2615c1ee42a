import { afterWrong, lockMinutes } from '../../../domain/access/lockOut.js';
import { passwordMatches } from '../../platform/access/passwords.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { accountById } from '../reads.js';
import { lockTries, saveTries } from '../store.js';

export type Tried = ReturnType<typeof afterWrong>;
type Owner = { readonly tenant_id: string; readonly id: string; readonly display_name: string };

/** The try counts as wrong before the secret is looked at: of many at once no more are looked at than of many in turn. */
export const countTry = ({ pool, clock }: Deps, account: Owner): Promise<Tried> =>
  inTransaction<Database, Tried>(pool, async ({ db }) => {
    const now = clock.now();
    const kept = await lockTries(db, account.tenant_id, account.id);
    if (kept.locked_until && kept.locked_until > now) throw new Refusal('session.locked');
    const tried = afterWrong(kept.failed_attempts);
    const lockedUntil = tried.locks ? new Date(now.getTime() + lockMinutes * 60_000) : kept.locked_until;
    await saveTries(db, account.tenant_id, account.id, tried.failed, lockedUntil);
    return tried;
  });

/** @throws Refusal session.wrong, or session.locked where this try locks */
export const refuseTry = async (deps: Deps, account: Owner, { failed, locks }: Tried): Promise<never> => {
  const who = { tenantId: account.tenant_id, accountId: account.id, name: account.display_name };
  await recordAudit(deps.db, deps, who, { action: 'session.refused', detail: { failed, locks } });
  throw new Refusal(locks ? 'session.locked' : 'session.wrong');
};

/** Ask somebody who is signed in for the password again, before something that a stolen session must not do. @throws Refusal session.wrong, session.locked */
export const provePassword =
  (deps: Deps) =>
  async (tenantId: string, accountId: string, password: string): Promise<void> => {
    const account = await accountById(deps.db, tenantId, accountId);
    if (!account) throw new Refusal('session.wrong');
    const tried = await countTry(deps, account);
    if (!(await passwordMatches(account.password_hash, password))) await refuseTry(deps, account, tried);
    await saveTries(deps.db, tenantId, accountId, 0, null);
  };
