import { z } from 'zod';
import { calendarDay, endpoint, mayReply, pageQuery, uuid } from './endpoint.js';

const params = z.object({ organisationId: uuid });
const onDay = z.object({ day: calendarDay.optional() });

export const organisationLine = z.object({
  id: uuid,
  kind: z.string(),
  kindTitle: z.string(),
  name: z.string(),
  shortName: z.string(),
  code: z.string().nullable(),
  parentId: uuid.nullable(),
  childCount: z.number(),
  memberCount: z.number(),
});
export type OrganisationLine = z.infer<typeof organisationLine>;
/** A reason as every page shows it: sentence, weight, and the article (or 依据待核) it rests on. */
export const reasonLine = z.object({
  code: z.string(),
  sentence: z.string(),
  weight: z.enum(['refusal', 'warning', 'note']),
  basis: z.string().nullable(),
});
export type ReasonLine = z.infer<typeof reasonLine>;

export const organisationChildren = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/children',
  title: '下级党组织',
  params,
  query: onDay.extend(pageQuery),
  access: { action: 'organisation.read', place: { of: 'organisation', param: 'organisationId' } },
  reply: z.object({ total: z.number(), items: z.array(organisationLine) }),
  refusals: ['notFound'],
});
/** By name, short name, pinyin, initials or code, within what the actor may see. */
export const searchOrganisations = endpoint({
  method: 'GET',
  path: '/api/organisations',
  title: '查找党组织',
  query: onDay.extend({ q: z.string().trim().min(1).max(60) }),
  access: { action: 'organisation.read', place: { of: 'anywhere' } },
  reply: z.object({ items: z.array(organisationLine.extend({ trail: z.string() })) }),
  refusals: [],
});
const tenureLine = z.object({
  id: uuid,
  post: z.string(),
  postTitle: z.string(),
  personId: uuid.nullable(),
  holderName: z.string(),
  since: calendarDay,
  sinceInferred: z.boolean(),
  until: calendarDay.nullable(),
});
export const termLine = z.object({
  since: calendarDay,
  sinceInferred: z.boolean(),
  endsOn: calendarDay,
  extendedTo: calendarDay.nullable(),
  state: z.enum(['running', 'endsSoon', 'overdue']),
  daysLeft: z.number(),
});
export const organisation = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId',
  title: '党组织详情',
  params,
  query: onDay,
  access: { action: 'organisation.read', place: { of: 'organisation', param: 'organisationId' } },
  reply: organisationLine.extend({
    day: calendarDay,
    trail: z.array(z.object({ id: uuid, shortName: z.string() })),
    unitName: z.string().nullable(),
    phone: z.string().nullable(),
    hasCommittee: z.boolean(),
    foundedOn: calendarDay.nullable(),
    dissolvedOn: calendarDay.nullable(),
    /** 应到 and 有表决权应到 of a branch or group on the day; null above branches. */
    due: z.number().nullable(),
    votingDue: z.number().nullable(),
    tenures: z.array(tenureLine),
    vacancies: z.array(z.string()),
    term: termLine.nullable(),
    checks: z.array(reasonLine),
    events: z.array(
      z.object({
        id: uuid,
        kind: z.string(),
        kindTitle: z.string(),
        on: calendarDay,
        sentence: z.string(),
        recordedAt: z.string(),
        by: z.string(),
      }),
    ),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
export const recordOrganisationEvent = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/events',
  title: '登记党组织变更',
  params,
  access: { action: 'organisation.change', place: { of: 'organisation', param: 'organisationId' } },
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('setUp'),
      on: calendarDay,
      reason: z.string().max(200).default(''),
      childKind: z.string(),
      name: z.string().trim().min(2).max(80),
      shortName: z.string().trim().min(2).max(60),
      code: z.string().max(20).optional(),
      hasCommittee: z.boolean().default(false),
    }),
    z.object({
      kind: z.literal('rename'),
      on: calendarDay,
      reason: z.string().max(200).default(''),
      name: z.string().trim().min(2).max(80),
      shortName: z.string().trim().min(2).max(60),
    }),
    z.object({ kind: z.literal('move'), on: calendarDay, reason: z.string().max(200).default(''), newParentId: uuid }),
    z.object({ kind: z.literal('merge'), on: calendarDay, reason: z.string().max(200).default(''), intoId: uuid }),
    z.object({ kind: z.literal('dissolve'), on: calendarDay, reason: z.string().max(200).default('') }),
  ]),
  reply: z.object({ organisationId: uuid, warnings: z.array(reasonLine) }),
  refusals: ['notFound', 'organisation.unlawful'],
});
export const recordTenure = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/tenures',
  title: '登记任职',
  params,
  access: { action: 'post.change', place: { of: 'organisation', param: 'organisationId' } },
  body: z.object({
    post: z.string(),
    personId: uuid.nullable(),
    holderName: z.string().trim().min(1).max(40),
    since: calendarDay,
  }),
  reply: z.object({ id: uuid }),
  refusals: ['notFound', 'organisation.unlawful'],
});
export const endTenure = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/tenures/:tenureId/end',
  title: '登记离任',
  params: params.extend({ tenureId: uuid }),
  body: z.object({ until: calendarDay }),
  access: { action: 'post.change', place: { of: 'organisation', param: 'organisationId' } },
  reply: z.object({}),
  refusals: ['notFound', 'organisation.unlawful'],
});
/** Terms that have ended or end within the given months, and posts nobody holds, at or below the organisation. */
export const termsAndVacancies = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/terms',
  title: '届满和空缺',
  params,
  query: onDay.extend({
    ...pageQuery,
    months: z.coerce.number().int().min(1).max(36).default(6),
    show: z.enum(['terms', 'vacancies']).default('terms'),
  }),
  access: { action: 'organisation.read', place: { of: 'organisation', param: 'organisationId' } },
  reply: z.object({
    total: z.number(),
    items: z.array(
      z.object({
        organisationId: uuid,
        shortName: z.string(),
        kindTitle: z.string(),
        term: termLine.nullable(),
        vacancies: z.array(z.string()),
        secretary: z.string().nullable(),
      }),
    ),
  }),
  refusals: ['notFound'],
});
