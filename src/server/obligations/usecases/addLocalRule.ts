import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { addLocalRule as contract } from '../../../contract/obligations.js';
import { pathLabel } from '../../../domain/access/scope.js';
import type { Actor } from '../../../domain/access/policy.js';
import { recordKinds, type RecordKind } from '../../../domain/meetings/recordKind.js';
import { admitLocalRule, localRuleSentence } from '../../../domain/obligations/localRules.js';
import { newestState } from '../../organisations/reads/tree.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { newId } from '../../platform/ids.js';
import { Refusal } from '../../platform/refusal.js';
import { readRules, type RuleInForce } from '../reads/rules.js';
import { insertLocalRule, recomputeAll } from '../store.js';

type Body = z.output<(typeof contract)['body']>;

/** @throws Refusal request.invalid where there is no such kind */
export const asRule = (id: string, organisationId: string, body: Body, rules: readonly RuleInForce[]): RuleInForce => {
  const kind = recordKinds.find((k) => k === body.kind);
  const model = rules.find((r) => r.kind === kind);
  if (!kind || !model) throw new Refusal('request.invalid', ['没有这种组织生活。']);
  return {
    ...model,
    id,
    title: body.title,
    kind: kind satisfies RecordKind,
    period: body.period,
    required: body.required,
    appliesTo: { ...model.appliesTo, below: pathLabel(organisationId) },
    basis: { id: `local:${id}`, regulation: body.basis, version: '本级', confidence: 'text' },
    level: 'local',
    inForce: { from: body.since as RuleInForce['inForce']['from'] },
    setBy: organisationId,
    end: null,
  };
};

/** National rules and those set above the organisation or by itself: a sibling's stricter rule is none of its business. */
export const rulesAbove = async (
  db: Kysely<Database>,
  tenantId: string,
  organisationId: string,
  rules: readonly RuleInForce[],
): Promise<readonly RuleInForce[]> => {
  const path = (await newestState(db, tenantId, organisationId))?.path.split('.') ?? [];
  return rules.filter((r) => !r.appliesTo.below || path.includes(r.appliesTo.below));
};

/**
 * Add a stricter rule for an organisation and all below it; the obligations are recomputed in the same transaction.
 * @throws Refusal rule.looser with the reasons
 */
export const addLocalRule =
  (deps: Deps) =>
  async (who: Actor, organisationId: string, body: Body): Promise<string> =>
    inTransaction<Database, string>(deps.pool, async (tx) => {
      const rules = await readRules(tx.db, who.tenantId);
      const rule = asRule(newId(), organisationId, body, rules);
      const above = await rulesAbove(tx.db, who.tenantId, organisationId, rules);
      const verdict = admitLocalRule(rule, above);
      if (!verdict.lawful) throw new Refusal('rule.looser', verdict.reasons.map(localRuleSentence));
      await insertLocalRule(tx.db, who, organisationId, rule);
      await recomputeAll(tx, who.tenantId, deps.clock.today());
      await recordAudit(tx.db, deps, who, {
        action: 'rule.added',
        subjectId: organisationId,
        detail: { ...body },
      });
      return rule.id;
    });
