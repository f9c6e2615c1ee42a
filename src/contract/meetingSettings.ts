import { z } from 'zod';
import { audiences } from '../domain/meetings/audience.js';
import { clockTime } from '../domain/meetings/clockTime.js';
import { activityKind } from '../domain/meetings/content.js';
import { recurringPattern } from '../domain/meetings/recurring.js';
import { meetingSettings as settings } from '../domain/meetings/settings.js';
import { calendarDay, endpoint, mayReply, uuid } from './endpoint.js';

const organisation = z.object({ organisationId: uuid });
const here = (action: 'meeting.read' | 'setting.change' | 'routine.change') =>
  ({ action, place: { of: 'organisation', param: 'organisationId' } }) as const;
/** Whose rule it is: null where nobody has set it and what ships with the product holds. */
const setBy = z.object({ id: uuid, shortName: z.string() });
const title = z.string().trim().min(2).max(40);
const kindChoice = z.object({ id: activityKind, title: z.string() });

/** What governs organisation life here: settings, fixed days, templates and kinds of this organisation and of those above it, each with whose it is. */
export const showMeetingSettings = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/meeting-settings',
  title: '组织生活设置',
  params: organisation,
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  access: here('meeting.read'),
  reply: z.object({
    year: z.number(),
    isRoot: z.boolean(),
    combinations: z.object({ sets: z.array(z.array(kindChoice)), by: setBy.nullable(), own: z.boolean() }),
    lateAfterDays: z.object({ days: z.number(), by: setBy.nullable(), own: z.boolean() }),
    recurring: z.array(
      z.object({
        id: uuid,
        title: z.string(),
        kinds: z.array(z.string()),
        pattern: z.string(),
        beginsAt: z.string().nullable(),
        place: z.string(),
        since: calendarDay,
        until: calendarDay.nullable(),
        by: setBy,
        own: z.boolean(),
        /** The next days that it proposes, from today on. */
        next: z.array(calendarDay),
      }),
    ),
    templates: z.array(
      z.object({
        id: uuid,
        kind: kindChoice,
        title: z.string(),
        body: z.string(),
        by: setBy,
        own: z.boolean(),
      }),
    ),
    added: z.array(
      z.object({
        id: uuid,
        title: z.string(),
        audience: z.enum(audiences),
        by: setBy,
        own: z.boolean(),
        ended: z.boolean(),
      }),
    ),
    /** All kinds that may be chosen here. */
    kinds: z.array(kindChoice),
    /** Days off and weekend days worked of the year, as corrected. */
    holidays: z.array(
      z.object({
        since: calendarDay,
        through: calendarDay,
        kind: z.enum(['off', 'work']),
        name: z.string(),
        corrected: z.boolean(),
      }),
    ),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
/** A committee sets something for itself and all below; null gives it back to whoever sets it above. */
export const changeMeetingSetting = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/meeting-settings',
  title: '设定组织生活事项',
  params: organisation,
  access: here('setting.change'),
  body: z.discriminatedUnion('name', [
    z.object({ name: z.literal('combinations'), value: settings.combinations.value.nullable() }),
    z.object({ name: z.literal('lateAfterDays'), value: settings.lateAfterDays.value.nullable() }),
  ]),
  reply: z.object({}),
  refusals: ['notFound', 'setting.place', 'request.invalid'],
});
export const addRecurringDay = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/recurring-days',
  title: '增加固定日',
  params: organisation,
  access: here('routine.change'),
  body: z.object({
    title,
    kinds: z.array(activityKind).min(1).max(4),
    pattern: recurringPattern,
    beginsAt: clockTime.nullable().default(null),
    place: z.string().trim().max(100).default(''),
    since: calendarDay,
  }),
  reply: z.object({ id: uuid }),
  refusals: ['notFound', 'setting.place', 'request.invalid'],
});
export const endRecurringDay = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/recurring-days/:recurringId/end',
  title: '停用固定日',
  params: organisation.extend({ recurringId: uuid }),
  access: here('routine.change'),
  body: z.object({ until: calendarDay }),
  reply: z.object({}),
  refusals: ['notFound', 'request.invalid'],
});
/** A template of minutes; one that replaces another ends it. */
export const addTemplate = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/templates',
  title: '制定记录模板',
  params: organisation,
  access: here('routine.change'),
  body: z.object({
    kind: activityKind,
    title,
    body: z.string().trim().min(1).max(5000),
    replaces: uuid.optional(),
  }),
  reply: z.object({ id: uuid }),
  refusals: ['notFound', 'setting.place', 'request.invalid', 'secrecy.marked'],
});
export const endTemplate = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/templates/:templateId/end',
  title: '停用记录模板',
  params: organisation.extend({ templateId: uuid }),
  access: here('routine.change'),
  body: z.object({}),
  reply: z.object({}),
  refusals: ['notFound'],
});
export const addActivityKind = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/activity-kinds',
  title: '增加组织生活种类',
  params: organisation,
  access: here('setting.change'),
  body: z.object({ title, audience: z.enum(audiences) }),
  reply: z.object({ id: uuid }),
  refusals: ['notFound', 'setting.place', 'request.invalid'],
});
export const endActivityKind = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/activity-kinds/:kindId/end',
  title: '停用组织生活种类',
  params: organisation.extend({ kindId: uuid }),
  access: here('setting.change'),
  body: z.object({}),
  reply: z.object({}),
  refusals: ['notFound'],
});
/** The working committee corrects the calendar for all: a day off, a day worked, or again what ships with the product. */
export const correctHoliday = endpoint({
  method: 'POST',
  path: '/api/holidays',
  title: '更正放假安排',
  access: { action: 'setting.change', place: { of: 'tenant' } },
  body: z.object({
    since: calendarDay,
    through: calendarDay,
    kind: z.enum(['off', 'work', 'shipped']),
    name: z.string().trim().max(40).default(''),
  }),
  reply: z.object({}),
  refusals: ['request.invalid'],
});
