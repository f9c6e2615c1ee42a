import { periodText } from '../shared/official.js';
import { addDays, daysBetween, type CalendarDay } from '../shared/calendarDay.js';
import type { Basis } from '../shared/basis.js';
import type { Reason } from '../shared/verdict.js';
import { dayCode, deadlineOf } from './belonging.js';
import type { GroupFacts, OrganisationFacts, RecordFact } from './facts.js';
import { unitTitles, type Period } from './period.js';
import { periodIndexOf, planOf, type Plan, type PlannedRule } from './plan.js';
import type { ObligationCode } from './reasons.js';
import { exemptionFor, outcomes, type Outcome } from './requirement.js';
import type { Exemption, ObligationRule } from './rule.js';
import { outcomesInto } from './sheet.js';
import { stateOf, type ObligationState } from './state.js';

/** An obligation with everything that explains it. */
export type Obligation = {
  readonly rule: ObligationRule;
  readonly period: Period;
  readonly required: number;
  readonly done: number;
  readonly state: ObligationState;
  readonly reasons: readonly Reason<ObligationCode>[];
  /** Ids of the records counted, in order of day. */
  readonly records: readonly string[];
};

const reason = (
  code: ObligationCode,
  figures: Readonly<Record<string, string | number>> = {},
  weight: Reason['weight'] = 'note',
  basis?: Basis,
): Reason<ObligationCode> => ({ code, figures, weight, ...(basis === undefined ? {} : { basis }) });

/** The day that explains a partial period: of founding or dissolution, of the branch or the group. */
const turningDay = (outcome: Outcome, o: OrganisationFacts, group: GroupFacts | null): string => {
  const known = (d: CalendarDay | null | undefined): string => d ?? '';
  if (outcome === 'foundedWithin') return known(o.states[0]?.since);
  if (outcome === 'dissolvedWithin' || outcome === 'dissolved') return known(o.states.at(-1)?.until);
  if (outcome === 'groupFormedWithin') return known(group?.since);
  return outcome === 'groupEndedWithin' ? known(group?.until) : '';
};

const whyNot = (
  outcome: Exclude<Outcome, 'applies'>,
  rule: ObligationRule,
  period: Period,
  o: OrganisationFacts,
  group: GroupFacts | null,
  exemptions: readonly Exemption[],
): Reason<ObligationCode> => {
  const exemption = outcome === 'exempted' ? exemptionFor(rule, o, period, exemptions) : undefined;
  const figures = exemption
    ? { reason: exemption.reason, since: exemption.since }
    : { day: turningDay(outcome, o, group) };
  return reason(`obligation.${outcome}`, figures, 'note', rule.basis);
};

const timeReason = (
  rule: ObligationRule,
  period: Period,
  state: ObligationState,
  on: CalendarDay,
): Reason<ObligationCode> => {
  const deadline = deadlineOf(rule, period);
  const lastDay = addDays(deadline, -1);
  if (state === 'overdue') return reason('obligation.over', { lastDay }, 'warning');
  if (on >= deadline)
    return reason(
      'obligation.inGrace',
      { lastDay, days: daysBetween(on, addDays(deadline, rule.graceDays)) },
      'warning',
    );
  const days = daysBetween(on, lastDay);
  return state === 'approaching'
    ? reason('obligation.endsSoon', { lastDay, days }, 'warning')
    : reason('obligation.dueBy', { lastDay, days });
};

const recordReasons = (
  rule: ObligationRule,
  period: Period,
  counted: readonly RecordFact[],
): Reason<ObligationCode>[] => {
  const monthOnly = counted.filter((r) => r.day.length === 7).length;
  const later = counted.filter((r) => r.day >= period.end).length;
  const window = rule.period === 'year' && period.firstMonth % 12 === 0 ? rule.yearWindow : undefined;
  return [
    ...(monthOnly > 0 ? [reason('obligation.monthOnly', { count: monthOnly })] : []),
    ...(later > 0 ? [reason('obligation.saidYear', { count: later })] : []),
    ...(window ? [reason('obligation.window', { ...window, year: period.name, title: rule.title })] : []),
  ];
};

const explain = (
  planned: PlannedRule,
  period: Period,
  outcome: Outcome,
  who: { readonly organisation: OrganisationFacts; readonly group: GroupFacts | null },
  counted: readonly RecordFact[],
  on: CalendarDay,
  exemptions: readonly Exemption[],
): Obligation => {
  const { rule } = planned;
  const required = outcome === 'applies' ? rule.required : 0;
  const done = counted.length;
  const dated = {
    required,
    done,
    deadline: deadlineOf(rule, period),
    leadDays: rule.leadDays,
    graceDays: rule.graceDays,
  };
  const state = stateOf(dated, on);
  const asks = {
    title: rule.title,
    unit: unitTitles[rule.period],
    required: rule.required,
    period: periodText(period.name),
  };
  const figures = { required, done, missing: required - done };
  const reasons: Reason<ObligationCode>[] = [reason('obligation.asks', asks, 'note', rule.basis)];
  if (outcome !== 'applies') reasons.push(whyNot(outcome, rule, period, who.organisation, who.group, exemptions));
  else if (state === 'met') reasons.push(reason('obligation.done', figures));
  else {
    reasons.push(reason('obligation.missing', figures, state === 'due' ? 'note' : 'warning'));
    reasons.push(timeReason(rule, period, state, on));
  }
  reasons.push(...recordReasons(rule, period, counted));
  return { rule, period, required, done, state, reasons, records: counted.map((r) => r.id) };
};

/** The plan of one period's worth of questions: all rules, because a stricter one may govern in place of another. */
export type Question = {
  readonly rules: readonly ObligationRule[];
  readonly window: { readonly from: CalendarDay; readonly until: CalendarDay };
  readonly exemptions?: readonly Exemption[];
  readonly organisation: OrganisationFacts;
  /** The group whose obligations are asked about; null for the organisation's own. */
  readonly group: GroupFacts | null;
  /** Records of any organisation and day; only those of the organisation or group count. */
  readonly records: readonly RecordFact[];
  /** The running day. For "as of the end of a day" give the day after. */
  readonly on: CalendarDay;
};

const outcomesFor = (plan: Plan, q: Question): Uint8Array => {
  const table = new Uint8Array(plan.cells);
  outcomesInto(plan, q.organisation, q.group, table, 0);
  return table;
};

/** Every obligation of an organisation (or one of its groups) in a window, each with its reasons and its records. */
export const evaluate = (q: Question): readonly Obligation[] => {
  const plan = planOf(q.rules, q.window, q.exemptions);
  const table = outcomesFor(plan, q);
  const bearerId = q.group?.id ?? q.organisation.id;
  const own = q.records
    .filter((r) => r.organisationId === bearerId)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return plan.rules
    .filter((planned) => q.group === null || planned.rule.appliesTo.per === 'group')
    .flatMap((planned) =>
      planned.periods.map((period, i) => {
        const outcome = outcomes[table[planned.firstCell + i] as number] as Outcome;
        const counted = own.filter(
          (r) => r.kind === planned.rule.kind && periodIndexOf(planned, dayCode(r.day), r.belongsToYear) === i,
        );
        return explain(planned, period, outcome, q, counted, q.on, plan.exemptions);
      }),
    );
};
