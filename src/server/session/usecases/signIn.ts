import { afterWrong, lockMinutes } from '../../../domain/access/lockOut.js';
import { impossibleHash, passwordMatches } from '../../platform/access/passwords.js';
import { openSession } from '../../platform/access/sessions.js';
import { recordAudit } from '../../platform/audit/store.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { accountByName, type AccountRow } from '../reads.js';
import { saveFailure } from '../store.js';

const refuse = async ({ db, clock }: Deps, account: AccountRow): Promise<never> => {
  const { failed, locks } = afterWrong(account.failed_attempts);
  const lockedUntil = locks ? new Date(clock.now().getTime() + lockMinutes * 60_000) : account.locked_until;
  await saveFailure(db, account.tenant_id, account.id, failed, lockedUntil);
  const who = { tenantId: account.tenant_id, accountId: account.id, name: account.display_name };
  await recordAudit(db, clock, who, { action: 'session.refused', detail: { failed, locks } });
  throw new Refusal(locks ? 'session.locked' : 'session.wrong');
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
    if (account.locked_until && account.locked_until > deps.clock.now()) throw new Refusal('session.locked');
    if (!(await passwordMatches(account.password_hash, password))) return refuse(deps, account);
    if (account.failed_attempts > 0) await saveFailure(deps.db, account.tenant_id, account.id, 0, null);
    const token = await openSession(deps)(account.tenant_id, account.id, userAgent);
    const who = { tenantId: account.tenant_id, accountId: account.id, name: account.display_name };
    await recordAudit(deps.db, deps.clock, who, { action: 'session.opened' });
    return token;
  };
