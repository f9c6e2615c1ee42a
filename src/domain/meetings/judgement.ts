import { isCommitteeSeat, type Post } from '../organisations/posts.js';
import { daysBetween, type CalendarDay } from '../shared/calendarDay.js';
import { verdict, type Verdict } from '../shared/verdict.js';
import { audienceOf, isKnownKind, kindTitle, mayCombine, type LocalKind, type MeetingAudience } from './audience.js';
import { mayChair } from './chair.js';
import { minutesBetween } from './clockTime.js';
import type { ActivityKind, GatheringContent, MeetingPart } from './content.js';
import { problemsSolved } from './lifeMeeting.js';
import { says, type MeetingCode, type MeetingReason } from './reasons.js';
import { rollOf, type BranchPerson, type Roll } from './roll.js';
import { committeeQuorum, mayVote, motionPasses } from './vote.js';

/** The branch as of the day of the meeting, and what its committees have decided. */
export type Circumstances = {
  readonly day: CalendarDay;
  readonly today: CalendarDay;
  readonly existed: boolean;
  readonly hasCommittee: boolean;
  readonly people: readonly BranchPerson[];
  readonly local: readonly LocalKind[];
  readonly combinations: readonly (readonly ActivityKind[])[];
  /** A record filed later than so many days after the meeting says why. */
  readonly lateAfterDays: number;
  /** Planned for one group: then nothing else may be in it. Absent or null for a branch. */
  readonly onlyGroup?: string | null;
};

const refuse = (code: MeetingCode, figures = {}): MeetingReason => says(code, 'refusal', figures);
const warn = (code: MeetingCode, figures = {}): MeetingReason => says(code, 'warning', figures);
const when = (condition: boolean, ...reasons: readonly MeetingReason[]): readonly MeetingReason[] =>
  condition ? reasons : [];

const beyondGroup = (part: MeetingPart, audience: MeetingAudience, onlyGroup: string | null): boolean =>
  onlyGroup !== null && (audience !== 'group' || part.groupIds.some((id) => id !== onlyGroup));

const ofKinds = (part: MeetingPart, c: Circumstances): readonly MeetingReason[] => {
  const kinds = part.kinds.map((kind) => kindTitle(kind, c.local)).join('、');
  const audience = audienceOf(part.kinds, c.local);
  return [
    ...when(!mayCombine(part.kinds, c.combinations), refuse('file.combination', { kinds })),
    ...when(audience === 'committee' && !c.hasCommittee, refuse('file.noCommittee')),
    ...when(!part.kinds.every((kind) => isKnownKind(kind, c.local)), refuse('file.unknownKind')),
    ...when(audience === 'group' && part.groupIds.length === 0, refuse('file.noGroup')),
    ...when(beyondGroup(part, audience, c.onlyGroup ?? null), refuse('file.beyondGroup')),
  ];
};

const ofTime = (part: MeetingPart): readonly MeetingReason[] =>
  when(
    part.beginsAt !== null && part.endsAt !== null && minutesBetween(part.beginsAt, part.endsAt) === null,
    refuse('file.endsBeforeBegins', { begins: part.beginsAt, ends: part.endsAt }),
  );

/** What was held without a quorum or a proper chair is recorded as it was: the record says so, nobody is made to write something else. */
const soft = (reasons: readonly MeetingReason[]): readonly MeetingReason[] =>
  reasons.map((r) => (r.weight === 'refusal' ? { ...r, weight: 'warning' } : r));

const quorum = (part: MeetingPart, roll: Roll): readonly MeetingReason[] => {
  if (roll.due === 0) return [refuse('file.nobodyDue')];
  if (roll.audience === 'committee') return soft(committeeQuorum(roll.due, roll.present).reasons);
  // A 主题党日 or 党课 alone decides nothing: only the members' meeting asks for a quorum, and whatever else is voted on (see votes).
  return part.kinds.includes('memberMeeting')
    ? soft(mayVote({ votingDue: roll.votingDue, present: roll.votingPresent }).reasons)
    : [];
};

const seatOf = (person: BranchPerson): Post | null =>
  person.posts.find((p) => p === 'secretary') ?? person.posts.find(isCommitteeSeat) ?? person.posts[0] ?? null;

/** Whether the chair may chair; only the three meetings of 三会一课 have an owner. */
const entitled = (part: MeetingPart, person: BranchPerson, c: Circumstances): readonly MeetingReason[] => {
  const kind = part.kinds.find((k) => k === 'memberMeeting' || k === 'committeeMeeting' || k === 'groupMeeting');
  const post = seatOf(person);
  if (kind === undefined) return [];
  if (post === null) return [warn('file.chairWithoutPost', { name: person.name })];
  const secretary = c.people.find((p) => p.posts.includes('secretary'));
  // A branch without a secretary has nobody who could delegate: whoever of its committee chairs, does.
  if (secretary === undefined && kind !== 'groupMeeting' && isCommitteeSeat(post)) return [];
  return soft(
    mayChair({
      meeting: kind,
      host: kind === 'groupMeeting' && person.posts.includes('groupLeader') ? 'groupLeader' : post,
      secretaryAbsent: secretary !== undefined && part.missing[secretary.id] !== undefined,
      delegated: part.chairDelegated,
    }).reasons,
  );
};

