import { sql, type Kysely, type Updateable } from 'kysely';
import type { Actor } from '../../domain/access/policy.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Database } from '../platform/db/tables.js';
import type { Intake } from './apply/intake.js';
import type { Effect } from './apply/effect.js';
import type { OpenedFile } from './open.js';
import type { Missing } from './reads/imports.js';
import type { Placed } from './read.js';
import { storedSheet } from './sheets.js';
import { sealStaged, stagedRow } from './stage.js';
import type { ReportLine } from './report.js';

type Db = Kysely<Database>;
export type Run = { readonly tenantId: string; readonly importId: string };

export type ImportPatch = Updateable<Database['imports']>;
export const patchImport = async (db: Db, run: Run, patch: ImportPatch): Promise<void> => {
  await db
    .updateTable('imports')
    .set(patch)
    .where('tenant_id', '=', run.tenantId)
    .where('id', '=', run.importId)
    .execute();
};

/** How far a job has come; says nothing once it is done. */
export const patchProgress = async (db: Db, run: Run, stage: string, progress: number): Promise<void> => {
  await db
    .updateTable('imports')
    .set({ stage, progress })
    .where('tenant_id', '=', run.tenantId)
    .where('id', '=', run.importId)
    .where('state', 'in', ['reading', 'applying', 'undoing'])
    .execute();
};

export type NewImport = {
  readonly tenantId: string;
  readonly importId: string;
  readonly asOf: CalendarDay;
  readonly by: Pick<Actor, 'accountId' | 'name'>;
  readonly at: Date;
  readonly state: 'reading' | 'applying';
  /** The organisation whose branches it is about; null for all. */
  readonly organisationId: string | null;
};

export const insertImport = async (db: Db, i: NewImport): Promise<void> => {
  await db
    .insertInto('imports')
    .values({
      tenant_id: i.tenantId,
      id: i.importId,
      state: i.state,
      organisation_id: i.organisationId,
      as_of: i.asOf,
      created_by: i.by.accountId,
      created_by_name: i.by.name,
      created_at: i.at,
    })
    .execute();
};

const sheetsOf = (file: OpenedFile): string => JSON.stringify(file.sheets.map(storedSheet));

export const insertFiles = async (
  db: Db,
  tenantId: string,
  importId: string,
  files: readonly OpenedFile[],
): Promise<void> => {
  if (files.length === 0) return;
  await db
    .insertInto('import_files')
    .values(
      files.map((f) => ({
        tenant_id: tenantId,
        import_id: importId,
        file_no: f.fileNo,
        file_name: f.fileName,
        bytes: f.bytes,
        sha256: f.sha256,
        format: f.format,
        refusal: f.refusal,
        sheets: sheetsOf(f),
      })),
    )
    .execute();
};

/** What became of a row. What it said is kept, sealed, only where it was rejected: so that it can be looked at and sent back. */
export const writeRow = (run: Intake, placed: Placed<unknown>, line: ReportLine, effect: Effect | null): void => {
  const rejected = line.outcome === 'reject';
  const sheet = run.sheets.get(`${placed.fileNo}:${placed.sheetNo}`);
  const row = rejected ? sealStaged(run.sealer, stagedRow(placed, sheet, line.messages, effect)) : null;
  run.write.add(
    'import_rows',
    rowOf(run, placed, line, {
      payload: row,
      subjectId: effect?.subjectId ?? null,
      applied: effect !== null && !rejected,
    }),
  );
};

type Outcome = { readonly payload: Buffer | null; readonly subjectId: string | null; readonly applied: boolean };

export const rowOf = (run: Run, placed: Placed<unknown>, line: ReportLine, o: Outcome) => ({
  tenant_id: run.tenantId,
  import_id: run.importId,
  file_no: placed.fileNo,
  sheet_no: placed.sheetNo,
  row_no: placed.reading.row,
  outcome: line.outcome,
  codes: [...line.codes],
  payload: o.payload,
  subject_id: o.subjectId,
  applied: o.applied,
});

/** Forget what an earlier reading staged. */
export const clearRows = async (db: Db, run: Run): Promise<void> => {
  await db
    .deleteFrom('import_rows')
    .where('tenant_id', '=', run.tenantId)
    .where('import_id', '=', run.importId)
    .execute();
};
export const clearMissing = async (db: Db, run: Run): Promise<void> => {
  await db
    .deleteFrom('import_missing')
    .where('tenant_id', '=', run.tenantId)
    .where('import_id', '=', run.importId)
    .execute();
};

