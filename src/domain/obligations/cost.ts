import type { RecordKind } from '../meetings/recordKind.js';
import { monthsOf, type PeriodUnit } from './period.js';

/** What holding one meeting takes a branch, in minutes. Assumed, and said so: the committee may put its own figures in. */
export type Assumptions = {
  /** Of the clerk and the secretary: to prepare, give notice, record, file. */
  readonly work: number;
  /** Of everybody due: the meeting itself. */
  readonly length: number;
};
const usual: Assumptions = { work: 60, length: 60 };
const other: Readonly<Partial<Record<RecordKind, Assumptions>>> = {
  committeeMeeting: { work: 40, length: 60 },
  groupMeeting: { work: 30, length: 45 },
  themeDay: { work: 90, length: 120 },
  partyLesson: { work: 120, length: 60 },
  organisationLifeMeeting: { work: 240, length: 150 },
  memberReview: { work: 240, length: 120 },
  siteVisit: { work: 180, length: 240 },
  volunteering: { work: 120, length: 180 },
};
export const assumedFor = (kind: RecordKind): Assumptions => other[kind] ?? usual;

export type Demand = { readonly period: PeriodUnit; readonly required: number };
export const timesAYear = ({ period, required }: Demand): number => (required * 12) / monthsOf[period];

export type RuleCost = {
  readonly branches: number;
  /** How often a year each branch is asked, and how often more than it is asked already. */
  readonly occurrences: number;
  readonly extra: number;
  readonly minutesEach: number;
  /** Of work, a year, all branches together: branches × minutes × extra. */
  readonly minutes: number;
  /** Of those who sit there: members due × length × extra. */
  readonly memberMinutes: number;
  /** Branches that held as many in the last twelve months as the rule asks. */
  readonly alreadyDo: number;
};

/**
 * What a local rule would cost before it is put in force. `asked` is what rules above already ask of the kind; what they ask costs
 * nothing more. Branches that do it anyway are counted beside, not taken off: from then on they would have to.
 */
export const ruleCost = (
  kind: RecordKind,
  demand: Demand,
  asked: readonly Demand[],
  known: { readonly branches: number; readonly members: number; readonly alreadyDo: number },
): RuleCost => {
  const occurrences = timesAYear(demand);
  const extra = Math.max(0, occurrences - Math.max(0, ...asked.map(timesAYear)));
  const { work, length } = assumedFor(kind);
  return {
    branches: known.branches,
    occurrences,
    extra,
    minutesEach: work,
    minutes: known.branches * work * extra,
    memberMinutes: known.members * length * extra,
    alreadyDo: known.alreadyDo,
  };
};
