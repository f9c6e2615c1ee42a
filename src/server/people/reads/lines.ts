import type { z } from 'zod';
import type { personLine } from '../../../contract/people.js';
import { postTitles, type Post } from '../../../domain/organisations/posts.js';
import {
  attendanceSentence,
  attendeeOn,
  type MemberFacts,
  type RestrictionKind,
  type Standing,
} from '../../../domain/people/attendance.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { RosterRow } from './roster.js';

export const standingTitles: Readonly<Record<Standing, string>> = {
  fullMember: '正式党员',
  probationaryMember: '预备党员',
};

/** The facts of a person as they are in force on the day of the row. */
const factsOf = (r: Omit<RosterRow, 'posts'>, on: CalendarDay): MemberFacts => ({
  id: r.id,
  name: r.name,
  affiliations: [{ organisationId: r.branch_id, since: on, until: null }],
  standings: r.standing ? [{ standing: r.standing as Standing, since: on, until: null }] : [],
  restrictions: r.restrictions.map((x) => ({ kind: x.kind as RestrictionKind, since: x.since, until: null })),
});

/** How somebody of a roster counts in 应到 and 有表决权应到 on the day. */
export const countedOn = (r: Omit<RosterRow, 'posts'>, on: CalendarDay): ReturnType<typeof attendeeOn> =>
  attendeeOn(factsOf(r, on), on);

/** A line of a roster as of a day: whether he counts in 应到 and 有表决权应到, and why not. */
export const toPersonLine = (r: RosterRow, on: CalendarDay): z.input<typeof personLine> => {
  const attendee = countedOn(r, on);
  return {
    id: r.id,
    name: r.name,
    sexTitle: r.sex === 'male' ? '男' : r.sex === 'female' ? '女' : '',
    standing: r.standing ?? '',
    standingTitle: r.standing ? standingTitles[r.standing as Standing] : '身份不详',
    branchId: r.branch_id,
    branchName: r.branch_name,
    groupName: r.group_name,
    posts: r.posts.map((p) => `${p.at ?? ''}${postTitles[p.post as Post]}`),
    due: attendee.due,
    votingDue: attendee.votingDue,
    notCounted: attendee.reason ? attendanceSentence(attendee.reason) : null,
    joinedOn: r.joined_on,
  };
};

/** 应到 and 有表决权应到 of the people given. */
export const countDue = (
  rows: readonly RosterRow[],
  on: CalendarDay,
): { readonly due: number; readonly votingDue: number } => {
  const attendees = rows.map((r) => countedOn(r, on));
  return { due: attendees.filter((a) => a.due).length, votingDue: attendees.filter((a) => a.votingDue).length };
};
