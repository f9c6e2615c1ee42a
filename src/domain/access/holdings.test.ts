import { describe, expect, it } from 'vitest';
import { organisationKinds } from '../organisations/kinds.js';
import { posts } from '../organisations/posts.js';
import { mayBeAppointedIn, roleOfAppointment, roleOfPost } from './holdings.js';

describe('the role of a post', () => {
  it('is that of the body in which it is held', () => {
    expect(roleOfPost('secretary', 'workingCommittee')).toBe('workingCommittee');
    expect(roleOfPost('deputySecretary', 'committee')).toBe('committee');
    expect(roleOfPost('disciplineMember', 'generalBranch')).toBe('committee');
  });

  it('in a branch of any kind tells the secretaries from the other members of its committee', () => {
    for (const kind of ['branch', 'jointBranch', 'temporaryBranch']) {
      expect(roleOfPost('secretary', kind)).toBe('branchSecretary');
      expect(roleOfPost('deputySecretary', kind)).toBe('branchSecretary');
      expect(roleOfPost('organisationMember', kind)).toBe('branchOrganisationMember');
      for (const post of ['publicityMember', 'disciplineMember', 'committeeMember'])
        expect(roleOfPost(post, kind)).toBe('branchCommitteeMember');
    }
  });

  it('is that of a group leader in a group alone, and none where the kind is not known', () => {
    expect(roleOfPost('groupLeader', 'group')).toBe('groupLeader');
    expect(roleOfPost('groupLeader', 'branch')).toBeNull();
    expect(roleOfPost('groupLeader', 'committee')).toBeNull();
    expect(roleOfPost('secretary', 'disciplineCommittee')).toBeNull();
    expect(roleOfPost('secretary', 'somethingElse')).toBeNull();
  });

  it('never makes an administrator', () => {
    const given = organisationKinds.flatMap((kind) => posts.map((post) => roleOfPost(post, kind)));
    expect(given.length).toBeGreaterThan(40);
    expect(given.filter((role) => role?.endsWith('Administrator'))).toEqual([]);
  });
});

describe('the role of an appointment', () => {
  it('is the one it names', () => {
    expect(roleOfAppointment('systemAdministrator')).toBe('systemAdministrator');
    expect(roleOfAppointment('workingCommitteeStaff')).toBe('workingCommittee');
    expect(roleOfAppointment('committeeStaff')).toBe('committee');
    expect(roleOfAppointment('clerk')).toBe('clerk');
  });

  it('is held at the top, that of committee staff at committees', () => {
    const kinds = (appointment: string): string[] => organisationKinds.filter((k) => mayBeAppointedIn(appointment, k));
    expect(kinds('systemAdministrator')).toEqual(['workingCommittee']);
    expect(kinds('workingCommitteeStaff')).toEqual(['workingCommittee']);
    expect(kinds('committeeStaff')).toEqual(['committee', 'generalBranch']);
    expect(kinds('clerk')).toEqual(['branch', 'jointBranch', 'temporaryBranch']);
  });

  it('is none for anything else', () => {
    for (const word of ['', 'member', 'branchSecretary', 'constructor', 'toString', '__proto__'])
      expect(roleOfAppointment(word)).toBeNull();
  });
});
