import { CFB, write } from '@e965/xlsx';
import type { BookType, WorkSheet } from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../domain/import/cell.js';
import { readAll, refusalOf, scratchFolder } from '../../../testkit/workbookFiles.js';
import { encodeGb18030 } from './gb18030.js';
import { workbookLimits } from './limits.js';
import { openWorkbook } from './openWorkbook.js';
import { writeXls } from './writeWorkbook.js';

const scratch = scratchFolder();
afterAll(scratch.remove);

const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({
    number: i + 1,
    hidden: false,
    cells: [
      { kind: 'number', number: i, format: 'General' },
      { kind: 'text', text: `澜川市司法局第${i}党支部` },
    ],
  }));

const record = (type: number, ...content: (Buffer | number)[]): Buffer => {
  const body = Buffer.concat(content.map((c) => (typeof c === 'number' ? Buffer.of(c & 0xff, c >> 8) : c)));
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
};

/** A BIFF5 sheet as programs of 1995 wrote it: no container, no code page unless given, texts in bytes. */
const oldSheet = (text: Buffer, codePage?: number): Buffer =>
  Buffer.concat([
    record(0x0809, 0x0500, 0x0010, 0x0dbb, 0x07cc),
    ...(codePage === undefined ? [] : [record(0x0042, codePage)]),
    record(0x0204, 0, 0, 0, text.length, text),
    record(0x000a),
  ]);

describe('an .xls file', () => {
  it('is handed over in batches, in order, with rising progress', async () => {
    const fractions: number[] = [];
    const path = scratch.write(
      '大.xls',
      await writeXls([
        { head: { name: '一' }, rows: rows(1800) },
        { head: { name: '二' }, rows: rows(3) },
      ]),
    );
    const workbook = await openWorkbook(path, { onProgress: (f) => fractions.push(f) });
    const found: Row[] = [];
    for await (const batch of workbook.rows(0)) {
      expect(batch.length).toBeLessThanOrEqual(500);
      found.push(...batch);
    }
    expect(found).toEqual(rows(1800));
    for await (const batch of workbook.rows(1)) expect(batch).toEqual(rows(3));
    expect(fractions.at(-1)).toBe(1);
    await workbook.close();
  });

  it('answers several readers at a time', async () => {
    const workbook = await openWorkbook(
      scratch.write('同.xls', await writeXls([{ head: { name: '一' }, rows: rows(1200) }])),
    );
    const count = async (): Promise<number> => {
      let n = 0;
      for await (const batch of workbook.rows(0)) n += batch.length;
      return n;
    };
    expect(await Promise.all([count(), count(), count()])).toEqual([1200, 1200, 1200]);
    await workbook.close();
  });

  it.each(['biff5', 'biff4', 'biff3', 'biff2'])('may be as old as %s', async (bookType) => {
    const sheet: WorkSheet = {
      '!data': [
        [
          { t: 's', v: 'plain' },
          { t: 'n', v: 7.5 },
        ],
      ],
      '!ref': 'A1:B1',
    };
    const options = { bookType: bookType as BookType, type: 'buffer' } as const;
    const bytes = write({ SheetNames: ['Sheet1'], Sheets: { Sheet1: sheet } }, options) as Buffer;
    const [read] = await readAll(scratch.write('旧.xls', bytes));
    expect(read?.rows[0]?.cells).toMatchObject([{ text: 'plain' }, { number: 7.5 }]);
  });

  it.each([
    ['names code page 936', 936],
    ['names none', undefined],
  ])('of before 1997 that %s has its Chinese read as GBK', async (_, codePage) => {
    const [read] = await readAll(scratch.write('旧.xls', oldSheet(encodeGb18030('澜川市直机关党员名册'), codePage)));
    expect(read?.rows[0]?.cells).toEqual([{ kind: 'text', text: '澜川市直机关党员名册' }]);
  });
});

describe('a hostile .xls file', () => {
  const honest = async (): Promise<Buffer> => writeXls([{ head: { name: '一' }, rows: rows(200) }]);

  it('that needs more memory than its thread may have is refused, and the process lives on', async () => {
    const path = scratch.write('大.xls', await writeXls([{ head: { name: '一' }, rows: rows(15_000) }]));
    expect(await refusalOf(path, { limits: { ...workbookLimits, xlsMegabytes: 24 } })).toBe('tooMuchMemory');
    expect(await refusalOf(path)).toBe('read');
  }, 60_000);

  it('that takes too long is stopped and refused', async () => {
    const path = scratch.write('慢.xls', await honest());
    expect(await refusalOf(path, { limits: { ...workbookLimits, xlsMilliseconds: 1 } })).toBe('tooSlow');
  });

  it('with a password is refused as encrypted', async () => {
    const stream = Buffer.concat([
      record(0x0809, 0x0600, 0x0005, 0x0dbb, 0x07cc, 0, 0, 6, 0),
      record(0x002f, 1, 1, 1, Buffer.alloc(48, 7)),
      record(0x000a),
    ]);
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/Workbook', stream);
    const bytes = Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
    expect(await refusalOf(scratch.write('密.xls', bytes))).toBe('encrypted');
  });

  it('with too many columns, or merges over millions of cells, is refused', async () => {
    const limits = { ...workbookLimits, columns: 1 };
    expect(await refusalOf(scratch.write('宽.xls', await honest()), { limits })).toBe('tooManyColumns');
    const merges = Array.from({ length: 90 }, () => ({ top: 1, bottom: 65_536, left: 0, right: 255 }));
    expect(await refusalOf(scratch.write('并.xls', await writeXls([{ head: { name: '一', merges }, rows: [] }])))).toBe(
      'tooManyMerges',
    );
  });

  it('cut off or with changed bytes is read or refused, and nothing else happens', async () => {
    const whole = await honest();
    const changes = fc.array(fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) }), {
      minLength: 1,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.integer({ min: 600, max: whole.length }), async (list, length) => {
        const bytes = Buffer.from(whole);
        for (const { at, to } of list) bytes[at] = to;
        const path = scratch.write('坏.xls', bytes.subarray(0, length));
        expect(await refusalOf(path, { limits: { ...workbookLimits, xlsMilliseconds: 5000 } })).toEqual(
          expect.any(String),
        );
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
