import type { z } from 'zod';
import type { showMeetingSettings as contract } from '../../../contract/meetingSettings.js';
import { kindTitle } from '../../../domain/meetings/audience.js';
import { spansOf, WorkCalendar, type SpecialDay } from '../../../domain/meetings/calendar.js';
import { branchHeldKinds } from '../../../domain/meetings/recordKind.js';
import { occurrences, patternTitle, recurringPattern } from '../../../domain/meetings/recurring.js';
import { settingOf } from '../../../domain/meetings/settings.js';
import { addDays, addMonths, dayOf, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { idsOnPath, namesOf, newestState } from '../../organisations/reads/tree.js';
import type { Deps } from '../../platform/deps.js';
import { shippedHolidays } from '../../platform/holidays.js';
import { Refusal } from '../../platform/refusal.js';
import { localKinds, nearestSetting, type KindKnown } from '../reads/branch.js';
import { shortTime } from '../reads/gatherings.js';
import { holidaysCorrected, recurringDays, templatesOf, type RecurringRow, type TemplateRow } from '../reads/plans.js';

type Reply = Omit<z.input<(typeof contract)['reply']>, 'may'>;
/** The organisation that is looked at, those above it by name, and its kinds. */
type Seen = {
  readonly here: string;
  readonly by: (id: string) => { readonly id: string; readonly shortName: string };
  readonly local: readonly KindKnown[];
  readonly today: CalendarDay;
};

const choice = (id: Reply['kinds'][number]['id'], local: readonly KindKnown[]) => ({ id, title: kindTitle(id, local) });

/** How many coming days of a fixed day are shown. */
const coming = 3;

const toRecurring = (r: RecurringRow, seen: Seen, calendar: WorkCalendar): Reply['recurring'][number] => {
  const pattern = recurringPattern.parse(r.pattern);
  const from = r.since > seen.today ? r.since : seen.today;
  const until = r.until ?? addMonths(from, 4);
  return {
    id: r.id,
    title: r.title,
    kinds: r.kinds.map((kind) => kindTitle(kind, seen.local)),
    pattern: patternTitle(pattern),
    beginsAt: shortTime(r.begins_at),
    place: r.place,
    since: r.since,
    until: r.until,
    by: seen.by(r.organisation_id),
    own: r.organisation_id === seen.here,
    next: occurrences(pattern, from, until, calendar)
      .slice(0, coming)
      .map((o) => o.day),
  };
};

const toTemplate = (t: TemplateRow, seen: Seen): Reply['templates'][number] => ({
  id: t.id,
  kind: choice(t.kind, seen.local),
  title: t.title,
  body: t.body,
  by: seen.by(t.organisation_id),
  own: t.organisation_id === seen.here,
});

const toAdded = (k: KindKnown, seen: Seen): Reply['added'][number] => ({
  id: k.id.slice('local:'.length),
  title: k.title,
  audience: k.audience,
  by: seen.by(k.organisationId),
  own: k.organisationId === seen.here,
  ended: k.ended,
});

/** The special days of a year, drawn together; what was corrected stands apart from what is shipped. */
const holidaysOf = (shipped: readonly SpecialDay[], corrected: readonly SpecialDay[]): Reply['holidays'] => {
  const own = new Set(corrected.map((d) => d.day));
  const { special } = new WorkCalendar(shipped, corrected);
  const part = (isOwn: boolean) =>
    spansOf(special.filter((d) => own.has(d.day) === isOwn)).map((span) => ({ ...span, corrected: isOwn }));
  return [...part(false), ...part(true)].toSorted((a, b) => (a.since < b.since ? -1 : 1));
};

const loadOn = async (deps: Deps, tenantId: string, path: readonly string[], today: CalendarDay, year: number) => {
  const first = dayOf(year, 1, 1) ?? today;
  const [local, recurring, templates, combinations, late, ofYear, soon] = await Promise.all([
    localKinds(deps.pool, tenantId, path),
    recurringDays(deps.pool, tenantId, path),
    templatesOf(deps.pool, tenantId, path),
    nearestSetting(deps.pool, tenantId, path, 'combinations'),
    nearestSetting(deps.pool, tenantId, path, 'lateAfterDays'),
    holidaysCorrected(deps.pool, tenantId, first, addMonths(first, 12)),
    holidaysCorrected(deps.pool, tenantId, today, addMonths(today, 12)),
  ]);
  const calendar = new WorkCalendar(shippedHolidays(addDays(today, -40), addMonths(today, 12)), soon);
  const holidays = holidaysOf(shippedHolidays(first, addMonths(first, 12)), ofYear);
  return { local, recurring, templates, combinations, late, calendar, holidays };
};

/**
 * What governs organisation life at an organisation, each with whose rule it is: its own, and those above it.
 * @throws Refusal notFound
 */
export const showSettings =
  (deps: Deps) =>
  async (tenantId: string, here: string, asked: number | undefined): Promise<Reply> => {
    const state = await newestState(deps.db, tenantId, here);
    if (!state) throw new Refusal('notFound');
    const today = deps.clock.today();
    const year = asked ?? Number(today.slice(0, 4));
    const path = idsOnPath(state.path);
    const { local, recurring, templates, combinations, late, calendar, holidays } = await loadOn(
      deps,
      tenantId,
      path,
      today,
      year,
    );
    const names = await namesOf(deps.db, tenantId, path, today);
    const by: Seen['by'] = (id) => ({ id, shortName: names.get(id) ?? '' });
    const seen: Seen = { here, by, local, today };
    const whose = (set: { readonly by: string } | undefined) => ({
      by: set ? by(set.by) : null,
      own: set?.by === here,
    });
    const kinds = [...branchHeldKinds, ...local.filter((k) => !k.ended).map((k) => k.id)];
    return {
      year,
      isRoot: state.parent_id === null,
      combinations: {
        sets: settingOf('combinations', combinations?.value).map((set) => set.map((kind) => choice(kind, local))),
        ...whose(combinations),
      },
      lateAfterDays: { days: settingOf('lateAfterDays', late?.value), ...whose(late) },
      recurring: recurring.map((r) => toRecurring(r, seen, calendar)),
      templates: templates.map((t) => toTemplate(t, seen)),
      added: local.map((k) => toAdded(k, seen)),
      kinds: kinds.map((kind) => choice(kind, local)),
      holidays,
    };
  };
