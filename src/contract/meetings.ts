import { z } from 'zod';
import { audiences } from '../domain/meetings/audience.js';
import { activityKind, gatheringContent } from '../domain/meetings/content.js';
import { gatheringStates, recordStates } from '../domain/meetings/lifecycle.js';
import { calendarDay, endpoint, mayReply, uuid } from './endpoint.js';
import { reasonLine } from './organisations.js';

const organisation = z.object({ organisationId: uuid });
const gathering = z.object({ gatheringId: uuid });
const inBranch = (action: 'meeting.plan' | 'meeting.draft' | 'meeting.file' | 'meeting.read') =>
  ({ action, place: { of: 'organisation', param: 'organisationId' } }) as const;
const ofGathering = (action: 'meeting.plan' | 'meeting.draft' | 'meeting.file') =>
  ({ action, place: { of: 'gathering', param: 'gatheringId' } }) as const;
const lateReason = z.string().trim().max(200).default('');

/** A kind as a form offers it. */
const kindLine = z.object({ id: activityKind, title: z.string(), audience: z.enum(audiences) });
/** Somebody of the branch as of a day: due and with a vote there, posts, group. */
const branchPerson = z.object({
  id: uuid,
  name: z.string(),
  /** Name, pinyin and initials: what a filter over names looks into. */
  nameKey: z.string(),
  groupId: uuid.nullable(),
  due: z.boolean(),
  votingDue: z.boolean(),
  /** Why not counted in 应到 or 有表决权应到, as a sentence. */
  notCounted: z.string().nullable(),
  posts: z.array(z.string()),
  postTitles: z.array(z.string()),
});
/** One line of a calendar or list: a gathering that is planned or drafted, or a meeting that is filed. */
export const agendaLine = z.object({
  id: uuid,
  of: z.enum(['gathering', 'meeting']),
  day: z.string(),
  beginsAt: z.string().nullable(),
  place: z.string(),
  kinds: z.array(z.string()),
  topic: z.string(),
  state: z.enum([...gatheringStates, ...recordStates]),
  stateTitle: z.string(),
});
/** A day that a recurring day proposes and that nothing is planned for yet. */
export const proposedDay = z.object({
  recurringId: uuid,
  title: z.string(),
  day: calendarDay,
  beginsAt: z.string().nullable(),
  place: z.string(),
  kinds: z.array(activityKind),
  kindTitles: z.array(z.string()),
  /** Why it is not the usual day, e.g. 5月1日放假，顺延。 */
  moved: z.string().nullable(),
});

