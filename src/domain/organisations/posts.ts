import type { OrganisationKind } from './kinds.js';
import { isBranchKind, organisationKinds } from './kinds.js';

/** Posts that a tenure may be of, as they stand in `tenures.post`. */
export const posts = [
  'secretary',
  'deputySecretary',
  'organisationMember',
  'publicityMember',
  'disciplineMember',
  'committeeMember',
  'groupLeader',
] as const;
export type Post = (typeof posts)[number];

export const postTitles: Readonly<Record<Post, string>> = {
  secretary: '书记',
  deputySecretary: '副书记',
  organisationMember: '组织委员',
  publicityMember: '宣传委员',
  disciplineMember: '纪检委员',
  committeeMember: '委员',
  groupLeader: '党小组组长',
};

/** Longer endings first. */
const endings: readonly (readonly [string, Post])[] = [
  ['副书记', 'deputySecretary'],
  ['书记', 'secretary'],
  ['组织委员', 'organisationMember'],
  ['宣传委员', 'publicityMember'],
  ['纪检委员', 'disciplineMember'],
  ['纪律检查委员', 'disciplineMember'],
  ['组长', 'groupLeader'],
  ['委员', 'committeeMember'],
];

/** The post of a title as officials write it: 党支部书记, 支部副书记, 纪律检查委员, 组长; null for anything else. */
export const postOf = (title: string): Post | null => {
  const t = title.normalize('NFKC').replace(/\s/g, '');
  return endings.find(([ending]) => t.endsWith(ending))?.[1] ?? null;
};

/** Posts of the branch committee (支委会) or of the committee of a general branch. */
export const isCommitteeSeat = (post: Post): boolean => post !== 'groupLeader';

/** The posts that an organisation should have filled, each once. */
export const expectedPosts = (kind: OrganisationKind, hasCommittee: boolean): readonly Post[] => {
  if (kind === 'group') return ['groupLeader'];
  if (isBranchKind(kind))
    return hasCommittee ? ['secretary', 'organisationMember', 'publicityMember', 'disciplineMember'] : ['secretary'];
  return kind === 'generalBranch' ? ['secretary', 'disciplineMember'] : ['secretary'];
};

/** What `expectedPosts` answers for every kind, with and without a committee: the same rule as a table. */
export const expectedPostsTable: readonly {
  readonly kind: OrganisationKind;
  readonly hasCommittee: boolean;
  readonly post: Post;
}[] = organisationKinds.flatMap((kind) =>
  [false, true].flatMap((hasCommittee) =>
    expectedPosts(kind, hasCommittee).map((post) => ({ kind, hasCommittee, post })),
  ),
);

/** Expected posts that nobody holds. One person may hold two seats of a small committee, each as a tenure of its own. */
export const vacantPosts = (kind: OrganisationKind, hasCommittee: boolean, held: readonly Post[]): readonly Post[] =>
  expectedPosts(kind, hasCommittee).filter((post) => !held.includes(post));
