import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actions, mayAt, permits, policy, scopesFor, type Action, type Actor, type Holding } from './policy.js';
import { roles, type Role } from './roles.js';

// 工委 a
// ├── 机关党委 a.b
// │   ├── 党支部 a.b.c ── 党小组 a.b.c.g
// │   └── 党支部 a.b.d
// └── 机关党委 a.e
const everywhere = ['a', 'a.b', 'a.b.c', 'a.b.c.g', 'a.b.d', 'a.e'];
const actionNames = Object.keys(actions) as Action[];

const held = (role: Role, path: string): Holding => ({ role, organisationId: path, path });
const actor = (...holdings: readonly Holding[]): Actor => ({
  tenantId: 't',
  accountId: 'account',
  personId: 'me',
  name: '某人',
  holdings,
});
const reachOf = (who: Actor, action: Action): string[] =>
  everywhere.filter((path) => permits(who, action, { path, personId: 'other' }));

describe('the policy', () => {
  it('denies everything to somebody who holds nothing', () => {
    for (const action of actionNames) expect(reachOf(actor(), action)).toEqual([]);
  });

  it('says each sentence once and leaves no action to nobody', () => {
    const said = policy.map((s) => `${s.role} ${s.action}`);
    expect(new Set(said).size).toBe(said.length);
    for (const action of actionNames) expect(policy.some((s) => s.action === action)).toBe(true);
    for (const role of roles) expect(policy.some((s) => s.role === role)).toBe(true);
  });

  it('lets the working committee read and change all below it, a committee its own part', () => {
    expect(reachOf(actor(held('workingCommittee', 'a')), 'organisation.change')).toEqual(everywhere);
    expect(reachOf(actor(held('committee', 'a.b')), 'organisation.change')).toEqual([
      'a.b',
      'a.b.c',
      'a.b.c.g',
      'a.b.d',
    ]);
  });

  it('lets a branch read itself and its groups, and change nothing', () => {
    for (const role of ['branchSecretary', 'branchOrganisationMember', 'branchCommitteeMember', 'clerk'] as const) {
      const who = actor(held(role, 'a.b.c'));
      expect(reachOf(who, 'roster.read')).toEqual(['a.b.c', 'a.b.c.g']);
      for (const action of ['organisation.change', 'post.change', 'rule.add', 'import.run'] as const)
        expect(reachOf(who, action)).toEqual([]);
    }
  });

  it('shows full numbers to the secretary, not to other members of the branch committee', () => {
    expect(reachOf(actor(held('branchSecretary', 'a.b.c')), 'person.reveal')).toEqual(['a.b.c', 'a.b.c.g']);
    for (const role of ['branchOrganisationMember', 'branchCommitteeMember', 'clerk', 'groupLeader'] as const)
      expect(reachOf(actor(held(role, 'a.b.c')), 'person.reveal')).toEqual([]);
  });

  it('lets the committee and the clerk of a branch draft, fewer file, and the secretary alone sign', () => {
    const doing = (action: Action): string[] =>
      roles.filter((role) => permits(actor(held(role, 'a.b.c')), action, { path: 'a.b.c', personId: 'other' }));
    const drafting = ['branchSecretary', 'branchOrganisationMember', 'branchCommitteeMember', 'clerk', 'groupLeader'];
    expect(doing('meeting.plan')).toEqual(drafting);
    expect(doing('meeting.draft')).toEqual(drafting);
    expect(doing('meeting.file')).toEqual(['branchSecretary', 'branchOrganisationMember', 'clerk']);
    expect(doing('card.reply')).toEqual(['branchSecretary', 'branchOrganisationMember', 'clerk']);
    expect(doing('meeting.sign')).toEqual(['branchSecretary']);
    expect(doing('clerk.appoint')).toEqual(['branchSecretary']);
  });

  it('lets a group leader work in the own group alone', () => {
    const who = actor(held('groupLeader', 'a.b.c.g'));
    for (const action of ['meeting.read', 'meeting.plan', 'meeting.draft', 'roster.read'] as const)
      expect(reachOf(who, action)).toEqual(['a.b.c.g']);
    for (const action of ['meeting.file', 'meeting.sign', 'person.read'] as const)
      expect(reachOf(who, action)).toEqual([]);
  });

  it('lets committees escalate and set what is theirs, and file nothing for a branch', () => {
    for (const action of ['card.escalate', 'setting.change', 'card.read'] as const)
      expect(reachOf(actor(held('committee', 'a.b')), action)).toEqual(['a.b', 'a.b.c', 'a.b.c.g', 'a.b.d']);
    for (const action of ['meeting.plan', 'meeting.draft', 'meeting.file', 'meeting.sign', 'card.reply'] as const)
      expect(reachOf(actor(held('workingCommittee', 'a')), action)).toEqual([]);
  });

  it('lets a member see the own file, wherever it lies, and nobody else’s', () => {
    const who = actor(held('member', 'a.b.c'));
    expect(permits(who, 'person.read', { path: 'a.e', personId: 'me' })).toBe(true);
    expect(permits(who, 'person.read', { path: 'a.b.c', personId: 'other' })).toBe(false);
    expect(permits(who, 'person.read', { path: 'a.b.c' })).toBe(false);
    expect(reachOf(who, 'roster.read')).toEqual([]);
    expect(reachOf(who, 'organisation.read')).toEqual(['a.b.c']);
  });

  it('gives a member without a person nothing of persons', () => {
    const who = { ...actor(held('member', 'a.b.c')), personId: null };
    expect(permits(who, 'person.read', { path: 'a.b.c', personId: null })).toBe(false);
  });

  it('keeps the three administrators apart from Party data and from each other', () => {
    const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const;
    const party = [
      'roster.read',
      'person.read',
      'person.reveal',
      'obligation.read',
      'meeting.read',
      'import.run',
    ] as const;
    for (const role of administrators)
      for (const action of party) expect(scopesFor(actor(held(role, 'a')), action)).toEqual([]);
    for (const action of ['account.manage', 'appointment.manage', 'audit.read'] as const)
      expect(policy.filter((s) => s.action === action)).toHaveLength(1);
    expect(new Set(policy.filter((s) => s.action === 'account.manage').map((s) => s.role))).toEqual(
      new Set(['systemAdministrator']),
    );
  });

  it('adds up what several holdings give', () => {
    const who = actor(held('member', 'a.e'), held('branchSecretary', 'a.b.c'));
    expect(reachOf(who, 'organisation.read')).toEqual(['a.b.c', 'a.b.c.g', 'a.e']);
  });

  it('says in `may` exactly the asked actions that are permitted at the place', () => {
    const who = actor(held('branchSecretary', 'a.b.c'));
    expect(mayAt(who, { path: 'a.b.c' }, ['roster.read', 'rule.add', 'rule.read'])).toEqual([
      'roster.read',
      'rule.read',
    ]);
    expect(mayAt(who, { path: 'a.b.d' }, ['roster.read', 'rule.read'])).toEqual([]);
  });
});

const anyHolding = fc.record({
  role: fc.constantFrom(...roles),
  organisationId: fc.constant('o'),
  path: fc.constantFrom(...everywhere),
});

it('never takes anything away when one more role is held', () => {
  fc.assert(
    fc.property(
      fc.array(anyHolding, { maxLength: 4 }),
      anyHolding,
      fc.constantFrom(...actionNames),
      fc.constantFrom(...everywhere),
      fc.constantFrom('me', 'other', null),
      (before, more, action, path, personId) => {
        const place = { path, personId };
        if (permits(actor(...before), action, place)) expect(permits(actor(...before, more), action, place)).toBe(true);
      },
    ),
  );
});
