import type { Role } from '../domain/access/roles.js';
import type { OrganisationKind } from '../domain/organisations/kinds.js';

/**
 * The tree of every known working committee. Each organisation has one member of its own and one record of organisation
 * life, so that every kind of place is found at every level.
 *
 * 工委 workingCommittee        system, security and audit administrator; working committee
 * ├── 甲 committee             committee
 * │   ├── 一 branch            branch secretary; organisation member; other committee member; clerk; member
 * │   │   ├── 一组 group       group leader
 * │   │   └── 二组 group
 * │   └── 二 branch
 * └── 乙 committee
 *     └── 三 branch
 */
export const knownTree = {
  工委: { kind: 'workingCommittee', above: null, name: '机关工作委员会' },
  甲: { kind: 'committee', above: '工委', name: '发展和改革委员会机关委员会' },
  一: { kind: 'branch', above: '甲', name: '发展和改革委员会机关第一支部委员会' },
  一组: { kind: 'group', above: '一', name: '第一党小组' },
  二组: { kind: 'group', above: '一', name: '第二党小组' },
  二: { kind: 'branch', above: '甲', name: '发展和改革委员会机关第二支部委员会' },
  乙: { kind: 'committee', above: '工委', name: '财政局机关委员会' },
  三: { kind: 'branch', above: '乙', name: '财政局机关第三支部委员会' },
} as const satisfies Record<string, { kind: OrganisationKind; above: string | null; name: string }>;
export type Known = keyof typeof knownTree;
export const knownOrganisations = Object.keys(knownTree) as readonly Known[];

/** Where each role is held: by somebody who holds nothing else. */
export const homes: Readonly<Record<Role, Known>> = {
  systemAdministrator: '工委',
  securityAdministrator: '工委',
  auditAdministrator: '工委',
  workingCommittee: '工委',
  committee: '甲',
  branchSecretary: '一',
  branchOrganisationMember: '一',
  branchCommitteeMember: '一',
  clerk: '一',
  groupLeader: '一组',
  member: '一',
};

/** Labels from the root down to the organisation. */
export const trailOf = (known: Known): readonly Known[] => {
  const { above } = knownTree[known];
  return above === null ? [known] : [...trailOf(above), known];
};
