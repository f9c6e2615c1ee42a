import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Cell, Row } from '../../../domain/import/cell.js';
import { readAll, scratchFolder } from '../../../testkit/workbookFiles.js';
import { writeWorkbook, writeXls } from './writeWorkbook.js';
import type { SheetToWrite } from './writeWorkbook.js';

const scratch = scratchFolder();
afterAll(scratch.remove);

const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('支', '部', '𠮷', ' ', '\n', '\r', '\t', '<', '&', '"', "'", '_x0041_', '=', '\u3000', '\u0001'),
      fc.string({ unit: 'grapheme', maxLength: 1 }),
    ),
    maxLength: 20,
  })
  .map((t) => ({ kind: 'text', text: t }) as const);

const number = fc.record({
  kind: fc.constant('number' as const),
  number: fc
    .double({ noNaN: true, min: -9e307, max: 9e307 })
    // No spreadsheet keeps numbers beyond 2.2e-308 to 9.9e307, nor a negative zero.
    .map((n) => (Math.abs(n) < 1e-300 ? 0 : n)),
  format: fc.constantFrom('General', '0.00', '@', 'yyyy"年"m"月"d"日"', 'yyyy\\-mm\\-dd', '#,##0.00', '[$-804]aaaa;@'),
});

const value = fc.oneof(
  text,
  number,
  fc.boolean().map((boolean) => ({ kind: 'boolean', boolean }) as const),
  fc.constantFrom('#REF!', '#N/A', '#VALUE!', '#DIV/0!').map((code) => ({ kind: 'error', code }) as const),
);

const cell: fc.Arbitrary<Cell> = fc
  .tuple(
    value,
    fc.option(fc.constantFrom('A1+1', 'SUM(B2:B9)', 'IF(A1<>"",A1&"级",0)'), { nil: undefined }),
    fc.boolean(),
  )
  .map(([v, formula, note]) => ({
    ...v,
    ...(formula === undefined ? {} : { formula }),
    ...(note ? { note: true as const } : {}),
  }));

const rowsOf = (cells: fc.Arbitrary<Cell>): fc.Arbitrary<Row[]> =>
  fc
    .array(
      fc.record({
        hidden: fc.boolean(),
        gap: fc.nat(3),
        cells: fc.array(fc.option(cells, { nil: undefined, freq: 3 }), { maxLength: 6 }),
      }),
      { maxLength: 6 },
    )
    .map((rows) => {
      let last = 0;
      return rows.map(({ hidden, gap, cells: line }) => ({ number: (last += gap + 1), hidden, cells: line }));
    });

/** An empty text is an empty cell, unless a formula stands behind it. */
const cellAsRead = (c: Cell | undefined): Cell | undefined =>
  c?.kind === 'text' && c.text === '' && c.formula === undefined ? undefined : c;

/** What the reader says of these rows: empty ends and empty rows are not there. */
const asRead = (rows: readonly Row[]): Row[] =>
  rows
    .map((row) => ({ ...row, cells: row.cells.map(cellAsRead) }))
    .map((row) => ({ ...row, cells: row.cells.slice(0, row.cells.findLastIndex((c) => c !== undefined) + 1) }))
    .filter((row) => row.cells.length > 0)
    .map((row) => ({ ...row, cells: Array.from(row.cells) }));

const dense = (rows: readonly Row[] | undefined): Row[] =>
  (rows ?? []).map((row) => ({ ...row, cells: Array.from(row.cells) }));

describe('what writeWorkbook writes', () => {
  it('is read back cell by cell: values, formats, formulas, notes, hidden rows', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(cell), async (rows) => {
        const [sheet] = await readAll(scratch.write('甲.xlsx', await writeWorkbook([{ head: { name: '表' }, rows }])));
        expect(dense(sheet?.rows)).toEqual(asRead(rows));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the heads: names, hidden sheets, merges, the 1904 calendar', async () => {
    const rows: Row[] = [{ number: 1, hidden: false, cells: [{ kind: 'text', text: '标题' }] }];
    const merges = [
      { top: 1, bottom: 1, left: 0, right: 4 },
      { top: 3, bottom: 9, left: 1, right: 1 },
    ];
    const sheets: SheetToWrite[] = [
      { head: { name: '名册', merges }, rows, columnWidths: [8, 20] },
      { head: { name: '旧', state: 'hidden' }, rows },
      { head: { name: '代码', state: 'veryHidden' }, rows },
    ];
    const read = await readAll(scratch.write('乙.xlsx', await writeWorkbook(sheets, { date1904: true })));
    expect(read.map(({ head }) => head)).toEqual([
      { name: '名册', state: 'visible', merges, date1904: true },
      { name: '旧', state: 'hidden', merges: [], date1904: true },
      { name: '代码', state: 'veryHidden', merges: [], date1904: true },
    ]);
  });

  it('has sheet names that Office accepts', async () => {
    const names = ['甲/乙:丙', '甲/乙:丙', "'", '', '很'.repeat(40), '很'.repeat(40)];
    const read = await readAll(
      scratch.write('丙.xlsx', await writeWorkbook(names.map((name) => ({ head: { name }, rows: [] })))),
    );
    expect(read.map(({ head }) => head.name)).toEqual([
      '甲_乙_丙',
      '甲_乙_丙(2)',
      'Sheet3',
      'Sheet4',
      '很'.repeat(31),
      `${'很'.repeat(26)}(2)`,
    ]);
  });

  it('cuts a text that Office would not open, and says so', async () => {
    const rows: Row[] = [{ number: 1, hidden: false, cells: [{ kind: 'text', text: '长'.repeat(40_000) }] }];
    const [sheet] = await readAll(scratch.write('丁.xlsx', await writeWorkbook([{ head: { name: '表' }, rows }])));
    const [found] = sheet?.rows[0]?.cells ?? [];
    expect(found).toMatchObject({ kind: 'text', text: expect.stringMatching(/长……（过长，已截断）$/) });
  });
});

describe('what writeXls writes', () => {
  it('is read back: values, formats, merges, hidden sheets', async () => {
    // The library rounds the exponents of extreme numbers wrongly when it writes BIFF: amounts and days are what matters here.
    const amount = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map((fen) => fen / 100);
    const plainValue = fc
      .tuple(value, amount)
      .map(([v, n]) => (v.kind === 'number' ? { ...v, number: n } : v))
      .filter((v) => v.kind !== 'text' || !/\p{Cc}/u.test(v.text));
    const rows = rowsOf(plainValue).map((all) => all.map((row) => ({ ...row, hidden: false })));
    const merges = [{ top: 2, bottom: 4, left: 0, right: 1 }];
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const sheets: SheetToWrite[] = [
          { head: { name: '名册', merges }, rows: written },
          { head: { name: '旧', state: 'hidden' }, rows: written },
        ];
        const read = await readAll(scratch.write('甲.xls', await writeXls(sheets)));
        expect(read.map(({ head }) => [head.name, head.state, head.merges])).toEqual([
          ['名册', 'visible', merges],
          ['旧', 'hidden', []],
        ]);
        for (const sheet of read) expect(dense(sheet.rows)).toEqual(asRead(written));
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
