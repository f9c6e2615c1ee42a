import type { Insertable, Kysely } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Database, SessionsTable } from '../db/tables.js';
import { newId } from '../ids.js';

type Db = Kysely<Database>;

export const insertSession = async (db: Db, row: Insertable<SessionsTable>): Promise<void> => {
  await db.insertInto('sessions').values(row).execute();
};

export const touchSession = async (db: Db, tokenHash: Buffer, at: Date): Promise<void> => {
  await db.updateTable('sessions').set({ last_seen_at: at }).where('token_hash', '=', tokenHash).execute();
};

export const deleteSession = async (db: Db, tokenHash: Buffer): Promise<void> => {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
};

/** End all sessions of an account: after a new password, or when it is closed. */
export const deleteSessionsOf = async (db: Db, tenantId: string, accountId: string, except?: Buffer): Promise<void> => {
  let q = db.deleteFrom('sessions').where('tenant_id', '=', tenantId).where('account_id', '=', accountId);
  if (except) q = q.where('token_hash', '!=', except);
  await q.execute();
};

/** Take the second factor of an account away: its owner lost it, or wants it no more. @returns whether there was one */
export const deleteFactor = async (db: Db, tenantId: string, accountId: string): Promise<boolean> => {
  const done = await db
    .deleteFrom('second_factors')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return done.numDeletedRows > 0n;
};

/** Remove what ended long ago; a job calls it. */
export const deleteEndedSessions = async (db: Db, before: Date): Promise<void> => {
  await db.deleteFrom('sessions').where('ends_at', '<', before).execute();
};

export type NewAccount = {
  readonly tenantId: string;
  readonly personId: string | null;
  readonly displayName: string;
  readonly signInName: string;
  readonly passwordHash: string;
  readonly mustChange: boolean;
};

/** An account with its sign-in name. The name is unique in the whole installation: a taken one violates its key. */
export const insertAccount = async (db: Db, account: NewAccount): Promise<string> => {
  const id = newId();
  await db
    .insertInto('accounts')
    .values({
      tenant_id: account.tenantId,
      id,
      person_id: account.personId,
      display_name: account.displayName,
      password_hash: account.passwordHash,
      must_change: account.mustChange,
    })
    .execute();
  await db
    .insertInto('sign_in_names')
    .values({ name: account.signInName.toLowerCase(), tenant_id: account.tenantId, account_id: id })
    .execute();
  return id;
};

export type NewAppointment = {
  readonly tenantId: string;
  readonly accountId: string;
  readonly role: string;
  readonly organisationId: string;
  readonly since: CalendarDay;
  readonly by: string | null;
};

export const insertAppointment = async (db: Db, a: NewAppointment): Promise<string> => {
  const id = newId();
  await db
    .insertInto('appointments')
    .values({
      tenant_id: a.tenantId,
      id,
      account_id: a.accountId,
      role: a.role,
      organisation_id: a.organisationId,
      since: a.since,
      appointed_by: a.by,
    })
    .execute();
  return id;
};
