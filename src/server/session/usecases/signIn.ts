import { impossibleHash, passwordMatches } from '../../platform/access/passwords.js';
import { openSession } from '../../platform/access/sessions.js';
import { recordAudit } from '../../platform/audit/store.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { accountByName, factorOf, type AccountRow } from '../reads.js';
import { saveTries } from '../store.js';
import { countTry, refuseTry, type Tried } from './provePassword.js';
import { factorHolds } from './secondFactor.js';

/** Open a session for an account whose holder is known, and record it. @returns the token for the cookie */
export const beginSession =
  (deps: Deps) =>
  async (account: Pick<AccountRow, 'tenant_id' | 'id' | 'display_name'>, userAgent: string): Promise<string> => {
    const token = await openSession(deps)(account.tenant_id, account.id, userAgent);
    const who = { tenantId: account.tenant_id, accountId: account.id, name: account.display_name };
    await recordAudit(deps.db, deps, who, { action: 'session.opened' });
    return token;
  };

/** The second factor, where the account has one. Asking for it takes nothing back of the tries before. */
const proveFactor = async (deps: Deps, account: AccountRow, tried: Tried, code: string | undefined): Promise<void> => {
  const { tenant_id: tenantId, id: accountId } = account;
  const factor = await factorOf(deps.db, tenantId, accountId);
  if (!factor?.confirmed_at) return;
  if (!code) {
    if (!tried.locks) await saveTries(deps.db, tenantId, accountId, tried.failed - 1, null);
    throw new Refusal('session.secondFactor');
  }
  if (!(await factorHolds(deps)({ tenantId, accountId }, factor, code))) await refuseTry(deps, account, tried);
};

/**
 * Check name, password and, where the account has one, the second factor, and open a session.
 * An unknown name takes as long as a known one, and answers the same.
 * @returns the token for the cookie
 * @throws Refusal session.wrong, session.locked; session.secondFactor where the password is right and a code is needed
 */
export const signIn =
  (deps: Deps) =>
  async (name: string, password: string, code: string | undefined, userAgent: string): Promise<string> => {
    const account = await accountByName(deps.db, name);
    if (!account || account.closed_at) {
      await passwordMatches(await impossibleHash(), password);
      throw new Refusal('session.wrong');
    }
    const tried = await countTry(deps, account);
    if (!(await passwordMatches(account.password_hash, password))) await refuseTry(deps, account, tried);
    await proveFactor(deps, account, tried, code);
    await saveTries(deps.db, account.tenant_id, account.id, 0, null);
    return beginSession(deps)(account, userAgent);
  };
