import * as contract from '../../../contract/problems.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Deps } from '../../platform/deps.js';
import { mount, type Mounting } from '../../platform/http/mount.js';
import { reopenProblem, showProblems, solveProblem } from './problems.js';

/** 问题清单. */
export const mountProblems = (m: Mounting, deps: Deps): void => {
  mount(m, contract.problemList, async ({ params, query }, call) => ({
    ...(await showProblems(deps)(call.actor.tenantId, params.organisationId, query.year)),
    may: call.may('meeting.file'),
  }));
  mount(m, contract.solveProblem, async ({ params, body }, call) => {
    const { organisationId, problemId } = params;
    await solveProblem(deps)(call.actor, organisationId, problemId, body.solvedOn as CalendarDay, body.proof);
    return {};
  });
  mount(m, contract.reopenProblem, async ({ params, body }, call) => {
    await reopenProblem(deps)(call.actor, params.organisationId, params.problemId, body.reason);
    return {};
  });
};
