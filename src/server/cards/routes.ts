import * as contract from '../../contract/cards.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Deps } from '../platform/deps.js';
import type { Call } from '../platform/http/call.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { stepCard, warnBranch } from './usecases/decide.js';
import { cardSettingsAt, changeCardSettings } from './usecases/settings.js';
import { showBranchCards, showCommitteeCards, showOneCard, type At } from './usecases/show.js';

const at = (call: Call, organisationId: string): At => ({
  tenantId: call.actor.tenantId,
  organisationId,
  path: call.place.path,
});
/** A period of twelve months is written with ~ where an address has no room for its stroke. */
const periodOf = (text: string): string => text.replace('~', '/');

const mountSteps = (m: Mounting, deps: Deps): void => {
  mount(m, contract.replyCard, async ({ params, body }, call) => {
    const { organisationId, cardId: id } = params;
    await stepCard(deps)(call.actor, { organisationId, id, event: 'replied', text: body.text });
    return {};
  });
  mount(m, contract.escalateCard, async ({ params, body }, call) => {
    const { organisationId, cardId: id } = params;
    const dueOn = body.dueOn as CalendarDay;
    await stepCard(deps)(call.actor, { organisationId, id, event: 'escalated', text: body.reason, dueOn });
    return {};
  });
  const decided = [
    [contract.returnCard, 'returned'],
    [contract.closeCard, 'closed'],
    [contract.withdrawCard, 'withdrawn'],
  ] as const;
  for (const [endpoint, event] of decided)
    mount(m, endpoint, async ({ params, body }, call) => {
      const { organisationId, cardId: id } = params;
      await stepCard(deps)(call.actor, { organisationId, id, event, text: body.reason });
      return {};
    });
};

/** The three cards: computed reminders, decided warnings and supervisions, their settings. */
export const mountCards = (m: Mounting, deps: Deps): void => {
  mount(m, contract.branchCards, async ({ params }, call) => ({
    ...(await showBranchCards(deps)(at(call, params.organisationId))),
    may: call.may('card.reply', 'card.escalate', 'meeting.file', 'meeting.draft'),
  }));
  mount(m, contract.committeeCards, async ({ params }, call) => ({
    ...(await showCommitteeCards(deps)(at(call, params.organisationId))),
    may: call.may('card.escalate', 'setting.change'),
  }));
  mount(m, contract.openCard, async ({ params, body }, call) => ({
    id: await warnBranch(deps)(call.actor, {
      organisationId: params.organisationId,
      path: call.place.path,
      ruleId: body.ruleId,
      period: periodOf(body.period),
      reason: body.reason,
      dueOn: body.dueOn as CalendarDay,
    }),
  }));
  mount(m, contract.showCard, async ({ params }, call) => ({
    ...(await showOneCard(deps)(at(call, params.organisationId), params.cardId)),
    may: call.may('card.reply', 'card.escalate', 'meeting.file', 'meeting.draft'),
  }));
  mount(m, contract.showCardSettings, async ({ params }, call) => ({
    ...(await cardSettingsAt(deps)(at(call, params.organisationId))),
    may: call.may('setting.change'),
  }));
  mount(m, contract.setCardSettings, async ({ params, body }, call) => {
    await changeCardSettings(deps)(call.actor, params.organisationId, body);
    return {};
  });
  mountSteps(m, deps);
};
