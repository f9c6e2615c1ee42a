import { z } from 'zod';
import { calendarDay, endpoint, mayReply, pageQuery, uuid } from './endpoint.js';
import { reasonLine } from './organisations.js';

export const personLine = z.object({
  id: uuid,
  name: z.string(),
  sexTitle: z.string(),
  standing: z.string(),
  standingTitle: z.string(),
  branchId: uuid,
  branchName: z.string(),
  groupName: z.string().nullable(),
  posts: z.array(z.string()),
  /** Whether counted in 应到 and 有表决权应到 on the day, with the reason where not. */
  due: z.boolean(),
  votingDue: z.boolean(),
  notCounted: z.string().nullable(),
  joinedOn: z.string().nullable(),
});
export type PersonLine = z.infer<typeof personLine>;

export const roster = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/roster',
  title: '名册',
  params: z.object({ organisationId: uuid }),
  query: z.object({ day: calendarDay.optional(), q: z.string().trim().max(40).optional(), ...pageQuery }),
  access: { action: 'roster.read', place: { of: 'organisation', param: 'organisationId' } },
  reply: z.object({
    day: calendarDay,
    total: z.number(),
    due: z.number().nullable(),
    votingDue: z.number().nullable(),
    items: z.array(personLine),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
/** By name or pinyin; a whole ID number or phone finds its owner through the blind index. */
export const searchPeople = endpoint({
  method: 'GET',
  path: '/api/people',
  title: '查找人员',
  query: z.object({ q: z.string().trim().min(1).max(40) }),
  access: { action: 'roster.read', place: { of: 'anywhere' } },
  reply: z.object({ items: z.array(personLine) }),
  refusals: [],
});
export const person = endpoint({
  method: 'GET',
  path: '/api/people/:personId',
  title: '人员档案',
  params: z.object({ personId: uuid }),
  query: z.object({ day: calendarDay.optional() }),
  access: { action: 'person.read', place: { of: 'person', param: 'personId' } },
  reply: z.object({
    id: uuid,
    name: z.string(),
    sexTitle: z.string(),
    ethnicity: z.string().nullable(),
    bornOn: z.string().nullable(),
    nativePlace: z.string().nullable(),
    education: z.string().nullable(),
    workPost: z.string().nullable(),
    joinedOn: z.string().nullable(),
    fullMemberOn: z.string().nullable(),
    membershipState: z.string().nullable(),
    retired: z.boolean().nullable(),
    mobile: z.boolean().nullable(),
    idNumberMasked: z.string().nullable(),
    phoneMasked: z.string().nullable(),
    affiliations: z.array(
      z.object({
        branchId: uuid,
        branchName: z.string(),
        groupName: z.string().nullable(),
        since: calendarDay,
        sinceInferred: z.boolean(),
        until: calendarDay.nullable(),
      }),
    ),
    standings: z.array(z.object({ standingTitle: z.string(), since: calendarDay, until: calendarDay.nullable() })),
    restrictions: z.array(z.object({ kindTitle: z.string(), since: calendarDay, until: calendarDay.nullable() })),
    tenures: z.array(
      z.object({
        organisationId: uuid,
        organisationName: z.string(),
        postTitle: z.string(),
        since: calendarDay,
        sinceInferred: z.boolean(),
        until: calendarDay.nullable(),
      }),
    ),
    excused: z.array(z.object({ meetingId: uuid, heldOn: z.string(), title: z.string() })),
    /** Who looked at the full numbers: shown to the person. */
    reveals: z.array(z.object({ at: z.string(), by: z.string(), field: z.string(), reason: z.string() })),
    rights: z.array(reasonLine),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
export const reveal = endpoint({
  method: 'POST',
  path: '/api/people/:personId/reveal',
  title: '查看完整号码',
  params: z.object({ personId: uuid }),
  body: z.object({ field: z.enum(['idNumber', 'phone']), reason: z.string().trim().min(2).max(200) }),
  access: { action: 'person.reveal', place: { of: 'person', param: 'personId' } },
  reply: z.object({ value: z.string().nullable() }),
  refusals: ['notFound'],
});
