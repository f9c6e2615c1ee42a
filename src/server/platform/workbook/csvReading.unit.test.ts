import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readAll, refusalOf, scratchFolder } from '../../../testkit/workbookFiles.js';
import { encodeGb18030 } from './gb18030.js';
import { workbookLimits } from './limits.js';
import { openWorkbook } from './openWorkbook.js';
import { writeCsv } from './writeCsv.js';

const scratch = scratchFolder();
afterAll(scratch.remove);

/** Row numbers and texts of a file. */
const textsOf = async (content: Buffer | string, name = '名册.csv') => {
  const [sheet] = await readAll(scratch.write(name, content));
  return sheet?.rows.map(({ number, cells }) => [
    number,
    ...Array.from(cells, (c) => (c?.kind === 'text' ? c.text : undefined)),
  ]);
};

const table = '姓名,所在党支部\r\n沈澜,澜川市林业局第一党支部\r\n';
const expected = [
  [1, '姓名', '所在党支部'],
  [2, '沈澜', '澜川市林业局第一党支部'],
];

describe('the encoding of a .csv file', () => {
  it.each([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${table}`)],
    ['GB18030', encodeGb18030(table)],
    ['UTF-16, as Excel writes "Unicode text"', Buffer.from(`\ufeff${table.replaceAll(',', '\t')}`, 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
  ])('%s is recognised', async (_, content) => {
    expect(await textsOf(content)).toEqual(expected);
  });

  it('is decided by the last line too: ASCII at first, GB18030 at the end', async () => {
    const long = 'a,b\n'.repeat(50_000);
    const rows = await textsOf(encodeGb18030(`${long}支,部\n`));
    expect(rows?.at(-1)).toEqual([50_001, '支', '部']);
  });

  it('is not guessed where it is neither: the file is refused', async () => {
    expect(await refusalOf(scratch.write('坏.csv', Buffer.from([0x61, 0x2c, 0xff, 0x80, 0x0a])))).toBe(
      'unknownEncoding',
    );
    expect(await refusalOf(scratch.write('坏.csv', `姓名${'x'.repeat(5000)}\u0001`))).toBe('unknownEncoding');
    expect(await refusalOf(scratch.write('坏.csv', Buffer.concat([Buffer.from('\ufeff姓名'), Buffer.of(0xd6)])))).toBe(
      'unknownEncoding',
    );
  });

  it('never damages a character at a border of the 64 KB chunks', async () => {
    const lines = Array.from({ length: 12_000 }, (_, i) => `${i},${'澜'.repeat(i % 7)}川𠮷㐂`);
    for (const bytes of [Buffer.from(lines.join('\n')), encodeGb18030(lines.join('\n'))])
      expect((await textsOf(bytes))?.map(([, number, name]) => `${number},${name}`)).toEqual(lines);
  });
});

describe('the records of a .csv file', () => {
  it('are numbered as a spreadsheet would, blank lines and lines within quotes considered', async () => {
    expect(await textsOf('甲,乙\n\n"丙\n丁",戊\n,\n己')).toEqual([
      [1, '甲', '乙'],
      [3, '丙\n丁', '戊'],
      [5, '己'],
    ]);
  });

  it.each([
    [';', '甲;乙,丙;丁\n1;2;3\n'],
    ['\t', '甲\t乙,丙\t丁\n1\t2\t3\n'],
    [',', '甲,"乙;;;;丙",丁\n1,2,3\n'],
  ])('may be divided by %j', async (_, content) => {
    expect((await textsOf(content))?.map((row) => row.length - 1)).toEqual([3, 3]);
  });

  it('keep quotes doubled inside quotes, and stray ones as they are', async () => {
    expect(await textsOf('"他说""好""",5"管\n')).toEqual([[1, '他说"好"', '5"管']]);
  });

  it('may be of different lengths', async () => {
    expect(await textsOf('标题\n甲,乙,丙\n丁\n')).toEqual([
      [1, '标题'],
      [2, '甲', '乙', '丙'],
      [3, '丁'],
    ]);
  });
});

describe('a hostile .csv file', () => {
  it('with an unclosed quote, a long text, or too many columns or rows is refused', async () => {
    const refusal = (content: string, limits = workbookLimits) =>
      refusalOf(scratch.write('恶意.csv', content), { limits });
    expect(await refusal(`甲,"乙\n${'丙,丁\n'.repeat(500_000)}`)).toBe('textTooLong');
    expect(await refusal(`甲,"乙\n丙,丁\n`)).toBe('textTooLong');
    expect(await refusal('长'.repeat(32_768))).toBe('textTooLong');
    expect(await refusal(','.repeat(1024))).toBe('tooManyColumns');
    expect(await refusal('甲\n'.repeat(11), { ...workbookLimits, rows: 10 })).toBe('tooManyRows');
  });

  it('with a million columns is refused', async () => {
    expect(await refusalOf(scratch.write('恶意.csv', ','.repeat(1_000_000)))).toMatch(/tooManyColumns|textTooLong/);
  });
});

it('what writeCsv writes is read back, in either encoding', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((t) => !/[^\P{Cc}\t\n\r]|\ufffd/u.test(t));
  const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('utf-8', 'gb18030'), async (lines, encoding) => {
      // The first record has a comma, so that the delimiter is certain.
      const all = [['编号', '姓名', '备注', '甲', '乙'], ...lines];
      const written = all.map((cells, i) => ({
        number: i + 1,
        hidden: false,
        cells: cells.map((t) => ({ kind: 'text', text: t }) as const),
      }));
      const found = new Map((await textsOf(writeCsv(written, encoding)))?.map(([number, ...texts]) => [number, texts]));
      all.forEach((cells, i) => {
        const last = cells.findLastIndex((t) => t !== '');
        expect(found.get(i + 1) ?? []).toEqual(cells.slice(0, last + 1).map((t) => (t === '' ? undefined : t)));
      });
    }),
    { numRuns: 150 },
  );
});

it('progress rises to the end', async () => {
  const fractions: number[] = [];
  const workbook = await openWorkbook(scratch.write('进度.csv', '甲,乙\n'.repeat(60_000)), {
    onProgress: (f) => fractions.push(f),
  });
  expect(workbook.sheets).toEqual([{ name: null, state: 'visible', merges: [], date1904: false }]);
  for await (const batch of workbook.rows(0)) expect(batch.length).toBeLessThanOrEqual(500);
  expect(fractions.at(-1)).toBe(1);
  expect(fractions.length).toBeGreaterThan(3);
});
