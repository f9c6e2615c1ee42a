import type { Actor } from '../../../domain/access/policy.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction, type Transaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { recordById } from '../reads/records.js';
import { setReturned, setSigned } from '../store.js';
import { writerOf } from './draft.js';

const refuseUnsignable = async (tx: Transaction<Database>, tenantId: string, id: string, version: number) => {
  const r = await recordById(tx.client, tenantId, id);
  if (!r) throw new Refusal('notFound');
  throw new Refusal(r.version === version ? 'meeting.state' : 'meeting.changed');
};

/**
 * Sign a record as it stands: the version that was read, no later one.
 * @throws Refusal notFound, meeting.changed, meeting.state
 */
export const signMeeting =
  (deps: Deps) =>
  async (who: Actor, id: string, version: number): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async (tx) => {
      if (!(await setSigned(tx.client, writerOf(deps, who), id, version)))
        await refuseUnsignable(tx, who.tenantId, id, version);
      await recordAudit(tx.db, deps, who, { action: 'meeting.signed', subjectId: id, detail: { version } });
    });

/**
 * Give a record back to whoever filed it, saying why.
 * @throws Refusal notFound, meeting.changed, meeting.state
 */
export const returnMeeting =
  (deps: Deps) =>
  async (who: Actor, id: string, version: number, reason: string): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async (tx) => {
      if (!(await setReturned(tx.client, writerOf(deps, who), id, version, reason)))
        await refuseUnsignable(tx, who.tenantId, id, version);
      await recordAudit(tx.db, deps, who, { action: 'meeting.returned', subjectId: id, detail: { version, reason } });
    });
