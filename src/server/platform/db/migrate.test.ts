import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../testkit/database.js';
import { temporaryDirectory } from '../../../testkit/temporaryDirectory.js';
import { migrate, readMigrations, schemaVersion, type Migration } from './migrate.js';
import { inTransaction } from './pool.js';
import { DatabaseRefusal } from './refusal.js';

const step = (number: number, sql: string): Migration => {
  const text = `-- Why: a step.\n${sql}`;
  return {
    number,
    name: `000${number}_step.sql`,
    sql: text,
    checksum: createHash('sha256').update(text).digest('hex'),
  };
};
const one = step(1, 'create table a (n integer);');
const two = step(2, 'create table b (n integer);\ninsert into b (n) values (1);');
const bad = step(2, 'create table b (n integer);\nselect nonsense from a;\n');

const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'none';
  } catch (error) {
    if (error instanceof DatabaseRefusal) return `${error.code} ${error.message}`;
    throw error;
  }
};

const tablesOf = async ({ pool }: Awaited<ReturnType<typeof emptyDatabase>>): Promise<unknown[]> =>
  (
    await pool.query(
      `select c.relname from pg_class as c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
    )
  ).rows;

describe('migrations', () => {
  it('are applied once, in order, and remembered', async () => {
    const { pool } = await emptyDatabase();
    const lines: string[] = [];
    expect(await migrate(pool, [one], (line) => lines.push(line))).toEqual(['0001_step.sql']);
    expect(lines).toEqual(['正在升级数据库结构（1 步）……']);
    expect(await migrate(pool, [one, two])).toEqual(['0002_step.sql']);
    expect(await migrate(pool, [one, two])).toEqual([]);
    expect(await inTransaction(pool, ({ client }) => schemaVersion(client))).toBe(2);
    expect((await pool.query('select b.n from b')).rows).toEqual([{ n: 1 }]);
  });

  it('of which one fails leave the database as it was, and the sentence names the line', async () => {
    const database = await emptyDatabase();
    expect(await refusalOf(migrate(database.pool, [one, bad]))).toMatch(
      /^migrationFailed 结构升级 0002_step.sql 失败：.*nonsense.*（第 3 行）。数据库保持原样/,
    );
    expect(await tablesOf(database)).toEqual([]);
    await migrate(database.pool, [one]);
    await refusalOf(migrate(database.pool, [one, bad]));
    expect(await inTransaction(database.pool, ({ client }) => schemaVersion(client))).toBe(1);
  });

  it('that two processes begin at once are applied once', async () => {
    const { pool } = await emptyDatabase();
    const slow = step(2, 'select pg_sleep(0.2); create table b (n integer); insert into b (n) values (1);');
    const done = await Promise.all([
      migrate(pool, [one, slow]),
      migrate(pool, [one, slow]),
      migrate(pool, [one, slow]),
    ]);
    expect(done.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([0, 0, 2]);
    expect((await pool.query('select b.n from b')).rows).toEqual([{ n: 1 }]);
  });

  it('of a newer program, or changed after they were applied, are refused', async () => {
    const { pool } = await emptyDatabase();
    await migrate(pool, [one, two]);
    expect(await refusalOf(migrate(pool, [one]))).toMatch(/^schemaNewer .*0002_step.sql.*新/);
    expect(await refusalOf(migrate(pool, [step(1, 'create table changed ();'), two]))).toMatch(
      /^migrationChanged 结构升级文件 0001_step.sql/,
    );
  });
});

describe('migration files', () => {
  const directory = temporaryDirectory();
  afterAll(directory.remove);
  let made = 0;
  const reading = (files: Record<string, string>) => () => {
    const path = join(directory.path, String(++made));
    mkdirSync(path);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
    return readMigrations(path);
  };

  it('have the same checksum however git writes line ends', () => {
    const [unix] = reading({ '0001_a.sql': '-- Why: a.\nselect 1;\n' })();
    const [windows] = reading({ '0001_a.sql': '-- Why: a.\r\nselect 1;\r\n' })();
    expect(windows?.checksum).toBe(unix?.checksum);
  });

  it('must be numbered without a gap, say why, and not end the transaction', () => {
    expect(reading({ '0002_a.sql': '-- a' })).toThrow('expected number 1');
    expect(reading({ 'a.sql': '-- a' })).toThrow('NNNN_name.sql');
    expect(reading({ '0001_a.sql': 'select 1;' })).toThrow('says why');
    expect(reading({ '0001_a.sql': '-- a\nselect 1;\nCOMMIT;' })).toThrow('does not end transactions');
    expect(reading({ '0001_a.sql': '-- a\ndo $$ begin commit; end $$;' })).not.toThrow();
  });

  it('of the program itself are well made', () => {
    expect(readMigrations().length).toBeGreaterThan(0);
  });
});
