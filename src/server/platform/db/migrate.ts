import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './pool.js';
import { DatabaseRefusal, reasonOf } from './refusal.js';

/** One step of the schema: `0001_tenants.sql`, plain SQL that begins with a comment saying why. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, line ends made equal (git on Windows may change them). */
  readonly checksum: string;
};

// Beside the built program in dist/db, and at the root of the sources under test.
const places = ['../../../db/migrations', '../../../../db/migrations'];

/** Where the program's own migrations are. */
const migrationsDirectory = (): string => {
  const found = places.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path));
  if (found === undefined) throw new Error('the directory db/migrations is missing');
  return found;
};

const readMigration = (directory: string, name: string): Migration => {
  const sql = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
  const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1];
  if (number === undefined) throw new Error(`${name}: migrations are named NNNN_name.sql`);
  if (!sql.startsWith('-- ')) throw new Error(`${name}: a migration begins with a comment that says why`);
  // One would end the common transaction half-way; `begin` is left alone, function bodies contain it.
  if (/^\s*(commit|rollback)\s*;/im.test(sql.replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '')))
    throw new Error(`${name}: a migration does not end transactions`);
  return { number: Number(number), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
};

/** All migrations of a directory in order, numbered 1, 2, 3 … without a gap. @throws Error on a badly made file */
export const readMigrations = (directory = migrationsDirectory()): readonly Migration[] => {
  const names = readdirSync(directory).filter((name) => name.endsWith('.sql'));
  const migrations = names.sort().map((name) => readMigration(directory, name));
  for (const [index, m] of migrations.entries())
    if (m.number !== index + 1) throw new Error(`${m.name}: expected number ${index + 1}`);
  return migrations;
};

// Any number will do, so long as every version of the program uses the same.
const lockNumber = 8_320_001;

const prepare = `
  create table if not exists migration (
    number integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  );
  comment on table migration is '已执行的结构升级';
  comment on column migration.number is '升级序号';
  comment on column migration.name is '升级文件名';
  comment on column migration.checksum is '升级文件的 SHA-256 摘要';
  comment on column migration.applied_at is '执行时间';`;

type Applied = { number: number; name: string; checksum: string };

const readApplied = async (client: PoolClient): Promise<readonly Applied[]> =>
  (await client.query<Applied>('select m.number, m.name, m.checksum from migration as m order by m.number')).rows;

const check = (applied: readonly Applied[], known: readonly Migration[]): void => {
  const last = applied.at(-1);
  const newest = known.at(-1);
  if (last !== undefined && last.number > (newest?.number ?? 0))
    throw new DatabaseRefusal('schemaNewer', { found: last.name, ours: newest?.name ?? '0' });
  for (const a of applied) {
    const m = known[a.number - 1];
    if (m?.checksum !== a.checksum) throw new DatabaseRefusal('migrationChanged', { name: m?.name ?? a.name });
  }
};

const lineOf = (sql: string, error: unknown): string => {
  const position = typeof error === 'object' && error !== null && 'position' in error ? Number(error.position) : NaN;
  return Number.isNaN(position) ? '' : `（第 ${sql.slice(0, position).split('\n').length} 行）`;
};

const apply = async (client: PoolClient, m: Migration): Promise<void> => {
  try {
    await client.query(m.sql);
  } catch (error) {
    throw new DatabaseRefusal(
      'migrationFailed',
      { name: m.name, reason: reasonOf(error) + lineOf(m.sql, error) },
      error,
    );
  }
  await client.query('insert into migration (number, name, checksum) values ($1, $2, $3)', [
    m.number,
    m.name,
    m.checksum,
  ]);
};

/** The same as {@link migrate}, inside a transaction that is open already. */
export const migrateIn = async (
  client: PoolClient,
  known: readonly Migration[],
  onProgress: (line: string) => void = () => undefined,
): Promise<readonly string[]> => {
  await client.query('select pg_advisory_xact_lock($1)', [lockNumber]);
  const exists = await client.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`);
  if (exists.rows[0]?.there !== true) await client.query(prepare);
  const applied = await readApplied(client);
  check(applied, known);
  const pending = known.slice(applied.length);
  if (pending.length > 0) onProgress(`正在升级数据库结构（${pending.length} 步）……`);
  for (const m of pending) await apply(client, m);
  return pending.map((m) => m.name);
};

/**
 * Bring the schema up to date: everything pending in one transaction, under a lock that a second process waits for.
 * @returns the names of what was applied
 * @throws DatabaseRefusal schemaNewer, migrationChanged, migrationFailed; the database is then as it was
 */
export const migrate = (
  pool: Pool,
  known: readonly Migration[] = readMigrations(),
  onProgress?: (line: string) => void,
): Promise<readonly string[]> => inTransaction(pool, ({ client }) => migrateIn(client, known, onProgress));

/** The number of the last migration that a database has; 0 for an empty one. */
export const schemaVersion = async (client: Pick<PoolClient, 'query'>): Promise<number> => {
  const exists = await client.query<{ there: boolean }>(`select to_regclass('migration') is not null as there`);
  if (exists.rows[0]?.there !== true) return 0;
  const last = await client.query<{ number: number }>(
    'select coalesce(max(m.number), 0) as number from migration as m',
  );
  return last.rows[0]?.number ?? 0;
};
