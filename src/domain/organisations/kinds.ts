/** Kinds of Party organisation, as they stand in `organisation_states.kind`. */
export const organisationKinds = [
  'workingCommittee',
  'committee',
  'generalBranch',
  'branch',
  'jointBranch',
  'temporaryBranch',
  'group',
  'disciplineCommittee',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const organisationKindTitles: Readonly<Record<OrganisationKind, string>> = {
  workingCommittee: '机关工委',
  committee: '机关党委',
  generalBranch: '党总支',
  branch: '党支部',
  jointBranch: '联合党支部',
  temporaryBranch: '临时党支部',
  group: '党小组',
  disciplineCommittee: '机关纪委',
};

/** The kinds to which members belong directly and which hold 三会一课. */
export const branchKinds = ['branch', 'jointBranch', 'temporaryBranch'] as const satisfies readonly OrganisationKind[];
export type BranchKind = (typeof branchKinds)[number];
export const isBranchKind = (kind: OrganisationKind): kind is BranchKind =>
  kind === 'branch' || kind === 'jointBranch' || kind === 'temporaryBranch';
