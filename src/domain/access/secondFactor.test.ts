import { expect, it } from 'vitest';
import { roles, type Role } from './roles.js';
import { mustEnrol } from './secondFactor.js';

const asked = { required: true, demo: false, enrolled: false };
const must = (role: Role): boolean => mustEnrol({ ...asked, roles: ['member', role] });

it('asks administrators and staff of committees for a second factor, and nobody of a branch', () => {
  expect(roles.filter(must)).toEqual([
    'systemAdministrator',
    'securityAdministrator',
    'auditAdministrator',
    'workingCommittee',
    'committee',
  ]);
});

it('asks nobody twice, nobody of a demo, and nobody where it is not asked for', () => {
  for (const change of [{ enrolled: true }, { demo: true }, { required: false }])
    expect(mustEnrol({ ...asked, ...change, roles: ['systemAdministrator'] })).toBe(false);
});
