import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { mayChair, type ChairQuestion } from './chair.js';
import { problemsSolved } from './lifeMeeting.js';
import { meetingSentence, meetingSentences } from './reasons.js';
import { recordKindOf, recordKinds, recordKindTitles } from './recordKind.js';
import { talksMissing, type Pair } from './talks.js';
import { committeeQuorum, electionQuorum, mayVote, motionPasses, writtenOpinions } from './vote.js';

const ballot = (votingDue: number, present: number, inFavour: number): [boolean, boolean] => [
  mayVote({ votingDue, present }).lawful,
  motionPasses({ votingDue, present, inFavour }).lawful,
];

describe('a vote of the members’ meeting', () => {
  it('needs half of those due to be present, and more than half of those due in favour', () => {
    expect(ballot(10, 4, 4)).toEqual([false, false]);
    expect(ballot(10, 5, 5)).toEqual([true, false]);
    expect(ballot(10, 6, 5)).toEqual([true, false]);
    expect(ballot(10, 6, 6)).toEqual([true, true]);
    expect(ballot(11, 5, 5)).toEqual([false, false]);
    expect(ballot(11, 6, 6)).toEqual([true, true]);
    expect(ballot(1, 1, 1)).toEqual([true, true]);
  });

  it('is impossible where nobody is due or the figures contradict each other', () => {
    expect(ballot(0, 0, 0)).toEqual([false, false]);
    expect(ballot(10, 6, 7)[1]).toBe(false);
    expect(ballot(10, 11, 8)[1]).toBe(false);
    expect(motionPasses({ votingDue: 10, present: 6, inFavour: -1 }).lawful).toBe(false);
  });

  it('explains itself with figures and article', () => {
    const verdict = motionPasses({ votingDue: 12, present: 7, inFavour: 6 });
    expect(verdict.reasons.map(meetingSentence)).toEqual([
      '应到会有表决权12人，实到7人，达到半数，可以表决。',
      '应到会有表决权12人，赞成6人，至少须7人赞成，未通过。',
    ]);
    expect(verdict.reasons[1]?.basis).toMatchObject({ article: '第十一条', confidence: 'text' });
  });

  it('never passes without a quorum and never fails by one more vote in favour', () => {
    const figures = fc
      .integer({ min: 1, max: 80 })
      .chain((due) =>
        fc
          .integer({ min: 1, max: due })
          .chain((present) =>
            fc.tuple(fc.constant(due), fc.constant(present), fc.integer({ min: 0, max: present - 1 })),
          ),
      );
    fc.assert(
      fc.property(figures, ([due, present, inFavour]) => {
        const [may, passes] = ballot(due, present, inFavour);
        if (passes) expect(may && inFavour * 2 > due).toBe(true);
        if (passes) expect(ballot(due, present, inFavour + 1)[1]).toBe(true);
      }),
    );
  });

  it('counts written opinions of absent members for admission only', () => {
    expect([writtenOpinions('admission').answer, writtenOpinions('ordinary').answer]).toEqual([
      'counted',
      'notProvided',
    ]);
  });
});

describe('the committee’s quorum', () => {
  it('is half of the committee, half included', () => {
    const pairs: [number, number][] = [
      [3, 1],
      [3, 2],
      [5, 2],
      [5, 3],
      [4, 2],
      [7, 3],
      [7, 4],
      [3, 4],
      [0, 0],
      [3, 0],
    ];
    expect(pairs.map(([m, p]) => committeeQuorum(m, p).lawful)).toEqual([
      false,
      true,
      false,
      true,
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('the quorum of an election', () => {
  it('is judged by the text in force on the day: not fewer than, or more than, four fifths', () => {
    expect(electionQuorum(10, 8, day('2019-06-01')).lawful).toBe(false);
    expect(electionQuorum(10, 9, day('2019-06-01')).lawful).toBe(true);
    expect(electionQuorum(10, 8, day('2021-06-01')).lawful).toBe(true);
    expect(electionQuorum(11, 8, day('2021-06-01')).lawful).toBe(false);
    expect(electionQuorum(11, 9, day('2021-06-01')).lawful).toBe(true);
    expect(electionQuorum(0, 0, day('2021-06-01')).lawful).toBe(false);
    expect(electionQuorum(10, 10, day('1980-06-01')).reasons.map((r) => r.code)).toEqual(['election.noRule']);
  });
});

describe('the chair', () => {
  const chair = (change: Partial<ChairQuestion>): boolean =>
    mayChair({ meeting: 'memberMeeting', host: 'deputySecretary', secretaryAbsent: true, delegated: true, ...change })
      .lawful;

  it('is the secretary, or a deputy or committee member whom an absent secretary has asked', () => {
    expect(chair({ host: 'secretary', secretaryAbsent: false, delegated: false })).toBe(true);
    expect(chair({})).toBe(true);
    expect(chair({ host: 'organisationMember', meeting: 'committeeMeeting' })).toBe(true);
    expect(chair({ delegated: false })).toBe(false);
    expect(chair({ secretaryAbsent: false })).toBe(false);
    expect(chair({ host: 'groupLeader' })).toBe(false);
  });

  it('of a group is its leader', () => {
    expect(chair({ meeting: 'groupMeeting', host: 'groupLeader', delegated: false })).toBe(true);
    expect(chair({ meeting: 'groupMeeting', host: 'secretary' })).toBe(false);
  });
});

describe('heart-to-heart talks', () => {
  it('lack the pairs that have not talked, in any order of names', () => {
    const talks: Pair[] = [
      ['b', 'a'],
      ['a', 'c'],
      ['b', 'c'],
      ['d', 'a'],
    ];
    expect(talksMissing(['a', 'b'], ['a', 'b', 'c', 'd'], talks)).toEqual([
      ['b', 'd'],
      ['c', 'd'],
    ]);
    expect(talksMissing(['a'], ['a'], [])).toEqual([]);
  });

  it('of n persons are n(n-1)/2 pairs', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 12 }), (people) => {
        expect(talksMissing(people.slice(0, 3), people, [])).toHaveLength((people.length * (people.length - 1)) / 2);
      }),
    );
  });
});

describe('a life meeting and the kinds of record', () => {
  it('solves one or two problems, more is no fault', () => {
    expect([0, 1, 2, 3].map((n) => problemsSolved(n).answer)).toEqual(['below', 'inRange', 'inRange', 'aboveTarget']);
  });

  it('are known by their names', () => {
    for (const kind of recordKinds) expect(recordKindOf(recordKindTitles[kind])).toBe(kind);
    expect([recordKindOf('民主评议'), recordKindOf('书记述职'), recordKindOf('茶话会')]).toEqual([
      'memberReview',
      'secretaryReview',
      null,
    ]);
  });

  it('have sentences that end as sentences', () => {
    for (const sentence of Object.values(meetingSentences)) expect(sentence).toMatch(/。$/);
  });
});
