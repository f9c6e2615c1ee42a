import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import { afterAll, inject } from 'vitest';
import {
  createPool,
  kyselyOn,
  withClient,
  type ConnectionSettings,
  type PoolOptions,
} from '../server/platform/db/pool.js';
import { onDatabase } from './databaseSetup.js';

/** A database of a test file's own, with the current schema and no rows. */
export type TestDatabase<DB> = {
  readonly settings: ConnectionSettings;
  readonly pool: Pool;
  readonly db: Kysely<DB>;
};

const cloneOf = async (template: string | null): Promise<ConnectionSettings> => {
  const { settings } = inject('testServer');
  const name = `zhibu_test_${randomBytes(6).toString('hex')}`;
  const from = template === null ? 'template1' : template;
  await withClient(settings, (client) => client.query(`create database ${name} template ${from}`));
  afterAll(() => withClient(settings, (client) => client.query(`drop database if exists ${name} with (force)`)));
  return onDatabase(settings, name);
};

const open = <DB>(settings: ConnectionSettings, options: PoolOptions): TestDatabase<DB> => {
  const pool = createPool(settings, { max: 8, ...options });
  afterAll(() => pool.end());
  return { settings, pool, db: kyselyOn<DB>(pool) };
};

/**
 * A fresh clone of the migrated template (0.1 to 0.2 s). Call it at the top of a test file or in `beforeAll`; pool and database
 * go away when the file is done.
 */
export const testDatabase = async <DB>(options: PoolOptions = {}): Promise<TestDatabase<DB>> =>
  open<DB>(await cloneOf(inject('testServer').template), options);

/** A database without any schema, for tests of migrations and restores. */
export const emptyDatabase = async <DB>(options: PoolOptions = {}): Promise<TestDatabase<DB>> =>
  open<DB>(await cloneOf(null), options);

/** PostgreSQL's major version under test. */
export const serverVersion = (): number => inject('testServer').version;
