import * as contract from '../../../contract/study.js';
import type { Deps } from '../../platform/deps.js';
import { mount, type Mounting } from '../../platform/http/mount.js';
import { showBranchStudy, showMemberStudy } from './show.js';

/** Study hours and lectures, from the records: to the member and the branch. */
export const mountStudy = (m: Mounting, deps: Deps): void => {
  mount(m, contract.memberStudy, async ({ params, query }, call) =>
    showMemberStudy(deps)(call.actor, params.personId, query.year),
  );
  mount(m, contract.branchStudy, async ({ params, query }, call) =>
    showBranchStudy(deps)(call.actor.tenantId, params.organisationId, query.year),
  );
};
