import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../testkit/database.js';
import { copyIn, copyLine, copyOut, readCopyLine } from './copy.js';
import { inTransaction } from './pool.js';

const { pool } = await emptyDatabase();
await pool.query(`
  create table sample (n integer primary key, name text, at timestamptz, bytes bytea, words text[], facts jsonb, ok boolean);
  create schema "别处"; create table "别处"."表" ("列" text);`);

const columns = ['n', 'name', 'at', 'bytes', 'words', 'facts', 'ok'];
const copy = (rows: Iterable<readonly unknown[]> | AsyncIterable<readonly unknown[]>): Promise<number> =>
  inTransaction(pool, ({ client }) => copyIn(client, 'sample', columns, rows));
const clear = () => pool.query('truncate sample');

describe('COPY in', () => {
  it('writes every kind of value as it is', async () => {
    await clear();
    const at = new Date('2026-07-01T02:03:04.567Z');
    const awkward = 'a\tb\nc\\d\r\u0008"\u2028\\N 习题\\.';
    const row = [
      1,
      awkward,
      at,
      Buffer.from([0, 92, 255]),
      [awkward, null, '', '{,}'],
      { a: ['"', awkward] },
      true,
    ] as const;
    expect(await copy([row, [2, null, undefined, null, [], null, false], [3, '', null, null, null, null, null]])).toBe(
      3,
    );
    const { rows } = await pool.query('select * from sample as s order by s.n');
    expect(rows[0]).toEqual({
      n: 1,
      name: awkward,
      at,
      bytes: Buffer.from([0, 92, 255]),
      words: [awkward, null, '', '{,}'],
      facts: { a: ['"', awkward] },
      ok: true,
    });
    expect(rows[1]).toEqual({ n: 2, name: null, at: null, bytes: null, words: [], facts: null, ok: false });
    expect(rows[2]).toMatchObject({ n: 3, name: '', words: null });
  });

  it('reaches a table of another schema with any name', async () => {
    await inTransaction(pool, ({ client }) => copyIn(client, '别处.表', ['列'], [['值']]));
    expect((await pool.query('select "列" from "别处"."表"')).rows).toEqual([{ 列: '值' }]);
  });

  it('takes rows as they come, more than fit in memory at once', async () => {
    await clear();
    const name = '名'.repeat(200);
    async function* rows(): AsyncGenerator<readonly unknown[]> {
      for (let n = 0; n < 20_000; n++) yield [n, name, null, null, null, null, null];
    }
    expect(await copy(rows())).toBe(20_000);
  });

  it('leaves nothing when a row is wrong, or when the source of rows fails, and the connection goes on', async () => {
    await clear();
    await expect(
      copy([
        [1, 'a', null, null, null, null, null],
        ['x', 'b', null, null, null, null, null],
      ]),
    ).rejects.toThrow(/invalid input syntax/);
    function* failing(): Generator<readonly unknown[]> {
      yield [1, 'a', null, null, null, null, null];
      throw new Error('the file ended');
    }
    await expect(copy(failing())).rejects.toThrow('the file ended');
    expect((await pool.query('select count(*) as n from sample')).rows).toEqual([{ n: 0 }]);
  });
});

describe('COPY out', () => {
  it('yields what COPY in wrote, characters cut by chunks included', async () => {
    await clear();
    const rows = Array.from({ length: 5000 }, (_, n) => [
      n,
      `第${n}支部\t\n\\`.repeat(20),
      null,
      null,
      null,
      null,
      null,
    ]);
    await copy(rows);
    const read: (string | null)[][] = [];
    await inTransaction(pool, async ({ client }) => {
      for await (const batch of copyOut(client, 'select s.n, s.name, s.ok from sample as s order by s.n'))
        read.push(...batch);
    });
    expect(read).toEqual(rows.map(([n, name]) => [String(n), name, null]));
  });

  it('that is broken off, or fails half-way, leaves the pool usable', async () => {
    const reading = inTransaction(pool, async ({ client }) => {
      for await (const batch of copyOut(client, 'select g.n from generate_series(1, 1000000) as g (n)'))
        if (batch.length > 0) break;
    });
    await expect(reading).rejects.toThrow();
    const failing = inTransaction(pool, async ({ client }) => {
      for await (const batch of copyOut(client, 'select 1 / (5000 - g.n) from generate_series(1, 9000) as g (n)'))
        expect(batch.length).toBeGreaterThan(0);
    });
    await expect(failing).rejects.toThrow('division by zero');
    expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  });

  it('yields nothing for no rows', async () => {
    const read = await inTransaction(pool, async ({ client }) => {
      const all = [];
      for await (const batch of copyOut(client, 'select 1 where false')) all.push(...batch);
      return all;
    });
    expect(read).toEqual([]);
  });

  it('reads any line that was written', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'binary' })), { minLength: 1 }), (row) => {
        expect(readCopyLine(copyLine(row).slice(0, -1))).toEqual(row);
      }),
    );
  });
});
