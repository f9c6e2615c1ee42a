import type { AnyField } from '../../../domain/import/records.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { rowWriter } from '../../platform/db/rowWriter.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { sealerFor } from '../../platform/sealer.js';
import { openFile, type Mapping, type OpenedFile } from '../open.js';
import { correctionKey, FileDropped } from '../read.js';
import { correctionsOf, filesOfImports, importById, type FileRow } from '../reads/imports.js';
import { Tally } from '../report.js';
import type { ImportRequest, OnRow, Wanted } from '../request.js';
import { sheetsByPlace } from '../sheets.js';
import { sealStaged, stagedRow } from '../stage.js';
import {
  clearMissing,
  clearRows,
  forgetUploads,
  keepMissing,
  patchFile,
  patchImport,
  patchProgress,
  rowOf,
  type Run,
} from '../store.js';
import { dropUploads, withOpenUploads } from '../uploads.js';
import { importWorkbooks, leftKept } from './importWorkbooks.js';

type About = { readonly asOf: CalendarDay; readonly organisationId: string | null };

/** What is written of an accepted import: all of it, or without some sheets or warnings. */
export type Selection = { readonly sheets: readonly string[] | null; readonly withoutCodes: readonly string[] };
const everything: Selection = { sheets: null, withoutCodes: [] };

const wantedBy =
  (s: Selection): Wanted =>
  (placed) =>
    (s.sheets === null || s.sheets.includes(`${placed.fileNo}:${placed.sheetNo}`)) &&
    !placed.reading.codes.some((c) => s.withoutCodes.includes(c));

/** Progress is written down at most twice a second. */
const progressTo = (deps: Deps, run: Run): ImportRequest['onProgress'] => {
  let last = 0;
  return (stage, progress) => {
    const now = deps.clock.now().getTime();
    if (now - last < 500) return;
    last = now;
    void patchProgress(deps.db, run, stage, progress).catch(() => undefined);
  };
};

/** The originals, and what was put right in them, are no longer needed. */
export const forgetOriginals = async (deps: Deps, run: Run): Promise<void> => {
  const files = await filesOfImports(deps.db, run.tenantId, [run.importId]);
  await dropUploads(
    deps,
    files.map((f) => f.sealed_name),
  );
  await forgetUploads(deps.db, run);
};

const openAll = async (
  files: readonly FileRow[],
  paths: readonly (string | null)[],
  asOf: CalendarDay,
): Promise<OpenedFile[]> => {
  const opened: OpenedFile[] = [];
  for (const [i, file] of files.entries()) {
    const path = paths[i];
    const reading = { fileName: file.file_name, mapping: file.mapping as Mapping, asOf };
    if (path) opened.push(await openFile(path, file.file_no, reading));
  }
  return opened;
};

const loadCorrections = async (deps: Deps, run: Run): Promise<ImportRequest['corrections']> => {
  const sealer = sealerFor(deps.keys, run.tenantId);
  const found = new Map<string, Partial<Record<AnyField, string>>>();
  for (const c of await correctionsOf(deps.db, run.tenantId, run.importId)) {
    const key = correctionKey(c.file_no, c.sheet_no, c.row_no);
    found.set(key, { ...found.get(key), [c.field]: sealer.open('correction', c.value_sealed) ?? '' });
  }
  return found;
};

type Attempt = {
  readonly opened: readonly OpenedFile[];
  readonly refused: ReadonlyMap<number, string>;
  readonly tally: Tally;
};

/** Try without the files of which nothing may be kept, until it goes through. */
const untilClean = async (
  opened: readonly OpenedFile[],
  work: (files: readonly OpenedFile[], tally: Tally) => Promise<void>,
): Promise<Attempt> => {
  const refused = new Map(opened.flatMap((f) => (f.refusal ? [[f.fileNo, f.refusal] as const] : [])));
  for (;;) {
    const tally = new Tally();
    const files = opened.filter((f) => !refused.has(f.fileNo));
    if (files.length === 0) return { opened, refused, tally };
    try {
      await work(files, tally);
      return { opened, refused, tally };
    } catch (error) {
      if (!(error instanceof FileDropped)) throw error;
      refused.set(error.fileNo, error.sentence);
    }
  }
};

type Request = Omit<ImportRequest, 'onRow' | 'mode'>;

