import type { z } from 'zod';
import type { home as contract } from '../../../contract/home.js';
import type { Actor, Holding } from '../../../domain/access/policy.js';
import type { Role } from '../../../domain/access/roles.js';
import type { Deps } from '../../platform/deps.js';
import { homeOfBranch, type BranchHeld } from './branch.js';
import { homeOfCommittee, type CommitteeHeld } from './committee.js';
import { homeOfAdministrator, homeOfMember } from './own.js';

const branchRoles: ReadonlySet<Role> = new Set([
  'branchSecretary',
  'branchOrganisationMember',
  'branchCommitteeMember',
  'clerk',
  'groupLeader',
]);
const committeeRoles: ReadonlySet<Role> = new Set(['workingCommittee', 'committee']);

/** Who asks, with the names of where he holds what. */
export type Asking = {
  readonly actor: Actor;
  readonly nameOf: (holding: Holding) => string;
};

/** Several posts in one branch are one first page of it. */
const branchesOf = ({ actor, nameOf }: Asking): readonly BranchHeld[] => {
  const byId = new Map<string, Holding[]>();
  for (const h of actor.holdings)
    if (branchRoles.has(h.role)) byId.set(h.organisationId, [...(byId.get(h.organisationId) ?? []), h]);
  return [...byId].flatMap(([organisationId, holdings]) => {
    const [first] = holdings;
    if (!first) return [];
    const isGroup = holdings.every((h) => h.role === 'groupLeader');
    return [{ organisationId, path: first.path, name: nameOf(first), isGroup, holdings }];
  });
};

const committeesOf = ({ actor, nameOf }: Asking): readonly CommitteeHeld[] => {
  const held = actor.holdings.filter((h) => committeeRoles.has(h.role));
  const ids = [...new Set(held.map((h) => h.organisationId))];
  return ids.flatMap((organisationId) => {
    const h = held.find((x) => x.organisationId === organisationId);
    return h ? [{ organisationId, path: h.path, name: nameOf(h), isRoot: !h.path.includes('.') }] : [];
  });
};

/** 现在要做什么: one first page out of everything that somebody holds. */
export const showHome =
  (deps: Deps) =>
  async (asking: Asking): Promise<z.input<(typeof contract)['reply']>> => {
    const { actor } = asking;
    const today = deps.clock.today();
    const [committees, branches, member, administration] = await Promise.all([
      Promise.all(committeesOf(asking).map((held) => homeOfCommittee(deps, actor, held, today))),
      Promise.all(branchesOf(asking).map((held) => homeOfBranch(deps, actor, held, today))),
      actor.personId === null ? null : homeOfMember(deps, actor, actor.personId, today),
      homeOfAdministrator(deps, actor, today),
    ]);
    return { day: today, committees, branches, member, administration };
  };
