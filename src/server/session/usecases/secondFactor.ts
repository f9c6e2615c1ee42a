import { recoveryCodes } from '../../../domain/access/secondFactor.js';
import type { Actor } from '../../../domain/access/policy.js';
import { codeHash, drawCode } from '../../platform/access/codes.js';
import { deleteFactor } from '../../platform/access/store.js';
import { enrolmentUri, newSecret, stepOf } from '../../platform/access/totp.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { sealerFor } from '../../platform/sealer.js';
import { accountById, factorOf, type FactorRow } from '../reads.js';
import { confirmFactor, saveFactor, useRecovery, useStep } from '../store.js';
import { provePassword } from './provePassword.js';

type Mine = { readonly tenantId: string; readonly accountId: string };
const mine = (who: Actor): Mine => {
  if (who.accountId === null) throw new Refusal('notFound');
  return { tenantId: who.tenantId, accountId: who.accountId };
};

/** Whether the second factor is good; a code is used up by being right. Where there is no confirmed one nothing is asked. */
export const factorHolds =
  (deps: Deps) =>
  async ({ tenantId, accountId }: Mine, factor: FactorRow, typed: string): Promise<boolean> => {
    const secret = sealerFor(deps.keys, tenantId).open('secondFactor', factor.secret_sealed) ?? '';
    const step = stepOf(secret, typed, deps.clock.now(), Number(factor.last_step));
    if (step !== null) return useStep(deps.db, tenantId, accountId, step);
    return useRecovery(deps.db, tenantId, accountId, codeHash(deps.keys, 'recovery', typed));
  };

/**
 * Draw a new secret for oneself. It is asked for only after it was confirmed by a first code.
 * @throws Refusal session.wrong, session.locked; factor.state where one is in use already
 */
export const beginSecondFactor =
  (deps: Deps) =>
  async (who: Actor, issuer: string, password: string): Promise<{ secret: string; uri: string }> => {
    const { tenantId, accountId } = mine(who);
    await provePassword(deps)(tenantId, accountId, password);
    if ((await factorOf(deps.db, tenantId, accountId))?.confirmed_at) throw new Refusal('factor.state');
    const account = await accountById(deps.db, tenantId, accountId);
    const secret = newSecret();
    const sealed = sealerFor(deps.keys, tenantId).seal('secondFactor', secret);
    if (!sealed || !account) throw new Refusal('notFound');
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await saveFactor(db, tenantId, accountId, sealed);
      await recordAudit(db, deps, who, { action: 'factor.begun' });
    });
    return { secret, uri: enrolmentUri(secret, `支部 ${issuer}`, account.name) };
  };

/**
 * Confirm the new secret by a first code. @returns the recovery codes, shown this once
 * @throws Refusal factor.code; factor.state where none was begun, or it is confirmed already
 */
export const confirmSecondFactor =
  (deps: Deps) =>
  async (who: Actor, code: string): Promise<string[]> => {
    const { tenantId, accountId } = mine(who);
    const factor = await factorOf(deps.db, tenantId, accountId);
    if (!factor || factor.confirmed_at) throw new Refusal('factor.state');
    if (!(await factorHolds(deps)({ tenantId, accountId }, factor, code))) throw new Refusal('factor.code');
    const codes = Array.from({ length: recoveryCodes }, drawCode);
    const hashes = codes.map((c) => codeHash(deps.keys, 'recovery', c));
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await confirmFactor(db, tenantId, accountId, deps.clock.now(), hashes);
      await recordAudit(db, deps, who, { action: 'factor.confirmed' });
    });
    return codes;
  };

/**
 * Give one's own second factor up, proven by password and a code.
 * @throws Refusal session.wrong, session.locked, factor.code; factor.state where there is none
 */
export const endSecondFactor =
  (deps: Deps) =>
  async (who: Actor, password: string, code: string): Promise<void> => {
    const { tenantId, accountId } = mine(who);
    const factor = await factorOf(deps.db, tenantId, accountId);
    if (!factor?.confirmed_at) throw new Refusal('factor.state');
    await provePassword(deps)(tenantId, accountId, password);
    if (!(await factorHolds(deps)({ tenantId, accountId }, factor, code))) throw new Refusal('factor.code');
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await deleteFactor(db, tenantId, accountId);
      await recordAudit(db, deps, who, { action: 'factor.ended' });
    });
  };
