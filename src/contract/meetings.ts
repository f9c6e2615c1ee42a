import { z } from 'zod';
import { audiences } from '../domain/meetings/audience.js';
import { activityKind, gatheringContent, meetingPart } from '../domain/meetings/content.js';
import { gatheringStates, recordStates } from '../domain/meetings/lifecycle.js';
import { presences } from '../domain/meetings/roll.js';
import { calendarDay, endpoint, mayReply, uuid } from './endpoint.js';
import { reasonLine } from './organisations.js';

const organisation = z.object({ organisationId: uuid });
const gathering = z.object({ gatheringId: uuid });
const meeting = z.object({ meetingId: uuid });
const inBranch = (action: 'meeting.plan' | 'meeting.draft' | 'meeting.file' | 'meeting.read') =>
  ({ action, place: { of: 'organisation', param: 'organisationId' } }) as const;
const ofGathering = (action: 'meeting.plan' | 'meeting.draft' | 'meeting.file') =>
  ({ action, place: { of: 'gathering', param: 'gatheringId' } }) as const;
const ofMeeting = (action: 'meeting.read' | 'meeting.file' | 'meeting.sign') =>
  ({ action, place: { of: 'meeting', param: 'meetingId' } }) as const;
const lateReason = z.string().trim().max(200).default('');

/** A kind as a form offers it. */
export const kindLine = z.object({ id: activityKind, title: z.string(), audience: z.enum(audiences) });
/** Somebody of the branch as of a day: due and with a vote there, posts, group. */
export const branchPerson = z.object({
  id: uuid,
  name: z.string(),
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
  refusals: ['notFound'],
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
  refusals: ['notFound'],
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
  refusals: ['notFound', 'request.invalid', 'secrecy.marked'],
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
  refusals: ['notFound'],
});
/** Saves a draft, whole. Where somebody else saved meanwhile nothing is overwritten: gathering.changed. */
export const saveGathering = endpoint({
  method: 'POST',
  path: '/api/gatherings/:gatheringId',
  title: '保存草稿',
  params: gathering,
  access: ofGathering('meeting.draft'),
  body: z.object({ revision: z.number().int(), day: calendarDay, content: gatheringContent }),
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
      /** What does not fit other records of the branch: shown to the branch before anybody else. */
      contradictions: z.array(z.string()),
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
  refusals: ['notFound'],
});
/** Files what the draft says; the obligations it closes are counted in the same transaction. */
export const fileGathering = endpoint({
  method: 'POST',
  path: '/api/gatherings/:gatheringId/file',
  title: '报送记录',
  params: gathering,
  access: ofGathering('meeting.file'),
  body: z.object({ revision: z.number().int(), lateReason }),
  reply: z.object({
    meetings: z.array(z.object({ id: uuid, kinds: z.array(z.string()), topic: z.string() })),
    /** What this closed, e.g. 2026年11月 主题党日. */
    closed: z.array(z.string()),
  }),
  refusals: ['notFound', 'gathering.changed', 'gathering.state', 'meeting.unlawful', 'meeting.exists', 'secrecy.marked'],
});
/** A filed record is corrected by a new version; the former stays. The signature falls: it was given to another text. */
export const correctMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/correct',
  title: '更正记录',
  params: meeting,
  access: ofMeeting('meeting.file'),
  body: z.object({
    version: z.number().int(),
    day: calendarDay,
    content: meetingPart,
    reason: z.string().trim().min(2, { error: '请写明更正理由。' }).max(200),
  }),
  reply: z.object({ version: z.number() }),
  refusals: ['notFound', 'meeting.changed', 'meeting.unlawful', 'meeting.exists', 'request.invalid', 'secrecy.marked'],
});
export const signMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/sign',
  title: '审签记录',
  params: meeting,
  access: ofMeeting('meeting.sign'),
  body: z.object({ version: z.number().int() }),
  reply: z.object({}),
  refusals: ['notFound', 'meeting.changed', 'meeting.state'],
});
export const returnMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/return',
  title: '退回记录',
  params: meeting,
  access: ofMeeting('meeting.sign'),
  body: z.object({ version: z.number().int(), reason: z.string().trim().min(2).max(200) }),
  reply: z.object({}),
  refusals: ['notFound', 'meeting.changed', 'meeting.state', 'request.invalid'],
});
/** The content of a filed record as a form may change it, and its former versions. */
export const meetingVersions = endpoint({
  method: 'GET',
  path: '/api/meetings/:meetingId/versions',
  title: '记录的各版本',
  params: meeting,
  access: ofMeeting('meeting.read'),
  reply: z.object({
    version: z.number(),
    day: calendarDay,
    /** Null for an imported ledger row, which is corrected by filing anew or by importing again. */
    content: meetingPart.nullable(),
    former: z.array(
      z.object({
        version: z.number(),
        day: z.string(),
        content: meetingPart,
        reason: z.string(),
        replacedBy: z.string(),
        replacedAt: z.string(),
      }),
    ),
  }),
  refusals: ['notFound'],
});
/** What the meeting page shows of a record beyond an imported one. */
export const recordDetail = z.object({
  state: z.enum(recordStates),
  stateTitle: z.string(),
  version: z.number(),
  beginsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  figures: z
    .object({ due: z.number(), votingDue: z.number(), present: z.number(), votingPresent: z.number() })
    .nullable(),
  attendance: z.array(z.object({ personId: uuid, name: z.string(), presence: z.enum(presences), voting: z.boolean() })),
  guests: z.array(z.object({ name: z.string(), capacity: z.string() })),
  items: z.array(z.object({ form: z.string(), title: z.string(), speaker: z.string(), minutes: z.number().nullable() })),
  resolutions: z.array(
    z.object({
      text: z.string(),
      votes: z.object({ inFavour: z.number(), against: z.number(), abstained: z.number() }).nullable(),
      passed: z.boolean().nullable(),
    }),
  ),
  problems: z.array(
    z.object({
      id: uuid,
      area: z.string(),
      text: z.string(),
      chosen: z.boolean(),
      measure: z.string(),
      answerable: z.string(),
      dueOn: z.string().nullable(),
      proof: z.string(),
      solvedOn: z.string().nullable(),
    }),
  ),
  minutes: z.string(),
  purpose: z.string(),
  outcome: z.string(),
  chairDelegated: z.boolean(),
  signedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  returnedReason: z.string().nullable(),
  lateReason: z.string().nullable(),
  filedLateDays: z.number().nullable(),
});
