import { describe, expect, it } from 'vitest';
import { defaultCombinations } from '../../../domain/meetings/audience.js';
import { judge } from '../../../domain/meetings/judgement.js';
import { rollOf } from '../../../domain/meetings/roll.js';
import { day } from '../../../domain/shared/calendarDay.js';
import { circumstancesOf, closedBy, dueOn, kindsInOrder, type Basis } from './basis.js';
import { changeHours, changePlace, tapPerson, withKinds } from './changes.js';

const person = (id: string, name: string, posts: readonly string[] = []): Basis['people'][number] => ({
  id: `0190a000-0000-7000-8000-00000000000${id}`,
  name,
  nameKey: name,
  groupId: null,
  due: true,
  votingDue: true,
  notCounted: null,
  posts: [...posts],
  postTitles: [],
});
const people = [
  person('1', '贺知远', ['secretary']),
  person('2', '方若兰', ['organisationMember']),
  person('3', '成立言', ['publicityMember']),
  person('4', '陆怀瑾'),
  person('5', '沈一舟'),
];
const [secretary, , , ordinary] = people.map((p) => p.id);
const basis: Basis = {
  organisation: { id: '0190a000-0000-7000-8000-0000000000aa', shortName: '第一支部' },
  today: '2026-11-22',
  existed: true,
  hasCommittee: true,
  people,
  groups: [],
  kinds: [
    { id: 'memberMeeting', title: '党员大会', audience: 'members' },
    { id: 'committeeMeeting', title: '支委会', audience: 'committee' },
    { id: 'groupMeeting', title: '党小组会', audience: 'group' },
    { id: 'partyLesson', title: '党课', audience: 'members' },
    { id: 'themeDay', title: '主题党日', audience: 'members' },
  ],
  combinations: defaultCombinations.map((set) => [...set]),
  lateAfterDays: 7,
  usual: {
    place: '三楼会议室',
    chairId: secretary ?? null,
    recorderId: ordinary ?? null,
    beginsAt: '14:30',
    endsAt: '16:00',
  },
  due: [
    { kind: 'themeDay', title: '主题党日', period: '2026-11', groupId: null },
    { kind: 'committeeMeeting', title: '支委会', period: '2026-11', groupId: null },
    { kind: 'committeeMeeting', title: '支委会', period: '2026-10', groupId: null },
    { kind: 'partyLesson', title: '党课', period: '2026-Q4', groupId: null },
  ],
  templates: [],
};
const afternoon = ['committeeMeeting', 'memberMeeting', 'themeDay', 'partyLesson'] as const;
const content = { parts: [...withKinds([], [], afternoon, basis).parts], notice: '' };

describe('a form that knows', () => {
  it('fills in place, chair, recorder and the hours of the afternoon, and asks only who lectured', () => {
    expect(content.parts.map((p) => [p.kinds, p.place, p.chairId, p.recorderId, p.beginsAt, p.endsAt])).toEqual([
      [['committeeMeeting'], '三楼会议室', secretary, ordinary, '14:30', null],
      [['memberMeeting', 'themeDay', 'partyLesson'], '三楼会议室', secretary, ordinary, null, '16:00'],
    ]);
    expect(content.parts[1]?.items).toMatchObject([{ form: 'lesson', speakerId: null }]);
    const { reasons, lawful } = judge(content, circumstancesOf(basis, day('2026-11-20')), '');
    expect(lawful).toBe(true);
    expect(reasons.filter((r) => r.weight !== 'note').map((r) => r.code)).toEqual(['file.noLecturer']);
  });

  it('offers what is due on the day first, and knows what will be closed', () => {
    expect(dueOn(basis, '2026-11-20').map((d) => d.period)).toEqual(['2026-11', '2026-11', '2026-Q4']);
    expect(kindsInOrder(basis, '2026-11-20').map((k) => k.id)).toEqual([
      'committeeMeeting',
      'partyLesson',
      'themeDay',
      'memberMeeting',
    ]);
    expect(closedBy(basis, '2026-11-20', content.parts.slice(0, 1)).map((d) => d.title)).toEqual(['支委会']);
    expect(closedBy(basis, '2026-10-09', content.parts).map((d) => d.period)).toEqual(['2026-10', '2026-Q4']);
  });

  it('keeps what was written when a kind is taken away and chosen again', () => {
    const written = content.parts.map((p, i) => (i === 0 ? { ...p, topic: '研究发展党员' } : p));
    const without = withKinds(written, [], ['memberMeeting', 'themeDay', 'partyLesson'], basis);
    expect(without.parts).toHaveLength(1);
    expect([without.parts[0]?.beginsAt, without.parts[0]?.endsAt]).toEqual(['14:30', '16:00']);
    const again = withKinds(without.parts, without.spare, afternoon, basis);
    expect(again.parts[0]?.topic).toBe('研究发展党员');
    expect(again.spare).toEqual([]);
  });
});

describe('taps on names', () => {
  const tapped = (...taps: readonly (readonly [number, string | undefined])[]) =>
    taps.reduce((c, [at, id]) => tapPerson(c, at, id ?? ''), content);
  const presences = (c: typeof content, id: string | undefined) => c.parts.map((p) => p.missing[id ?? ''] ?? 'present');

  it('go round, and the meetings after follow until they are changed apart', () => {
    expect(presences(tapped([0, secretary]), secretary)).toEqual(['leave', 'leave']);
    expect(presences(tapped([0, secretary], [0, secretary]), secretary)).toEqual(['absent', 'absent']);
    expect(presences(tapped([0, secretary], [0, secretary], [0, secretary]), secretary)).toEqual([
      'present',
      'present',
    ]);
    expect(presences(tapped([1, ordinary]), ordinary)).toEqual(['present', 'leave']);
    const apart = tapped([0, secretary], [1, secretary]);
    expect(presences(apart, secretary)).toEqual(['leave', 'absent']);
    expect(presences(tapPerson(apart, 0, secretary ?? ''), secretary)).toEqual(['absent', 'absent']);
  });

  it('change the figures', () => {
    const roll = rollOf(
      tapped([1, ordinary]).parts[1] ?? content.parts[0]!,
      circumstancesOf(basis, day('2026-11-20')).people,
      [],
    );
    expect([roll.due, roll.present, roll.votingPresent]).toEqual([5, 4, 4]);
  });
});

describe('the afternoon as a whole', () => {
  it('has one place and one beginning and end, whatever meetings it consists of', () => {
    const moved = changePlace(content, '党员活动室');
    expect(moved.parts.map((p) => p.place)).toEqual(['党员活动室', '党员活动室']);
    const later = changeHours(moved, { begins: '15:00' as never, ends: null });
    expect(later.parts.map((p) => [p.beginsAt, p.endsAt])).toEqual([
      ['15:00', null],
      [null, null],
    ]);
  });
});
