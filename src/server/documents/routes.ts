import * as contract from '../../contract/documents.js';
import type { Deps } from '../platform/deps.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { printGathering } from './usecases/printGathering.js';
import { printHandbook, printMinutes } from './usecases/printRecords.js';

/** Paper twins of everything that organisation life needs on paper. */
export const mountDocuments = (m: Mounting, deps: Deps): void => {
  mount(m, contract.noticePage, async ({ params }, call) =>
    printGathering(deps)(call.actor.tenantId, params.gatheringId, 'notice'),
  );
  mount(m, contract.agendaPage, async ({ params }, call) =>
    printGathering(deps)(call.actor.tenantId, params.gatheringId, 'agenda'),
  );
  mount(m, contract.signInPage, async ({ params }, call) =>
    printGathering(deps)(call.actor.tenantId, params.gatheringId, 'signIn'),
  );
  mount(m, contract.minutesPage, async ({ params }, call) => printMinutes(deps)(call.actor.tenantId, params.meetingId));
  mount(m, contract.handbookPage, async ({ params, query }, call) =>
    printHandbook(deps)(call.actor.tenantId, params.organisationId, query.year ?? Number(call.today.slice(0, 4))),
  );
};
