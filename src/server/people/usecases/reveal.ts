import type { Actor } from '../../../domain/access/policy.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { sealerFor } from '../../platform/sealer.js';
import { personById } from '../reads/person.js';

const columns = { idNumber: 'id_number_sealed', phone: 'phone_sealed' } as const;

/**
 * Show a full number. It is recorded with the reason before it is shown, and the person sees the record.
 * @throws Refusal notFound
 */
export const reveal =
  (deps: Deps) =>
  async (who: Actor, personId: string, field: keyof typeof columns, reason: string): Promise<string | null> =>
    inTransaction<Database, string | null>(deps.pool, async ({ db }) => {
      const found = await personById(db, who.tenantId, personId);
      if (!found) throw new Refusal('notFound');
      await recordAudit(db, deps, who, {
        action: 'person.revealed',
        subjectId: personId,
        personId,
        detail: { field, reason },
      });
      return sealerFor(deps.keys, who.tenantId).open(field, found[columns[field]]);
    });
