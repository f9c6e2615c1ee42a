import { z } from 'zod';
import { talkCircles } from '../domain/meetings/talks.js';
import { calendarDay, endpoint, mayReply, uuid } from './endpoint.js';

const organisation = z.object({ organisationId: uuid });
const here = (action: 'talk.read' | 'talk.record') =>
  ({ action, place: { of: 'organisation', param: 'organisationId' } }) as const;
const yearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() });
const someone = z.object({ id: uuid, name: z.string() });

/** 谈心谈话 of a year: who talked with whom and when. What was said is nowhere. */
export const talkRegister = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/talks',
  title: '谈心谈话登记',
  params: organisation,
  query: yearQuery,
  access: here('talk.record'),
  reply: z.object({
    year: z.number(),
    today: calendarDay,
    people: z.array(someone.extend({ committee: z.boolean() })),
    talks: z.array(
      z.object({
        id: uuid,
        day: calendarDay,
        one: someone,
        other: someone,
        enteredBy: z.string(),
        enteredAt: z.string(),
      }),
    ),
    may: mayReply,
  }),
  refusals: ['notFound', 'meeting.noBranch'],
});
/** How far the yearly talks have come, circle by circle, and between whom none has been held. */
export const talkCoverage = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/talks/coverage',
  title: '谈心谈话覆盖情况',
  params: organisation,
  query: yearQuery,
  access: here('talk.read'),
  reply: z.object({
    year: z.number(),
    basis: z.string(),
    circles: z.array(z.object({ circle: z.enum(talkCircles), title: z.string(), pairs: z.number(), held: z.number() })),
    /** Each with those of the branch with whom no talk has been held, in the order of the roster. */
    missing: z.array(someone.extend({ committee: z.boolean(), others: z.array(z.string()) })),
  }),
  refusals: ['notFound', 'meeting.noBranch'],
});
export const recordTalks = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/talks',
  title: '登记谈心谈话',
  params: organisation,
  access: here('talk.record'),
  body: z.object({
    day: calendarDay,
    pairs: z
      .array(z.tuple([uuid, uuid]))
      .min(1)
      .max(200),
  }),
  /** `known`: pairs that were registered for that day before. */
  reply: z.object({ recorded: z.number(), known: z.number() }),
  refusals: ['notFound', 'meeting.noBranch', 'request.invalid'],
});
export const removeTalk = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/talks/:talkId/remove',
  title: '删去谈心谈话登记',
  params: organisation.extend({ talkId: uuid }),
  access: here('talk.record'),
  body: z.object({}),
  reply: z.object({}),
  refusals: ['notFound'],
});
