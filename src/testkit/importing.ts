import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { day, type CalendarDay } from '../domain/shared/calendarDay.js';
import { openFile, type OpenedFile } from '../server/imports/open.js';
import { FileDropped } from '../server/imports/read.js';
import { Tally, type Counts, type ReportLine } from '../server/imports/report.js';
import type { ImportRequest } from '../server/imports/request.js';
import { importWorkbooks } from '../server/imports/usecases/importWorkbooks.js';
import { undoImport } from '../server/imports/usecases/undoImport.js';
import type { Deps } from '../server/platform/deps.js';
import { tenants } from '../server/platform/tenants/reads.js';
import type { OfficeFile } from './city.js';
import { digestTables } from './databaseDigest.js';

export type ImportedFiles = {
  readonly importId: string;
  readonly lines: readonly ReportLine[];
  readonly counts: Counts;
  /** Sentences about posts that could not be written. */
  readonly left: readonly string[];
  /** Why files were refused, by name. */
  readonly refused: Readonly<Record<string, string>>;
};
export type ImportingOptions = Partial<Pick<ImportRequest, 'mode' | 'wanted' | 'corrections'>> & {
  readonly asOf?: string;
  /** The only tenant, unless told; null where there is none yet. */
  readonly tenantId?: string | null;
};

const openAll = async (folder: string, files: readonly OfficeFile[], asOf: CalendarDay): Promise<OpenedFile[]> => {
  const opened: OpenedFile[] = [];
  for (const [fileNo, file] of files.entries()) {
    const path = join(folder, `${fileNo}-${file.name}`);
    writeFileSync(path, file.content);
    opened.push(await openFile(path, fileNo, { fileName: file.name, asOf }));
  }
  return opened;
};

/** Import files as the command does: what has to be refused is left out, all else goes in together. */
export const importFiles = async (
  deps: Deps,
  files: readonly OfficeFile[],
  options: ImportingOptions = {},
): Promise<ImportedFiles> => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-import-'));
  const asOf = day(options.asOf ?? '2026-09-30');
  const opened = await openAll(folder, files, asOf);
  const refused = new Map(opened.flatMap((f) => (f.refusal === null ? [] : [[f.fileNo, f.refusal] as const])));
  try {
    for (;;) {
      const lines: ReportLine[] = [];
      const tally = new Tally();
      const request: ImportRequest = {
        tenantId: options.tenantId === undefined ? await onlyTenant(deps) : options.tenantId,
        importId: null,
        organisationId: null,
        asOf,
        mode: options.mode ?? 'write',
        by: { accountId: null, name: '试验' },
        corrections: options.corrections ?? new Map(),
        wanted: options.wanted ?? (() => true),
        onProgress: () => undefined,
        onRow: (_, line) => lines.push(line),
      };
      const wanted = opened.filter((f) => !refused.has(f.fileNo));
      try {
        const { importId, left } = await importWorkbooks(deps)(wanted, request, tally);
        const sentences = [...refused].map(([no, why]) => [files[no]?.name ?? '', why] as const);
        return { importId, lines, counts: tally.counts(), left, refused: Object.fromEntries(sentences) };
      } catch (error) {
        if (!(error instanceof FileDropped)) throw error;
        refused.set(error.fileNo, error.sentence);
      }
    }
  } finally {
    for (const f of opened) await f.workbook?.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The only tenant; null where there is none. */
export const onlyTenant = async (deps: Deps): Promise<string | null> => (await tenants(deps.db))[0]?.id ?? null;

/** Take an import of the only tenant back. */
export const undo = async (deps: Deps, importId: string): Promise<void> =>
  undoImport(deps)({ tenantId: (await onlyTenant(deps)) ?? '', importId }, { accountId: null, name: '试验' });

/** What importing leaves behind about itself, and what is remembered about the tenant. */
const trail = new Set([
  'imports',
  'import_files',
  'import_rows',
  'import_changes',
  'import_missing',
  // A queue of what is still to be looked at, not data.
  'unexamined_meetings',
  'audit_entries',
  'audit_unsealed',
  'audit_seals',
  'migration',
]);

/** A digest of every table but the trail of imports: two are equal where the data are. */
export const dataDigest = async (deps: Deps): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(Object.entries(await digestTables(deps.pool)).filter(([table]) => !trail.has(table)));
