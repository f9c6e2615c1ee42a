import { sql, type Kysely } from 'kysely';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Database } from '../platform/db/tables.js';

type Db = Kysely<Database>;

/** Whoever changes who holds the three powers does so alone. */
export const lockPowers = async (db: Db, tenantId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`powers ${tenantId}`}, 0))`.execute(db);
};

export const markAccountClosed = async (db: Db, tenantId: string, id: string, at: Date): Promise<boolean> => {
  const done = await db
    .updateTable('accounts')
    .set({ closed_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

export const setPassword = async (db: Db, tenantId: string, id: string, hash: string): Promise<boolean> => {
  const done = await db
    .updateTable('accounts')
    .set({ password_hash: hash, must_change: true, failed_attempts: 0, locked_until: null })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

/** An end that has been set may be brought forward, not put off: who stays is appointed anew. */
export const setAppointmentEnd = async (db: Db, tenantId: string, id: string, until: CalendarDay): Promise<boolean> => {
  const done = await db
    .updateTable('appointments')
    .set({ until })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('since', '<', until)
    .where((e) => e.or([e('until', 'is', null), e('until', '>', until)]))
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};

export type NewCode = { readonly personId: string; readonly hash: Buffer };
export type CodeIssue = {
  readonly tenantId: string;
  readonly organisationId: string;
  readonly by: string | null;
  readonly at: Date;
  readonly until: Date;
};

/** New codes; a former one of the same person is good no more. */
export const saveCodes = async (db: Db, issue: CodeIssue, codes: readonly NewCode[]): Promise<void> => {
  if (codes.length === 0) return;
  await db
    .deleteFrom('activation_codes')
    .where('tenant_id', '=', issue.tenantId)
    .where(
      'person_id',
      'in',
      codes.map((c) => c.personId),
    )
    .execute();
  await db
    .insertInto('activation_codes')
    .values(
      codes.map((c) => ({
        code_hash: c.hash,
        tenant_id: issue.tenantId,
        person_id: c.personId,
        organisation_id: issue.organisationId,
        issued_by: issue.by,
        issued_at: issue.at,
        expires_at: issue.until,
      })),
    )
    .execute();
};

/** Codes that were never used are of no use any more; a job calls it. */
export const deleteOldCodes = async (db: Db, tenantId: string, before: Date): Promise<void> => {
  await db.deleteFrom('activation_codes').where('tenant_id', '=', tenantId).where('expires_at', '<', before).execute();
};
