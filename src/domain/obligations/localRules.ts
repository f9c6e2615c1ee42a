import { fill } from '../shared/sentence.js';
import { verdict, type Reason, type Verdict } from '../shared/verdict.js';
import { monthsOf, unitTitles } from './period.js';
import type { Exemption, ObligationRule } from './rule.js';

/** What may be said to a committee that adds a rule or an exemption of its own. */
const localRuleSentences = {
  'rule.looser':
    '上级规定{title}{nationalUnit}至少{nationalRequired}次（全年{nationalYearly}次），本级要求{localUnit}{localRequired}次（全年{localYearly}次）更低，不能据此放宽；上级规定继续适用。',
  'rule.same': '与上级规定相同，不必另行制定。',
  'rule.stricter': '比上级规定更严：每个支部全年增加{extra}次。请先考虑必要性和基层负担。',
  'rule.otherRhythm': '周期与上级规定不同，两项分别考核：上级规定{nationalUnit}至少{nationalRequired}次仍然适用。',
  'rule.new': '上级没有规定次数，由本级自行要求：每个支部全年{extra}次。请先考虑必要性和基层负担。',
  'rule.longerGrace': '宽限期长于上级要求，只对本级增加的部分有效。',
  'rule.narrower': '适用范围小于上级规定，范围以外的支部仍按上级规定考核。',
  'rule.noCount': '次数应当是1以上的整数。',
  'rule.endsBeforeStart': '废止日期不能早于施行日期。',
  'rule.noReason': '决定某些支部不适用，须写明理由。',
  'rule.nobody': '须写明适用于哪些支部。',
} as const;
export type LocalRuleCode = keyof typeof localRuleSentences;
export const localRuleSentence = (r: Reason<LocalRuleCode>): string => fill(localRuleSentences[r.code], r.figures);

const yearly = (rule: ObligationRule): number => (rule.required * 12) / monthsOf[rule.period];

/** True where keeping the local rule means keeping the national one: at least as often, and in no longer a period. */
const implies = (local: ObligationRule, national: ObligationRule): boolean =>
  monthsOf[local.period] <= monthsOf[national.period] &&
  (local.required * monthsOf[national.period]) / monthsOf[local.period] >= national.required;

const figuresOf = (local: ObligationRule, national: ObligationRule): Reason['figures'] => ({
  title: national.title,
  nationalUnit: unitTitles[national.period],
  nationalRequired: national.required,
  nationalYearly: yearly(national),
  localUnit: unitTitles[local.period],
  localRequired: local.required,
  localYearly: yearly(local),
  extra: Math.max(0, yearly(local) - yearly(national)),
});

const compare = (local: ObligationRule, national: ObligationRule): Reason<LocalRuleCode>[] => {
  const figures = figuresOf(local, national);
  const basis = national.basis;
  if (yearly(local) < yearly(national)) return [{ code: 'rule.looser', figures, basis, weight: 'refusal' }];
  const reasons: Reason<LocalRuleCode>[] = [];
  if (local.period === national.period && local.required === national.required)
    reasons.push({ code: 'rule.same', figures, basis, weight: 'warning' });
  else if (implies(local, national)) reasons.push({ code: 'rule.stricter', figures, basis, weight: 'note' });
  else reasons.push({ code: 'rule.otherRhythm', figures, basis, weight: 'warning' });
  if (local.graceDays > national.graceDays) reasons.push({ code: 'rule.longerGrace', figures, weight: 'note' });
  const narrower = national.appliesTo.kinds.some((kind) => !local.appliesTo.kinds.includes(kind));
  if (narrower || local.appliesTo.excluding.length > 0)
    reasons.push({ code: 'rule.narrower', figures, weight: 'note' });
  return reasons;
};

/**
 * Whether a committee may add a rule beside the national ones (and those of committees above it). It can only ask more: both
 * stay in force and the stricter governs each period, so nothing is ever loosened; an attempt to is answered with reasons. What
 * has ended by the day on which the rule begins is no rival.
 */
export const admitLocalRule = (local: ObligationRule, above: readonly ObligationRule[]): Verdict<LocalRuleCode> => {
  const reasons: Reason<LocalRuleCode>[] = [];
  if (!Number.isInteger(local.required) || local.required < 1)
    reasons.push({ code: 'rule.noCount', figures: { required: local.required }, weight: 'refusal' });
  if (local.inForce.until !== undefined && local.inForce.until <= local.inForce.from)
    reasons.push({ code: 'rule.endsBeforeStart', figures: {}, weight: 'refusal' });
  const stands = (r: ObligationRule): boolean => r.inForce.until === undefined || r.inForce.until > local.inForce.from;
  const rivals = above.filter(
    (r) => r.kind === local.kind && r.appliesTo.per === local.appliesTo.per && r !== local && stands(r),
  );
  if (rivals.length === 0) reasons.push({ code: 'rule.new', figures: { extra: yearly(local) }, weight: 'note' });
  return verdict([...reasons, ...rivals.flatMap((national) => compare(local, national))]);
};

/** An exemption is a committee's open decision: it needs its reason in words and somebody to whom it applies. */
export const admitExemption = (exemption: Exemption): Verdict<LocalRuleCode> => {
  const reasons: Reason<LocalRuleCode>[] = [];
  if (exemption.reason.trim().length < 2) reasons.push({ code: 'rule.noReason', figures: {}, weight: 'refusal' });
  if (exemption.organisationIds.length === 0 && exemption.traits.length === 0)
    reasons.push({ code: 'rule.nobody', figures: {}, weight: 'refusal' });
  if (exemption.until !== null && exemption.until <= exemption.since)
    reasons.push({ code: 'rule.endsBeforeStart', figures: {}, weight: 'refusal' });
  return verdict(reasons);
};