/** Ask about these people and no others; what was answered about one of them stays. */
export const keepMissing = async (db: Db, run: Run, missing: readonly Missing[]): Promise<void> => {
  const ids = sql`${sql.val(missing.map((m) => m.person_id))}::uuid[]`;
  await sql`
    delete from import_missing m
    where m.tenant_id = ${run.tenantId} and m.import_id = ${run.importId} and not m.person_id = any(${ids})`.execute(
    db,
  );
  await sql`
    insert into import_missing (tenant_id, import_id, person_id, organisation_id)
    select ${run.tenantId}, ${run.importId}, x.person_id, x.organisation_id
    from unnest(${ids}, ${sql.val(missing.map((m) => m.organisation_id))}::uuid[]) x (person_id, organisation_id)
    on conflict do nothing`.execute(db);
};

export const patchFile = async (db: Db, run: Run, file: OpenedFile, refusal: string | null): Promise<void> => {
  await db
    .updateTable('import_files')
    .set({ format: file.format, refusal, sheets: sheetsOf(file) })
    .where('tenant_id', '=', run.tenantId)
    .where('import_id', '=', run.importId)
    .where('file_no', '=', file.fileNo)
    .execute();
};

export type UploadRow = {
  readonly fileNo: number;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly sealedName: string;
};

export const insertUploads = async (db: Db, run: Run, uploads: readonly UploadRow[]): Promise<void> => {
  await db
    .insertInto('import_files')
    .values(
      uploads.map((u) => ({
        tenant_id: run.tenantId,
        import_id: run.importId,
        file_no: u.fileNo,
        file_name: u.fileName,
        bytes: u.bytes,
        sha256: u.sha256,
        sealed_name: u.sealedName,
      })),
    )
    .execute();
};

/** The originals are gone from the upload directory. */
export const forgetUploads = async (db: Db, run: Run): Promise<void> => {
  await db
    .updateTable('import_files')
    .set({ sealed_name: null })
    .where('tenant_id', '=', run.tenantId)
    .where('import_id', '=', run.importId)
    .execute();
  await db
    .deleteFrom('import_corrections')
    .where('tenant_id', '=', run.tenantId)
    .where('import_id', '=', run.importId)
    .execute();
};

export const saveMapping = async (
  db: Db,
  run: Run,
  fileNo: number,
  change: Readonly<Record<string, string | null>>,
): Promise<boolean> => {
  const done = await sql`
    update import_files set mapping = mapping || ${JSON.stringify(change)}::jsonb
    where tenant_id = ${run.tenantId} and import_id = ${run.importId} and file_no = ${fileNo}`.execute(db);
  return (done.numAffectedRows ?? 0n) > 0n;
};

export type Correction = {
  readonly fileNo: number;
  readonly sheetNo: number;
  readonly row: number;
  readonly field: string;
  readonly sealed: Buffer;
  readonly by: string | null;
};

export const saveCorrection = async (db: Db, run: Run, c: Correction): Promise<void> => {
  await db
    .insertInto('import_corrections')
    .values({
      tenant_id: run.tenantId,
      import_id: run.importId,
      file_no: c.fileNo,
      sheet_no: c.sheetNo,
      row_no: c.row,
      field: c.field,
      value_sealed: c.sealed,
      corrected_by: c.by,
    })
    .onConflict((o) =>
      o
        .columns(['tenant_id', 'import_id', 'file_no', 'sheet_no', 'row_no', 'field'])
        .doUpdateSet({ value_sealed: c.sealed, corrected_by: c.by, corrected_at: sql`now()` }),
    )
    .execute();
};

export const saveAnswer = async (
  db: Db,
  run: Run,
  personId: string,
  answer: 'stays' | 'left',
  by: string | null,
  at: Date,
): Promise<string | null> => {
  const done = await db
    .updateTable('import_missing')
    .set({ answer, answered_by: by, answered_at: at })
    .where('tenant_id', '=', run.tenantId)
    .where('import_id', '=', run.importId)
    .where('person_id', '=', personId)
    .where('answer', 'is', null)
    .returning('organisation_id')
    .executeTakeFirst();
  return done?.organisation_id ?? null;
};
