import type { KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import { copyInBytes } from '../copy.js';
import { migrateIn, readMigrations, type Migration } from '../migrate.js';
import { inTransaction } from '../pool.js';
import { codeOf, DatabaseRefusal, reasonOf } from '../refusal.js';
import { foreignKeys, storedTables, type ForeignKey } from './catalog.js';
import { readFrames, type Frame } from './frames.js';
import { backupHeader, type BackupHeader, type BackupProgress } from './header.js';
import { BackupRefusal } from './refusal.js';
import { SealBroken, unseal } from './sealedFile.js';

export type RestoreOptions = {
  readonly onProgress?: (progress: BackupProgress) => void;
  /** The program's migrations; for tests. */
  readonly migrations?: readonly Migration[];
};

/** Tables of an earlier start that hold no rows are taken away; one with rows is a refusal. */
const makeEmpty = async (client: PoolClient): Promise<void> => {
  const tables = await storedTables(client);
  for (const { name } of tables) {
    const found = await client.query(`select 1 from public.${client.escapeIdentifier(name)} limit 1`);
    if (found.rowCount !== 0) throw new BackupRefusal('notEmpty', { table: name });
  }
  const names = [...tables.map((t) => t.name), 'migration'].map((name) => `public.${client.escapeIdentifier(name)}`);
  await client.query(`drop table if exists ${names.join(', ')} cascade`);
};

/** The program's migrations up to those of the backup, which must be the same ones. */
const migrationsOf = (header: BackupHeader, known: readonly Migration[]): readonly Migration[] => {
  const last = header.migrations.at(-1)?.name ?? '0';
  if (header.migrations.length > known.length)
    throw new BackupRefusal('newerSchema', { found: last, ours: known.at(-1)?.name ?? '0' });
  for (const [index, m] of header.migrations.entries())
    if (known[index]?.checksum !== m.checksum) throw new BackupRefusal('otherSchema', { found: m.name });
  return known.slice(0, header.migrations.length);
};

/**
 * Foreign keys are taken away while rows are written and made again afterwards, which checks every row: so the order of tables
 * does not matter, cycles included, and the owner of the tables may do it on any server.
 */
const withoutForeignKeys = async (client: PoolClient, work: () => Promise<void>): Promise<void> => {
  const keys = await foreignKeys(client);
  const alter = (k: ForeignKey, action: string): Promise<unknown> =>
    client.query(`alter table public.${client.escapeIdentifier(k.table)} ${action}`);
  for (const k of keys) await alter(k, `drop constraint ${client.escapeIdentifier(k.name)}`);
  await work();
  for (const k of keys) await alter(k, `add constraint ${client.escapeIdentifier(k.name)} ${k.definition}`);
};

const restoreSequences = async (client: PoolClient, header: BackupHeader): Promise<void> => {
  for (const s of header.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [
      `public.${client.escapeIdentifier(s.name)}`,
      s.value,
      s.isCalled,
    ]);
};

/** The rows of the table that has begun, up to where it is complete. */
async function* rowsOf(frames: AsyncIterator<Frame>, onBytes: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  for (;;) {
    const next = await frames.next();
    if (next.done === true || next.value.kind === 'table') throw new SealBroken('damaged');
    if (next.value.kind === 'complete') return;
    onBytes(next.value.bytes);
    yield next.value.bytes;
  }
}

const fill = async (
  client: PoolClient,
  header: BackupHeader,
  body: AsyncIterable<Buffer>,
  onProgress: (progress: BackupProgress) => void,
): Promise<void> => {
  const of = header.tables.reduce((sum, t) => sum + t.rows, 0);
  const frames = readFrames(body);
  let rows = 0;
  for (const expected of header.tables) {
    const begin = await frames.next();
    if (begin.done === true || begin.value.kind !== 'table' || begin.value.table !== expected.name)
      throw new SealBroken('damaged');
    const { table, columns } = begin.value;
    const written = await copyInBytes(
      client,
      `public.${table}`,
      columns,
      rowsOf(frames, () => undefined),
    );
    if (written !== expected.rows) throw new SealBroken('damaged');
    rows += written;
    onProgress({ table, rows, of });
  }
  // Only reaching the end proves that the end is there.
  if ((await frames.next()).done !== true) throw new SealBroken('damaged');
};

/**
 * The work is not a part of the pipeline, which would end before it when a chunk is refused: statements would then go on after
 * the rollback.
 */
const fillFrom = async (
  client: PoolClient,
  header: BackupHeader,
  body: AsyncIterable<Buffer>,
  onProgress: (progress: BackupProgress) => void,
): Promise<void> => {
  const unzipped = createGunzip();
  const feeding = pipeline(Readable.from(body), unzipped);
  feeding.catch(() => undefined);
  try {
    await fill(client, header, unzipped as AsyncIterable<Buffer>, onProgress);
    await feeding;
  } finally {
    unzipped.destroy();
  }
};

const restoreIn = async (
  client: PoolClient,
  header: BackupHeader,
  body: AsyncIterable<Buffer>,
  options: RestoreOptions,
): Promise<void> => {
  const known = options.migrations ?? readMigrations();
  const then = migrationsOf(header, known);
  await makeEmpty(client);
  await migrateIn(client, then);
  await withoutForeignKeys(client, () => fillFrom(client, header, body, options.onProgress ?? (() => undefined)));
  await restoreSequences(client, header);
  await migrateIn(client, known);
};

const asRefusal = (path: string, error: unknown): unknown => {
  if (error instanceof BackupRefusal || error instanceof DatabaseRefusal) return error;
  if (error instanceof SealBroken) return new BackupRefusal(error.why, { path }, error);
  if (/^E[A-Z]+$/.test(codeOf(error))) return new BackupRefusal('cannotRead', { path, reason: reasonOf(error) }, error);
  if (/^[0-9A-Z]{5}$/.test(codeOf(error))) return new BackupRefusal('rejected', { reason: reasonOf(error) }, error);
  return new BackupRefusal('damaged', { path }, error);
};

const openFile = async (
  path: string,
  key: KeyObject,
): Promise<{ header: BackupHeader; body: AsyncGenerator<Buffer> }> => {
  const body = unseal(key, createReadStream(path, { highWaterMark: 512 * 1024 }));
  const first = await body.next();
  if (first.done === true) throw new SealBroken('damaged');
  return { header: backupHeader.parse(JSON.parse(first.value.toString('utf8'))), body };
};

/** What a backup says of itself, without reading the rest. @throws BackupRefusal */
export const readBackupHeader = async (path: string, key: KeyObject): Promise<BackupHeader> => {
  try {
    const { header, body } = await openFile(path, key);
    await body.return(undefined);
    return header;
  } catch (error) {
    throw asRefusal(path, error);
  }
};

/**
 * Bring a backup back into an empty database, all in one transaction: the schema as it was then, every row, then the newer
 * migrations. Works from any supported version of PostgreSQL to any other.
 * @throws BackupRefusal with nothing restored
 */
export const restore = async (
  path: string,
  key: KeyObject,
  pool: Pool,
  options: RestoreOptions = {},
): Promise<BackupHeader> => {
  try {
    const { header, body } = await openFile(path, key);
    await inTransaction(pool, ({ client }) => restoreIn(client, header, body, options));
    await pool.query('analyze');
    return header;
  } catch (error) {
    throw asRefusal(path, error);
  }
};
