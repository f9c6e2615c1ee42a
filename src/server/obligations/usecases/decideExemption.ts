import type { z } from 'zod';
import type { decideExemption as contract, setYearWindow as windowContract } from '../../../contract/obligations.js';
import type { Actor } from '../../../domain/access/policy.js';
import { admitExemption, localRuleSentence } from '../../../domain/obligations/localRules.js';
import type { Decision } from '../../../domain/obligations/traits.js';
import { dayOf, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { Refusal } from '../../platform/refusal.js';
import { readSettings, saveSettings } from '../../platform/settings/store.js';
import { insertExemption, lockObligations, recomputeAll, setExemptionEnd } from '../store.js';

type Body = z.output<(typeof contract)['body']>;

/**
 * Decide that rules do not apply to some branches below an organisation; every cell concerned says so and why.
 * @throws Refusal rule.exemption with what is missing
 */
export const decideExemption =
  (deps: Deps) =>
  async (who: Actor, organisationId: string, body: Body): Promise<string> =>
    inTransaction<Database, string>(deps.pool, async (tx) => {
      const decision: Decision = {
        decidedBy: organisationId,
        ruleIds: body.ruleId ? [body.ruleId] : 'all',
        organisationIds: body.branchId ? [body.branchId] : [],
        traits: body.trait ? [body.trait] : [],
        since: body.since as CalendarDay,
        until: null,
        reason: body.reason,
      };
      const verdict = admitExemption(decision);
      if (!verdict.lawful) throw new Refusal('rule.exemption', verdict.reasons.map(localRuleSentence));
      const id = newId();
      await insertExemption(tx.db, who, id, decision);
      await recomputeAll(tx, who.tenantId, deps.clock.today());
      await recordAudit(tx.db, deps, who, {
        action: 'rule.exempted',
        subjectId: organisationId,
        detail: { ...body },
      });
      return id;
    });

/** @throws Refusal notFound */
export const endExemption =
  (deps: Deps) =>
  async (who: Actor, organisationId: string, id: string, until: CalendarDay): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async (tx) => {
      if (!(await setExemptionEnd(tx.db, who.tenantId, organisationId, id, until))) throw new Refusal('notFound');
      await recomputeAll(tx, who.tenantId, deps.clock.today());
      await recordAudit(tx.db, deps, who, {
        action: 'rule.exemptionEnded',
        subjectId: organisationId,
        detail: { id, until },
      });
    });

type Window = z.output<(typeof windowContract)['body']>;

/** Set, or take away, the day of the next year until which a yearly kind may be held (所属年度). */
export const setYearWindow =
  (deps: Deps) =>
  async (who: Actor, { kind, month, day }: Window): Promise<void> => {
    const until = month && day ? { untilMonth: month, untilDay: day } : null;
    if (until && !dayOf(2025, until.untilMonth, until.untilDay)) throw new Refusal('request.invalid', ['没有这一天。']);
    await inTransaction<Database, void>(deps.pool, async (tx) => {
      await lockObligations(tx.db, who.tenantId, 'alone');
      const { [kind]: _former, ...others } = (await readSettings(tx.db, who.tenantId)).yearWindows ?? {};
      const yearWindows = until ? { ...others, [kind]: until } : others;
      await saveSettings(tx.db, who.tenantId, { yearWindows });
      await recomputeAll(tx, who.tenantId, deps.clock.today());
      await recordAudit(tx.db, deps, who, { action: 'rule.yearWindowSet', detail: { kind, until } });
    });
  };
