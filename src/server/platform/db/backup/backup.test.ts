import { createHash, createSecretKey } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyDatabase, testDatabase } from '../../../../testkit/database.js';
import { digestTables } from '../../../../testkit/databaseDigest.js';
import { temporaryDirectory } from '../../../../testkit/temporaryDirectory.js';
import { newestBackup } from '../backupState.js';
import { migrate, readMigrations, type Migration } from '../migrate.js';
import { backup } from './backup.js';
import { nightlyBackup } from './nightly.js';
import { BackupRefusal } from './refusal.js';
import { readBackupHeader, restore } from './restore.js';

const key = createSecretKey(Buffer.alloc(32, 5));
const options = { program: '0.1.0', now: new Date('2026-07-01T00:00:00Z') };
const directory = temporaryDirectory();
afterAll(directory.remove);
let files = 0;
const newFile = (): string => join(directory.path, `${++files}.zhibu-backup`);

const migration = (number: number, sql: string): Migration => {
  const text = `-- Why: a sample.\n${sql}`;
  return {
    number,
    name: `000${number}_sample.sql`,
    sql: text,
    checksum: createHash('sha256').update(text).digest('hex'),
  };
};

// What makes an order of tables impossible: a reference to oneself, and a circle of two tables.
const first = migration(
  1,
  `create extension if not exists ltree;
   create table unit (
     id integer primary key, parent_id integer references unit (id), head_id integer, path ltree not null, name text not null,
     length integer generated always as (length(name)) stored);
   create table person (
     id bigint generated always as identity primary key, unit_id integer not null references unit (id),
     born date, seen timestamptz, sealed bytea, words text[], facts jsonb, share numeric(12, 4), ok boolean);
   alter table unit add constraint unit_head foreign key (head_id) references person (id);
   create table "order" ("select" text primary key);`,
);
const second = migration(2, `alter table person add column nickname text not null default '无';`);

const filled = async () => {
  const { pool } = await emptyDatabase();
  await migrate(pool, [first]);
  await pool.query(`
    insert into unit (id, parent_id, path, name) values (2, null, '党', E'机关\\t工委\\n\\\\N'), (1, 2, '党.支', '支部');
    insert into person (unit_id, born, seen, sealed, words, facts, share, ok)
      select 1 + g.n % 2, date '1950-01-01' + g.n, timestamptz '2026-07-01 00:00:00.123456+08' + g.n * interval '1 s',
             decode(md5(g.n::text), 'hex'), array['甲', null, E'a"\\\\,\\n'], jsonb_build_object('n', g.n, 'x', E'\\t'),
             g.n / 7.0, case g.n % 3 when 0 then true when 1 then false end
        from generate_series(1, 20000) as g (n);
    update unit set head_id = 7;
    insert into "order" values ('');`);
  return pool;
};

const source = await filled();
const file = newFile();
const seen: number[] = [];
const made = await backup(source, file, key, { ...options, onProgress: (p) => seen.push(p.rows) });

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof BackupRefusal) return `${error.code} ${error.message}`;
    throw error;
  }
};

