import { branchKinds } from '../organisations/kinds.js';
import { recordKindTitles, type RecordKind } from '../meetings/recordKind.js';
import { basisOf } from '../rules/catalogue.js';
import { findRegulation } from '../rules/regulations.js';
import { day, type CalendarDay } from '../shared/calendarDay.js';
import type { PeriodUnit } from './period.js';
import type { Audience, ObligationRule } from './rule.js';

/** So long before the end of its period an obligation is called approaching. */
const leadDays: Readonly<Record<PeriodUnit, number>> = { month: 7, quarter: 15, halfYear: 30, year: 45 };

const everyBranch: Audience = { per: 'organisation', kinds: branchKinds, withCommittee: false, excluding: [] };
const branchWithCommittee: Audience = { ...everyBranch, withCommittee: true };
const eachGroup: Audience = { ...everyBranch, per: 'group' };
const agencyCommittee: Audience = { ...everyBranch, kinds: ['committee'] };

/** In force since the first day of the regulation's version. */
const since = (basisId: string): CalendarDay => {
  const { regulation, version } = basisOf(basisId);
  return findRegulation(regulation)?.versions.find((v) => v.name === version)?.from ?? day('2018-10-28');
};

const rule = (
  kind: RecordKind,
  period: PeriodUnit,
  appliesTo: Audience,
  basisId: string,
  level: 'national' | 'local' = 'national',
): ObligationRule => ({
  id: `${kind}.${period}`,
  title: recordKindTitles[kind],
  kind,
  period,
  required: 1,
  appliesTo,
  partialPeriod: 'firstCompleteCounts',
  leadDays: leadDays[period],
  graceDays: 0,
  basis: basisOf(basisId),
  level,
  inForce: { from: since(basisId) },
});

/** In force after a bare import. 党课 is a local rule, because the article names no number: a committee may change it. */
export const shippedRules: readonly ObligationRule[] = [
  rule('committeeMeeting', 'month', branchWithCommittee, 'Z-14'),
  rule('groupMeeting', 'month', eachGroup, 'Z-18'),
  rule('themeDay', 'month', everyBranch, 'Y-02'),
  rule('memberMeeting', 'quarter', everyBranch, 'Z-09'),
  rule('partyLesson', 'quarter', everyBranch, 'Z-20', 'local'),
  rule('organisationLifeMeeting', 'year', everyBranch, 'Y-03'),
];

/** A unit's own rhythm, offered as a template for a local rule. */
const ownRhythm = (kind: RecordKind, period: PeriodUnit): ObligationRule => ({
  ...rule(kind, period, everyBranch, 'Z-20', 'local'),
  basis: { id: '本级', regulation: '本单位学习制度', version: '本级', confidence: 'memory' },
});

/** Known, cited and ready, but not in force by themselves: their records are not kept yet. */
export const furtherRules: readonly ObligationRule[] = [
  rule('memberReview', 'year', everyBranch, 'Y-04'),
  rule('secretaryReview', 'year', { ...everyBranch, kinds: ['committee', 'generalBranch', 'branch'] }, 'J-22'),
  rule('agencyAssembly', 'year', agencyCommittee, 'J-14'),
  rule('leadingPartyGroupReport', 'year', agencyCommittee, 'J-17'),
  ownRhythm('readingExchange', 'quarter'),
];
