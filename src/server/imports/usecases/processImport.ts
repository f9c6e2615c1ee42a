import type { AnyField } from '../../../domain/import/records.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { rowWriter } from '../../platform/db/rowWriter.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { sealerFor } from '../../platform/sealer.js';
import { openFile, type Mapping, type OpenedFile } from '../open.js';
import { correctionKey, FileDropped } from '../read.js';
import { correctionsOf, filesOfImports, importById, notMet, type FileRow } from '../reads/imports.js';
import { Tally } from '../report.js';
import type { ImportRequest, OnRow, Wanted } from '../request.js';
import { sheetsByPlace } from '../sheets.js';
import { sealStaged, stagedRow } from '../stage.js';
import { clearMissing, clearRows, forgetUploads, patchFile, patchImport, rowOf, type Run } from '../store.js';
import { dropUploads, withOpenUploads } from '../uploads.js';
import { importWorkbooks } from './importWorkbooks.js';

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
    void patchImport(deps.db, run, { stage, progress }).catch(() => undefined);
  };
};

const openAll = async (files: readonly FileRow[], paths: readonly (string | null)[]): Promise<OpenedFile[]> => {
  const opened: OpenedFile[] = [];
  for (const [i, file] of files.entries()) {
    const path = paths[i];
    if (path) opened.push(await openFile(path, file.file_no, file.file_name, file.mapping as Mapping));
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

/** Do everything, tell a second connection what would become of every row, and roll the first one back. */
const look = async (
  deps: Deps,
  run: Run,
  files: readonly OpenedFile[],
  tally: Tally,
  request: Omit<ImportRequest, 'onRow' | 'mode' | 'beforeEnd'>,
): Promise<void> => {
  const sealer = sealerFor(deps.keys, run.tenantId);
  const sheets = sheetsByPlace(files);
  await inTransaction<Database, void>(deps.pool, async (staging) => {
    await clearRows(staging.db, run);
    await clearMissing(staging.db, run);
    const write = rowWriter(staging.client);
    const met: string[] = [];
    let flushing = Promise.resolve();
    const onRow: OnRow = (placed, line, effect) => {
      const staged = stagedRow(placed, sheets.get(`${placed.fileNo}:${placed.sheetNo}`), line.messages, effect);
      write.add(
        'import_rows',
        rowOf(run, placed, line, { payload: sealStaged(sealer, staged), subjectId: null, applied: false }),
      );
      if (effect?.subjectId) met.push(effect.subjectId);
      if (write.pending() >= 5000) flushing = flushing.then(() => write.flush());
    };
    await importWorkbooks(deps)(
      files,
      {
        ...request,
        mode: 'look',
        onRow,
        beforeEnd: async (tx, intake) => {
          for (const m of await notMet(tx.db, run.tenantId, [...intake.rosterBranches], met, request.asOf))
            write.add('import_missing', {
              tenant_id: run.tenantId,
              import_id: run.importId,
              person_id: m.person_id,
              organisation_id: m.organisation_id,
            });
        },
      },
      tally,
    );
    await flushing;
    await write.flush();
  });
};

const process = async (
  deps: Deps,
  run: Run,
  work: (files: readonly OpenedFile[], tally: Tally, about: About) => Promise<void>,
): Promise<Attempt | null> => {
  const found = await importById(deps.db, run.tenantId, run.importId);
  if (!found) return null;
  const files = await filesOfImports(deps.db, run.tenantId, [run.importId]);
  return withOpenUploads(
    deps,
    run.tenantId,
    files.map((f) => f.sealed_name),
    async (paths) => {
      const opened = await openAll(files, paths);
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

/** Read what was uploaded and say what would become of it: the preview. Nothing but the preview is written. */
export const readImport =
  (deps: Deps) =>
  async (run: Run, by: ImportRequest['by']): Promise<void> => {
    const corrections = await loadCorrections(deps, run);
    const attempt = await process(deps, run, (files, tally, about) =>
      look(deps, run, files, tally, { ...common(deps, run, by, corrections, about), wanted: wantedBy(everything) }),
    );
    if (!attempt) return;
    for (const file of attempt.opened) await patchFile(deps.db, run, file, attempt.refused.get(file.fileNo) ?? null);
    const allRefused = attempt.refused.size === attempt.opened.length;
    await patchImport(deps.db, run, {
      state: allRefused ? 'refused' : 'ready',
      progress: 1,
      stage: '',
      problem: allRefused ? [...attempt.refused.values()].join('') : null,
      counts: JSON.stringify(attempt.tally.details()),
    });
  };

/** Write what the preview showed, as far as it was selected; the originals are removed afterwards. */
export const writeImport =
  (deps: Deps) =>
  async (run: Run, by: ImportRequest['by'], selection: Selection): Promise<void> => {
    const corrections = await loadCorrections(deps, run);
    await clearRows(deps.db, run);
    await process(deps, run, async (files, tally, about) => {
      await importWorkbooks(deps)(
        files,
        {
          ...common(deps, run, by, corrections, about),
          mode: 'write',
          wanted: wantedBy(selection),
          onRow: () => undefined,
        },
        tally,
      );
    });
    const files = await filesOfImports(deps.db, run.tenantId, [run.importId]);
    await dropUploads(
      deps,
      files.map((f) => f.sealed_name),
    );
    await forgetUploads(deps.db, run);
  };