const chair = (part: MeetingPart, roll: Roll, c: Circumstances): readonly MeetingReason[] => {
  if (part.chairId === null) return [warn('file.noChair')];
  const entry = roll.entries.find((e) => e.personId === part.chairId);
  const person = c.people.find((p) => p.id === part.chairId);
  const absent = entry !== undefined && entry.presence !== 'present';
  return [
    ...when(absent, warn('file.absentChair', { name: entry?.name ?? '' })),
    ...(person ? entitled(part, person, c) : []),
  ];
};

const votes = (part: MeetingPart, roll: Roll): readonly MeetingReason[] =>
  part.resolutions.flatMap(({ votes: cast }, i) => {
    if (cast === null) return [];
    const ballot = { votingDue: roll.votingDue, present: roll.votingPresent, inFavour: cast.inFavour };
    const sum = cast.inFavour + cast.against + cast.abstained;
    if (sum > roll.votingPresent)
      return [refuse('file.moreVotes', { no: i + 1, votes: sum, present: roll.votingPresent })];
    return soft(motionPasses(ballot).reasons);
  });

const life = (part: MeetingPart): readonly MeetingReason[] => {
  if (!part.kinds.includes('organisationLifeMeeting')) return [];
  const chosen = part.problems.filter((p) => p.chosen);
  const incomplete = chosen.filter(
    (p) => p.text === '' || p.measure === '' || p.answerableId === null || p.dueOn === null,
  );
  return [
    ...when(incomplete.length > 0, refuse('file.problemIncomplete', { count: incomplete.length })),
    ...problemsSolved(chosen.length).reasons,
  ];
};

const lessons = (part: MeetingPart): readonly MeetingReason[] =>
  when(
    part.kinds.includes('partyLesson') &&
      !part.items.some((i) => i.form === 'lesson' && (i.speakerId !== null || i.speakerName !== '')),
    warn('file.noLecturer'),
  );

const visits = (part: MeetingPart): readonly MeetingReason[] =>
  when(
    part.kinds.includes('siteVisit') && (part.purpose === '' || part.outcome === ''),
    refuse('file.visitWithoutOutcome'),
  );

const ofQuorum: readonly MeetingCode[] = ['vote.quorum', 'vote.noQuorum', 'vote.nobodyDue'];
/** Ten resolutions of one meeting have one quorum: it is said once. */
const quorumOnce = (reasons: readonly MeetingReason[]): readonly MeetingReason[] =>
  reasons.filter((r, i) => !ofQuorum.includes(r.code) || reasons.findIndex((x) => x.code === r.code) === i);

/** Everything there is to say about one meeting of a gathering: refusals must be mended before it is filed, warnings stay on the record. */
export const judgePart = (part: MeetingPart, c: Circumstances): Verdict<MeetingCode> => {
  const roll = rollOf(part, c.people, c.local);
  return verdict(
    quorumOnce([
      ...ofKinds(part, c),
      ...ofTime(part),
      ...quorum(part, roll),
      ...chair(part, roll, c),
      ...votes(part, roll),
      ...life(part),
      ...lessons(part),
      ...visits(part),
    ]),
  );
};

/** What concerns the gathering as a whole: that the day has come, that the branch existed, that a late record says why. */
export const judgeGathering = (c: Circumstances, lateReason: string): Verdict<MeetingCode> => {
  const days = daysBetween(c.day, c.today);
  return verdict([
    ...when(days < 0, refuse('file.inFuture', { day: c.day })),
    ...when(!c.existed, refuse('file.beforeBranch', { day: c.day })),
    ...when(days > c.lateAfterDays && lateReason.trim() === '', refuse('file.lateReason', { days })),
  ]);
};

/** Whether a meeting of the gathering may be filed, all parts and the whole. */
export const judge = (content: GatheringContent, c: Circumstances, lateReason: string): Verdict<MeetingCode> =>
  verdict([...judgeGathering(c, lateReason).reasons, ...content.parts.flatMap((part) => judgePart(part, c).reasons)]);

/** Whether each resolution that was voted on passed by the rules of the day; null where nothing was voted on. */
export const outcomesOf = (part: MeetingPart, roll: Roll): readonly (boolean | null)[] =>
  part.resolutions.map(({ votes: cast }) =>
    cast === null
      ? null
      : motionPasses({ votingDue: roll.votingDue, present: roll.votingPresent, inFavour: cast.inFavour }).lawful,
  );
