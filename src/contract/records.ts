import { z } from 'zod';
import { meetingPart } from '../domain/meetings/content.js';
import { recordStates } from '../domain/meetings/lifecycle.js';
import { presences } from '../domain/meetings/roll.js';
import { calendarDay, endpoint, uuid } from './endpoint.js';

const meeting = z.object({ meetingId: uuid });
const ofMeeting = (action: 'meeting.read' | 'meeting.file' | 'meeting.sign') =>
  ({ action, place: { of: 'meeting', param: 'meetingId' } }) as const;

/** A filed record is corrected by a new version; the former stays. The signature falls: it was given to another text. */
export const correctMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/correct',
  title: '更正记录',
  params: meeting,
  access: ofMeeting('meeting.file'),
  body: z.object({
    version: z.number().int().min(1).max(30_000),
    day: calendarDay,
    content: meetingPart,
    reason: z.string().trim().min(2, { error: '请写明更正理由。' }).max(200),
  }),
  reply: z.object({ version: z.number() }),
  refusals: [
    'notFound',
    'meeting.noBranch',
    'meeting.imported',
    'meeting.changed',
    'meeting.unlawful',
    'meeting.exists',
    'request.invalid',
    'secrecy.marked',
  ],
});
export const signMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/sign',
  title: '审签记录',
  params: meeting,
  access: ofMeeting('meeting.sign'),
  body: z.object({ version: z.number().int().min(1).max(30_000) }),
  reply: z.object({}),
  refusals: ['notFound', 'meeting.changed', 'meeting.state'],
});
export const returnMeeting = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/return',
  title: '退回记录',
  params: meeting,
  access: ofMeeting('meeting.sign'),
  body: z.object({ version: z.number().int().min(1).max(30_000), reason: z.string().trim().min(2).max(200) }),
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
    /** Names of everybody whom some version mentions. */
    people: z.array(z.object({ id: uuid, name: z.string() })),
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
  items: z.array(
    z.object({ form: z.string(), title: z.string(), speaker: z.string(), minutes: z.number().nullable() }),
  ),
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
