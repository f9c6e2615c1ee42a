import * as contract from '../../contract/meetings.js';
import * as records from '../../contract/records.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Deps } from '../platform/deps.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { correctMeeting, showVersions } from './usecases/correct.js';
import { cancelGathering, saveGathering, showGathering, startGathering } from './usecases/draft.js';
import { fileGathering, judgeDraft } from './usecases/file.js';
import { showBasis } from './usecases/showBasis.js';
import { showCalendar } from './usecases/showCalendar.js';
import { returnMeeting, signMeeting } from './usecases/sign.js';

const mountGatherings = (m: Mounting, deps: Deps): void => {
  mount(m, contract.branchCalendar, async ({ params, query }, call) => ({
    ...(await showCalendar(deps)(
      call.actor.tenantId,
      params.organisationId,
      query.from as CalendarDay,
      query.until as CalendarDay,
    )),
    may: call.may('meeting.plan', 'meeting.draft', 'meeting.file', 'meeting.sign'),
  }));
  mount(m, contract.gatheringBasis, async ({ params, query }, call) =>
    showBasis(deps)(call.actor, params.organisationId, query.day as CalendarDay),
  );
  mount(m, contract.startGathering, async ({ params, body }, call) =>
    startGathering(deps)(call.actor, {
      ...body,
      organisationId: params.organisationId,
      day: body.day as CalendarDay,
    }),
  );
  mount(m, contract.showGathering, async ({ params }, call) => ({
    ...(await showGathering(deps)(call.actor.tenantId, params.gatheringId)),
    may: call.may('meeting.plan', 'meeting.draft', 'meeting.file'),
  }));
  mount(m, contract.saveGathering, async ({ params, body }, call) => ({
    revision: await saveGathering(deps)(call.actor, params.gatheringId, { ...body, day: body.day as CalendarDay }),
  }));
  mount(m, contract.cancelGathering, async ({ params, body }, call) => {
    await cancelGathering(deps)(call.actor, params.gatheringId, body.reason);
    return {};
  });
};

/** Organisation life: planned, drafted, filed, corrected, signed. */
export const mountMeetings = (m: Mounting, deps: Deps): void => {
  mountGatherings(m, deps);
  mount(m, contract.judgeGathering, async ({ params, body }, call) =>
    judgeDraft(deps)(call.actor.tenantId, params.gatheringId, body.lateReason),
  );
  mount(m, contract.fileGathering, async ({ params, body }, call) =>
    fileGathering(deps)(call.actor, { id: params.gatheringId, ...body }),
  );
  mount(m, records.correctMeeting, async ({ params, body }, call) => ({
    version: await correctMeeting(deps)(call.actor, params.meetingId, { ...body, day: body.day as CalendarDay }),
  }));
  mount(m, records.signMeeting, async ({ params, body }, call) => {
    await signMeeting(deps)(call.actor, params.meetingId, body.version);
    return {};
  });
  mount(m, records.returnMeeting, async ({ params, body }, call) => {
    await returnMeeting(deps)(call.actor, params.meetingId, body.version, body.reason);
    return {};
  });
  mount(m, records.meetingVersions, async ({ params }, call) =>
    showVersions(deps)(call.actor.tenantId, params.meetingId),
  );
};
