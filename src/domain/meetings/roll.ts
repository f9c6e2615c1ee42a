import { isCommitteeSeat, type Post } from '../organisations/posts.js';
import { audienceOf, type LocalKind, type MeetingAudience } from './audience.js';
import type { MeetingPart } from './content.js';

/** Somebody of the branch as of the day of the meeting. */
export type BranchPerson = {
  readonly id: string;
  readonly name: string;
  readonly groupId: string | null;
  /** Counted in 应到 / in 有表决权应到 of a meeting of all. */
  readonly due: boolean;
  readonly votingDue: boolean;
  readonly posts: readonly Post[];
};

export const presences = ['present', 'leave', 'absent'] as const;
export type Presence = (typeof presences)[number];
export const presenceTitles: Readonly<Record<Presence, string>> = { present: '到会', leave: '请假', absent: '缺席' };

export type RollEntry = {
  readonly personId: string;
  readonly name: string;
  readonly presence: Presence;
  readonly voting: boolean;
};

/** Who was due at a meeting and who came, with the figures that follow. Counts of persons. */
export type Roll = {
  readonly audience: MeetingAudience;
  readonly entries: readonly RollEntry[];
  readonly due: number;
  readonly votingDue: number;
  readonly present: number;
  readonly votingPresent: number;
};

/** Whom the meeting of these kinds expects. A member of the committee has a vote in it whatever else holds. */
const expected = (
  part: MeetingPart,
  people: readonly BranchPerson[],
  audience: MeetingAudience,
): readonly { readonly person: BranchPerson; readonly voting: boolean }[] => {
  const asMember = (person: BranchPerson) => ({ person, voting: person.votingDue });
  switch (audience) {
    case 'committee':
      return people.filter((p) => p.posts.some(isCommitteeSeat)).map((person) => ({ person, voting: true }));
    case 'group':
      return people
        .filter((p) => p.due && p.groupId !== null && part.groupIds.includes(p.groupId))
        .map((p) => asMember(p));
    case 'members':
      return people.filter((p) => p.due).map((p) => asMember(p));
    case 'some':
      return people.filter((p) => part.tookPart.includes(p.id)).map((p) => asMember(p));
  }
};

/** The roll of a meeting: everybody due was present but those named as missing. */
export const rollOf = (part: MeetingPart, people: readonly BranchPerson[], local: readonly LocalKind[]): Roll => {
  const audience = audienceOf(part.kinds, local);
  const entries = expected(part, people, audience).map(({ person, voting }): RollEntry => {
    const presence: Presence = audience === 'some' ? 'present' : (part.missing[person.id] ?? 'present');
    return { personId: person.id, name: person.name, presence, voting };
  });
  const here = entries.filter((e) => e.presence === 'present');
  return {
    audience,
    entries,
    due: entries.length,
    votingDue: entries.filter((e) => e.voting).length,
    present: here.length,
    votingPresent: here.filter((e) => e.voting).length,
  };
};
