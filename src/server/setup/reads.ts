import type { Kysely } from 'kysely';
import type { Database } from '../platform/db/tables.js';

export const signInNameTaken = async (db: Kysely<Database>, name: string): Promise<boolean> =>
  (await db
    .selectFrom('sign_in_names as n')
    .select('n.name')
    .where('n.name', '=', name.toLowerCase())
    .executeTakeFirst()) !== undefined;
