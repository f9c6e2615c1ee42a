import type { KeyObject } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import { copyOutBytes } from '../copy.js';
import { inTransaction } from '../pool.js';
import { codeOf, reasonOf } from '../refusal.js';
import { countRows, sequenceValues, storedTables, type StoredTable } from './catalog.js';
import { writeFrame } from './frames.js';
import type { BackupHeader, BackupProgress } from './header.js';
import { BackupRefusal } from './refusal.js';
import { seal } from './sealedFile.js';

export type BackupOptions = {
  readonly program: string;
  readonly now: Date;
  readonly onProgress?: (progress: BackupProgress) => void;
};

const readMigrationsOf = async (client: PoolClient): Promise<BackupHeader['migrations']> =>
  (
    await client.query<{ name: string; checksum: string }>(
      'select m.name, m.checksum from migration as m order by m.number',
    )
  ).rows;

const serverName = async (client: PoolClient): Promise<string> =>
  (await client.query<{ v: string }>(`select current_setting('server_version') as v`)).rows[0]?.v ?? '';

const describe = async (
  client: PoolClient,
  tables: readonly StoredTable[],
  options: BackupOptions,
): Promise<BackupHeader> => {
  const counts = await countRows(client, tables);
  return {
    program: options.program,
    server: await serverName(client),
    createdAt: options.now.toISOString(),
    migrations: await readMigrationsOf(client),
    tables: tables.map(({ name }) => ({ name, rows: counts.get(name) ?? 0 })),
    sequences: [...(await sequenceValues(client))],
  };
};

/** A change of the schema waits for us, as it waits for pg_dump. */
const holdTables = async (client: PoolClient, tables: readonly StoredTable[]): Promise<void> => {
  if (tables.length === 0) return;
  const names = tables.map((t) => `public.${client.escapeIdentifier(t.name)}`).join(', ');
  await client.query(`lock table ${names} in access share mode`);
};

const countLines = (bytes: Buffer): number => {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) lines++;
  return lines;
};

async function* body(
  client: PoolClient,
  tables: readonly StoredTable[],
  header: BackupHeader,
  onProgress: (progress: BackupProgress) => void,
): AsyncGenerator<Buffer> {
  const of = header.tables.reduce((sum, t) => sum + t.rows, 0);
  let rows = 0;
  for (const { name, columns } of tables) {
    yield writeFrame({ kind: 'table', table: name, columns });
    const list = columns.map((c) => client.escapeIdentifier(c)).join(', ');
    const source = `copy public.${client.escapeIdentifier(name)} (${list}) to stdout`;
    for await (const bytes of copyOutBytes(client, source)) {
      yield writeFrame({ kind: 'rows', bytes });
      rows += countLines(bytes);
      onProgress({ table: name, rows, of });
    }
    yield writeFrame({ kind: 'complete' });
  }
}

/**
 * Written beside, on the disk, then moved over an empty file of that name: a half-written backup never has a backup's name,
 * and an older one is never written over.
 */
const writeWhole = async (path: string, bytes: AsyncIterable<Buffer>): Promise<number> => {
  const draft = `${path}.${process.pid}.part`;
  let isReserved = false;
  try {
    await (await open(path, 'wx', 0o600)).close();
    isReserved = true;
    await pipeline(Readable.from(bytes), createWriteStream(draft, { mode: 0o600, flush: true }));
    await rename(draft, path);
    isReserved = false;
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new BackupRefusal('exists', { path }, error);
    if (/^E[A-Z]+$/.test(codeOf(error)))
      throw new BackupRefusal('cannotWrite', { path, reason: reasonOf(error) }, error);
    throw error;
  } finally {
    await rm(draft, { force: true });
    if (isReserved) await rm(path, { force: true });
  }
};

/** Zip, seal and write; when it returns or throws, nothing reads from the database any more. */
const writeFrames = async (
  path: string,
  key: KeyObject,
  header: BackupHeader,
  frames: AsyncIterable<Buffer>,
): Promise<number> => {
  const zipped = createGzip({ level: 3 });
  const packing = pipeline(Readable.from(frames), zipped);
  packing.catch(() => undefined);
  try {
    const bytes = await writeWhole(
      path,
      seal(key, Buffer.from(JSON.stringify(header)), zipped as AsyncIterable<Buffer>),
    );
    await packing;
    return bytes;
  } finally {
    zipped.destroy();
    await packing.catch(() => undefined);
  }
};

/**
 * Write every table of the database into one encrypted file, as they all stood at one moment, while others go on working.
 * Jobs of graphile_worker are left out: they are made anew.
 * @returns size of the file and number of rows
 * @throws BackupRefusal exists, cannotWrite
 */
export const backup = async (
  pool: Pool,
  path: string,
  key: KeyObject,
  options: BackupOptions,
): Promise<{ readonly bytes: number; readonly rows: number; readonly tables: number }> => {
  return inTransaction(
    pool,
    async ({ client }) => {
      await client.query('set transaction read only');
      const tables = await storedTables(client);
      await holdTables(client, tables);
      const header = await describe(client, tables, options);
      const bytes = await writeFrames(
        path,
        key,
        header,
        body(client, tables, header, options.onProgress ?? (() => undefined)),
      );
      return { bytes, rows: header.tables.reduce((sum, t) => sum + t.rows, 0), tables: tables.length };
    },
    'repeatable read',
  );
};
