import { sql, type Insertable, type Kysely } from 'kysely';
import type { CorrectionRequestsTable, Database, FeedbackTable } from '../platform/db/tables.js';

type Db = Kysely<Database>;

export const insertFeedback = async (db: Db, row: Insertable<FeedbackTable>): Promise<void> => {
  await db.insertInto('feedback').values(row).execute();
};

/** Answer, or answer anew. @returns whether there was such feedback */
export const saveFeedbackAnswer = async (
  db: Db,
  tenantId: string,
  id: string,
  a: { readonly answer: string; readonly by: string; readonly at: Date },
): Promise<boolean> => {
  const done = await db
    .updateTable('feedback')
    .set({ answer: a.answer, answered_by_name: a.by, answered_at: a.at })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

export const insertCorrection = async (db: Db, row: Insertable<CorrectionRequestsTable>): Promise<void> => {
  await db.insertInto('correction_requests').values(row).execute();
};

/** Answer an open request of a person. @returns whether there was one */
export const saveCorrectionAnswer = async (
  db: Db,
  tenantId: string,
  personId: string,
  id: string,
  a: { readonly state: string; readonly answer: string; readonly by: string; readonly at: Date },
): Promise<boolean> => {
  const done = await db
    .updateTable('correction_requests')
    .set({ state: a.state, answer: a.answer, answered_by_name: a.by, answered_at: a.at })
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

/** Delete what was answered before an instant. @returns how many */
export const deleteOldFeedback = async (db: Db, tenantId: string, before: Date): Promise<number> => {
  const done = await db
    .deleteFrom('feedback')
    .where('tenant_id', '=', tenantId)
    .where('answered_at', '<', before)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
};

/** Delete what was answered before an instant. @returns how many */
export const deleteOldCorrections = async (db: Db, tenantId: string, before: Date): Promise<number> => {
  const done = await db
    .deleteFrom('correction_requests')
    .where('tenant_id', '=', tenantId)
    .where('answered_at', '<', before)
    .executeTakeFirst();
  return Number(done.numDeletedRows);
};

/** Delete the rows of imports that were finished before an instant, applied or not; the imports themselves stay. @returns how many rows */
export const deleteOldImportRows = async (db: Db, tenantId: string, before: Date): Promise<number> => {
  const { numAffectedRows } = await sql`
    delete from import_rows r where r.tenant_id = ${tenantId} and r.import_id in (
      select i.id from imports i
      where i.tenant_id = ${tenantId} and i.state in ('applied', 'undone', 'discarded') and i.created_at < ${before})`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
};
