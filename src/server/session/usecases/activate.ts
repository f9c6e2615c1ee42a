import { isStrongEnough } from '../../../domain/access/password.js';
import { newestState } from '../../organisations/reads/tree.js';
import { codeHash } from '../../platform/access/codes.js';
import { hashPassword } from '../../platform/access/passwords.js';
import { insertAccount } from '../../platform/access/store.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { signInNameTaken } from '../../setup/reads.js';
import { ownerOfCode } from '../reads.js';
import { useUpCode } from '../store.js';

/** Whose code it is. @throws Refusal activation.code where it is not good, for whatever reason: all answer alike */
export const lookAtCode =
  (deps: Deps) =>
  async (code: string): Promise<{ name: string; committeeName: string; organisationName: string }> => {
    const owner = await ownerOfCode(deps.db, codeHash(deps.keys, 'activation', code), deps.clock.now());
    if (!owner) throw new Refusal('activation.code');
    const branch = await newestState(deps.db, owner.tenantId, owner.organisationId);
    return { name: owner.name, committeeName: owner.committeeName, organisationName: branch?.short_name ?? '' };
  };

type Opened = { readonly tenant_id: string; readonly id: string; readonly display_name: string };

/**
 * Open one's own account with a code, which is used up by it.
 * @throws Refusal activation.code, setup.nameTaken, password.weak; the code stays good where one of the latter two is answered
 */
export const activate =
  (deps: Deps) =>
  async (code: string, signInName: string, password: string): Promise<Opened> => {
    const hash = codeHash(deps.keys, 'activation', code);
    if (!(await ownerOfCode(deps.db, hash, deps.clock.now()))) throw new Refusal('activation.code');
    if (!isStrongEnough(password, signInName)) throw new Refusal('password.weak');
    const passwordHash = await hashPassword(password);
    return inTransaction<Database, Opened>(deps.pool, async ({ db }) => {
      const owner = await ownerOfCode(db, hash, deps.clock.now());
      if (!owner || !(await useUpCode(db, owner.tenantId, hash))) throw new Refusal('activation.code');
      if (await signInNameTaken(db, signInName)) throw new Refusal('setup.nameTaken');
      const { tenantId, personId, name } = owner;
      const account = { tenantId, personId, displayName: name, signInName, passwordHash, mustChange: false };
      const id = await insertAccount(db, account);
      await recordAudit(
        db,
        deps,
        { tenantId, accountId: id, name },
        { action: 'account.activated', subjectId: id, personId },
      );
      return { tenant_id: tenantId, id, display_name: name };
    });
  };
