import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingPart, type ActivityKind, type MeetingPart } from './content.js';
import { rollOf, type BranchPerson } from './roll.js';

const groups = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'];
const idOf = (n: number): string => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const person = (n: number, said: Partial<BranchPerson> = {}): BranchPerson => ({
  id: idOf(n),
  name: `党员${n}`,
  groupId: groups[n % 2] ?? null,
  due: true,
  votingDue: true,
  posts: [],
  ...said,
});
const part = (kinds: ActivityKind[], said: Partial<MeetingPart> = {}): MeetingPart => ({
  ...meetingPart.parse({ kinds }),
  ...said,
});

/** Secretary; two members of the committee, one of whom belongs elsewhere; a probationary member; one not counted; a plain one. */
const branch = [
  person(1, { posts: ['secretary'] }),
  person(2, { posts: ['organisationMember', 'groupLeader'] }),
  person(3, { posts: ['disciplineMember'], due: false, votingDue: false, groupId: null }),
  person(4, { votingDue: false }),
  person(5, { due: false, votingDue: false }),
  person(6),
];
const figures = (p: MeetingPart): number[] => {
  const roll = rollOf(p, branch, []);
  return [roll.due, roll.votingDue, roll.present, roll.votingPresent];
};

describe('the roll of a meeting', () => {
  it('expects all members who count; those named as missing were not there', () => {
    expect(figures(part(['memberMeeting']))).toEqual([4, 3, 4, 3]);
    expect(figures(part(['memberMeeting'], { missing: { [idOf(4)]: 'leave', [idOf(6)]: 'absent' } }))).toEqual([
      4, 3, 2, 2,
    ]);
  });

  it('expects the committee at a 支委会, with a vote for each', () => {
    expect(figures(part(['committeeMeeting'], { missing: { [idOf(3)]: 'leave' } }))).toEqual([3, 3, 2, 2]);
  });

  it('expects the groups that met, and nobody where none is named', () => {
    expect(figures(part(['groupMeeting'], { groupIds: groups.slice(0, 1) }))).toEqual([3, 2, 3, 2]);
    expect(figures(part(['groupMeeting'], { groupIds: groups }))).toEqual([4, 3, 4, 3]);
    expect(figures(part(['groupMeeting']))).toEqual([0, 0, 0, 0]);
  });

  it('has those who took part where nobody in particular is due, however they are marked', () => {
    const said = { tookPart: [idOf(6), idOf(6), idOf(5)], missing: { [idOf(6)]: 'absent' as const } };
    expect(figures(part(['volunteering'], said))).toEqual([2, 1, 2, 1]);
  });

  it('takes no notice of somebody missing who is not due', () => {
    expect(figures(part(['memberMeeting'], { missing: { [idOf(5)]: 'absent', [idOf(99)]: 'leave' } }))).toEqual([
      4, 3, 4, 3,
    ]);
  });

  it('never has more present than due, nor more with a vote than without', () => {
    const anyBranch = fc
      .array(fc.record({ due: fc.boolean(), votes: fc.boolean(), seat: fc.boolean() }), { maxLength: 12 })
      .map((all) =>
        all.map((p, n) =>
          person(n, { due: p.due, votingDue: p.due && p.votes, posts: p.seat ? ['committeeMember'] : [] }),
        ),
      );
    const kind = fc.constantFrom<ActivityKind>(
      'memberMeeting',
      'committeeMeeting',
      'groupMeeting',
      'volunteering',
      'themeDay',
    );
    const missing = fc.dictionary(
      fc.integer({ min: 0, max: 14 }).map(idOf),
      fc.constantFrom('leave' as const, 'absent' as const),
    );
    const tookPart = fc.array(fc.integer({ min: 0, max: 14 }).map(idOf));
    fc.assert(
      fc.property(anyBranch, kind, missing, tookPart, (people, k, gone, came) => {
        const roll = rollOf(part([k], { missing: gone, tookPart: came, groupIds: groups }), people, []);
        expect(roll.present).toBeLessThanOrEqual(roll.due);
        expect(roll.votingPresent).toBeLessThanOrEqual(Math.min(roll.votingDue, roll.present));
        expect(roll.votingDue).toBeLessThanOrEqual(roll.due);
        expect(new Set(roll.entries.map((e) => e.personId)).size).toBe(roll.due);
      }),
    );
  });
});
