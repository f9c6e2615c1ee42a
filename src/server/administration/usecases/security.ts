import type { Actor } from '../../../domain/access/policy.js';
import type { RetentionPeriods } from '../../../domain/retention/periods.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { saveSettings } from '../../platform/settings/store.js';

/** Decide whether administrators and staff must have a second factor, and how long data stay that nobody needs. */
export const setSecurity =
  (deps: Deps) =>
  async (who: Actor, asked: { readonly secondFactor: boolean; readonly retention: RetentionPeriods }): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await saveSettings(db, who.tenantId, { secondFactor: asked.secondFactor, retention: asked.retention });
      await recordAudit(db, deps, who, {
        action: 'security.changed',
        detail: { secondFactor: asked.secondFactor, ...asked.retention },
      });
    });
