import { randomInt } from 'node:crypto';
import { powersStayHeld } from '../../../domain/access/administrators.js';
import type { Actor } from '../../../domain/access/policy.js';
import { hashPassword } from '../../platform/access/passwords.js';
import { deleteFactor, deleteSessionsOf, insertAccount } from '../../platform/access/store.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { sealerFor } from '../../platform/sealer.js';
import { signInNameTaken } from '../../setup/reads.js';
import { administratorsFrom, hasAccount, personByIdIndex } from '../reads.js';
import { lockPowers, markAccountClosed, setPassword } from '../store.js';

// No 0 O 1 l I: it is read from a slip of paper and typed once.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const oneTimePassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join(
    '-',
  );

export type NewAccount = {
  readonly signInName: string;
  readonly displayName: string;
  readonly idNumber?: string | undefined;
};

/**
 * Open an account, for a person of the rolls (by ID number) or for staff outside them.
 * @returns the password that is shown once and must be changed at the first sign-in
 * @throws Refusal setup.nameTaken; notFound where nobody has the ID number; request.invalid where that person has an account
 */
export const openAccount =
  (deps: Deps) =>
  async (who: Actor, account: NewAccount): Promise<{ readonly id: string; readonly oneTimePassword: string }> => {
    const password = oneTimePassword();
    const passwordHash = await hashPassword(password);
    return inTransaction<Database, { id: string; oneTimePassword: string }>(deps.pool, async ({ db }) => {
      if (await signInNameTaken(db, account.signInName)) throw new Refusal('setup.nameTaken');
      const index = account.idNumber
        ? sealerFor(deps.keys, who.tenantId).index('idNumber', account.idNumber.toUpperCase())
        : null;
      const person = index ? await personByIdIndex(db, who.tenantId, index) : null;
      if (index && !person) throw new Refusal('notFound');
      if (person && (await hasAccount(db, who.tenantId, person.id)))
        throw new Refusal('request.invalid', ['此人已有账号，不能重复开通。']);
      const id = await insertAccount(db, {
        tenantId: who.tenantId,
        personId: person?.id ?? null,
        displayName: account.displayName,
        signInName: account.signInName,
        passwordHash,
        mustChange: true,
      });
      await recordAudit(db, deps, who, {
        action: 'account.opened',
        subjectId: id,
        personId: person?.id ?? null,
        detail: { signInName: account.signInName },
      });
      return { id, oneTimePassword: password };
    });
  };

/**
 * Give an account a new one-time password; its sessions end.
 * @throws Refusal notFound
 */
export const resetPassword =
  (deps: Deps) =>
  async (who: Actor, accountId: string): Promise<string> => {
    const password = oneTimePassword();
    const hash = await hashPassword(password);
    return inTransaction<Database, string>(deps.pool, async ({ db }) => {
      if (!(await setPassword(db, who.tenantId, accountId, hash))) throw new Refusal('notFound');
      await deleteSessionsOf(db, who.tenantId, accountId);
      await recordAudit(db, deps, who, { action: 'account.passwordReset', subjectId: accountId });
      return password;
    });
  };

/**
 * Take the second factor of an account away, whose owner lost it; its sessions end.
 * @throws Refusal notFound where there is none
 */
export const resetSecondFactor =
  (deps: Deps) =>
  async (who: Actor, accountId: string): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async ({ db }) => {
      if (!(await deleteFactor(db, who.tenantId, accountId))) throw new Refusal('notFound');
      await deleteSessionsOf(db, who.tenantId, accountId);
      await recordAudit(db, deps, who, { action: 'factor.reset', subjectId: accountId });
    });

/**
 * Close an account; its sessions end. It is kept, because records name it. Not that of the last holder of one of the three powers.
 * @throws Refusal notFound, setup.roles
 */
export const closeAccount =
  (deps: Deps) =>
  async (who: Actor, accountId: string): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await lockPowers(db, who.tenantId);
      const today = deps.clock.today();
      const inOffice = await administratorsFrom(db, who.tenantId, today);
      if (!powersStayHeld(inOffice, (a) => a.accountId === accountId, today)) throw new Refusal('setup.roles');
      if (!(await markAccountClosed(db, who.tenantId, accountId, deps.clock.now()))) throw new Refusal('notFound');
      await deleteSessionsOf(db, who.tenantId, accountId);
      await recordAudit(db, deps, who, { action: 'account.closed', subjectId: accountId });
    });
