import type { z } from 'zod';
import type { endRule as contract } from '../../../contract/obligations.js';
import type { Actor } from '../../../domain/access/policy.js';
import { admitRuleEnd, ruleEndSentence, type RuleEnd } from '../../../domain/obligations/ruleEnds.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { idsOnPath, newestState } from '../../organisations/reads/tree.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { readSettings, saveSettings } from '../../platform/settings/store.js';
import { readRules } from '../reads/rules.js';
import { lockObligations, recomputeAll } from '../store.js';

type Body = z.output<(typeof contract)['body']>;

/**
 * End a local rule, also one that came with the product: openly, from a day on, with a reason; what is owed is recomputed in the
 * same transaction.
 * @throws Refusal notFound where no such rule speaks to the organisation; rule.end with the reasons
 */
export const endRule =
  (deps: Deps) =>
  async (who: Actor, organisationId: string, ruleId: string, body: Body): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async (tx) => {
      await lockObligations(tx.db, who.tenantId, 'alone');
      const here = await newestState(tx.db, who.tenantId, organisationId);
      const above = idsOnPath(here?.path ?? '');
      const rule = (await readRules(tx.db, who.tenantId)).find((r) => r.id === ruleId);
      const setter = rule?.setBy ?? above[0];
      if (!rule || !setter || !above.includes(setter)) throw new Refusal('notFound');
      const end: RuleEnd = { until: body.until as CalendarDay, reason: body.reason, decidedBy: organisationId };
      const verdict = admitRuleEnd(rule, setter, end);
      if (!verdict.lawful) throw new Refusal('rule.end', verdict.reasons.map(ruleEndSentence));
      const { ruleEnds = {} } = await readSettings(tx.db, who.tenantId);
      await saveSettings(tx.db, who.tenantId, { ruleEnds: { ...ruleEnds, [ruleId]: end } });
      await recomputeAll(tx, who.tenantId, deps.clock.today());
      await recordAudit(tx.db, deps, who, {
        action: 'rule.ended',
        subjectId: organisationId,
        detail: { ruleId, title: rule.title, ...body },
      });
    });
