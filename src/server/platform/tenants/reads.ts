import type { Kysely } from 'kysely';
import type { Database } from '../db/tables.js';

/** All tenants of the installation, by name. */
export const tenants = (db: Kysely<Database>): Promise<{ id: string; name: string; demo: boolean }[]> =>
  db.selectFrom('tenants as t').select(['t.id', 't.name', 't.demo']).orderBy('t.name').execute();
