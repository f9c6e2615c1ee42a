import type { Actor } from '../../../domain/access/policy.js';
import { correctionFields, type CorrectionField } from '../../../domain/people/correction.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { Refusal } from '../../platform/refusal.js';
import { insertCorrection, saveCorrectionAnswer } from '../store.js';
import { refuseSecret } from './feedback.js';

/** Ask for something in the own file to be put right. @throws Refusal secrecy.marked */
export const requestCorrection =
  (deps: Deps) =>
  async (who: Actor, personId: string, field: CorrectionField, text: string): Promise<string> => {
    await refuseSecret(deps, who.tenantId, text);
    const id = newId();
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      const asked = { field, text, requested_by: who.accountId, requested_at: deps.clock.now() };
      await insertCorrection(db, { tenant_id: who.tenantId, id, person_id: personId, ...asked });
      const detail = { field: correctionFields[field] };
      await recordAudit(db, deps, who, { action: 'correction.asked', subjectId: id, personId, detail });
    });
    return id;
  };

/** Say that it was put right, or why not. What is put right is changed where it is kept; this is the answer. @throws Refusal notFound, secrecy.marked */
export const answerCorrection =
  (deps: Deps) =>
  async (who: Actor, personId: string, id: string, done: boolean, answer: string): Promise<void> => {
    await refuseSecret(deps, who.tenantId, answer);
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      const saved = { state: done ? 'done' : 'declined', answer, by: who.name, at: deps.clock.now() };
      if (!(await saveCorrectionAnswer(db, who.tenantId, personId, id, saved))) throw new Refusal('notFound');
      await recordAudit(db, deps, who, { action: 'correction.answered', subjectId: id, personId });
    });
  };
