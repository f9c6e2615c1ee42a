import { z } from 'zod';
import { correctionFieldNames } from '../domain/people/correction.js';
import { endpoint, pageQuery, uuid } from './endpoint.js';

const text = z.string().trim().min(2).max(1000);

/** From any page. Without a name nobody is kept: neither with the feedback nor in the audit log. */
export const sendFeedback = endpoint({
  method: 'POST',
  path: '/api/feedback',
  title: '提出意见反馈',
  access: 'signedIn',
  heavy: 120,
  body: z.object({ page: z.string().max(200), text, signed: z.boolean() }),
  reply: z.object({}),
  refusals: ['secrecy.marked'],
});
const answered = z.object({ text: z.string(), sentAt: z.string(), answer: z.string(), answeredAt: z.string() });
/** What was answered, for everybody of the working committee, without names. */
export const answeredFeedback = endpoint({
  method: 'GET',
  path: '/api/feedback/answered',
  title: '已答复的意见反馈',
  access: 'signedIn',
  query: z.object(pageQuery),
  reply: z.object({ total: z.number(), items: z.array(answered.extend({ id: uuid })) }),
  refusals: [],
});
const answerFeedbackHere = { action: 'feedback.answer', place: { of: 'tenant' } } as const;
export const feedbackList = endpoint({
  method: 'GET',
  path: '/api/feedback',
  title: '意见反馈',
  access: answerFeedbackHere,
  query: z.object(pageQuery),
  reply: z.object({
    total: z.number(),
    open: z.number(),
    items: z.array(
      z.object({
        id: uuid,
        page: z.string(),
        text: z.string(),
        sender: z.string().nullable(),
        sentAt: z.string(),
        answer: z.string().nullable(),
        answeredBy: z.string().nullable(),
        answeredAt: z.string().nullable(),
      }),
    ),
  }),
  refusals: [],
});
export const answerFeedback = endpoint({
  method: 'POST',
  path: '/api/feedback/:feedbackId/answer',
  title: '答复意见反馈',
  access: answerFeedbackHere,
  params: z.object({ feedbackId: uuid }),
  body: z.object({ answer: text }),
  reply: z.object({}),
  refusals: ['notFound', 'secrecy.marked'],
});

const ofPerson = z.object({ personId: uuid });
/** Who looked at the own file, its numbers, or changed it: from the audit log, the newest first. */
export const personViews = endpoint({
  method: 'GET',
  path: '/api/people/:personId/views',
  title: '谁看过我的资料',
  access: { action: 'person.views', place: { of: 'person', param: 'personId' } },
  params: ofPerson,
  query: z.object(pageQuery),
  reply: z.object({
    total: z.number(),
    items: z.array(z.object({ at: z.string(), by: z.string(), what: z.string(), detail: z.string() })),
  }),
  refusals: [],
});

export const correctionLine = z.object({
  id: uuid,
  personId: uuid,
  name: z.string(),
  fieldTitle: z.string(),
  text: z.string(),
  requestedAt: z.string(),
  state: z.string(),
  stateTitle: z.string(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
});
export const requestCorrection = endpoint({
  method: 'POST',
  path: '/api/people/:personId/corrections',
  title: '请求更正本人资料',
  access: { action: 'correction.ask', place: { of: 'person', param: 'personId' } },
  params: ofPerson,
  body: z.object({ field: z.enum(correctionFieldNames), text: z.string().trim().min(2).max(500) }),
  reply: z.object({ id: uuid }),
  refusals: ['secrecy.marked'],
});
export const correctionsOfPerson = endpoint({
  method: 'GET',
  path: '/api/people/:personId/corrections',
  title: '更正请求',
  access: { action: 'person.read', place: { of: 'person', param: 'personId' } },
  params: ofPerson,
  reply: z.object({ items: z.array(correctionLine) }),
  refusals: [],
});
/** Requests that wait for an answer, of everybody within reach. */
export const openCorrections = endpoint({
  method: 'GET',
  path: '/api/corrections',
  title: '待答复的更正请求',
  access: { action: 'correction.answer', place: { of: 'anywhere' } },
  reply: z.object({ items: z.array(correctionLine) }),
  refusals: [],
});
export const answerCorrection = endpoint({
  method: 'POST',
  path: '/api/people/:personId/corrections/:correctionId/answer',
  title: '答复更正请求',
  access: { action: 'correction.answer', place: { of: 'person', param: 'personId' } },
  params: z.object({ personId: uuid, correctionId: uuid }),
  body: z.object({ done: z.boolean(), answer: z.string().trim().min(2).max(500) }),
  reply: z.object({}),
  refusals: ['notFound', 'secrecy.marked'],
});
