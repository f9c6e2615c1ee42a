import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { attachmentList as contract } from '../../../contract/attachments.js';
import type { Actor } from '../../../domain/access/policy.js';
import { attachmentTypes, mediaTitle, mostAttachments } from '../../../domain/meetings/attachments.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import type { Download, UploadedFile } from '../../platform/files.js';
import { newId } from '../../platform/ids.js';
import { Refusal } from '../../platform/refusal.js';
import { readSettings } from '../../platform/settings/store.js';
import { writerOf } from '../usecases/draft.js';
import { admitFile, collect, dropFile, keepFile, openFile } from './files.js';
import { attachmentsOf } from './reads.js';
import { deleteAttachment, insertAttachment, type NewAttachment } from './store.js';

type Items = z.input<(typeof contract)['reply']>['items'];
type Parts = AsyncIterable<{ readonly field: string; readonly value: string } | UploadedFile>;

export const listAttachments =
  (deps: Deps) =>
  async (tenantId: string, meetingId: string): Promise<Items> =>
    (await attachmentsOf(deps.pool, tenantId, meetingId)).map((x) => ({
      id: x.id,
      fileName: x.file_name,
      typeTitle: mediaTitle(x.media_type),
      bytes: x.bytes,
      addedBy: x.added_by ?? '',
      addedAt: x.added_at.toISOString(),
    }));

/** Read, look at and keep each file that comes in. @throws Refusal attachment.refused, secrecy.marked */
const receive = async (
  deps: Deps,
  tenantId: string,
  meetingId: string,
  parts: Parts,
  kept: NewAttachment[],
): Promise<void> => {
  const { secrecyMarks = [] } = await readSettings(deps.pool, tenantId);
  const before = (await attachmentsOf(deps.pool, tenantId, meetingId)).length;
  for await (const part of parts) {
    if ('field' in part) continue;
    if (before + kept.length >= mostAttachments)
      throw new Refusal('attachment.refused', [`一份记录最多${mostAttachments}个附件。`]);
    const fileName = part.fileName.normalize('NFC').slice(-200);
    const content = await collect(part.content, fileName);
    const type = await admitFile(deps, fileName, content, secrecyMarks);
    kept.push({
      id: newId(),
      meetingId,
      fileName,
      mediaType: attachmentTypes[type].media,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest(),
      sealedName: await keepFile(deps, tenantId, content),
    });
  }
  if (kept.length === 0) throw new Refusal('attachment.refused', ['请选择要上传的文件。']);
};

/**
 * Keep files beside a record; all of them or none.
 * @throws Refusal attachment.refused, secrecy.marked
 */
export const addAttachments =
  (deps: Deps) =>
  async (who: Actor, meetingId: string, parts: Parts): Promise<number> => {
    const kept: NewAttachment[] = [];
    try {
      await receive(deps, who.tenantId, meetingId, parts, kept);
      await inTransaction<Database, void>(deps.pool, async ({ db, client }) => {
        for (const one of kept) await insertAttachment(client, writerOf(deps, who), one);
        const detail = { files: kept.map((k) => k.fileName) };
        await recordAudit(db, deps, who, { action: 'attachment.added', subjectId: meetingId, detail });
      });
    } catch (error) {
      for (const one of kept) await dropFile(deps, one.sealedName);
      throw error;
    }
    return kept.length;
  };

/** @throws Refusal notFound */
export const downloadAttachment =
  (deps: Deps) =>
  async (who: Actor, meetingId: string, id: string): Promise<Download> => {
    const found = (await attachmentsOf(deps.pool, who.tenantId, meetingId)).find((x) => x.id === id);
    if (!found) throw new Refusal('notFound');
    const content = await openFile(deps, who.tenantId, found.sealed_name);
    const detail = { attachmentId: id, file: found.file_name };
    await recordAudit(deps.db, deps, who, { action: 'attachment.downloaded', subjectId: meetingId, detail });
    return { fileName: found.file_name, content };
  };

/** @throws Refusal notFound */
export const removeAttachment =
  (deps: Deps) =>
  async (who: Actor, meetingId: string, id: string): Promise<void> => {
    const sealedName = await inTransaction<Database, string>(deps.pool, async ({ db, client }) => {
      const removed = await deleteAttachment(client, who.tenantId, meetingId, id);
      if (!removed) throw new Refusal('notFound');
      const detail = { attachmentId: id, file: removed.file_name, sha256: removed.sha256.toString('hex') };
      await recordAudit(db, deps, who, { action: 'attachment.removed', subjectId: meetingId, detail });
      return removed.sealed_name;
    });
    await dropFile(deps, sealedName);
  };
