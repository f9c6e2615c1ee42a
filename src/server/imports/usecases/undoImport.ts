import type { Actor } from '../../../domain/access/policy.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { builtOn } from '../reads/builtOn.js';
import { patchImport, type Run } from '../store.js';
import { restoreChanged, removeCreated } from '../undo/store.js';

/**
 * Take an import back: what it created goes, what it changed is as before. Refused, with what was built on it, where later data
 * rest on it.
 * @throws Refusal import.builtOn
 */
export const undoImport =
  (deps: Deps) =>
  async (run: Run, who: Pick<Actor, 'accountId' | 'name'>): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async (tx) => {
      const reasons = await builtOn(tx.db, run.tenantId, run.importId);
      if (reasons.length > 0) throw new Refusal('import.builtOn', reasons);
      await removeCreated(tx.db, run);
      await restoreChanged(tx.db, run);
      await deps.recount.all(tx, run.tenantId, deps.clock.today());
      await patchImport(tx.db, run, {
        state: 'undone',
        undone_at: deps.clock.now(),
        progress: 1,
        stage: '',
        problem: null,
      });
      await recordAudit(
        tx.db,
        deps.clock,
        { ...who, tenantId: run.tenantId },
        { action: 'import.undone', subjectId: run.importId },
      );
    });
