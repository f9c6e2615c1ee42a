import * as contract from '../../contract/obligations.js';
import { namesOf } from '../organisations/reads/tree.js';
import type { Deps } from '../platform/deps.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { toRuleLine } from './lines.js';
import { readRules } from './reads/facts.js';
import { addLocalRule } from './usecases/addLocalRule.js';
import { yearOfBranch } from './usecases/branchYear.js';
import { explainCell } from './usecases/explainCell.js';
import { obligationsMap } from './usecases/map.js';
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
    may: call.may('meeting.read', 'rule.read'),
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
  mount(m, contract.meeting, async ({ params }, call) => showMeeting(deps)(call.actor.tenantId, params.meetingId));
  mount(m, contract.rulesInForce, async (_, call) => {
    const above = call.place.path.split('.');
    const rules = (await readRules(deps.db, call.actor.tenantId)).filter(
      (r) => !r.appliesTo.below || above.includes(r.appliesTo.below),
    );
    const names = await namesOf(
      deps.db,
      call.actor.tenantId,
      rules.flatMap((r) => (r.setBy ? [r.setBy] : [])),
      call.today,
    );
    return {
      rules: rules.map((r) => ({ ...toRuleLine(r, names), since: r.inForce.from, until: r.inForce.until ?? null })),
      may: call.may('rule.add'),
    };
  });
  mount(m, contract.addLocalRule, async ({ params, body }, call) => ({
    id: await addLocalRule(deps)(call.actor, params.organisationId, body),
  }));
};
