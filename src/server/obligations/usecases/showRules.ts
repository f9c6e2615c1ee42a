import type { z } from 'zod';
import type { rulesInForce as contract } from '../../../contract/obligations.js';
import { branchTraitTitles } from '../../../domain/obligations/traits.js';
import { idsOnPath, namesOf, newestState } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { pathLabel } from '../../../domain/access/scope.js';
import { toRuleLine } from '../lines.js';
import { readDecisions, readRules, type DecisionInForce, type RuleInForce } from '../reads/rules.js';

type Reply = Omit<z.input<(typeof contract)['reply']>, 'may'>;

const windowText = ({ yearWindow }: RuleInForce): string | null =>
  yearWindow ? `次年${yearWindow.untilMonth}月${yearWindow.untilDay}日前召开的计入上一年度` : null;

const toExemption = (
  d: DecisionInForce,
  rules: readonly RuleInForce[],
  names: ReadonlyMap<string, string>,
  here: string,
): Reply['exemptions'][number] => ({
  id: d.id,
  by: names.get(d.decidedBy) ?? '',
  rules:
    d.ruleIds === 'all' ? '全部要求' : d.ruleIds.map((id) => rules.find((r) => r.id === id)?.title ?? id).join('、'),
  branches: [...d.traits.map((t) => branchTraitTitles[t]), ...d.organisationIds.map((id) => names.get(id) ?? '')].join(
    '、',
  ),
  since: d.since,
  until: d.until,
  reason: d.reason,
  own: d.decidedBy === here,
});

/**
 * The rules that speak to an organisation: national ones, and those of itself and of committees above it; and the exemptions
 * decided there.
 * @throws Refusal notFound
 */
export const showRules =
  (deps: Deps) =>
  async (tenantId: string, organisationId: string): Promise<Reply> => {
    const here = await newestState(deps.db, tenantId, organisationId);
    if (!here) throw new Refusal('notFound');
    const above = idsOnPath(here.path);
    const labels = new Set(above.map(pathLabel));
    const rules = (await readRules(deps.db, tenantId)).filter(
      (r) => !r.appliesTo.below || labels.has(r.appliesTo.below),
    );
    const decisions = (await readDecisions(deps.db, tenantId)).filter((d) => above.includes(d.decidedBy));
    const named = [
      ...rules.flatMap((r) => [...(r.setBy ? [r.setBy] : []), ...(r.end ? [r.end.decidedBy] : [])]),
      ...decisions.flatMap((d) => [d.decidedBy, ...d.organisationIds]),
    ];
    const names = await namesOf(deps.db, tenantId, [...new Set(named)], deps.clock.today());
    return {
      rules: rules.map((r) => ({
        ...toRuleLine(r, names),
        since: r.inForce.from,
        until: r.inForce.until ?? null,
        yearWindow: windowText(r),
        end: r.end && { by: names.get(r.end.decidedBy) ?? '', reason: r.end.reason },
        own: r.level === 'local' && !r.end && (r.setBy ?? above[0]) === organisationId,
      })),
      exemptions: decisions.map((d) => toExemption(d, rules, names, organisationId)),
      isRoot: here.parent_id === null,
    };
  };
