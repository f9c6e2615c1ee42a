import { basisOf } from '../rules/catalogue.js';
import type { CalendarDay } from '../shared/calendarDay.js';
import { fill } from '../shared/sentence.js';
import type { Reason } from '../shared/verdict.js';

type Dated = { readonly since: CalendarDay; readonly until: CalendarDay | null };
export type Standing = 'probationaryMember' | 'fullMember';
export const restrictionKinds = ['probationWithinParty', 'suspended', 'lostContact'] as const;
export type RestrictionKind = (typeof restrictionKinds)[number];
export const restrictionTitles: Readonly<Record<RestrictionKind, string>> = {
  probationWithinParty: '留党察看',
  suspended: '停止党籍或中止权利',
  lostContact: '失联',
};

/** A person's dated facts, each [since, until). */
export type MemberFacts = {
  readonly id: string;
  readonly name: string;
  readonly affiliations: readonly (Dated & { readonly organisationId: string; readonly groupId?: string | null })[];
  readonly standings: readonly (Dated & { readonly standing: Standing })[];
  readonly restrictions: readonly (Dated & { readonly kind: RestrictionKind })[];
};

/** Why somebody is not counted, or is counted although one might ask. */
const attendanceSentences = {
  'attendance.noStanding': '{name}当日尚未取得党籍或者名册未载入党日期，不计入应到。',
  'attendance.suspended': '{name}自{since}起停止党籍或中止权利，不计入应到。',
  'attendance.probationary': '{name}当日为预备党员，计入应到，没有表决权。',
  'attendance.probationWithinParty': '{name}自{since}起受留党察看，计入应到，没有表决权。',
  'attendance.lostContact': '{name}自{since}起失去联系，停止党籍前仍计入应到。',
} as const;
export type AttendanceCode = keyof typeof attendanceSentences;
export const attendanceSentence = (r: Reason<AttendanceCode>): string => fill(attendanceSentences[r.code], r.figures);

/** One person of the roster of a day. */
type Attendee = {
  readonly id: string;
  readonly name: string;
  readonly standing: Standing | null;
  /** Counted in 应到 / in 有表决权应到. */
  readonly due: boolean;
  readonly votingDue: boolean;
  readonly reason: Reason<AttendanceCode> | null;
};

/** 应到 and 有表决权应到 of a day, and everybody who is not counted in one of them, with the reason. */
export type Attendance = {
  readonly due: number;
  readonly votingDue: number;
  readonly roster: readonly Attendee[];
  readonly notCounted: readonly Attendee[];
};

const on = <T extends Dated>(rows: readonly T[], day: CalendarDay): T | undefined =>
  rows.find((row) => row.since <= day && (row.until === null || row.until > day));
const restrictedOn = (m: MemberFacts, kind: RestrictionKind, day: CalendarDay): Dated | undefined =>
  on(
    m.restrictions.filter((r) => r.kind === kind),
    day,
  );

const because = (code: AttendanceCode, name: string, basisId: string, since?: CalendarDay): Reason<AttendanceCode> => ({
  code,
  weight: 'note',
  figures: since === undefined ? { name } : { name, since },
  basis: basisOf(basisId),
});

/** How one person counts on a day, wherever affiliated. */
export const attendeeOn = (m: MemberFacts, day: CalendarDay): Attendee => {
  const standing = on(m.standings, day)?.standing ?? null;
  const as = (due: boolean, votingDue: boolean, reason: Reason<AttendanceCode> | null): Attendee => ({
    id: m.id,
    name: m.name,
    standing,
    due,
    votingDue,
    reason,
  });
  if (standing === null) return as(false, false, because('attendance.noStanding', m.name, 'Y-09'));
  const suspended = restrictedOn(m, 'suspended', day);
  if (suspended) return as(false, false, because('attendance.suspended', m.name, 'Y-11', suspended.since));
  if (standing === 'probationaryMember') return as(true, false, because('attendance.probationary', m.name, 'E-03'));
  const watched = restrictedOn(m, 'probationWithinParty', day);
  if (watched) return as(true, false, because('attendance.probationWithinParty', m.name, 'E-03', watched.since));
  const lost = restrictedOn(m, 'lostContact', day);
  return as(true, true, lost ? because('attendance.lostContact', m.name, 'Y-11', lost.since) : null);
};

/**
 * Who was due at a branch (or group) on any past day. Mobile members count where their affiliation is. Full and probationary
 * members are due; probationary members and those under 留党察看 have no vote; suspended membership is not due.
 * @param organisationId a branch, or a group of it
 */
export const attendanceOn = (people: readonly MemberFacts[], organisationId: string, day: CalendarDay): Attendance => {
  const roster = people
    .filter((m) => {
      const here = on(m.affiliations, day);
      return here !== undefined && (here.organisationId === organisationId || here.groupId === organisationId);
    })
    .map((m) => attendeeOn(m, day));
  return {
    due: roster.filter((a) => a.due).length,
    votingDue: roster.filter((a) => a.votingDue).length,
    roster,
    notCounted: roster.filter((a) => !a.votingDue),
  };
};
