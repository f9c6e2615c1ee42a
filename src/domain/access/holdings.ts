import type { Role } from './roles.js';

/** Kinds of organisation, as far as roles depend on them. */
const branchKinds: ReadonlySet<string> = new Set(['branch', 'jointBranch', 'temporaryBranch']);
const committeeKinds: ReadonlySet<string> = new Set(['committee', 'generalBranch']);

/** The role that a post gives in an organisation of a kind; null where it gives none (a group is led in the group alone). */
export const roleOfPost = (post: string, organisationKind: string): Role | null => {
  if (post === 'groupLeader') return organisationKind === 'group' ? 'groupLeader' : null;
  if (organisationKind === 'workingCommittee') return 'workingCommittee';
  if (committeeKinds.has(organisationKind)) return 'committee';
  if (!branchKinds.has(organisationKind)) return null;
  if (post === 'secretary' || post === 'deputySecretary') return 'branchSecretary';
  return post === 'organisationMember' ? 'branchOrganisationMember' : 'branchCommitteeMember';
};

const appointed: ReadonlyMap<string, Role> = new Map([
  ['systemAdministrator', 'systemAdministrator'],
  ['securityAdministrator', 'securityAdministrator'],
  ['auditAdministrator', 'auditAdministrator'],
  ['workingCommitteeStaff', 'workingCommittee'],
  ['committeeStaff', 'committee'],
  ['clerk', 'clerk'],
]);

/** Where an appointment may be held: staff of committees there, clerks in branches, all others at the top. */
export const mayBeAppointedIn = (appointment: string, organisationKind: string): boolean => {
  if (appointment === 'clerk') return branchKinds.has(organisationKind);
  return appointment === 'committeeStaff'
    ? committeeKinds.has(organisationKind)
    : organisationKind === 'workingCommittee';
};

/** The role that an appointment gives. */
export const roleOfAppointment = (appointment: string): Role | null => appointed.get(appointment) ?? null;
