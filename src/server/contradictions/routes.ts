import * as contract from '../../contract/contradictions.js';
import type { Deps } from '../platform/deps.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { explainContradiction } from './usecases/explain.js';
import { showContradictions } from './usecases/show.js';

export const mountContradictions = (m: Mounting, deps: Deps): void => {
  mount(m, contract.contradictionsOfMeeting, async ({ params }, call) => {
    const may = call.may('meeting.file', 'meeting.draft');
    const who = {
      tenantId: call.actor.tenantId,
      path: call.place.path,
      ofBranch: call.may('meeting.draft').length > 0,
    };
    return { ...(await showContradictions(deps)(who, params.meetingId)), may };
  });
  mount(m, contract.explainContradiction, async ({ params, body }, call) => {
    await explainContradiction(deps)(call.actor, params.meetingId, params.contradictionId, body.text);
    return {};
  });
};
