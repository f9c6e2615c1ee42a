import type { z } from 'zod';
import type { problemList as contract } from '../../../contract/problems.js';
import type { Actor } from '../../../domain/access/policy.js';
import { problemAreaTitles } from '../../../domain/meetings/content.js';
import {
  admitReopening,
  admitSolving,
  problemSentence,
  problemStateOn,
  problemStateTitles,
  type ListedProblem,
  type ProblemCode,
} from '../../../domain/meetings/problems.js';
import { addMonths, dayOf, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Verdict } from '../../../domain/shared/verdict.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { branchOn } from '../reads/branch.js';
import { writerOf } from '../usecases/draft.js';
import { refuseMarked } from '../prepare.js';
import { readSettings } from '../../platform/settings/store.js';
import { lockProblem, problemsOf, problemYears, type ProblemRow } from './reads.js';
import { setSolved } from './store.js';

type Reply = Omit<z.input<(typeof contract)['reply']>, 'may'>;

const listed = (p: ProblemRow): ListedProblem => ({
  raisedOn: p.raised_on,
  chosen: p.chosen,
  dueOn: p.due_on,
  solvedOn: p.solved_on,
});

const toLine = (p: ProblemRow, today: CalendarDay): Reply['items'][number] => {
  const state = problemStateOn(listed(p), today);
  return {
    id: p.id,
    meeting: p.meeting_id === null ? null : { id: p.meeting_id, topic: p.topic ?? '' },
    raisedOn: p.raised_on,
    area: problemAreaTitles[p.area],
    text: p.text,
    chosen: p.chosen,
    measure: p.measure,
    answerable: p.answerable_name,
    dueOn: p.due_on,
    state,
    stateTitle: problemStateTitles[state],
    proof: p.proof,
    solvedOn: p.solved_on,
    solvedBy: p.solved_by,
  };
};

/**
 * The problems of a branch: of a year, or all that are to be solved and are not.
 * @throws Refusal meeting.noBranch
 */
export const showProblems =
  (deps: Deps) =>
  async (tenantId: string, branchId: string, year: number | undefined): Promise<Reply> => {
    const today = deps.clock.today();
    if (!(await branchOn(deps.pool, tenantId, branchId, today))) throw new Refusal('meeting.noBranch');
    const from = year === undefined ? null : dayOf(year, 1, 1);
    const [items, years] = await Promise.all([
      problemsOf(deps.pool, tenantId, branchId, from && { from, until: addMonths(from, 12) }),
      problemYears(deps.pool, tenantId, branchId),
    ]);
    return { today, years: [...years], items: items.map((p) => toLine(p, today)) };
  };

/** One change of a problem that is held meanwhile. @throws Refusal notFound, problem.state with the sentences */
const change = (
  deps: Deps,
  who: Actor,
  branchId: string,
  id: string,
  decide: (p: ProblemRow) => {
    readonly verdict: Verdict<ProblemCode>;
    readonly action: 'problem.solved' | 'problem.reopened';
    readonly on: CalendarDay | null;
    readonly proof: string;
    readonly detail: Readonly<Record<string, unknown>>;
  },
): Promise<void> =>
  inTransaction<Database, void>(deps.pool, async ({ db, client }) => {
    const p = await lockProblem(client, who.tenantId, branchId, id);
    if (!p) throw new Refusal('notFound');
    const { verdict, action, on, proof, detail } = decide(p);
    if (!verdict.lawful) throw new Refusal('problem.state', verdict.reasons.map(problemSentence));
    await setSolved(client, writerOf(deps, who), id, on, proof);
    await recordAudit(db, deps, who, { action, subjectId: branchId, detail: { problemId: id, ...detail } });
  });

/**
 * 解决: on which day, and what shows it.
 * @throws Refusal notFound, problem.state, secrecy.marked
 */
export const solveProblem =
  (deps: Deps) =>
  async (who: Actor, branchId: string, id: string, on: CalendarDay, proof: string): Promise<void> => {
    const { secrecyMarks = [] } = await readSettings(deps.pool, who.tenantId);
    refuseMarked([proof], secrecyMarks);
    await change(deps, who, branchId, id, (p) => ({
      verdict: admitSolving(listed(p), { on, proof }, deps.clock.today()),
      action: 'problem.solved',
      on,
      proof,
      detail: { on, proof, former: p.proof },
    }));
  };

/** @throws Refusal notFound, problem.state */
export const reopenProblem =
  (deps: Deps) =>
  (who: Actor, branchId: string, id: string, reason: string): Promise<void> =>
    change(deps, who, branchId, id, (p) => ({
      verdict: admitReopening(listed(p)),
      action: 'problem.reopened',
      on: null,
      proof: p.proof,
      detail: { reason, former: p.solved_on },
    }));
