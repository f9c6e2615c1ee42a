import * as contract from '../../../contract/meetingSettings.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Deps } from '../../platform/deps.js';
import { mount, type Mounting } from '../../platform/http/mount.js';
import * as change from './change.js';
import { showSettings } from './show.js';

/** What a committee or a branch sets about its organisation life. */
export const mountMeetingSettings = (m: Mounting, deps: Deps): void => {
  mount(m, contract.showMeetingSettings, async ({ params, query }, call) => ({
    ...(await showSettings(deps)(call.actor.tenantId, params.organisationId, query.year)),
    may: call.may('setting.change', 'routine.change'),
  }));
  mount(m, contract.changeMeetingSetting, async ({ params, body }, call) => {
    await change.changeSetting(deps)(call.actor, params.organisationId, body);
    return {};
  });
  mount(m, contract.addRecurringDay, async ({ params, body }, call) => ({
    id: await change.addRecurring(deps)(call.actor, params.organisationId, body),
  }));
  mount(m, contract.endRecurringDay, async ({ params, body }, call) => {
    const { organisationId, recurringId } = params;
    await change.endRecurring(deps)(call.actor, organisationId, recurringId, body.until as CalendarDay);
    return {};
  });
  mount(m, contract.addTemplate, async ({ params, body }, call) => ({
    id: await change.addTemplate(deps)(call.actor, params.organisationId, body),
  }));
  mount(m, contract.endTemplate, async ({ params }, call) => {
    await change.endTemplate(deps)(call.actor, params.organisationId, params.templateId);
    return {};
  });
  mount(m, contract.addActivityKind, async ({ params, body }, call) => ({
    id: await change.addKind(deps)(call.actor, params.organisationId, body),
  }));
  mount(m, contract.endActivityKind, async ({ params }, call) => {
    await change.endKind(deps)(call.actor, params.organisationId, params.kindId);
    return {};
  });
  mount(m, contract.correctHoliday, async ({ body }, call) => {
    await change.correctHolidays(deps)(call.actor, body);
    return {};
  });
};
