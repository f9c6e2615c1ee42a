import { namedStatement, type Asked } from '../../platform/db/pool.js';

export type AttachmentRow = {
  readonly id: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly sealed_name: string;
  readonly added_by: string | null;
  readonly added_at: Date;
};
const ofMeeting = namedStatement<AttachmentRow, readonly [string, string]>(
  'attachments of a meeting',
  `select x.id, x.file_name, x.media_type, x.bytes, x.sealed_name, x.added_at,
     (select a.display_name from accounts a where a.tenant_id = $1 and a.id = x.added_by) as added_by
   from attachments x where x.tenant_id = $1 and x.meeting_id = $2 order by x.added_at, x.id`,
);
/** In the order in which they were added. */
export const attachmentsOf = (asked: Asked, tenantId: string, meetingId: string): Promise<readonly AttachmentRow[]> =>
  ofMeeting(asked, [tenantId, meetingId]);
