import * as contract from '../../contract/obligations.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Deps } from '../platform/deps.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { addLocalRule } from './usecases/addLocalRule.js';
import { yearOfBranch } from './usecases/branchYear.js';
import { decideExemption, endExemption, setYearWindow } from './usecases/decideExemption.js';
import { endRule } from './usecases/endRule.js';
import { explainCell } from './usecases/explainCell.js';
import { obligationsMap } from './usecases/map.js';
import { previewRule } from './usecases/previewRule.js';
import { showRules } from './usecases/showRules.js';
import { showMeeting } from './usecases/showMeeting.js';

export const mountObligations = (m: Mounting, deps: Deps): void => {
  mount(m, contract.obligationMap, async ({ params, query }, call) =>
    obligationsMap(deps)({
      tenantId: call.actor.tenantId,
      organisationId: params.organisationId,
      today: call.today,
      year: query.year ?? Number(call.today.slice(0, 4)),
      rule: query.rule,
      page: query.page,
      size: query.size,
    }),
  );
  mount(m, contract.branchYear, async ({ params, query }, call) => ({
    ...(await yearOfBranch(deps)(
      call.actor.tenantId,
      params.organisationId,
      query.year ?? Number(call.today.slice(0, 4)),
      call.today,
    )),
    may: call.may('meeting.read', 'meeting.draft', 'rule.read'),
  }));
  mount(m, contract.obligationCell, async ({ params }, call) =>
    explainCell(deps)(
      call.actor.tenantId,
      params.organisationId,
      params.ruleId,
      params.period.replace('~', '/'),
      call.today,
    ),
  );
  mount(m, contract.meeting, async ({ params }, call) => ({
    ...(await showMeeting(deps)(call.actor.tenantId, params.meetingId)),
    may: call.may('meeting.file', 'meeting.sign'),
  }));
  mount(m, contract.rulesInForce, async ({ params }, call) => ({
    ...(await showRules(deps)(call.actor.tenantId, params.organisationId)),
    may: call.may('rule.add'),
  }));
  mountDecisions(m, deps);
};

/** What committees decide about rules: each answer comes after everything concerned is recomputed. */
const mountDecisions = (m: Mounting, deps: Deps): void => {
  mount(m, contract.decideExemption, async ({ params, body }, call) => ({
    id: await decideExemption(deps)(call.actor, params.organisationId, body),
  }));
  mount(m, contract.endExemption, async ({ params, body }, call) => {
    await endExemption(deps)(call.actor, params.organisationId, params.exemptionId, body.until as CalendarDay);
    return {};
  });
  mount(m, contract.setYearWindow, async ({ body }, call) => {
    await setYearWindow(deps)(call.actor, body);
    return {};
  });
  mount(m, contract.ruleCost, async ({ params, query }, call) =>
    previewRule(deps)(call.actor.tenantId, { id: params.organisationId, path: call.place.path }, query),
  );
  mount(m, contract.addLocalRule, async ({ params, body }, call) => ({
    id: await addLocalRule(deps)(call.actor, params.organisationId, body),
  }));
  mount(m, contract.endRule, async ({ params, body }, call) => {
    await endRule(deps)(call.actor, params.organisationId, params.ruleId, body);
    return {};
  });
};
