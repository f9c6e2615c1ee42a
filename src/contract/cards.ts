import { z } from 'zod';
import { cardEvents, cardLevels, cardStates } from '../domain/cards/card.js';
import { cardColours, cardSettings } from '../domain/cards/settings.js';
import { calendarDay, endpoint, mayReply, uuid } from './endpoint.js';

const params = z.object({ organisationId: uuid });
const ofCard = params.extend({ cardId: uuid });
const here = (action: 'card.read' | 'card.reply' | 'card.escalate' | 'setting.change') =>
  ({ action, place: { of: 'organisation', param: 'organisationId' } }) as const;
const sentence = (what: string) =>
  z
    .string()
    .trim()
    .min(2, { error: `请填写${what}。` })
    .max(500, { error: `${what}最多500字。` });
const look = z.object({ title: z.string(), colour: z.enum(cardColours) });

/** A matter of a branch or group: what is asked, until when, and the form that closes it. */
export const matter = z.object({
  organisationId: uuid,
  organisationName: z.string(),
  branchId: uuid,
  groupId: uuid.nullable(),
  ruleId: z.string(),
  title: z.string(),
  /** The kind that the form opens with. */
  kind: z.string(),
  period: z.string(),
  missing: z.number(),
  lastDay: calendarDay,
  state: z.enum(['due', 'approaching', 'overdue']),
});
export const reminderLine = matter.extend({ card: look });
export const cardLine = z.object({
  id: uuid,
  level: z.enum(cardLevels),
  card: look,
  state: z.enum(cardStates),
  stateTitle: z.string(),
  organisationId: uuid,
  organisationName: z.string(),
  branchId: uuid,
  ruleId: z.string(),
  ruleTitle: z.string(),
  /** Whose rule it is: 全国统一, or the committee that added it; and the article or document. */
  ruleBy: z.string(),
  basis: z.string(),
  kind: z.string(),
  period: z.string(),
  /** Whose card it is. */
  issuer: z.string(),
  reason: z.string(),
  openedAt: z.string(),
  dueOn: calendarDay,
  daysLeft: z.number(),
});
export type CardLine = z.infer<typeof cardLine>;
const cardEntry = z.object({
  event: z.enum(cardEvents),
  eventTitle: z.string(),
  text: z.string(),
  meetingId: uuid.nullable(),
  by: z.string(),
  at: z.string(),
});

/** A branch's reminders (computed), its cards that wait, and those that were closed. */
export const branchCards = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/cards',
  title: '提示和卡',
  params,
  access: here('card.read'),
  reply: z.object({
    day: calendarDay,
    reminders: z.array(reminderLine),
    cards: z.array(cardLine),
    closed: z.array(cardLine),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
export const showCard = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/cards/:cardId',
  title: '卡的经过',
  params: ofCard,
  access: here('card.read'),
  reply: z.object({ card: cardLine, entries: z.array(cardEntry), day: calendarDay, may: mayReply }),
  refusals: ['notFound'],
});
/** For a committee: matters on which it may decide, oldest first; replies to look at; cards that wait. Never sorted by branch's number. */
export const committeeCards = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/cards-below',
  title: '待决定和待处理的卡',
  params,
  access: here('card.escalate'),
  reply: z.object({
    day: calendarDay,
    graceDays: z.number(),
    /** The first of them; `deciding` counts all. */
    toDecide: z.array(matter.extend({ card: look, daysOver: z.number(), proposedDueOn: calendarDay })),
    deciding: z.number(),
    replies: z.array(cardLine),
    waiting: z.array(cardLine),
    waitingCount: z.number(),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
/** A person above decides on a 警示, after the days of grace. */
export const openCard = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/cards',
  title: '发出警示',
  params,
  access: here('card.escalate'),
  body: z.object({
    ruleId: z.string().max(80),
    period: z.string().max(20),
    reason: sentence('理由'),
    dueOn: calendarDay,
  }),
  reply: z.object({ id: uuid }),
  refusals: ['notFound', 'card.unlawful', 'request.invalid'],
});
export const escalateCard = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/cards/:cardId/escalate',
  title: '转为督办',
  params: ofCard,
  access: here('card.escalate'),
  body: z.object({ reason: sentence('理由'), dueOn: calendarDay }),
  reply: z.object({}),
  refusals: ['notFound', 'card.unlawful', 'card.state', 'request.invalid'],
});
export const replyCard = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/cards/:cardId/reply',
  title: '答复',
  params: ofCard,
  access: here('card.reply'),
  body: z.object({ text: sentence('答复') }),
  reply: z.object({}),
  refusals: ['notFound', 'card.state', 'request.invalid', 'secrecy.marked'],
});
export const returnCard = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/cards/:cardId/return',
  title: '退回答复',
  params: ofCard,
  access: here('card.escalate'),
  body: z.object({ reason: sentence('理由') }),
  reply: z.object({}),
  refusals: ['notFound', 'card.state', 'request.invalid'],
});
export const closeCard = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/cards/:cardId/close',
  title: '同意办结',
  params: ofCard,
  access: here('card.escalate'),
  body: z.object({ reason: sentence('意见') }),
  reply: z.object({}),
  refusals: ['notFound', 'card.state', 'request.invalid'],
});
export const withdrawCard = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/cards/:cardId/withdraw',
  title: '撤回',
  params: ofCard,
  access: here('card.escalate'),
  body: z.object({ reason: sentence('理由') }),
  reply: z.object({}),
  refusals: ['notFound', 'card.state', 'request.invalid'],
});

/** How cards look and how long the grace is, here: set by whom, or our defaults. */
export const showCardSettings = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/card-settings',
  title: '卡的名称和宽限期',
  params,
  access: here('card.read'),
  reply: z.object({
    settings: cardSettings,
    /** Null: 本系统默认. */
    setBy: z.string().nullable(),
    own: z.boolean(),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
export const setCardSettings = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/card-settings',
  title: '设定卡的名称和宽限期',
  params,
  access: here('setting.change'),
  body: cardSettings,
  reply: z.object({}),
  refusals: ['notFound', 'request.invalid'],
});
