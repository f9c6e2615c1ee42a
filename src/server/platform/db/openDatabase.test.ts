import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { onDatabase } from '../../../testkit/databaseSetup.js';
import { temporaryDirectory } from '../../../testkit/temporaryDirectory.js';
import { openDatabase } from './openDatabase.js';
import { withClient, type ConnectionSettings } from './pool.js';
import { DatabaseRefusal } from './refusal.js';

const { settings, version } = inject('testServer');
const directory = temporaryDirectory();
afterAll(directory.remove);

const suffix = `${process.pid}_${Date.now()}`;
const databases = { ascii: `zhibu_ascii_${suffix}`, plain: `zhibu_plain_${suffix}`, good: `zhibu_good_${suffix}` };

beforeAll(async () => {
  const make = (name: string, how: string) =>
    withClient(settings, (client) => client.query(`create database ${name} ${how} template template0`));
  await make(databases.ascii, `encoding 'SQL_ASCII' locale_provider libc lc_collate 'C' lc_ctype 'C'`);
  await make(databases.plain, `encoding 'UTF8' locale_provider libc lc_collate 'C' lc_ctype 'C'`);
  await make(databases.good, '');
});
afterAll(async () => {
  for (const name of Object.values(databases))
    await withClient(settings, (client) => client.query(`drop database if exists ${name} with (force)`));
});

/** The test server as somebody would write it in DATABASE_URL. */
const urlOf = (database: string): string => {
  const s: ConnectionSettings = onDatabase(settings, database);
  if (s.connectionString !== undefined) return s.connectionString;
  const query = s.host?.startsWith('/') ? `?host=${encodeURIComponent(s.host)}` : '';
  const host = query === '' ? s.host : '';
  return `postgres://${s.user}:${String(s.password)}@${host}:${s.port}/${database}${query}`.replace(
    '@:5432/',
    '@localhost:5432/',
  );
};

const open = (databaseUrl: string, as: 'server' | 'command' = 'command') =>
  openDatabase({ databaseUrl, dataDirectory: join(directory.path, 'data'), systemUser: null }, { as });

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof DatabaseRefusal) return `${error.code} ${error.message}`;
    throw error;
  }
};

describe("one's own server", () => {
  it('is taken when it is fit, and left as it was', async () => {
    const server = await open(urlOf(databases.good));
    expect(server).toMatchObject({ embedded: false, adopted: false, version });
    const extensions = await withClient(server.connection, (c) => c.query('select e.extname from pg_extension as e'));
    expect(extensions.rows).toEqual([{ extname: 'plpgsql' }]);
    await server.stop();
  });

  it('is refused with another encoding', async () => {
    expect(await refusalOf(open(urlOf(databases.ascii)))).toMatch(/^encoding .*SQL_ASCII.*create database/);
  });

  it('is refused where it takes Chinese for no letters', async () => {
    expect(await refusalOf(open(urlOf(databases.plain)))).toMatch(/^trigrams .*认不出汉字/);
  });

  it('is refused where extensions cannot be made', async () => {
    const owner = `zhibu_guest_${suffix}`;
    const { user } =
      (await withClient(settings, (c) => c.query<{ user: string }>('select current_user as user'))).rows[0] ?? {};
    const isSuper = (
      await withClient(settings, (c) => c.query('select 1 from pg_roles where rolname = $1 and rolsuper', [user]))
    ).rowCount;
    if (isSuper !== 1) {
      // The embedded test server gives no right to make roles; its own role is an owner, the case that must work.
      expect(await refusalOf(open(urlOf(databases.good)))).toBe('none');
      return;
    }
    await withClient(settings, (c) => c.query(`create role ${owner} login password 'guest'`));
    const url = new URL(urlOf(databases.good));
    url.username = owner;
    url.password = 'guest';
    const refusal = await refusalOf(open(url.href));
    await withClient(settings, (c) => c.query(`drop role ${owner}`));
    expect(refusal).toMatch(/^extension .*ltree.*create extension/);
  });

  it('is refused when it is not there, without the password being told', async () => {
    const port = await new Promise<number>((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
    });
    const refusal = await refusalOf(open(`postgres://zhibu:geheim@127.0.0.1:${port}/zhibu`));
    expect(refusal).toMatch(/^cannotConnect .*127\.0\.0\.1:\d+\/zhibu.*ECONNREFUSED/);
    expect(refusal).not.toContain('geheim');
  });

  it('has one Zhibu server on a data directory too', async () => {
    const first = await open(urlOf(databases.good), 'server');
    expect(await refusalOf(open(urlOf(databases.good), 'server'))).toMatch(/^serverRunning/);
    await first.stop();
    const second = await open(urlOf(databases.good), 'server');
    await second.stop();
  });
});

const canMount = (() => {
  try {
    execFileSync('unshare', ['-m', 'true'], { stdio: 'ignore' });
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
})();

describe('a disk without room', () => {
  it.skipIf(!canMount)(`is refused before anything is made${canMount ? '' : '（本机不允许挂载，未测）'}`, async () => {
    const mount = temporaryDirectory();
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', mount.path]);
    try {
      const opening = openDatabase(
        { databaseUrl: null, dataDirectory: join(mount.path, 'data'), systemUser: 'nobody' },
        { as: 'command', programPlaces: [join(directory.path, 'programs')] },
      );
      expect(await refusalOf(opening)).toMatch(/^diskFull 磁盘空间不足：.*只剩 \d+ MB/);
    } finally {
      execFileSync('umount', [mount.path]);
      mount.remove();
    }
  });
});
