import { periodsOf, retentionKinds, stayOf, type RetentionKind } from '../../../domain/retention/periods.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { readSettings } from '../../platform/settings/store.js';
import { deleteOldCorrections, deleteOldFeedback, deleteOldImportRows } from '../store.js';

const deleting = {
  importRows: deleteOldImportRows,
  feedback: deleteOldFeedback,
  corrections: deleteOldCorrections,
} as const satisfies Record<RetentionKind, unknown>;

/** Delete what has stayed its time, of every kind, and record what and how much was deleted; a job calls it nightly. */
export const retain =
  (deps: Deps) =>
  async (tenantId: string): Promise<void> => {
    const periods = periodsOf((await readSettings(deps.db, tenantId)).retention ?? {});
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      const said: string[] = [];
      for (const kind of Object.keys(deleting) as RetentionKind[]) {
        const before = new Date(deps.clock.now().getTime() - stayOf(periods[kind]));
        const count = await deleting[kind](db, tenantId, before);
        if (count > 0) said.push(`${retentionKinds[kind].title}${count}条`);
      }
      const by = { tenantId, accountId: null, name: '保存期限' };
      if (said.length > 0) await recordAudit(db, deps, by, { action: 'retention.applied', detail: { counts: said } });
    });
  };
