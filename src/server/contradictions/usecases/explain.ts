import type { Actor } from '../../../domain/access/policy.js';
import { secrecyMark } from '../../../domain/secrecy/secrecyMark.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { readSettings } from '../../platform/settings/store.js';
import { setExplained } from '../store.js';

/**
 * 情况属实: the branch says that it was so. It is kept beside the record and not asked again.
 * @throws Refusal notFound, secrecy.marked
 */
export const explainContradiction =
  (deps: Deps) =>
  async (who: Actor, meetingId: string, id: string, text: string): Promise<void> => {
    const { secrecyMarks = [] } = await readSettings(deps.pool, who.tenantId);
    const marked = secrecyMark(text, secrecyMarks);
    if (marked) throw new Refusal('secrecy.marked', [`密级标志：“${marked.mark}”。`]);
    await inTransaction<Database, void>(deps.pool, async ({ db, client }) => {
      const by = { ...who, at: deps.clock.now() };
      if (!(await setExplained(client, by, meetingId, id, text))) throw new Refusal('notFound');
      await recordAudit(db, deps, who, {
        action: 'contradiction.explained',
        subjectId: meetingId,
        detail: { contradictionId: id, text },
      });
    });
  };
