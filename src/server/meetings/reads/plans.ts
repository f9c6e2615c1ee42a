import type { ActivityKind } from '../../../domain/meetings/content.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';

export type TemplateRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: ActivityKind;
  readonly title: string;
  readonly body: string;
};
const templatesOn = namedStatement<TemplateRow, readonly [string, readonly string[]]>(
  'templates on a path',
  `select t.id, t.organisation_id, t.kind, t.title, t.body from templates t
   where t.tenant_id = $1 and t.organisation_id = any($2::uuid[]) and t.ended_at is null order by t.title, t.id`,
);
/** Templates of the organisations given (a branch and those above it), not those ended. */
export const templatesOf = (
  asked: Asked,
  tenantId: string,
  pathIds: readonly string[],
): Promise<readonly TemplateRow[]> => templatesOn(asked, [tenantId, pathIds]);

export type RecurringRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly title: string;
  readonly kinds: readonly ActivityKind[];
  readonly pattern: unknown;
  readonly begins_at: string | null;
  readonly place: string;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
};
const recurringOn = namedStatement<RecurringRow, readonly [string, readonly string[]]>(
  'recurring days on a path',
  `select r.id, r.organisation_id, r.title, r.kinds, r.pattern, r.begins_at, r.place, r.since, r.until from recurring_days r
   where r.tenant_id = $1 and r.organisation_id = any($2::uuid[]) order by r.title, r.id`,
);
export const recurringDays = (
  asked: Asked,
  tenantId: string,
  pathIds: readonly string[],
): Promise<readonly RecurringRow[]> => recurringOn(asked, [tenantId, pathIds]);

export type HolidayRow = { readonly day: CalendarDay; readonly kind: 'off' | 'work'; readonly name: string };
const correctedIn = namedStatement<HolidayRow, readonly [string, CalendarDay, CalendarDay]>(
  'holidays corrected',
  'select h.day, h.kind, h.name from holidays h where h.tenant_id = $1 and h.day >= $2 and h.day < $3 order by h.day',
);
/** What the committee has corrected of the calendar that is shipped, in [from, until). */
export const holidaysCorrected = (
  asked: Asked,
  tenantId: string,
  from: CalendarDay,
  until: CalendarDay,
): Promise<readonly HolidayRow[]> => correctedIn(asked, [tenantId, from, until]);