/** What a branch has planned, drafted and filed in some months, the days off, and what its recurring days propose. */
export const branchCalendar = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/calendar',
  title: '组织生活日历',
  params: organisation,
  query: z.object({ from: calendarDay, until: calendarDay }),
  access: inBranch('meeting.read'),
  reply: z.object({
    day: calendarDay,
    organisation: z.object({ id: uuid, shortName: z.string() }),
    lines: z.array(agendaLine),
    proposals: z.array(proposedDay),
    daysOff: z.array(z.object({ day: calendarDay, kind: z.enum(['off', 'work']), name: z.string() })),
    may: mayReply,
  }),
  refusals: ['notFound', 'meeting.noBranch'],
});
/** All that a form needs to begin: the people of that day, the kinds, what the branch usually does. Nothing the platform knows is typed. */
export const gatheringBasis = endpoint({
  method: 'GET',
  path: '/api/organisations/:organisationId/gathering-basis',
  title: '新建活动的已知信息',
  params: organisation,
  query: z.object({ day: calendarDay }),
  access: inBranch('meeting.draft'),
  reply: z.object({
    organisation: z.object({ id: uuid, shortName: z.string() }),
    today: calendarDay,
    existed: z.boolean(),
    hasCommittee: z.boolean(),
    people: z.array(branchPerson),
    groups: z.array(z.object({ id: uuid, name: z.string() })),
    kinds: z.array(kindLine),
    combinations: z.array(z.array(activityKind)),
    lateAfterDays: z.number(),
    /** Whom and where: from the posts of the day and the last gathering of the branch. */
    usual: z.object({
      place: z.string(),
      chairId: uuid.nullable(),
      recorderId: uuid.nullable(),
      beginsAt: z.string().nullable(),
      endsAt: z.string().nullable(),
    }),
    /** What is due and not yet done: each with the kind that closes it. */
    due: z.array(z.object({ kind: activityKind, title: z.string(), period: z.string(), groupId: uuid.nullable() })),
    templates: z.array(z.object({ id: uuid, kind: z.string(), title: z.string(), body: z.string() })),
  }),
  refusals: ['notFound', 'meeting.noBranch'],
});
/** The id is made by the browser, so that a plan made without network is made once. */
export const startGathering = endpoint({
  method: 'POST',
  path: '/api/organisations/:organisationId/gatherings',
  title: '安排活动或起草记录',
  params: organisation,
  access: inBranch('meeting.draft'),
  body: z.object({
    id: uuid,
    day: calendarDay,
    state: z.enum(['planned', 'held']),
    recurringId: uuid.nullable().default(null),
    content: gatheringContent,
  }),
  reply: z.object({ id: uuid, revision: z.number() }),
  refusals: ['notFound', 'meeting.noBranch', 'request.invalid', 'secrecy.marked'],
});
export const showGathering = endpoint({
  method: 'GET',
  path: '/api/gatherings/:gatheringId',
  title: '活动安排或记录草稿',
  params: gathering,
  access: ofGathering('meeting.draft'),
  reply: z.object({
    id: uuid,
    organisationId: uuid,
    day: calendarDay,
    state: z.enum(gatheringStates),
    stateTitle: z.string(),
    revision: z.number(),
    content: gatheringContent,
    changedBy: z.string(),
    changedAt: z.string(),
    /** What it became when it was filed. */
    meetings: z.array(z.object({ id: uuid, kinds: z.array(z.string()) })),
    may: mayReply,
  }),
  refusals: ['notFound', 'meeting.noBranch'],
});
/** Saves a draft, whole. Where somebody else saved meanwhile nothing is overwritten: gathering.changed. */
export const saveGathering = endpoint({
  method: 'POST',
  path: '/api/gatherings/:gatheringId',
  title: '保存草稿',
  params: gathering,
  access: ofGathering('meeting.draft'),
  body: z.object({ revision: z.number().int().min(1).max(2_000_000_000), day: calendarDay, content: gatheringContent }),
  reply: z.object({ revision: z.number() }),
  refusals: ['notFound', 'gathering.changed', 'gathering.state', 'request.invalid', 'secrecy.marked'],
});
export const cancelGathering = endpoint({
  method: 'POST',
  path: '/api/gatherings/:gatheringId/cancel',
  title: '取消安排',
  params: gathering,
  access: ofGathering('meeting.plan'),
  body: z.object({ reason: z.string().trim().min(2).max(200) }),
  reply: z.object({}),
  refusals: ['notFound', 'gathering.state', 'request.invalid'],
});
const judged = z.object({
  lawful: z.boolean(),
  /** Of the whole, then of each part; with the figures of its roll. */
  whole: z.array(reasonLine),
  parts: z.array(
    z.object({
      due: z.number(),
      votingDue: z.number(),
      present: z.number(),
      votingPresent: z.number(),
      reasons: z.array(reasonLine),
    }),
  ),
});
/** What filing would say; nothing is written. */
export const judgeGathering = endpoint({
  method: 'POST',
  path: '/api/gatherings/:gatheringId/judge',
  title: '报送前检查',
  params: gathering,
  access: ofGathering('meeting.draft'),
  body: z.object({ lateReason }),
  reply: judged,
  refusals: ['notFound', 'meeting.noBranch'],
});
/** Files what the draft says; the obligations it closes are counted in the same transaction. */
export const fileGathering = endpoint({
  method: 'POST',
  path: '/api/gatherings/:gatheringId/file',
  title: '报送记录',
  params: gathering,
  access: ofGathering('meeting.file'),
  body: z.object({ revision: z.number().int().min(1).max(2_000_000_000), lateReason }),
  reply: z.object({
    meetings: z.array(z.object({ id: uuid, kinds: z.array(z.string()), topic: z.string() })),
    /** The obligations that this closed. */
    closed: z.array(z.object({ title: z.string(), period: z.string() })),
  }),
  refusals: [
    'notFound',
    'meeting.noBranch',
    'gathering.changed',
    'gathering.state',
    'meeting.unlawful',
    'meeting.exists',
    'secrecy.marked',
  ],
});
