import { describe, expect, it } from 'vitest';
import { emptyDatabase } from '../../../testkit/database.js';
import { inTransaction, namedStatement } from './pool.js';

type Values = { sample: { id: number; name: string } };

const statements: string[] = [];
const { pool, db } = await emptyDatabase<Values>({ onStatement: (sql) => statements.push(sql) });
await pool.query('create table sample (id integer primary key, name text not null)');

describe('what comes back from the database', () => {
  it('is a day as text, an instant as Date, a big integer as number, bytes as Buffer', async () => {
    const { rows } = await pool.query(
      `select date '2026-07-01' as day, array[date '2026-07-01', null] as days, timestamptz '2026-07-01 00:00+08' as instant,
              9007199254740991::bigint as fen, array[1, 2]::bigint[] as fens, '\\x00ff'::bytea as bytes, '{"a":1}'::jsonb as json`,
    );
    expect(rows[0]).toEqual({
      day: '2026-07-01',
      days: ['2026-07-01', null],
      instant: new Date('2026-06-30T16:00:00Z'),
      fen: 9_007_199_254_740_991,
      fens: [1, 2],
      bytes: Buffer.from([0, 255]),
      json: { a: 1 },
    });
  });

  it('is an error where a big integer would be rounded', async () => {
    await expect(pool.query('select 9007199254740993::bigint as fen')).rejects.toThrow(RangeError);
  });

  it('is a day of China where an instant is cut down to one', async () => {
    const { rows } = await pool.query(`select ('2026-06-30 17:00Z'::timestamptz)::date as day`);
    expect(rows[0]).toEqual({ day: '2026-07-01' });
  });
});

describe('a transaction', () => {
  it('keeps what typed statements and the plain client did, together', async () => {
    await inTransaction<Values, void>(pool, async (tx) => {
      await tx.db.insertInto('sample').values({ id: 1, name: '甲' }).execute();
      await tx.client.query(`insert into sample (id, name) values (2, '乙')`);
    });
    expect(await db.selectFrom('sample').select('name').orderBy('id').execute()).toEqual([
      { name: '甲' },
      { name: '乙' },
    ]);
  });

  it('leaves nothing behind when the work throws', async () => {
    const work = inTransaction<Values, void>(pool, async (tx) => {
      await tx.db.insertInto('sample').values({ id: 3, name: '丙' }).execute();
      throw new Error('stop');
    });
    await expect(work).rejects.toThrow('stop');
    expect(await db.selectFrom('sample').where('id', '=', 3).selectAll().execute()).toEqual([]);
  });

  it('is seen whole by whoever records statements, named ones included', async () => {
    statements.length = 0;
    const byId = namedStatement<{ name: string }, [number]>(
      'sampleById',
      'select s.name from sample as s where s.id = $1',
    );
    expect(await byId(pool, [1])).toEqual([{ name: '甲' }]);
    await inTransaction<Values, unknown>(pool, (tx) => tx.db.selectFrom('sample').select('id').execute());
    expect(statements).toEqual([
      'select s.name from sample as s where s.id = $1',
      'begin isolation level read committed',
      'select "id" from "sample"',
      'commit',
    ]);
  });
});