describe('a backup', () => {
  it('says what it holds, and is readable by its owner alone', async () => {
    expect(made).toEqual({ bytes: statSync(file).size, rows: 20_003, tables: 3 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(seen.at(-1)).toBe(20_003);
    expect(await readBackupHeader(file, key)).toMatchObject({
      program: '0.1.0',
      createdAt: '2026-07-01T00:00:00.000Z',
      migrations: [{ name: '0001_sample.sql' }],
      tables: [
        { name: 'order', rows: 1 },
        { name: 'person', rows: 20_000 },
        { name: 'unit', rows: 2 },
      ],
    });
  });

  it('shows nothing of what it holds', () => {
    const bytes = readFileSync(file);
    for (const text of ['机关', '支部', 'person', '0.1.0']) expect(bytes.includes(text)).toBe(false);
  });

  it('is never written over another file, and leaves no half file when it cannot be written', async () => {
    expect(await refusalOf(backup(source, file, key, options))).toMatch(/^exists/);
    expect(await refusalOf(backup(source, join(directory.path, '无', 'x'), key, options))).toMatch(/^cannotWrite/);
    const broken = newFile();
    const stop = () => {
      throw new Error('stopped');
    };
    await expect(backup(source, broken, key, { ...options, onProgress: stop })).rejects.toThrow('stopped');
    expect(readdirSync(directory.path)).toEqual(['1.zhibu-backup']);
    expect((await source.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  });

  it('is of one moment, though others write meanwhile', async () => {
    const pool = await filled();
    const during = newFile();
    const writing: Promise<unknown>[] = [];
    await backup(pool, during, key, {
      ...options,
      onProgress: () => {
        if (writing.length === 0)
          writing.push(pool.query(`delete from "order"; update unit set head_id = null; delete from person`));
      },
    });
    await Promise.all(writing);
    const { pool: target } = await emptyDatabase();
    await restore(during, key, target, { migrations: [first] });
    expect(await digestTables(target)).toEqual(await digestTables(source));
  });
});

describe('restoring', () => {
  it('brings back every row of every table, and where sequences stood', async () => {
    const { pool } = await emptyDatabase();
    const header = await restore(file, key, pool, { migrations: [first] });
    expect(header.program).toBe('0.1.0');
    const digests = await digestTables(source);
    expect(Object.keys(digests)).toHaveLength(4);
    expect(await digestTables(pool)).toEqual(digests);
    await pool.query(`insert into person (unit_id) values (1)`);
    expect((await pool.query('select max(p.id) as id from person as p')).rows).toEqual([{ id: 20_001 }]);
    await expect(pool.query('update unit set head_id = 99999')).rejects.toThrow(/unit_head/);
    await expect(pool.query('update unit set parent_id = 99999')).rejects.toThrow(/unit_parent_id_fkey/);
  });

  it('into an older program is refused, into a newer one carries on with its migrations', async () => {
    const { pool } = await emptyDatabase();
    expect(await refusalOf(restore(file, key, pool, { migrations: [] }))).toMatch(/^newerSchema/);
    expect(await refusalOf(restore(file, key, pool, { migrations: [second] }))).toMatch(/^otherSchema/);
    await restore(file, key, pool, { migrations: [first, second] });
    expect((await pool.query(`select count(*) as n from person as p where p.nickname = '无'`)).rows).toEqual([
      { n: 20_000 },
    ]);
    expect(await migrate(pool, [first, second])).toEqual([]);
  });

  it('is refused where there are rows, and takes an empty schema of an earlier start away', async () => {
    expect(await refusalOf(restore(file, key, source, { migrations: [first] }))).toMatch(/^notEmpty .*表/);
    const { pool } = await emptyDatabase();
    await migrate(pool, [first, second]);
    await restore(file, key, pool, { migrations: [first, second] });
    expect((await pool.query('select count(*) as n from person')).rows).toEqual([{ n: 20_000 }]);
  });

  it('leaves nothing behind when the key is another, or the file is cut, changed or something else', async () => {
    const { pool } = await emptyDatabase();
    const attempt = (path: string, with_ = key) => refusalOf(restore(path, with_, pool, { migrations: [first] }));
    expect(await attempt(file, createSecretKey(Buffer.alloc(32, 6)))).toMatch(/^wrongKey .*ZHIBU_KEY_FILE/);
    const bytes = readFileSync(file);
    const damage: Record<string, Buffer> = {
      cut: bytes.subarray(0, bytes.length - 1),
      'cut at a chunk': bytes.subarray(0, Math.floor(bytes.length / 2)),
      changed: Buffer.from(bytes),
    };
    const last = damage['changed'];
    if (last) last[last.length - 40] = (last[last.length - 40] ?? 0) ^ 1;
    for (const content of Object.values(damage)) {
      const path = newFile();
      writeFileSync(path, content);
      expect(await attempt(path)).toMatch(/^damaged/);
    }
    const other = newFile();
    writeFileSync(other, '不是备份');
    expect(await attempt(other)).toMatch(/^notABackup/);
    expect(await attempt(newFile())).toMatch(/^cannotRead/);
    expect(await digestTables(pool)).toEqual({});
  });
});

describe("the program's own schema", () => {
  it('goes through a backup and a restore', async () => {
    const { pool } = await testDatabase();
    await pool.query(
      `insert into tenants (id, name) values ('0197f000-0000-7000-8000-000000000001', '澜川市直机关工委')`,
    );
    const path = newFile();
    await backup(pool, path, key, options);
    const { pool: target } = await emptyDatabase();
    await restore(path, key, target);
    const digests = await digestTables(pool);
    expect(Object.keys(digests).length).toBeGreaterThan(readMigrations().length);
    expect(await digestTables(target)).toEqual(digests);
  });
});

describe('nightly backups', () => {
  it('are made with a name that tells the time, kept so many, and their age is known', async () => {
    const nights = join(directory.path, 'nights');
    expect(await newestBackup(nights, options.now)).toEqual({
      newest: null,
      ageHours: null,
      stale: true,
      directory: nights,
    });
    mkdirSync(nights);
    writeFileSync(join(nights, '手工.zhibu-backup'), '');
    utimesSync(join(nights, '手工.zhibu-backup'), 0, 0);
    for (let n = 0; n < 3; n++) {
      const now = new Date(Date.UTC(2026, 6, 1 + n, 19, 15));
      const path = await nightlyBackup({ pool: source, directory: nights, key, program: '0.1.0', now, keep: 2 });
      utimesSync(path, now, now);
    }
    expect(readdirSync(nights).toSorted()).toEqual([
      'zhibu-20260703-031500.zhibu-backup',
      'zhibu-20260704-031500.zhibu-backup',
      '手工.zhibu-backup',
    ]);
    const state = await newestBackup(nights, new Date('2026-07-04T19:15:00Z'));
    expect(state).toMatchObject({ newest: { file: 'zhibu-20260704-031500.zhibu-backup' }, ageHours: 24, stale: false });
    expect((await newestBackup(nights, new Date('2026-07-06T19:15:00Z'))).stale).toBe(true);
  });
});
