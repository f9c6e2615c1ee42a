import { z } from 'zod';
import { endpoint, uuid } from './endpoint.js';

const meeting = z.object({ meetingId: uuid });
const one = meeting.extend({ attachmentId: uuid });
const ofMeeting = (action: 'meeting.read' | 'meeting.file') =>
  ({ action, place: { of: 'meeting', param: 'meetingId' } }) as const;

/** Files beside a record. Nothing anywhere asks for one. */
export const attachmentList = endpoint({
  method: 'GET',
  path: '/api/meetings/:meetingId/attachments',
  title: '记录的附件',
  params: meeting,
  access: ofMeeting('meeting.read'),
  reply: z.object({
    items: z.array(
      z.object({
        id: uuid,
        fileName: z.string(),
        typeTitle: z.string(),
        bytes: z.number(),
        addedBy: z.string(),
        addedAt: z.string(),
      }),
    ),
    /** Whether the caller may add and remove. */
    mayChange: z.boolean(),
  }),
  refusals: ['notFound'],
});
/** PDF, pictures, .docx and .xlsx, told by their content, of 20 MB at most. A marking of secrecy in their text or name stops them. */
export const addAttachment = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/attachments',
  title: '上传附件',
  params: meeting,
  access: ofMeeting('meeting.file'),
  upload: true,
  reply: z.object({ added: z.number() }),
  refusals: ['notFound', 'request.tooLarge', 'attachment.refused', 'secrecy.marked'],
});
export const downloadAttachment = endpoint({
  method: 'GET',
  path: '/api/meetings/:meetingId/attachments/:attachmentId',
  title: '下载附件',
  params: one,
  access: ofMeeting('meeting.read'),
  download: 'application/octet-stream',
  reply: z.unknown(),
  refusals: ['notFound'],
});
export const removeAttachment = endpoint({
  method: 'POST',
  path: '/api/meetings/:meetingId/attachments/:attachmentId/remove',
  title: '删除附件',
  params: one,
  access: ofMeeting('meeting.file'),
  body: z.object({}),
  reply: z.object({}),
  refusals: ['notFound'],
});
