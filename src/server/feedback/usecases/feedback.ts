import type { Actor } from '../../../domain/access/policy.js';
import { secrecyMark } from '../../../domain/secrecy/secrecyMark.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { Refusal } from '../../platform/refusal.js';
import { readSettings } from '../../platform/settings/store.js';
import { insertFeedback, saveFeedbackAnswer } from '../store.js';

/** @throws Refusal secrecy.marked; nothing is stored then */
export const refuseSecret = async (deps: Deps, tenantId: string, text: string): Promise<void> => {
  const found = secrecyMark(text, (await readSettings(deps.db, tenantId)).secrecyMarks);
  if (found) throw new Refusal('secrecy.marked', [`密级标志：“${found.mark}”。`]);
};

/** Who does not want to be named is named nowhere: the audit log says that something was sent, and no more. */
const nobody = (tenantId: string) => ({ tenantId, accountId: null, name: '未署名' });

/** Keep feedback about a page. @throws Refusal secrecy.marked */
export const sendFeedback =
  (deps: Deps) =>
  async (
    who: Actor,
    said: { readonly page: string; readonly text: string; readonly signed: boolean },
  ): Promise<void> => {
    await refuseSecret(deps, who.tenantId, said.text);
    const id = newId();
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await insertFeedback(db, {
        tenant_id: who.tenantId,
        id,
        page: said.page,
        text: said.text,
        account_id: said.signed ? who.accountId : null,
        sender_name: said.signed ? who.name : null,
        sent_at: deps.clock.now(),
      });
      const by = said.signed ? who : nobody(who.tenantId);
      await recordAudit(db, deps, by, { action: 'feedback.sent', subjectId: id });
    });
  };

/** Answer feedback. @throws Refusal notFound, secrecy.marked */
export const answerFeedback =
  (deps: Deps) =>
  async (who: Actor, id: string, answer: string): Promise<void> => {
    await refuseSecret(deps, who.tenantId, answer);
    await inTransaction<Database, void>(deps.pool, async ({ db }) => {
      const saved = { answer, by: who.name, at: deps.clock.now() };
      if (!(await saveFeedbackAnswer(db, who.tenantId, id, saved))) throw new Refusal('notFound');
      await recordAudit(db, deps, who, { action: 'feedback.answered', subjectId: id });
    });
  };
