import * as contract from '../../../contract/talks.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Deps } from '../../platform/deps.js';
import { mount, type Mounting } from '../../platform/http/mount.js';
import { registerTalks, removeTalk, showCoverage, showRegister } from './talks.js';

/** 谈心谈话: who and when. */
export const mountTalks = (m: Mounting, deps: Deps): void => {
  mount(m, contract.talkRegister, async ({ params, query }, call) => ({
    ...(await showRegister(deps)(call.actor.tenantId, params.organisationId, query.year)),
    may: call.may('talk.read', 'talk.record'),
  }));
  mount(m, contract.talkCoverage, async ({ params, query }, call) =>
    showCoverage(deps)(call.actor.tenantId, params.organisationId, query.year),
  );
  mount(m, contract.recordTalks, async ({ params, body }, call) =>
    registerTalks(deps)(call.actor, params.organisationId, body.day as CalendarDay, body.pairs),
  );
  mount(m, contract.removeTalk, async ({ params }, call) => {
    await removeTalk(deps)(call.actor, params.organisationId, params.talkId);
    return {};
  });
};
