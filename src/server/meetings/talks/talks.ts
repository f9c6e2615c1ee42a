import type { z } from 'zod';
import type { talkCoverage as covered, talkRegister as register } from '../../../contract/talks.js';
import type { Actor } from '../../../domain/access/policy.js';
import { talkCircles, talkCircleTitles, talkCoverage, type Pair } from '../../../domain/meetings/talks.js';
import { isCommitteeSeat } from '../../../domain/organisations/posts.js';
import { basisOf } from '../../../domain/rules/catalogue.js';
import { cite } from '../../../domain/shared/basis.js';
import { addMonths, dayOf, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { branchOn, branchPeople, type PersonOn } from '../reads/branch.js';
import { writerOf } from '../usecases/draft.js';
import { talksOf } from './reads.js';
import { deleteTalk, insertTalks } from './store.js';

const yearOf = (asked: number | undefined, today: CalendarDay): number => asked ?? Number(today.slice(0, 4));
const sits = (p: PersonOn): boolean => p.posts.some(isCommitteeSeat);

/** The branch of a year: its talks, and its people as they stand at its end or today. @throws Refusal meeting.noBranch */
const load = async (deps: Deps, tenantId: string, branchId: string, year: number) => {
  const today = deps.clock.today();
  const from = dayOf(year, 1, 1) ?? today;
  const until = addMonths(from, 12);
  const on = until <= today ? (dayOf(year, 12, 31) ?? today) : today;
  if (!(await branchOn(deps.pool, tenantId, branchId, on))) throw new Refusal('meeting.noBranch');
  const [people, talks] = await Promise.all([
    branchPeople(deps.pool, tenantId, branchId, on),
    talksOf(deps.pool, tenantId, branchId, from, until),
  ]);
  // A leader of a group who belongs elsewhere is nobody's of this branch.
  return { today, talks, people: people.filter((p) => p.belongs || sits(p)) };
};

/** @throws Refusal meeting.noBranch */
export const showRegister =
  (deps: Deps) =>
  async (
    tenantId: string,
    branchId: string,
    asked: number | undefined,
  ): Promise<Omit<z.input<(typeof register)['reply']>, 'may'>> => {
    const year = yearOf(asked, deps.clock.today());
    const { today, talks, people } = await load(deps, tenantId, branchId, year);
    return {
      year,
      today,
      people: people.map((p) => ({ id: p.id, name: p.name, committee: sits(p) })),
      talks: talks.map((t) => ({
        id: t.id,
        day: t.on_day,
        one: { id: t.one_id, name: t.one_name },
        other: { id: t.other_id, name: t.other_name },
        enteredBy: t.entered_by ?? '',
        enteredAt: t.entered_at.toISOString(),
      })),
    };
  };

/**
 * How far the talks of a year have come; to the secretary and the committee of the branch.
 * @throws Refusal meeting.noBranch
 */
export const showCoverage =
  (deps: Deps) =>
  async (
    tenantId: string,
    branchId: string,
    asked: number | undefined,
  ): Promise<z.input<(typeof covered)['reply']>> => {
    const year = yearOf(asked, deps.clock.today());
    const { talks, people } = await load(deps, tenantId, branchId, year);
    const seated = people.filter(sits).map((p) => p.id);
    const pairs = talks.map((t): Pair => [t.one_id, t.other_id]);
    const found = talkCoverage(
      seated,
      people.map((p) => p.id),
      pairs,
    );
    const names = new Map(people.map((p) => [p.id, p.name]));
    const missing = talkCircles.flatMap((circle) => found[circle].missing);
    const missingOf = (id: string): string[] =>
      missing.flatMap(([a, b]) => (a === id ? [names.get(b) ?? ''] : b === id ? [names.get(a) ?? ''] : []));
    return {
      year,
      basis: cite(basisOf('Z-24')),
      circles: talkCircles.map((circle) => ({
        circle,
        title: talkCircleTitles[circle],
        pairs: found[circle].pairs,
        held: found[circle].held,
      })),
      missing: people.map((p) => ({ id: p.id, name: p.name, committee: sits(p), others: missingOf(p.id) })),
    };
  };

/**
 * Register talks of a day: who with whom, and nothing else.
 * @throws Refusal meeting.noBranch, request.invalid where the day is to come, or somebody is not of the branch
 */
export const registerTalks =
  (deps: Deps) =>
  async (
    who: Actor,
    branchId: string,
    day: CalendarDay,
    said: readonly Pair[],
  ): Promise<{ recorded: number; known: number }> => {
    if (day > deps.clock.today()) throw new Refusal('request.invalid', ['谈心谈话之后再登记，日期不能晚于今天。']);
    if (!(await branchOn(deps.pool, who.tenantId, branchId, day))) throw new Refusal('meeting.noBranch');
    const known = new Set((await branchPeople(deps.pool, who.tenantId, branchId, day)).map((p) => p.id));
    if (said.flat().some((id) => !known.has(id)))
      throw new Refusal('request.invalid', ['所选人员当日不在本支部，请核对日期或者重新选择。']);
    if (said.some(([a, b]) => a === b)) throw new Refusal('request.invalid', ['谈心谈话的双方应是两个人。']);
    return inTransaction<Database, { recorded: number; known: number }>(deps.pool, async ({ db, client }) => {
      const recorded = await insertTalks(client, writerOf(deps, who), branchId, day, said);
      const detail = { day, pairs: said };
      await recordAudit(db, deps, who, { action: 'talk.recorded', subjectId: branchId, detail });
      return { recorded, known: said.length - recorded };
    });
  };

/** Take away what was registered by mistake; the log keeps it. @throws Refusal notFound */
export const removeTalk =
  (deps: Deps) =>
  async (who: Actor, branchId: string, id: string): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async ({ db, client }) => {
      const removed = await deleteTalk(client, who.tenantId, branchId, id);
      if (!removed) throw new Refusal('notFound');
      const detail = { day: removed.on_day, pair: [removed.one_id, removed.other_id] };
      await recordAudit(db, deps, who, { action: 'talk.removed', subjectId: branchId, detail });
    });
