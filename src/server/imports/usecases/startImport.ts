import { createHash } from 'node:crypto';
import { scopesFor, type Actor } from '../../../domain/access/policy.js';
import { parseDay, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import type { UploadedFile } from '../../platform/files.js';
import { newId } from '../../platform/ids.js';
import { enqueue } from '../../platform/jobs/jobs.js';
import { Refusal } from '../../platform/refusal.js';
import { payloadFor } from '../payload.js';
import { insertImport, insertUploads, type UploadRow } from '../store.js';
import { dropUploads, keepUpload } from '../uploads.js';

type Part = { readonly field: string; readonly value: string } | UploadedFile;
type Parts = AsyncIterable<Part>;

/** Whose branches an import of this actor is about: the whole tenant's, or those of the committee. */
const reachOf = (who: Actor): string | null => {
  const [widest] = who.holdings
    .filter((h) => scopesFor({ ...who, holdings: [h] }, 'import.run').length > 0)
    .toSorted((a, b) => a.path.length - b.path.length);
  return widest === undefined || widest.role === 'workingCommittee' ? null : widest.organisationId;
};

/** Keep the files as they come in. @returns the day that the form names, or the one given @throws Refusal request.tooLarge, request.invalid */
const receive = async (
  deps: Deps,
  tenantId: string,
  parts: Parts,
  today: CalendarDay,
  uploads: UploadRow[],
): Promise<CalendarDay> => {
  let asOf: CalendarDay | null = today;
  for await (const part of parts) {
    if ('field' in part) {
      if (part.field === 'asOf') asOf = parseDay(part.value);
      continue;
    }
    const { sealedName, bytes, content } = await keepUpload(deps, tenantId, part.content);
    uploads.push({
      fileNo: uploads.length,
      fileName: part.fileName.normalize('NFC'),
      bytes,
      sha256: createHash('sha256').update(content).digest(),
      sealedName,
    });
  }
  if (uploads.length === 0) throw new Refusal('request.invalid', ['请选择要导入的工作簿。']);
  if (asOf === null) throw new Refusal('request.invalid', ['统计日应是形如 2026-09-30 的日期。']);
  return asOf;
};

/**
 * Keep the files and begin to read them. Nothing stays of an upload that is refused or breaks off.
 * @throws Refusal request.invalid, request.tooLarge
 */
export const startImport =
  (deps: Deps) =>
  async (who: Actor, parts: Parts): Promise<string> => {
    const run = { tenantId: who.tenantId, importId: newId() };
    const uploads: UploadRow[] = [];
    try {
      const asOf = await receive(deps, who.tenantId, parts, deps.clock.today(), uploads);
      const organisationId = reachOf(who);
      const at = deps.clock.now();
      await inTransaction<Database, void>(deps.pool, async ({ db, client }) => {
        await insertImport(db, { ...run, asOf, by: who, at, state: 'reading', organisationId });
        await insertUploads(db, run, uploads);
        const detail = { files: uploads.map((u) => u.fileName) };
        await recordAudit(db, deps, who, { action: 'import.started', subjectId: run.importId, detail });
        await enqueue(client, 'imports:read', payloadFor(who, run));
      });
    } catch (error) {
      const kept = uploads.map((u) => u.sealedName);
      await dropUploads(deps, kept);
      throw error;
    }
    return run.importId;
  };
