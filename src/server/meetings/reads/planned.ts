import type { GatheringContent } from '../../../domain/meetings/content.js';
import { gatheringContent } from '../../../domain/meetings/content.js';
import type { KindKnown, PersonOn, BranchOn } from './branch.js';
import { branchAround, branchPeople, localKinds } from './branch.js';
import { gatheringById, type GatheringRow } from './gatherings.js';
import { idsOnPath } from '../../organisations/reads/tree.js';
import type { Asked } from '../../platform/db/pool.js';

/** A gathering with the branch and the people of its day. */
export type GatheringThen = {
  readonly gathering: GatheringRow;
  readonly content: GatheringContent;
  readonly branch: BranchOn;
  readonly people: readonly PersonOn[];
  readonly local: readonly KindKnown[];
};

/** Null where there is no such gathering, or its organisation is neither a branch nor a group. */
export const gatheringThen = async (asked: Asked, tenantId: string, id: string): Promise<GatheringThen | null> => {
  const gathering = await gatheringById(asked, tenantId, id);
  if (!gathering) return null;
  const { organisation_id: organisationId, on_day: day } = gathering;
  const branch = await branchAround(asked, tenantId, organisationId, day);
  if (!branch) return null;
  const [people, local] = await Promise.all([
    branchPeople(asked, tenantId, branch.id, day),
    localKinds(asked, tenantId, idsOnPath(branch.path)),
  ]);
  return { gathering, content: gatheringContent.parse(gathering.content), branch, people, local };
};
