import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../shared/calendarDay.js';
import { defaultCombinations } from './audience.js';
import { gatheringContent, meetingPart, type MeetingPart } from './content.js';
import { judge, judgeGathering, judgePart, outcomesOf, type Circumstances } from './judgement.js';
import type { MeetingCode } from './reasons.js';
import { rollOf, type BranchPerson } from './roll.js';
import type { z } from 'zod';

const idOf = (n: number): string => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const person = (n: number, posts: BranchPerson['posts'] = [], votingDue = true): BranchPerson => ({
  id: idOf(n),
  name: `党员${n}`,
  groupId: null,
  due: true,
  votingDue,
  posts,
});
/** Secretary 1, organisation member 2, members 3 to 7, probationary member 8: eight due, seven with a vote. */
const people = [
  person(1, ['secretary']),
  person(2, ['groupLeader', 'organisationMember']),
  ...[3, 4, 5, 6, 7].map((n) => person(n)),
  person(8, [], false),
];
const circumstances: Circumstances = {
  day: day('2026-09-25'),
  today: day('2026-09-30'),
  existed: true,
  hasCommittee: true,
  people,
  local: [],
  combinations: defaultCombinations,
  lateAfterDays: 7,
};
const part = (said: Partial<z.input<typeof meetingPart>>): MeetingPart =>
  meetingPart.parse({ kinds: ['memberMeeting'], chairId: idOf(1), ...said });
const codes = (p: MeetingPart, c: Partial<Circumstances> = {}): string[] =>
  judgePart(p, { ...circumstances, ...c }).reasons.map((r) => `${r.weight} ${r.code}`);
const missing = (...ns: number[]) => Object.fromEntries(ns.map((n) => [idOf(n), 'leave' as const]));
const vote = (inFavour: number, against = 0, abstained = 0) => ({
  text: '通过',
  votes: { inFavour, against, abstained },
});

describe('a members’ meeting', () => {
  it('in order is lawful and says why', () => {
    expect(codes(part({}))).toEqual(['note vote.quorum', 'note chair.own']);
  });

  it('without half of the votes there is filed as it was, with a warning', () => {
    expect(codes(part({ missing: missing(3, 4, 5, 6) }))).toContain('warning vote.noQuorum');
    expect(judgePart(part({ missing: missing(3, 4, 5, 6) }), circumstances).lawful).toBe(true);
  });

  it('says its quorum once, however many resolutions it has', () => {
    const found = codes(part({ resolutions: [vote(4), vote(3, 1), vote(7)] }));
    expect(found.filter((code) => code.endsWith('vote.quorum'))).toHaveLength(1);
    expect(found.filter((code) => code.includes('vote.passes'))).toHaveLength(2);
    expect(found).toContain('warning vote.fails');
  });

  it('has no more votes than there were voters', () => {
    expect(codes(part({ resolutions: [vote(7)] }))).not.toContain('refusal file.moreVotes');
    expect(codes(part({ resolutions: [vote(7, 0, 1)] }))).toContain('refusal file.moreVotes');
    expect(codes(part({ resolutions: [vote(7)], missing: missing(7) }))).toContain('refusal file.moreVotes');
  });
});

describe('a quorum', () => {
  it('is not asked of a theme day, which decides nothing, unless something is voted on', () => {
    const few = { kinds: ['themeDay' as const], missing: missing(1, 3, 4, 5, 6, 7) };
    expect(codes(part(few))).toEqual(['warning file.absentChair']);
    expect(codes(part({ ...few, resolutions: [vote(1)] }))).toContain('warning vote.noQuorum');
  });

  it('of a 支委会 is of its members', () => {
    expect(codes(part({ kinds: ['committeeMeeting'], missing: missing(2) }))).toContain('note committee.quorum');
    expect(codes(part({ kinds: ['committeeMeeting'] }), { hasCommittee: false })).toContain('refusal file.noCommittee');
  });
});

describe('the chair', () => {
  const chaired = (n: number, more: Partial<z.input<typeof meetingPart>> = {}): string[] =>
    codes(part({ chairId: idOf(n), ...more }));

  it('is the secretary, or whom the absent secretary has asked', () => {
    expect(chaired(2)).toContain('warning chair.needsDelegation');
    expect(chaired(2, { chairDelegated: true })).toContain('warning chair.secretaryPresent');
    expect(chaired(2, { chairDelegated: true, missing: missing(1) })).toContain('note chair.delegated');
    expect(chaired(3)).toContain('warning file.chairWithoutPost');
  });

  it('may be any member of the committee where there is no secretary, and is judged by the seat, not by another post', () => {
    const withoutSecretary = people.filter((p) => !p.posts.includes('secretary'));
    expect(codes(part({ chairId: idOf(2) }), { people: withoutSecretary })).toEqual(['note vote.quorum']);
    expect(chaired(2)).not.toContain('warning chair.notEntitled');
  });

  it('who is marked as missing is a contradiction, and none at all is said', () => {
    expect(chaired(1, { missing: missing(1) })).toContain('warning file.absentChair');
    expect(codes(part({ chairId: null }))).toContain('warning file.noChair');
  });
});

