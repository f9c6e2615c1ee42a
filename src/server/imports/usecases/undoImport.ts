import type { Actor } from '../../../domain/access/policy.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction, type Transaction } from '../../platform/db/pool.js';
import { isConflict } from '../../platform/db/refusal.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { builtOn } from '../reads/builtOn.js';
import { lockImport } from '../reads/imports.js';
import { patchImport, type Run } from '../store.js';
import { removeCreated, removeOwners, restoreChanged } from '../undo/store.js';

/** Something nobody foresaw stands in the way: what was registered since contradicts what was before. */
const inTheWay = (error: unknown): unknown =>
  isConflict(error)
    ? new Refusal('import.builtOn', ['后来登记的内容与导入前的原状相互矛盾，恢复不了。请先更正后来登记的内容。'])
    : error;

const takeBack = async (deps: Deps, tx: Transaction<Database>, run: Run): Promise<void> => {
  await removeCreated(tx.db, run);
  await restoreChanged(tx.db, run);
  await removeOwners(tx.db, run);
  await deps.recount.all(tx, run.tenantId, deps.clock.today());
  await patchImport(tx.db, run, {
    state: 'undone',
    undone_at: deps.clock.now(),
    progress: 1,
    stage: '',
    problem: null,
  });
};

/**
 * Take an import back: what it created goes, what it changed is as before. Refused, with what was built on it, where later data
 * rest on it. Does nothing where it is not in force.
 * @throws Refusal import.builtOn
 */
export const undoImport =
  (deps: Deps) =>
  async (run: Run, who: Pick<Actor, 'accountId' | 'name'>): Promise<void> => {
    const work = async (tx: Transaction<Database>): Promise<void> => {
      await deps.recount.alone(tx, run.tenantId);
      const found = await lockImport(tx.db, run.tenantId, run.importId);
      if (found?.state !== 'undoing' && found?.state !== 'applied') return;
      const reasons = await builtOn(tx.db, run.tenantId, run.importId);
      if (reasons.length > 0) throw new Refusal('import.builtOn', reasons);
      await takeBack(deps, tx, run);
      const actor = { ...who, tenantId: run.tenantId };
      await recordAudit(tx.db, deps, actor, { action: 'import.undone', subjectId: run.importId });
    };
    try {
      await inTransaction<Database, void>(deps.pool, work);
    } catch (error) {
      throw inTheWay(error);
    }
  };
