import { z } from 'zod';
import { problemStates } from '../domain/meetings/problems.js';
import { calendarDay, endpoint, mayReply, uuid } from './endpoint.js';

const organisation = z.object({ organisationId: uuid });
const ofProblem = organisation.extend({ problemId: uuid });
const here = (action: 'meeting.read' | 'meeting.file') =>
  ({ action, place: { of: 'organisation', param: 'organisationId' } }) as const;

/** 问题清单: what the 组织生活会 of a branch found, and what has come of it. Nowhere who criticised whom. */
export const problemList = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/problems',
  title: '问题清单',
  params: organisation,
  /** The year in which they were raised; all that are open where none is given. */
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
  access: here('meeting.read'),
  reply: z.object({
    today: calendarDay,
    years: z.array(z.number()),
    items: z.array(
      z.object({
        id: uuid,
        meeting: z.object({ id: uuid, topic: z.string() }).nullable(),
        raisedOn: calendarDay,
        area: z.string(),
        text: z.string(),
        chosen: z.boolean(),
        measure: z.string(),
        answerable: z.string(),
        dueOn: calendarDay.nullable(),
        state: z.enum(problemStates),
        stateTitle: z.string(),
        proof: z.string(),
        solvedOn: calendarDay.nullable(),
        solvedBy: z.string().nullable(),
      }),
    ),
    may: mayReply,
  }),
  refusals: ['notFound', 'meeting.noBranch'],
});
export const solveProblem = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/problems/:problemId/solve',
  title: '确认问题已解决',
  params: ofProblem,
  access: here('meeting.file'),
  body: z.object({ solvedOn: calendarDay, proof: z.string().trim().min(2).max(500) }),
  reply: z.object({}),
  refusals: ['notFound', 'problem.state', 'secrecy.marked'],
});
/** Undoes 解决; the proof stays as it was written. */
export const reopenProblem = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/problems/:problemId/reopen',
  title: '撤销问题已解决',
  params: ofProblem,
  access: here('meeting.file'),
  body: z.object({ reason: z.string().trim().min(2).max(200) }),
  reply: z.object({}),
  refusals: ['notFound', 'problem.state'],
});