describe('what must be mended before a record is filed', () => {
  const refusals = (said: Partial<z.input<typeof meetingPart>>): string[] =>
    codes(part(said)).filter((code) => code.startsWith('refusal'));

  it.each<[string, Partial<z.input<typeof meetingPart>>, MeetingCode]>([
    ['kinds that do not go together', { kinds: ['memberMeeting', 'committeeMeeting'] }, 'file.combination'],
    ['a kind that nobody has added', { kinds: [`local:${idOf(1)}`] }, 'file.unknownKind'],
    ['an end before the beginning', { beginsAt: '16:00', endsAt: '14:30' }, 'file.endsBeforeBegins'],
    ['volunteering of nobody', { kinds: ['volunteering'], chairId: null }, 'file.nobodyDue'],
    [
      'a visit without outcome',
      { kinds: ['siteVisit'], tookPart: [idOf(3)], purpose: '学习' },
      'file.visitWithoutOutcome',
    ],
    [
      'a chosen problem without a measure',
      { kinds: ['organisationLifeMeeting'], problems: [{ text: '学习不够经常', chosen: true }] },
      'file.problemIncomplete',
    ],
  ])('%s', (_, said, code) => expect(refusals(said)).toEqual([`refusal ${code}`]));

  it('a group meeting names its group', () => {
    expect(refusals({ kinds: ['groupMeeting'] })).toEqual(['refusal file.noGroup', 'refusal file.nobodyDue']);
  });

  it('a lecture without a lecturer is only a warning', () => {
    expect(codes(part({ kinds: ['partyLesson'] }))).toContain('warning file.noLecturer');
    const given = {
      kinds: ['partyLesson' as const],
      items: [{ form: 'lesson' as const, title: '党课', speakerName: '周教授' }],
    };
    expect(codes(part(given))).not.toContain('warning file.noLecturer');
  });
});

describe('the gathering as a whole', () => {
  const said = (c: Partial<Circumstances>, lateReason = ''): string[] =>
    judgeGathering({ ...circumstances, ...c }, lateReason).reasons.map((r) => r.code);

  it('is filed when it has been held, of a branch that there was, late with a reason', () => {
    expect(said({})).toEqual([]);
    expect(said({ day: day('2026-10-01') })).toEqual(['file.inFuture']);
    expect(said({ existed: false })).toEqual(['file.beforeBranch']);
    expect(said({ day: day('2026-09-22') })).toEqual(['file.lateReason']);
    expect(said({ day: day('2026-09-23') })).toEqual([]);
    expect(said({ day: day('2026-03-01') }, '补录上半年的记录')).toEqual([]);
    expect(said({ day: day('2026-03-01') }, '  ')).toEqual(['file.lateReason']);
  });

  it('needs no reason sooner where the committee allows more days', () => {
    fc.assert(
      fc.property(fc.nat(90), fc.nat(90), fc.nat(200), (few, more, ago) => {
        const on = { day: addDays(circumstances.today, -ago) };
        if (said({ ...on, lateAfterDays: Math.min(few, more) }).length === 0)
          expect(said({ ...on, lateAfterDays: Math.max(few, more) })).toEqual([]);
      }),
    );
  });

  it('is lawful exactly where all its parts and the whole are', () => {
    const content = gatheringContent.parse({ parts: [part({}), part({ kinds: ['siteVisit'] })] });
    expect(judge(content, circumstances, '').lawful).toBe(false);
    expect(judge({ ...content, parts: content.parts.slice(0, 1) }, circumstances, '').lawful).toBe(true);
  });
});

describe('the outcome of resolutions', () => {
  it('is null where nothing was voted on, and never passes without more than half of those due', () => {
    const votes = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(votes, (inFavour) => {
        const p = part({ resolutions: [{ text: '传达' }, vote(inFavour)] });
        const outcomes = outcomesOf(p, rollOf(p, people, []));
        expect(outcomes).toEqual([null, inFavour >= 4]);
      }),
    );
  });
});
