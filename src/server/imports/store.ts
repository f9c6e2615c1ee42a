import { sql, type Kysely, type Updateable } from 'kysely';
import type { Actor } from '../../domain/access/policy.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Database } from '../platform/db/tables.js';
import type { Intake } from './apply/intake.js';
import type { Effect } from './apply/members.js';
import type { OpenedFile } from './open.js';
import type { Placed } from './read.js';
import type { ReportLine } from './report.js';
import { newId } from '../platform/ids.js';

type Db = Kysely<Database>;
/** Tables whose rows an import may change, and undo restores. */
export const restorable = [
  'organisations',
  'organisation_states',
  'people',
  'affiliations',
  'standings',
  'terms',
  'tenures',
  'meetings',
] as const;
export type Restorable = (typeof restorable)[number];
export type Run = { readonly tenantId: string; readonly importId: string };

/** Keep a row as it is now, before an import changes or removes it. */
export const keepBefore = async (db: Db, run: Run, table: Restorable, id: string): Promise<void> => {
  await sql`
    insert into import_changes (tenant_id, import_id, id, table_name, row_id, before)
    select ${run.tenantId}, ${run.importId}, ${newId()}, ${table}, t.id, to_jsonb(t)
    from ${sql.table(table)} t where t.tenant_id = ${run.tenantId} and t.id = ${id}`.execute(db);
};

/** Change some columns of a row; what it was is kept for undo. */
export const changeRow = async <T extends Restorable>(
  db: Db,
  run: Run,
  table: T,
  id: string,
  change: Updateable<Database[T]>,
): Promise<void> => {
  await keepBefore(db, run, table, id);
  const set = sql.join(Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value as unknown}`));
  await sql`update ${sql.table(table)} set ${set} where tenant_id = ${run.tenantId} and id = ${id}`.execute(db);
};

/** Remove a row; what it was is kept for undo. */
export const removeRow = async (db: Db, run: Run, table: Restorable, id: string): Promise<void> => {
  await keepBefore(db, run, table, id);
  await sql`delete from ${sql.table(table)} where tenant_id = ${run.tenantId} and id = ${id}`.execute(db);
};

export type ImportPatch = Updateable<Database['imports']>;
export const patchImport = async (db: Db, run: Run, patch: ImportPatch): Promise<void> => {
  await db
    .updateTable('imports')
    .set(patch)
    .where('tenant_id', '=', run.tenantId)
    .where('id', '=', run.importId)
    .execute();
};

export type NewImport = {
  readonly tenantId: string;
  readonly importId: string;
  readonly asOf: CalendarDay;
  readonly by: Pick<Actor, 'accountId' | 'name'>;
  readonly at: Date;
  readonly state: 'reading' | 'applying';
};

export const insertImport = async (db: Db, i: NewImport): Promise<void> => {
  await db
    .insertInto('imports')
    .values({
      tenant_id: i.tenantId,
      id: i.importId,
      state: i.state,
      as_of: i.asOf,
      created_by: i.by.accountId,
      created_by_name: i.by.name,
      created_at: i.at,
    })
    .execute();
};

/** A sheet as the pages show it: what it was recognised as, its columns, what is missing. */
export type StoredSheet = {
  readonly name: string | null;
  readonly kind: string | null;
  readonly ignoredBecause: string | null;
  readonly refusal: string | null;
  readonly columns: readonly { readonly column: number; readonly header: string; readonly field: string | null }[];
  readonly missingFields: readonly string[];
};

const storedSheet = ({ name, recognition: r }: OpenedFile['sheets'][number]): StoredSheet =>
  r.kind === 'ignored'
    ? { name, kind: null, ignoredBecause: r.sentence, refusal: null, columns: [], missingFields: [] }
    : {
        name,
        kind: r.kind,
        ignoredBecause: null,
        refusal: r.refusal,
        columns: r.headers,
        missingFields: r.missingFields,
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
export const writeRow = <R>(run: Intake, placed: Placed<R>, line: ReportLine, effect: Effect | null): void => {
  const rejected = placed.reading.record === null;
  const kept = { cells: placed.raw.cells, problems: placed.reading.problems, messages: placed.reading.messages };
  run.write.add('import_rows', {
    tenant_id: run.tenantId,
    import_id: run.importId,
    file_no: placed.fileNo,
    sheet_no: placed.sheetNo,
    row_no: placed.reading.row,
    outcome: placed.reading.outcome,
    codes: [...line.codes],
    payload: rejected ? run.sealer.seal('importRow', JSON.stringify(kept)) : null,
    subject_id: effect?.subjectId ?? null,
    applied: !rejected,
  });
};
