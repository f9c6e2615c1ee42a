import type { CalendarDay } from '../shared/calendarDay.js';
import type { GroupFacts, OrganisationFacts, OrganisationState, Span } from './facts.js';
import type { Exemption, ObligationRule } from './rule.js';

/** Why a rule does or does not ask something of an organisation in a period. The position is what tables of numbers keep. */
export const outcomes = [
  'applies',
  'notFounded',
  'dissolved',
  'foundedWithin',
  'dissolvedWithin',
  'notAddressed',
  'addressedWithin',
  'outsideSetter',
  'noCommittee',
  'committeeWithin',
  'noGroups',
  'perGroup',
  'groupNotFormed',
  'groupEnded',
  'groupFormedWithin',
  'groupEndedWithin',
  'excludedTrait',
  'exempted',
  'stricterGoverns',
] as const;
export type Outcome = (typeof outcomes)[number];

type Stretch = { readonly start: CalendarDay; readonly end: CalendarDay };
type Coverage = 'whole' | 'notYet' | 'over' | 'beginsWithin' | 'endsWithin';

const covered = (since: CalendarDay | null, until: CalendarDay | null, s: Stretch): Coverage => {
  if (since !== null && since >= s.end) return 'notYet';
  if (until !== null && until <= s.start) return 'over';
  if (since !== null && since > s.start) return 'beginsWithin';
  return until !== null && until < s.end ? 'endsWithin' : 'whole';
};
const overlaps = (span: Span, s: Stretch): boolean =>
  (span.since === null || span.since < s.end) && (span.until === null || span.until > s.start);

const liesBelow = (path: string, label: string): boolean =>
  path === label || path.startsWith(`${label}.`) || path.endsWith(`.${label}`) || path.includes(`.${label}.`);

/** How many of the states that touch the period fulfil a condition: none, some or all. */
const share = (
  states: readonly OrganisationState[],
  s: Stretch,
  fulfils: (state: OrganisationState, rule: ObligationRule) => boolean,
  rule: ObligationRule,
): 'none' | 'some' | 'all' => {
  let yes = 0;
  let no = 0;
  for (const state of states) {
    if (!overlaps(state, s)) continue;
    if (fulfils(state, rule)) yes++;
    else no++;
  }
  return yes === 0 ? 'none' : no === 0 ? 'all' : 'some';
};

const isAddressed = (state: OrganisationState, rule: ObligationRule): boolean =>
  rule.appliesTo.kinds.includes(state.kind);
const hasCommittee = (state: OrganisationState): boolean => state.hasCommittee;
const isBelowSetter = (state: OrganisationState, rule: ObligationRule): boolean =>
  rule.appliesTo.below === undefined || liesBelow(state.path, rule.appliesTo.below);
const hasExcludedTrait = (state: OrganisationState, rule: ObligationRule): boolean =>
  state.traits?.some((trait) => rule.appliesTo.excluding.includes(trait)) ?? false;

const lifetime = (rule: ObligationRule, o: OrganisationFacts, s: Stretch): Outcome => {
  const founded = o.states[0]?.since ?? null;
  const dissolved = o.states[o.states.length - 1]?.until ?? null;
  if (o.states.length === 0) return 'notFounded';
  const coverage = covered(founded, dissolved, s);
  if (coverage === 'notYet') return 'notFounded';
  if (coverage === 'over') return 'dissolved';
  if (coverage === 'whole' || rule.partialPeriod === 'anyPartCounts') return 'applies';
  return coverage === 'beginsWithin' ? 'foundedWithin' : 'dissolvedWithin';
};

const audience = (rule: ObligationRule, o: OrganisationFacts, s: Stretch): Outcome => {
  const partCounts = rule.partialPeriod === 'anyPartCounts';
  const addressed = share(o.states, s, isAddressed, rule);
  if (addressed === 'none') return 'notAddressed';
  if (addressed === 'some' && !partCounts) return 'addressedWithin';
  if (rule.appliesTo.below !== undefined) {
    const below = share(o.states, s, isBelowSetter, rule);
    if (below === 'none' || (below === 'some' && !partCounts)) return 'outsideSetter';
  }
  if (rule.appliesTo.withCommittee) {
    const committee = share(o.states, s, hasCommittee, rule);
    if (committee === 'none') return 'noCommittee';
    if (committee === 'some' && !partCounts) return 'committeeWithin';
  }
  if (rule.appliesTo.excluding.length > 0 && share(o.states, s, hasExcludedTrait, rule) !== 'none')
    return 'excludedTrait';
  return 'applies';
};

const groupOutcome = (rule: ObligationRule, o: OrganisationFacts, group: GroupFacts | null, s: Stretch): Outcome => {
  if (group === null) return o.groups.some((g) => overlaps(g, s)) ? 'perGroup' : 'noGroups';
  const coverage = covered(group.since, group.until, s);
  if (coverage === 'notYet') return 'groupNotFormed';
  if (coverage === 'over') return 'groupEnded';
  if (coverage === 'whole' || rule.partialPeriod === 'anyPartCounts') return 'applies';
  return coverage === 'beginsWithin' ? 'groupFormedWithin' : 'groupEndedWithin';
};

/** The exemption of a committee that takes the organisation out of the rule for the period, if any. */
export const exemptionFor = (
  rule: ObligationRule,
  o: OrganisationFacts,
  s: Stretch,
  exemptions: readonly Exemption[],
): Exemption | undefined =>
  exemptions.find(
    (e) =>
      e.since <= s.start &&
      (e.until === null || e.until > s.start) &&
      (e.ruleIds === 'all' || e.ruleIds.includes(rule.id)) &&
      (e.organisationIds.includes(o.id) ||
        (e.traits.length > 0 &&
          o.states.some((state) => overlaps(state, s) && state.traits?.some((t) => e.traits.includes(t))))),
  );

/**
 * Whether a rule asks something of an organisation (or one of its groups) in a period, from dated facts alone: it does not
 * depend on today, nor on what was done.
 * @param group the group whose own obligation is asked about; null for the organisation itself
 */
export const outcomeOf = (
  rule: ObligationRule,
  o: OrganisationFacts,
  group: GroupFacts | null,
  s: Stretch,
  exemptions: readonly Exemption[],
): Outcome => {
  if (o.states.length > 0 && !o.states.some((state) => isAddressed(state, rule))) return 'notAddressed';
  const alive = lifetime(rule, o, s);
  if (alive !== 'applies') return alive;
  const addressed = audience(rule, o, s);
  if (addressed !== 'applies') return addressed;
  if (exemptions.length > 0 && exemptionFor(rule, o, s, exemptions)) return 'exempted';
  return rule.appliesTo.per === 'group' ? groupOutcome(rule, o, group, s) : 'applies';
};
