import { afterWrong, lockMinutes } from '../../../domain/access/lockOut.js';
import { impossibleHash, passwordMatches } from '../../platform/access/passwords.js';
import { openSession } from '../../platform/access/sessions.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { accountByName, type AccountRow } from '../reads.js';
import { lockTries, saveTries } from '../store.js';

type Tried = ReturnType<typeof afterWrong>;

/** The try counts as wrong before the password is looked at: of many at once no more are looked at than of many in turn. */
const countTry = ({ pool, clock }: Deps, account: AccountRow): Promise<Tried> =>
  inTransaction<Database, Tried>(pool, async ({ db }) => {
    const now = clock.now();
    const kept = await lockTries(db, account.tenant_id, account.id);
    if (kept.locked_until && kept.locked_until > now) throw new Refusal('session.locked');
    const tried = afterWrong(kept.failed_attempts);
    const lockedUntil = tried.locks ? new Date(now.getTime() + lockMinutes * 60_000) : kept.locked_until;
    await saveTries(db, account.tenant_id, account.id, tried.failed, lockedUntil);
    return tried;
  });

const refuse = async (deps: Deps, account: AccountRow, { failed, locks }: Tried): Promise<never> => {
  const who = { tenantId: account.tenant_id, accountId: account.id, name: account.display_name };
  await recordAudit(deps.db, deps, who, { action: 'session.refused', detail: { failed, locks } });
  throw new Refusal(locks ? 'session.locked' : 'session.wrong');
};

/** Open a session for an account whose holder is known, and record it. @returns the token for the cookie */
export const beginSession =
  (deps: Deps) =>
  async (account: Pick<AccountRow, 'tenant_id' | 'id' | 'display_name'>, userAgent: string): Promise<string> => {
    const token = await openSession(deps)(account.tenant_id, account.id, userAgent);
    const who = { tenantId: account.tenant_id, accountId: account.id, name: account.display_name };
    await recordAudit(deps.db, deps, who, { action: 'session.opened' });
    return token;
  };

/**
 * Check name and password and open a session.
 * An unknown name takes as long as a known one, and answers the same.
 * @returns the token for the cookie
 * @throws Refusal session.wrong, session.locked
 */
export const signIn =
  (deps: Deps) =>
  async (name: string, password: string, userAgent: string): Promise<string> => {
    const account = await accountByName(deps.db, name);
    if (!account || account.closed_at) {
      await passwordMatches(await impossibleHash(), password);
      throw new Refusal('session.wrong');
    }
    const tried = await countTry(deps, account);
    if (!(await passwordMatches(account.password_hash, password))) return refuse(deps, account, tried);
    await saveTries(deps.db, account.tenant_id, account.id, 0, null);
    return beginSession(deps)(account, userAgent);
  };
