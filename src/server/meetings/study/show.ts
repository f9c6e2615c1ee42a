import type { z } from 'zod';
import type { branchStudy as ofBranch, memberStudy as ofMember } from '../../../contract/study.js';
import type { Actor } from '../../../domain/access/policy.js';
import { kindTitle } from '../../../domain/meetings/audience.js';
import { studyMinutes, studyOf } from '../../../domain/meetings/study.js';
import { addMonths, dayOf, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { idsOnPath, newestState } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { branchOn, branchPeople, localKinds } from '../reads/branch.js';
import { branchMeetings, personMeetings, type StudyRow } from './reads.js';

/** A year as [from, until), and its last day or today. */
const spanOf = (year: number | undefined, today: CalendarDay) => {
  const y = year ?? Number(today.slice(0, 4));
  const from = dayOf(y, 1, 1) ?? today;
  const until = addMonths(from, 12);
  return { year: y, from, until, on: until <= today ? (dayOf(y, 12, 31) ?? today) : today };
};

const studyIn = (personId: string, meetings: readonly StudyRow[]) =>
  studyOf(
    personId,
    meetings.filter((m) => m.present.includes(personId)),
    meetings,
  );

const lecturesIn = (personId: string, m: StudyRow): number =>
  m.items.filter((item) => item.form === 'lesson' && item.speakerId === personId).length;

const titlesFor = async (deps: Deps, tenantId: string, meetings: readonly StudyRow[]) => {
  const branches = [...new Set(meetings.map((m) => m.organisationId))];
  const states = await Promise.all(branches.map((id) => newestState(deps.db, tenantId, id)));
  const path = [...new Set(states.flatMap((s) => (s ? idsOnPath(s.path) : [])))];
  const local = await localKinds(deps.pool, tenantId, path);
  return (kind: string): string => kindTitle(kind, local);
};

/**
 * What one person studied and taught in a year. The person sees all of it; whoever else may look sees what was of the own branch,
 * so that nothing of another branch is shown to this one.
 */
export const showMemberStudy =
  (deps: Deps) =>
  async (who: Actor, personId: string, asked: number | undefined): Promise<z.input<(typeof ofMember)['reply']>> => {
    const { year, from, until } = spanOf(asked, deps.clock.today());
    const all = await personMeetings(deps.pool, who.tenantId, personId, from, until);
    const own = who.personId === personId;
    const branches = new Set(who.holdings.map((h) => h.organisationId));
    const seen = all.filter((m) => own || branches.has(m.organisationId));
    const title = await titlesFor(deps, who.tenantId, seen);
    const shown = seen.filter((m) => lecturesIn(personId, m) > 0 || studyMinutes(m) !== 0);
    return {
      year,
      ...studyIn(personId, seen),
      meetings: shown.map((m) => ({
        id: m.id,
        day: m.day,
        topic: m.topic,
        kinds: m.kinds.map(title),
        minutes: m.present.includes(personId) ? studyMinutes(m) : 0,
        lectures: lecturesIn(personId, m),
      })),
    };
  };

/**
 * The same for everybody of a branch, in the order of the roster.
 * @throws Refusal meeting.noBranch
 */
export const showBranchStudy =
  (deps: Deps) =>
  async (
    tenantId: string,
    branchId: string,
    asked: number | undefined,
  ): Promise<z.input<(typeof ofBranch)['reply']>> => {
    const { year, from, until, on } = spanOf(asked, deps.clock.today());
    if (!(await branchOn(deps.pool, tenantId, branchId, on))) throw new Refusal('meeting.noBranch');
    const [people, meetings] = await Promise.all([
      branchPeople(deps.pool, tenantId, branchId, on),
      branchMeetings(deps.pool, tenantId, branchId, from, until),
    ]);
    return {
      year,
      members: people
        .filter((p) => p.belongs)
        .map((p) => ({ personId: p.id, name: p.name, ...studyIn(p.id, meetings) })),
    };
  };
