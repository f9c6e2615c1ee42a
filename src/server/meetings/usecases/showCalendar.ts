import type { z } from 'zod';
import type { branchCalendar as contract } from '../../../contract/meetings.js';
import { kindTitle, type LocalKind } from '../../../domain/meetings/audience.js';
import { WorkCalendar } from '../../../domain/meetings/calendar.js';
import { gatheringContent } from '../../../domain/meetings/content.js';
import { gatheringStateTitles, recordStateOf, recordStateTitles } from '../../../domain/meetings/lifecycle.js';
import { occurrences, recurringPattern, roundOf } from '../../../domain/meetings/recurring.js';
import { addMonths, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { idsOnPath } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { shippedHolidays } from '../../platform/holidays.js';
import { Refusal } from '../../platform/refusal.js';
import { branchAround, localKinds } from '../reads/branch.js';
import { gatheringsIn, meetingsIn, shortTime, type FiledLine, type OpenGathering } from '../reads/gatherings.js';
import { holidaysCorrected, recurringDays, type RecurringRow } from '../reads/plans.js';

type Reply = Omit<z.input<(typeof contract)['reply']>, 'may'>;
type Line = Reply['lines'][number];
type Local = readonly LocalKind[];

const openLine = (g: OpenGathering, local: Local): Line => {
  const { parts } = gatheringContent.parse(g.content);
  const [first] = parts;
  return {
    id: g.id,
    of: 'gathering',
    day: g.on_day,
    beginsAt: first?.beginsAt ?? null,
    place: first?.place ?? '',
    kinds: [...new Set(parts.flatMap((p) => p.kinds))].map((kind) => kindTitle(kind, local)),
    topic: parts.map((p) => p.topic).find((topic) => topic !== '') ?? '',
    state: g.state,
    stateTitle: gatheringStateTitles[g.state],
  };
};

const filedLine = (m: FiledLine, local: Local): Line => {
  const state = recordStateOf({ gatheringId: m.gathering_id, signed: m.signed, returnedReason: m.returned_reason });
  return {
    id: m.id,
    of: 'meeting',
    day: m.day_known ? m.held_on : m.held_on.slice(0, 7),
    beginsAt: shortTime(m.begins_at),
    place: m.place,
    kinds: m.kinds.map((kind) => kindTitle(kind, local)),
    topic: m.topic,
    state,
    stateTitle: recordStateTitles[state],
  };
};

/** What recurring days propose, but for the rounds (months, weeks) for which the branch has planned or held it already. */
const proposalsOf = (
  recurring: readonly RecurringRow[],
  calendar: WorkCalendar,
  months: { readonly from: CalendarDay; readonly until: CalendarDay },
  taken: readonly OpenGathering[],
  local: Local,
): Reply['proposals'] =>
  recurring.flatMap((r) => {
    const from = r.since > months.from ? r.since : months.from;
    const until = r.until !== null && r.until < months.until ? r.until : months.until;
    const pattern = recurringPattern.parse(r.pattern);
    const own = taken
      .filter((g) => g.recurring_id === r.id && g.state !== 'cancelled')
      .map((g) => roundOf(pattern, g.on_day));
    return occurrences(pattern, from, until, calendar)
      .filter((o) => !own.includes(roundOf(pattern, o.day)))
      .map((o) => ({
        recurringId: r.id,
        title: r.title,
        day: o.day,
        beginsAt: shortTime(r.begins_at),
        place: r.place,
        kinds: [...r.kinds],
        kindTitles: r.kinds.map((kind) => kindTitle(kind, local)),
        moved: o.why === null ? null : `${o.usual}${o.why}，改为${o.day}。`,
      }));
  });

/**
 * The calendar of a branch, or of one of its groups: what is planned, drafted and filed, days off, and what recurring days propose.
 * @throws Refusal meeting.noBranch, request.invalid where more than 18 months are asked for
 */
export const showCalendar =
  (deps: Deps) =>
  async (tenantId: string, organisationId: string, from: CalendarDay, until: CalendarDay): Promise<Reply> => {
    if (until <= from || until > addMonths(from, 18))
      throw new Refusal('request.invalid', ['请选择不超过18个月的时间段。']);
    const today = deps.clock.today();
    const branch = await branchAround(deps.pool, tenantId, organisationId, today);
    if (!branch) throw new Refusal('meeting.noBranch');
    const path = idsOnPath(branch.path);
    const [open, filed, recurring, corrected, local] = await Promise.all([
      gatheringsIn(deps.pool, tenantId, organisationId, from, until),
      meetingsIn(deps.pool, tenantId, branch.id, from, until),
      recurringDays(deps.pool, tenantId, path),
      holidaysCorrected(deps.pool, tenantId, from, until),
      localKinds(deps.pool, tenantId, path),
    ]);
    const calendar = new WorkCalendar(shippedHolidays(from, until), corrected);
    const group = branch.groups.find((g) => g.id === branch.groupId);
    const drafts = open.filter((g) => g.state !== 'filed').map((g) => openLine(g, local));
    const records = filed.filter((m) => branch.groupId === null || m.group_ids.includes(branch.groupId));
    const proposing = recurring.filter((r) => branch.groupId === null || r.kinds.includes('groupMeeting'));
    return {
      day: today,
      organisation: { id: organisationId, shortName: group?.name ?? branch.shortName },
      lines: [...drafts, ...records.map((m) => filedLine(m, local))].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
      proposals: proposalsOf(proposing, calendar, { from, until }, open, local),
      daysOff: [...calendar.special],
    };
  };
