import type { CalendarDay } from '../shared/calendarDay.js';
import { fill } from '../shared/sentence.js';
import { verdict, type Reason, type Verdict } from '../shared/verdict.js';
import type { ObligationRule } from './rule.js';

/** A committee's open decision that a local rule ends: from the day on, for the reason given in its words. */
export type RuleEnd = { readonly until: CalendarDay; readonly reason: string; readonly decidedBy: string };

const ruleEndSentences = {
  'ruleEnd.national': '“{title}”是全国统一的规定，本级不能废止。',
  'ruleEnd.others': '“{title}”不是本级制定的要求，请由制定的党委废止。',
  'ruleEnd.already': '“{title}”已经废止。',
  'ruleEnd.beforeStart': '废止日期应当晚于施行日期。',
  'ruleEnd.noReason': '废止须写明理由。',
} as const;
type RuleEndCode = keyof typeof ruleEndSentences;
export const ruleEndSentence = (r: Reason<RuleEndCode>): string => fill(ruleEndSentences[r.code], r.figures);

/**
 * Whether a committee may end a rule: only a local one that is its own. A national rule is never loosened; who set a local one
 * ends it. `setter` is the organisation that set the rule: of one that came with the product, the working committee.
 */
export const admitRuleEnd = (rule: ObligationRule, setter: string, end: RuleEnd): Verdict<RuleEndCode> => {
  const refusals: RuleEndCode[] = [];
  if (rule.level === 'national') refusals.push('ruleEnd.national');
  else if (setter !== end.decidedBy) refusals.push('ruleEnd.others');
  if (rule.inForce.until !== undefined) refusals.push('ruleEnd.already');
  if (end.until <= rule.inForce.from) refusals.push('ruleEnd.beforeStart');
  if (end.reason.trim().length < 2) refusals.push('ruleEnd.noReason');
  return verdict(refusals.map((code) => ({ code, figures: { title: rule.title }, weight: 'refusal' })));
};

/** The rules with the ends that were decided: periods that begin later are governed no more, earlier ones as before. */
export const withEnds = <R extends ObligationRule>(
  rules: readonly R[],
  ends: Readonly<Partial<Record<string, RuleEnd>>>,
): readonly R[] =>
  rules.map((rule) => {
    const end = ends[rule.id];
    return end && rule.level === 'local' ? { ...rule, inForce: { ...rule.inForce, until: end.until } } : rule;
  });
