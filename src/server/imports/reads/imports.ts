import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import type { Scope } from '../../../domain/access/scope.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { inForce } from '../../platform/db/dated.js';
import { whereInScope } from '../../platform/access/reads.js';
import type { Database } from '../../platform/db/tables.js';
import type { Intake } from '../apply/intake.js';
import type { StoredSheet } from '../sheets.js';

type Db = Kysely<Database>;
type Page = { readonly page: number; readonly size: number };

const sheetCounts = z.object({ accept: z.number(), normalise: z.number(), reject: z.number(), unchanged: z.number() });
const storedCounts = sheetCounts
  .extend({
    sheets: z.record(z.string(), sheetCounts),
    codes: z.record(z.string(), z.number()),
    left: z.array(z.string()).default([]),
  })
  .catch({ accept: 0, normalise: 0, reject: 0, unchanged: 0, sheets: {}, codes: {}, left: [] });
export type StoredCounts = z.output<typeof storedCounts>;
/** The counts kept with an import; nothing yet where it is still being read. */
export const countsOf = (value: unknown): StoredCounts => storedCounts.parse(value);

const columns = [
  'i.id',
  'i.state',
  'i.as_of',
  'i.progress',
  'i.stage',
  'i.counts',
  'i.problem',
  'i.created_by_name',
  'i.created_at',
  'i.applied_at',
  'i.undone_at',
  'i.organisation_id',
] as const;

export const importById = (db: Db, tenantId: string, id: string) =>
  db
    .selectFrom('imports as i')
    .select(columns)
    .where('i.tenant_id', '=', tenantId)
    .where('i.id', '=', id)
    .executeTakeFirst();
export type ImportRow = NonNullable<Awaited<ReturnType<typeof importById>>>;

/** The import, locked for a change of its state. */
export const lockImport = (db: Db, tenantId: string, id: string) =>
  db
    .selectFrom('imports as i')
    .select(columns)
    .where('i.tenant_id', '=', tenantId)
    .where('i.id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** A page of imports that lie in the scopes: those of an organisation and all below it. */
export const importsPage = async (db: Db, tenantId: string, scopes: readonly Scope[], page: Page) => {
  const all = () =>
    db
      .selectFrom('imports as i')
      .innerJoin('organisation_states as o', (j) =>
        j
          .onRef('o.tenant_id', '=', 'i.tenant_id')
          .on(
            sql<boolean>`o.until is null and (o.organisation_id = i.organisation_id or (i.organisation_id is null and o.parent_id is null))`,
          ),
      )
      .where('i.tenant_id', '=', tenantId)
      .where(whereInScope(scopes, 'o.path'));
  const { total } = await all()
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await all()
    .select(columns)
    .orderBy('i.created_at', 'desc')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { total, rows };
};

export const filesOfImports = (db: Db, tenantId: string, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('import_files as f')
        .selectAll('f')
        .where('f.tenant_id', '=', tenantId)
        .where('f.import_id', 'in', [...ids])
        .orderBy('f.file_no')
        .execute();
export type FileRow = Awaited<ReturnType<typeof filesOfImports>>[number];
export const storedSheetsOf = (file: FileRow): readonly StoredSheet[] => file.sheets as readonly StoredSheet[];

export type RowFilter = {
  readonly outcome?: string | undefined;
  readonly code?: string | undefined;
  readonly fileNo?: number | undefined;
  readonly sheetNo?: number | undefined;
  readonly changed?: boolean | undefined;
};

export const rowsPage = async (db: Db, tenantId: string, importId: string, f: RowFilter, page: Page) => {
  const matching = () => {
    let q = db.selectFrom('import_rows as r').where('r.tenant_id', '=', tenantId).where('r.import_id', '=', importId);
    if (f.outcome) q = q.where('r.outcome', '=', f.outcome);
    if (f.code) q = q.where(sql<boolean>`r.codes @> array[${f.code}]::text[]`);
    if (f.fileNo !== undefined) q = q.where('r.file_no', '=', f.fileNo);
    if (f.sheetNo !== undefined) q = q.where('r.sheet_no', '=', f.sheetNo);
    if (f.changed) q = q.where(sql<boolean>`(r.outcome = 'normalise' or r.codes @> array['updated'])`);
    return q;
  };
  const { total } = await matching()
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await matching()
    .select(['r.file_no', 'r.sheet_no', 'r.row_no', 'r.outcome', 'r.codes', 'r.payload', 'r.applied'])
    .orderBy('r.file_no')
    .orderBy('r.sheet_no')
    .orderBy('r.row_no')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { total, rows };
};

export const rejectedRows = (db: Db, tenantId: string, importId: string) =>
  db
    .selectFrom('import_rows as r')
    .select(['r.file_no', 'r.sheet_no', 'r.row_no', 'r.payload'])
    .where('r.tenant_id', '=', tenantId)
    .where('r.import_id', '=', importId)
    .where('r.outcome', '=', 'reject')
    .orderBy('r.file_no')
    .orderBy('r.sheet_no')
    .orderBy('r.row_no')
    .execute();

export const correctionsOf = (db: Db, tenantId: string, importId: string) =>
  db
    .selectFrom('import_corrections as c')
    .select(['c.file_no', 'c.sheet_no', 'c.row_no', 'c.field', 'c.value_sealed'])
    .where('c.tenant_id', '=', tenantId)
    .where('c.import_id', '=', importId)
    .execute();

export const missingPage = async (db: Db, tenantId: string, importId: string, page: Page) => {
  const all = () =>
    db.selectFrom('import_missing as m').where('m.tenant_id', '=', tenantId).where('m.import_id', '=', importId);
  const { total } = await all()
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await all()
    .innerJoin('people as p', (j) => j.onRef('p.tenant_id', '=', 'm.tenant_id').onRef('p.id', '=', 'm.person_id'))
    .select(['m.person_id', 'm.organisation_id', 'p.name', 'm.answer'])
    .orderBy('p.name_key')
    .limit(page.size)
    .offset((page.page - 1) * page.size)
    .execute();
  return { total, rows };
};

export type Missing = { readonly person_id: string; readonly organisation_id: string; readonly name: string };

/** People who belong to one of the branches and whom the run did not meet, neither as accepted nor in a rejected row. */
export const notMet = async (
  db: Db,
  tenantId: string,
  run: Pick<Intake, 'rosterBranches' | 'met' | 'metIndexes'>,
  on: CalendarDay,
): Promise<readonly Missing[]> => {
  const found = await sql<Missing>`
    select f.person_id, f.organisation_id, p.name from affiliations f
    join people p on p.tenant_id = f.tenant_id and p.id = f.person_id
    where f.tenant_id = ${tenantId} and f.organisation_id = any(${sql.val([...run.rosterBranches])}::uuid[])
      and ${inForce('f', on)} and not f.person_id = any(${sql.val([...run.met])}::uuid[])
      and not coalesce(p.id_number_index = any(${sql.val([...run.metIndexes])}::bytea[]), false)
    order by p.name_key, f.person_id`.execute(db);
  return found.rows;
};

/** Who was answered to have left. */
export const answeredLeft = async (db: Db, tenantId: string, importId: string): Promise<readonly string[]> =>
  (
    await db
      .selectFrom('import_missing as m')
      .select('m.person_id')
      .where('m.tenant_id', '=', tenantId)
      .where('m.import_id', '=', importId)
      .where('m.answer', '=', 'left')
      .execute()
  ).map((r) => r.person_id);
