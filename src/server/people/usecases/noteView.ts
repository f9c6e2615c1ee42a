import type { Actor } from '../../../domain/access/policy.js';
import { recordAudit } from '../../platform/audit/store.js';
import type { Deps } from '../../platform/deps.js';
import { viewedOn } from '../reads/person.js';

/** Somebody opens another's file: the person can see who and when. Noted once a day for each who looks. */
export const noteView =
  (deps: Deps) =>
  async (who: Actor, personId: string): Promise<void> => {
    if (who.personId === personId) return;
    const midnight = new Date(`${deps.clock.today()}T00:00:00+08:00`);
    if (await viewedOn(deps.db, who.tenantId, personId, who.accountId ?? '', midnight)) return;
    await recordAudit(deps.db, deps, who, { action: 'person.viewed', subjectId: personId, personId });
  };