/** Do everything, tell a second connection what would become of every row, and roll the first one back. */
const look = async (
  deps: Deps,
  run: Run,
  files: readonly OpenedFile[],
  tally: Tally,
  request: Request,
): Promise<readonly string[]> => {
  const sealer = sealerFor(deps.keys, run.tenantId);
  const sheets = sheetsByPlace(files);
  return inTransaction<Database, readonly string[]>(deps.pool, async (staging) => {
    await clearRows(staging.db, run);
    const write = rowWriter(staging.client);
    let flushing = Promise.resolve();
    const onRow: OnRow = (placed, line, effect) => {
      const staged = stagedRow(placed, sheets.get(`${placed.fileNo}:${placed.sheetNo}`), line.messages, effect);
      write.add(
        'import_rows',
        rowOf(run, placed, line, { payload: sealStaged(sealer, staged), subjectId: null, applied: false }),
      );
      if (write.pending() < 5000) return;
      flushing = flushing.then(() => write.flush());
      // It is waited for below; until then a failure must not end the process.
      flushing.catch(() => undefined);
    };
    const { left, missing } = await importWorkbooks(deps)(files, { ...request, mode: 'look', onRow }, tally);
    await flushing;
    await write.flush();
    await keepMissing(staging.db, run, missing);
    return left;
  });
};

/** Open what was uploaded and work on it; null where the import is not (or no longer) in the state in which the job was asked for. */
const process = async (
  deps: Deps,
  run: Run,
  state: 'reading' | 'applying',
  work: (files: readonly OpenedFile[], tally: Tally, about: About) => Promise<void>,
): Promise<Attempt | null> => {
  const found = await importById(deps.db, run.tenantId, run.importId);
  if (found?.state !== state) return null;
  const files = await filesOfImports(deps.db, run.tenantId, [run.importId]);
  return withOpenUploads(
    deps,
    run.tenantId,
    files.map((f) => f.sealed_name),
    async (paths) => {
      const opened = await openAll(files, paths, found.as_of);
      try {
        return await untilClean(opened, (clean, tally) =>
          work(clean, tally, { asOf: found.as_of, organisationId: found.organisation_id }),
        );
      } finally {
        for (const f of opened) await f.workbook?.close();
      }
    },
  );
};

const common = (
  deps: Deps,
  run: Run,
  by: ImportRequest['by'],
  corrections: ImportRequest['corrections'],
  { asOf, organisationId }: About,
) => ({
  tenantId: run.tenantId,
  importId: run.importId,
  organisationId,
  asOf,
  by,
  corrections,
  onProgress: progressTo(deps, run),
});

const isRefused = (attempt: Attempt): boolean => attempt.refused.size === attempt.opened.length;

/** Say of each file whether it was taken; where none was, the import is refused. */
const noteRefusals = async (deps: Deps, run: Run, attempt: Attempt): Promise<void> => {
  for (const file of attempt.opened) await patchFile(deps.db, run, file, attempt.refused.get(file.fileNo) ?? null);
  if (!isRefused(attempt)) return;
  await clearRows(deps.db, run);
  await clearMissing(deps.db, run);
  const problem = [...new Set(attempt.refused.values())].join('');
  await patchImport(deps.db, run, { state: 'refused', progress: 1, stage: '', problem, counts: '{}' });
};

/** Read what was uploaded and say what would become of it: the preview. Nothing but the preview is written. */
export const readImport =
  (deps: Deps) =>
  async (run: Run, by: ImportRequest['by']): Promise<void> => {
    const corrections = await loadCorrections(deps, run);
    let left: readonly string[] = [];
    const attempt = await process(deps, run, 'reading', async (files, tally, about) => {
      const request = { ...common(deps, run, by, corrections, about), wanted: wantedBy(everything) };
      left = await look(deps, run, files, tally, request);
    });
    if (!attempt) return;
    await noteRefusals(deps, run, attempt);
    if (isRefused(attempt)) return;
    const counts = JSON.stringify({ ...attempt.tally.details(), left: left.slice(0, leftKept) });
    await patchImport(deps.db, run, { state: 'ready', progress: 1, stage: '', problem: null, counts });
  };

/** Write what the preview showed, as far as it was selected; the originals are removed afterwards. */
export const writeImport =
  (deps: Deps) =>
  async (run: Run, by: ImportRequest['by'], selection: Selection): Promise<void> => {
    const corrections = await loadCorrections(deps, run);
    const attempt = await process(deps, run, 'applying', async (files, tally, about) => {
      const request = { ...common(deps, run, by, corrections, about), wanted: wantedBy(selection) };
      await importWorkbooks(deps)(files, { ...request, mode: 'write', onRow: () => undefined }, tally);
    });
    if (!attempt) return;
    await noteRefusals(deps, run, attempt);
    if (!isRefused(attempt)) await forgetOriginals(deps, run);
  };
