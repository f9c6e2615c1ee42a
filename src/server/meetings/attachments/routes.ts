import * as contract from '../../../contract/attachments.js';
import type { Deps } from '../../platform/deps.js';
import { mount, type Mounting } from '../../platform/http/mount.js';
import { addAttachments, downloadAttachment, listAttachments, removeAttachment } from './attachments.js';

/** Files beside a record: optional everywhere. */
export const mountAttachments = (m: Mounting, deps: Deps): void => {
  mount(m, contract.attachmentList, async ({ params }, call) => ({
    items: await listAttachments(deps)(call.actor.tenantId, params.meetingId),
    mayChange: call.may('meeting.file').length > 0,
  }));
  mount(m, contract.addAttachment, async ({ params, parts }, call) => ({
    added: await addAttachments(deps)(call.actor, params.meetingId, parts),
  }));
  mount(m, contract.downloadAttachment, async ({ params }, call) =>
    downloadAttachment(deps)(call.actor, params.meetingId, params.attachmentId),
  );
  mount(m, contract.removeAttachment, async ({ params }, call) => {
    await removeAttachment(deps)(call.actor, params.meetingId, params.attachmentId);
    return {};
  });
};
