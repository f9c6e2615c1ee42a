import { z } from 'zod';
import { endpoint, uuid } from './endpoint.js';

const yearQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() });
const study = z.object({
  times: z.number(),
  minutes: z.number(),
  /** Times of which nobody wrote how long they were. */
  unknown: z.number(),
  lectures: z.number(),
});

/** What a member studied and taught in a year, from the records: to himself all of it, to his branch what was of the branch. */
export const memberStudy = endpoint({
  method: 'GET',
  path: '/api/people/:personId/study',
  title: '学习时数和授课（本人）',
  params: z.object({ personId: uuid }),
  query: yearQuery,
  access: { action: 'study.read', place: { of: 'person', param: 'personId' } },
  reply: study.extend({
    year: z.number(),
    meetings: z.array(
      z.object({
        id: uuid,
        day: z.string(),
        topic: z.string(),
        kinds: z.array(z.string()),
        /** Null where nobody wrote it; absent from the sum. */
        minutes: z.number().nullable(),
        /** How many lectures of it the person gave. */
        lectures: z.number(),
      }),
    ),
  }),
  refusals: ['notFound'],
});
/** The same of a branch, in the order of the roster: it is no ranking and leaves the branch in no way. */
export const branchStudy = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/study',
  title: '学习时数和授课（本支部）',
  params: z.object({ organisationId: uuid }),
  query: yearQuery,
  access: { action: 'study.read', place: { of: 'organisation', param: 'organisationId' } },
  reply: z.object({
    year: z.number(),
    members: z.array(study.extend({ personId: uuid, name: z.string() })),
  }),
  refusals: ['notFound', 'meeting.noBranch'],
});
