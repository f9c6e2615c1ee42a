import { z } from 'zod';
import { calendarDay, endpoint, uuid } from './endpoint.js';
import { me } from './session.js';

const params = z.object({ organisationId: uuid });
const appointHere = { action: 'clerk.appoint', place: { of: 'organisation', param: 'organisationId' } } as const;
const issueHere = { action: 'code.issue', place: { of: 'organisation', param: 'organisationId' } } as const;

/** The clerks of a branch, and the people of it who may be appointed. */
export const clerks = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/clerks',
  title: '支部联络员',
  params,
  access: appointHere,
  reply: z.object({
    items: z.array(
      z.object({
        id: uuid,
        name: z.string(),
        signInName: z.string(),
        since: calendarDay,
        until: calendarDay.nullable(),
      }),
    ),
    people: z.array(z.object({ personId: uuid, name: z.string(), hasAccount: z.boolean() })),
  }),
  refusals: [],
});
/** Somebody of the branch, or somebody outside the rolls by sign-in name: exactly one of the two. */
export const appointClerk = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/clerks',
  title: '任用支部联络员',
  params,
  access: appointHere,
  body: z
    .object({ personId: uuid.optional(), signInName: z.string().trim().min(2).max(64).optional(), since: calendarDay })
    .refine((b) => (b.personId === undefined) !== (b.signInName === undefined), {
      error: '请选择本支部的一人，或填写登录名，二者取一。',
    }),
  reply: z.object({ id: uuid }),
  refusals: ['notFound', 'setup.roles', 'clerk.noAccount'],
});
export const endClerk = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/clerks/:appointmentId/end',
  title: '结束任用支部联络员',
  params: z.object({ organisationId: uuid, appointmentId: uuid }),
  access: appointHere,
  body: z.object({ until: calendarDay }),
  reply: z.object({}),
  refusals: ['notFound', 'setup.roles'],
});

/** Who of a branch has an account, and who has a code that is still good. */
export const activationState = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/activation-codes',
  title: '账号开通情况',
  params,
  access: issueHere,
  reply: z.object({
    organisationName: z.string(),
    people: z.array(
      z.object({
        personId: uuid,
        name: z.string(),
        hasAccount: z.boolean(),
        /** Until when the last code is good; null where there is none. */
        codeUntil: z.string().nullable(),
      }),
    ),
  }),
  refusals: ['activation.noBranch'],
});
/** New codes for those named, or for all without an account; former ones of theirs are good no more. Shown this once. */
export const issueCodes = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/activation-codes',
  title: '发放激活码',
  params,
  access: issueHere,
  body: z.object({ personIds: z.array(uuid).max(2000).optional() }),
  reply: z.object({
    organisationName: z.string(),
    until: z.string(),
    items: z.array(z.object({ personId: uuid, name: z.string(), code: z.string() })),
  }),
  refusals: ['activation.noBranch'],
});

const code = z.string().trim().min(8).max(40);
/** Whose code it is, before anything is chosen. */
export const lookAtCode = endpoint({
  method: 'POST',
  path: '/api/activation/look',
  title: '查看激活码',
  access: 'public',
  heavy: 400,
  body: z.object({ code }),
  reply: z.object({ name: z.string(), committeeName: z.string(), organisationName: z.string() }),
  refusals: ['activation.code', 'request.tooMany'],
});
/** Open one's own account with a code; the new session begins at once. */
export const activate = endpoint({
  method: 'POST',
  path: '/api/activation',
  title: '用激活码开通账号',
  access: 'public',
  heavy: 400,
  body: z.object({ code, signInName: z.string().trim().min(2).max(64), password: z.string().min(1).max(200) }),
  reply: me,
  refusals: ['activation.code', 'setup.nameTaken', 'password.weak', 'request.tooMany'],
});
