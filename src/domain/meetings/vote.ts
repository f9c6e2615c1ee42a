import { findRegulation, versionOn } from '../rules/regulations.js';
import type { CalendarDay } from '../shared/calendarDay.js';
import { verdict, type Finding, type Verdict } from '../shared/verdict.js';
import { says, type MeetingCode } from './reasons.js';

/** A ballot of a 党员大会. `votingDue`: members with a vote who are due, whether present or not. */
export type Ballot = { readonly votingDue: number; readonly present: number; readonly inFavour: number };

const isPossible = ({ votingDue, present, inFavour }: Ballot): boolean =>
  present >= 0 && inFavour >= 0 && present <= votingDue && inFavour <= present;

/** At least half of those with a vote who are due must be present. 支部工作条例 第十一条. */
export const mayVote = ({ votingDue, present }: Pick<Ballot, 'votingDue' | 'present'>): Verdict<MeetingCode> => {
  if (votingDue <= 0) return verdict([says('vote.nobodyDue', 'refusal', {}, 'Z-10')]);
  const figures = { due: votingDue, present, needed: Math.ceil(votingDue / 2) };
  return verdict([
    present * 2 >= votingDue
      ? says('vote.quorum', 'note', figures, 'Z-10')
      : says('vote.noQuorum', 'refusal', figures, 'Z-10'),
  ]);
};

/** More than half of those with a vote who are due (not of those present) must be in favour. 支部工作条例 第十一条. */
export const motionPasses = (ballot: Ballot): Verdict<MeetingCode> => {
  const quorum = mayVote(ballot);
  const { votingDue: due, present, inFavour } = ballot;
  if (!isPossible(ballot))
    return verdict([...quorum.reasons, says('vote.impossible', 'refusal', { due, present, inFavour })]);
  const figures = { due, inFavour, needed: Math.floor(due / 2) + 1 };
  const majority =
    inFavour * 2 > due ? says('vote.passes', 'note', figures, 'Z-11') : says('vote.fails', 'refusal', figures, 'Z-11');
  return verdict([...quorum.reasons, majority]);
};

/** Do written opinions of absent members count? Provided for admission and transition only. 发展党员工作细则 第二十条. */
export const writtenOpinions = (matter: 'admission' | 'ordinary'): Finding<'counted' | 'notProvided', MeetingCode> =>
  matter === 'admission'
    ? { answer: 'counted', reasons: [says('vote.writtenCounts', 'note', {}, 'X-21')] }
    : { answer: 'notProvided', reasons: [says('vote.writtenNotProvided', 'warning', {}, 'Z-11')] };

/** At least half of the committee must be present. 支部工作条例 第十二条. */
export const committeeQuorum = (members: number, present: number): Verdict<MeetingCode> => {
  const figures = { members, present, needed: Math.max(1, Math.ceil(members / 2)) };
  return verdict([
    members > 0 && present > 0 && present * 2 >= members && present <= members
      ? says('committee.quorum', 'note', figures, 'Z-15')
      : says('committee.noQuorum', 'refusal', figures, 'Z-15'),
  ]);
};

/** Four fifths of the electors due: not fewer than (2020), or more than (1990), by the rule in force on the day. */
export const electionQuorum = (due: number, present: number, on: CalendarDay): Verdict<MeetingCode> => {
  const regulation = findRegulation('E');
  const version = regulation === null ? null : versionOn(regulation, on);
  if (version === null) return verdict([says('election.noRule', 'refusal')]);
  const strict = version.name === '1990';
  const needed = strict ? Math.floor((due * 4) / 5) + 1 : Math.ceil((due * 4) / 5);
  const figures = { due, present, needed };
  const basisId = strict ? 'E-09h' : 'E-09';
  return verdict([
    due > 0 && present >= needed && present <= due
      ? says('election.quorum', 'note', figures, basisId)
      : says('election.noQuorum', 'refusal', figures, basisId),
  ]);
};
