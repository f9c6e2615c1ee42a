/** Roles follow from dated posts and appointments and end with them; nobody is given a role as such. */
export const roles = [
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
  'workingCommittee',
  'committee',
  'branchSecretary',
  'branchOrganisationMember',
  'branchCommitteeMember',
  'clerk',
  'groupLeader',
  'member',
] as const;
export type Role = (typeof roles)[number];

export const roleTitles: Readonly<Record<Role, string>> = {
  systemAdministrator: '系统管理员',
  securityAdministrator: '安全管理员',
  auditAdministrator: '审计管理员',
  workingCommittee: '机关工委',
  committee: '机关党委、党总支',
  branchSecretary: '支部书记',
  branchOrganisationMember: '支部组织委员',
  branchCommitteeMember: '支部委员',
  clerk: '支部联络员',
  groupLeader: '党小组组长',
  member: '党员',
};

/** A small committee may join two administrators, but audit never with system. */
export const mayBeJoined = (held: readonly Role[]): boolean =>
  !(held.includes('auditAdministrator') && held.includes('systemAdministrator'));
