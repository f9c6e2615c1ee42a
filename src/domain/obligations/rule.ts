import type { OrganisationKind } from '../organisations/kinds.js';
import type { RecordKind } from '../meetings/recordKind.js';
import type { Basis } from '../shared/basis.js';
import type { CalendarDay } from '../shared/calendarDay.js';
import type { PeriodUnit } from './period.js';

/** What a committee may exempt as a class: branches of retired members, of mobile members. */
export const branchTraits = ['retired', 'mobile'] as const;
export type BranchTrait = (typeof branchTraits)[number];

/** To whom a rule speaks. */
export type Audience = {
  /** `group`: each 党小组 by itself; a branch without groups owes nothing. */
  readonly per: 'organisation' | 'group';
  readonly kinds: readonly OrganisationKind[];
  /** Only branches that have a 支部委员会. */
  readonly withCommittee: boolean;
  readonly excluding: readonly BranchTrait[];
  /** The path label of the organisation that set the rule: it speaks to that organisation and all below it. */
  readonly below?: string;
};

/**
 * A yearly kind may be held after its year: until this day of the next year (所属年度). A record on or before that day belongs to
 * the year before unless it says otherwise.
 */
export type YearWindow = { readonly untilMonth: number; readonly untilDay: number };

/** A recurring demand, as data. */
export type ObligationRule = {
  readonly id: string;
  /** The Chinese name, usually that of the kind. */
  readonly title: string;
  readonly kind: RecordKind;
  readonly period: PeriodUnit;
  /** At least so many records in each period. */
  readonly required: number;
  readonly appliesTo: Audience;
  /**
   * A period in which the branch, its committee or its group existed only in part: `firstCompleteCounts` owes nothing and
   * says so; `anyPartCounts` owes the whole.
   */
  readonly partialPeriod: 'firstCompleteCounts' | 'anyPartCounts';
  /** So many days before the end the state turns from due to approaching. */
  readonly leadDays: number;
  /** So many days after the end before it is overdue. */
  readonly graceDays: number;
  readonly basis: Basis;
  readonly level: 'national' | 'local';
  /** The rule in force on the first day of a period governs that period. Half-open. */
  readonly inForce: { readonly from: CalendarDay; readonly until?: CalendarDay };
  readonly yearWindow?: YearWindow;
};

/** A dated, reasoned decision of a committee that a rule does not apply to some branches. Never silent: the cell shows it. */
export type Exemption = {
  readonly ruleIds: readonly string[] | 'all';
  readonly organisationIds: readonly string[];
  readonly traits: readonly BranchTrait[];
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
  /** In the committee's words, e.g. 离退休干部党支部按季度过组织生活. */
  readonly reason: string;
};

/** Two rules of one slot ask for the same thing in the same rhythm: where both apply, the stricter governs. */
export const slotOf = (rule: ObligationRule): string => `${rule.kind}.${rule.period}.${rule.appliesTo.per}`;

export const inForceOn = (rule: ObligationRule, day: CalendarDay): boolean =>
  rule.inForce.from <= day && (rule.inForce.until === undefined || rule.inForce.until > day);
