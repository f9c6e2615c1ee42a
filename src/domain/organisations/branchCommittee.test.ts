import { describe, expect, it } from 'vitest';
import {
  committeeRequirement,
  deputyCount,
  disciplineBody,
  missingPosts,
  organisationChecks,
  partyStaff,
  seatCount,
  type Standing,
} from './branchCommittee.js';
import { expectedPosts, isCommitteeSeat, postOf, vacantPosts, type Post } from './posts.js';
import { organisationSentence, organisationSentences } from './reasons.js';

const level = (seats: number): string => {
  const v = seatCount(seats);
  return v.lawful ? (v.reasons[0]?.weight ?? '') : 'refusal';
};

describe('a branch committee', () => {
  it('is asked of seven full members and more', () => {
    expect([3, 6, 7, 49].map((n) => committeeRequirement(n).committeeRequired)).toEqual([false, false, true, true]);
    expect(committeeRequirement(6)).toMatchObject({
      min: 0,
      normalMax: 0,
      generalMax: 0,
      secretaries: 1,
      deputiesMax: 1,
    });
    expect(committeeRequirement(7)).toMatchObject({
      min: 3,
      normalMax: 5,
      generalMax: 7,
      secretaries: 1,
      deputiesMax: 1,
    });
  });

  it('has three to five seats, six and seven with a warning', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(level)).toEqual([
      'refusal',
      'refusal',
      'note',
      'note',
      'note',
      'warning',
      'warning',
      'refusal',
      'refusal',
    ]);
  });

  it('has one deputy at most', () => {
    expect([0, 1, 2].map((n) => deputyCount(n).lawful)).toEqual([true, true, false]);
  });

  it('lacks a post that nobody holds; where no committee is foreseen none is asked for', () => {
    expect(missingPosts(9, ['secretary', 'organisationMember', 'publicityMember'])).toEqual(['disciplineMember']);
    expect(missingPosts(9, ['secretary', 'disciplineMember'])).toEqual(['organisationMember', 'publicityMember']);
    expect(missingPosts(5, ['secretary'])).toEqual([]);
  });
});

describe('posts', () => {
  it('are known by the titles that offices use', () => {
    const titles = [
      '书记',
      '党支部书记',
      '支部副书记',
      '组织委员',
      '纪律检查委员',
      '纪检委员',
      '宣传委员',
      '委员',
      '党小组组长',
      '组长',
      '会计',
      '',
    ];
    expect(titles.map(postOf)).toEqual([
      'secretary',
      'secretary',
      'deputySecretary',
      'organisationMember',
      'disciplineMember',
      'disciplineMember',
      'publicityMember',
      'committeeMember',
      'groupLeader',
      'groupLeader',
      null,
      null,
    ]);
  });

  it('expected of an organisation depend on its kind', () => {
    expect(expectedPosts('group', false)).toEqual(['groupLeader']);
    expect(expectedPosts('branch', false)).toEqual(['secretary']);
    expect(expectedPosts('generalBranch', true)).toEqual(['secretary', 'disciplineMember']);
    expect(
      vacantPosts('branch', true, ['secretary', 'organisationMember', 'publicityMember', 'disciplineMember']),
    ).toEqual([]);
    expect([isCommitteeSeat('groupLeader'), isCommitteeSeat('committeeMember')]).toEqual([false, true]);
  });
});

describe('the discipline body and the staff of an organ', () => {
  it('is asked of a committee; branches and general branches have a member for it', () => {
    expect(disciplineBody('committee', false).lawful).toBe(false);
    expect(disciplineBody('committee', true).lawful).toBe(true);
    expect(disciplineBody('generalBranch', false).lawful).toBe(true);
  });

  it('is one or two in a hundred, and somebody at least', () => {
    expect([40, 99, 100, 350].map((n) => partyStaff(n).answer)).toEqual([
      { min: 1, max: null },
      { min: 1, max: null },
      { min: 1, max: 2 },
      { min: 4, max: 7 },
    ]);
  });
});

const all: readonly Post[] = ['secretary', 'organisationMember', 'publicityMember', 'disciplineMember'];
const standing = (change: Partial<Standing>): Standing => ({
  kind: 'branch',
  members: 12,
  fullMembers: 11,
  hasCommittee: true,
  posts: all,
  ...change,
});
const codes = (change: Partial<Standing>): string[] => organisationChecks(standing(change)).map((r) => r.code);

describe('the checks of an organisation as it stands', () => {
  it('have nothing to say where all is in order', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ kind: 'committee', members: 120, hasDisciplineCommittee: true })).toEqual([]);
    expect(codes({ kind: 'generalBranch', members: 70 })).toEqual([]);
    expect(codes({ kind: 'workingCommittee', members: 5000 })).toEqual([]);
  });

  it('help a branch with its number, its committee and its posts', () => {
    expect(codes({ members: 2, fullMembers: 2, hasCommittee: false, posts: ['secretary'] })).toEqual([
      'setUp.belowThree',
    ]);
    expect(
      codes({ kind: 'jointBranch', members: 2, fullMembers: 2, hasCommittee: false, posts: ['secretary'] }),
    ).toEqual([]);
    expect(codes({ members: 60, fullMembers: 58 })).toEqual(['setUp.aboveFifty']);
    expect(codes({ hasCommittee: false, posts: ['secretary'] })).toEqual(['committee.required']);
    expect(codes({ kind: 'temporaryBranch', hasCommittee: false, posts: ['secretary'] })).toEqual([]);
    expect(codes({ members: 5, fullMembers: 5 })).toEqual(['committee.notForeseen']);
    expect(codes({ posts: [...all, 'committeeMember', 'committeeMember'] })).toEqual(['committee.manySeats']);
    expect(codes({ posts: [...all, 'deputySecretary', 'deputySecretary'] })).toEqual([
      'committee.manySeats',
      'committee.tooManyDeputies',
    ]);
    expect(codes({ posts: [] })).toEqual(Array(4).fill('committee.missingPost'));
  });

  it('help those above a branch', () => {
    expect(codes({ kind: 'generalBranch', members: 30 })).toEqual(['setUp.generalBranchFew']);
    expect(codes({ kind: 'generalBranch', members: 130, posts: ['secretary'] })).toEqual([
      'setUp.generalBranchMany',
      'committee.missingPost',
    ]);
    expect(codes({ kind: 'committee', members: 60, hasDisciplineCommittee: false })).toEqual([
      'setUp.committeeFew',
      'committee.noDisciplineCommittee',
    ]);
  });

  it('are sentences without unfilled figures', () => {
    const reasons = organisationChecks(
      standing({ members: 60, fullMembers: 2, posts: ['deputySecretary', 'deputySecretary'] }),
    );
    expect(reasons.length).toBeGreaterThan(3);
    for (const reason of reasons) expect(organisationSentence(reason)).not.toMatch(/[{}]/);
    for (const sentence of Object.values(organisationSentences)) expect(sentence).toMatch(/。|？$/);
  });
});
