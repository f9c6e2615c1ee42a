import { z } from 'zod';
import { contradictionCodes } from '../domain/meetings/contradictions.js';
import { endpoint, mayReply, uuid } from './endpoint.js';

const meeting = z.object({ meetingId: uuid });

/** Something in a record that does not agree, with the one click that mends it. */
export const contradictionLine = z.object({
  id: uuid,
  meetingId: uuid,
  code: z.enum(contradictionCodes as [(typeof contradictionCodes)[number], ...typeof contradictionCodes]),
  sentence: z.string(),
  /** What the button says that opens the correction. */
  remedy: z.string(),
  /** The other record concerned, where it is one of the same branch. */
  otherId: uuid.nullable(),
  foundAt: z.string(),
  /** 情况属实: what the branch has said, by whom. It is kept and not asked again. */
  explained: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
});
export type ContradictionLine = z.infer<typeof contradictionLine>;

/** What contradicts itself in a record: to the branch at once, to those above after the days of grace. */
export const contradictionsOfMeeting = endpoint({
  method: 'GET',
  path: '/api/meetings/:meetingId/contradictions',
  title: '记录的自查结果',
  params: meeting,
  access: { action: 'meeting.read', place: { of: 'meeting', param: 'meetingId' } },
  reply: z.object({
    items: z.array(contradictionLine),
    /** Of a text that nearly equals another: the passages of this record that stand there too. */
    passages: z.array(z.object({ contradictionId: uuid, texts: z.array(z.string()) })),
    /** An imported ledger row is corrected in the ledger. */
    correctable: z.boolean(),
    may: mayReply,
  }),
  refusals: ['notFound'],
});
/** 情况属实: the branch says that it was so, and is not asked again. */
export const explainContradiction = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/contradictions/:contradictionId/explain',
  title: '说明情况属实',
  params: meeting.extend({ contradictionId: uuid }),
  access: { action: 'meeting.file', place: { of: 'meeting', param: 'meetingId' } },
  body: z.object({
    text: z.string().trim().min(2, { error: '请用一句话说明。' }).max(200, { error: '说明最多200字。' }),
  }),
  reply: z.object({}),
  refusals: ['notFound', 'request.invalid', 'secrecy.marked'],
});
