import { addYears, daysBetween, type CalendarDay } from '../shared/calendarDay.js';
import { verdict, type Verdict } from '../shared/verdict.js';
import { isBranchKind, type OrganisationKind } from './kinds.js';
import { because, type OrganisationCode, type OrganisationReason } from './reasons.js';

/** Years of a term: village and community branches five, others three; general branches three; committees five. Null: no term. */
export const termYears = (kind: OrganisationKind, place: 'agency' | 'village' = 'agency'): number | null => {
  if (kind === 'temporaryBranch' || kind === 'group' || kind === 'workingCommittee') return null;
  if (kind === 'committee' || kind === 'disciplineCommittee' || place === 'village') return 5;
  return isBranchKind(kind) || kind === 'generalBranch' ? 3 : null;
};

/** The day a term ends: the corresponding day, or the last of the month where there is none (29 February → 28 February). */
export const termEnd = (
  kind: OrganisationKind,
  electedOn: CalendarDay,
  place: 'agency' | 'village' = 'agency',
): CalendarDay | null => {
  const years = termYears(kind, place);
  return years === null ? null : addYears(electedOn, years);
};

/** Extension of a term: approved by the superior, generally no more than a year. 选举工作条例 第三条. */
export const extendTerm = (months: number, superiorApproval: boolean): Verdict<OrganisationCode> => {
  const reasons: OrganisationReason[] = [];
  if (!Number.isInteger(months) || months < 1) reasons.push(because('term.noMonths', 'refusal', { months }));
  if (!superiorApproval) reasons.push(because('term.needsApproval', 'refusal', {}, 'E-01'));
  if (months > 12) reasons.push(because('term.longExtension', 'warning', { months }, 'E-01'));
  return verdict(reasons);
};

/** Election before the term ends: approved by the superior. */
export const electEarly = (superiorApproval: boolean): Verdict<OrganisationCode> =>
  verdict(superiorApproval ? [] : [because('term.needsApproval', 'refusal', {}, 'E-01')]);

/** A secretary or deputy changes post within the term: the superior must consent. 机关条例 第八条. */
export const changePostInTerm = (post: '书记' | '副书记', superiorConsent: boolean): Verdict<OrganisationCode> =>
  verdict(superiorConsent ? [] : [because('term.consent', 'refusal', { post }, 'J-06')]);

export type Term = { readonly endsOn: CalendarDay; readonly extendedTo: CalendarDay | null };
export type TermState = 'running' | 'endsSoon' | 'overdue';
export const termStateTitles: Readonly<Record<TermState, string>> = {
  running: '任期内',
  endsSoon: '即将届满',
  overdue: '已届满未换届',
};

/** How a term stands on a day. @param noticeDays so many days before the end it is called endsSoon (half a year by default) */
export const termOn = (
  term: Term,
  on: CalendarDay,
  noticeDays = 180,
): { readonly state: TermState; readonly daysLeft: number; readonly reasons: readonly OrganisationReason[] } => {
  const endsOn = term.extendedTo !== null && term.extendedTo > term.endsOn ? term.extendedTo : term.endsOn;
  const daysLeft = daysBetween(on, endsOn);
  if (daysLeft < 0)
    return {
      state: 'overdue',
      daysLeft,
      reasons: [because('term.overdue', 'warning', { endsOn, days: -daysLeft }, 'J-05')],
    };
  if (daysLeft <= noticeDays)
    return {
      state: 'endsSoon',
      daysLeft,
      reasons: [because('term.endsSoon', 'note', { endsOn, days: daysLeft }, 'J-05')],
    };
  return { state: 'running', daysLeft, reasons: [] };
};
