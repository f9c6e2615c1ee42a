import { evaluate, type Obligation } from '../obligations/evaluate.js';
import type { OrganisationFacts, RecordFact } from '../obligations/facts.js';
import { calendarYear, parsePeriod, periodContaining, type Period } from '../obligations/period.js';
import type { ObligationRule } from '../obligations/rule.js';
import { furtherRules, shippedRules } from '../obligations/shippedRules.js';
import { recordKindOf, recordKinds, recordKindTitles, type RecordKind } from '../meetings/recordKind.js';
import type { OrganisationKind } from '../organisations/kinds.js';
import { committeeRequirement } from '../organisations/branchCommittee.js';
import { addDays, parseDay, type CalendarDay } from '../shared/calendarDay.js';
import { notCovered, say, type Answer } from './case.js';
import { dayIn, numberIn, textIn, truthIn, type Given } from './given.js';

/** The rule that asks for a kind, of those that are shipped or ready. */
export const ruleFor = (kind: RecordKind): ObligationRule | undefined =>
  [...shippedRules, ...furtherRules].find((rule) => rule.kind === kind);

/** One organisation of a case, as dated facts. */
export const organisationOf = (given: Given, kind: OrganisationKind): OrganisationFacts => {
  const fullMembers = numberIn(given, 'fullMembers');
  const hasCommittee =
    truthIn(given, 'committee') ?? (fullMembers === undefined || committeeRequirement(fullMembers).committeeRequired);
  const since = dayIn(given, 'branchFounded') ?? null;
  return { id: 'case', states: [{ since, until: null, kind, hasCommittee, path: 'case' }], groups: [] };
};

const recordOn = (kind: RecordKind, day: CalendarDay, i: number): RecordFact => ({
  id: String(i),
  organisationId: 'case',
  kind,
  day,
});

/** What was held: a list of days, a number (held at any time of the period), or whether it was done. */
export const heldOf = (value: unknown, kind: RecordKind, period: Period | null): readonly RecordFact[] | null => {
  if (Array.isArray(value)) {
    const days = value.map((v) => (typeof v === 'string' ? parseDay(v) : null));
    return days.every((d) => d !== null) ? days.map((d, i) => recordOn(kind, d, i)) : null;
  }
  const count = typeof value === 'boolean' ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || period === null) return null;
  return Array.from({ length: count }, (_, i) => recordOn(kind, addDays(period.end, -1), i));
};

/** The obligations of one rule over the periods that a window touches, at the close of a day. */
export const obligationsOf = (
  rule: ObligationRule,
  organisation: OrganisationFacts,
  records: readonly RecordFact[],
  window: { readonly from: CalendarDay; readonly until: CalendarDay },
  asOf: CalendarDay,
): readonly Obligation[] => {
  // A case about a rule per group speaks of one group: it bears the id under which the records of the case lie.
  const group = rule.appliesTo.per === 'group' ? { id: 'case', name: '', since: null, until: null } : null;
  return evaluate({ rules: [rule], window, organisation, group, records, on: addDays(asOf, 1) });
};

const partial = new Set(['obligation.foundedWithin', 'obligation.dissolvedWithin', 'obligation.committeeWithin']);

/** The word of the case file for a state. */
const stateWord = (o: Obligation): string => {
  if (o.state === 'met') return 'satisfied';
  if (o.state === 'overdue') return 'overdue';
  if (o.state !== 'notApplicable') return 'due';
  return o.reasons.some((r) => partial.has(r.code)) ? 'not_required_pro_rata' : 'not_applicable';
};

/** The period a case speaks of: named, or that of the rule in which the day lies. */
const periodOf = (given: Given, rule: ObligationRule): Period | null => {
  const named = textIn(given, 'month') ?? textIn(given, 'quarter') ?? textIn(given, 'halfYear');
  if (named !== undefined) return parsePeriod(named.replace(/^(\d{4})-?([QH]\d)$/, '$1-$2'));
  const asOf = dayIn(given, 'asOf');
  const year = numberIn(given, 'year');
  if (rule.period === 'year' && year !== undefined) return calendarYear(year);
  return asOf === undefined ? null : periodContaining(rule.period, asOf);
};

/** Kinds that are asked of a committee rather than of a branch. */
const bearerOf = (rule: ObligationRule): OrganisationKind =>
  rule.appliesTo.kinds.includes('branch') ? 'branch' : (rule.appliesTo.kinds[0] ?? 'branch');

/** The state of the one obligation that a case speaks of. `held` is the value that says what was done. */
export const obligationAnswer = (given: Given, kind: RecordKind, held: unknown): Answer => {
  const rule = ruleFor(kind);
  const period = rule === undefined ? null : periodOf(given, rule);
  if (rule === undefined || period === null || period.unit !== rule.period) return notCovered;
  const records = heldOf(held, kind, period);
  if (records === null) return notCovered;
  const window = { from: period.start, until: period.end };
  const asOf = dayIn(given, 'asOf') ?? addDays(period.end, -1);
  const [found] = obligationsOf(rule, organisationOf(given, bearerOf(rule)), records, window, asOf);
  return found === undefined ? notCovered : say(stateWord(found));
};

/** The kind that a field of the case is named after, with what stands in it. */
export const kindField = (given: Given): { readonly kind: RecordKind; readonly held: unknown } | null => {
  for (const [field, held] of Object.entries(given)) {
    const kind = recordKindOf(field);
    if (kind !== null) return { kind, held };
  }
  return null;
};

/** The kind named in a sentence: the longest title that stands in it. */
export const kindInSentence = (sentence: string): RecordKind | null =>
  recordKinds
    .filter((kind) => sentence.includes(recordKindTitles[kind]))
    .sort((a, b) => recordKindTitles[b].length - recordKindTitles[a].length)[0] ?? null;
