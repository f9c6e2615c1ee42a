import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { refusalOf, scratchFolder } from '../../../testkit/workbookFiles.js';
import { relationsXml, sheetXml, xlsxFile, xlsxParts, zipFile } from '../../../testkit/zipFile.js';
import type { XlsxForTest, ZipPart } from '../../../testkit/zipFile.js';
import { workbookLimits } from './limits.js';
import type { WorkbookLimits } from './limits.js';

const scratch = scratchFolder();
afterAll(scratch.remove);

const written = (content: Buffer): string => scratch.write('恶意.xlsx', content);
const refusal = (content: XlsxForTest, limits?: WorkbookLimits) =>
  refusalOf(written(xlsxFile(content)), limits ? { limits } : {});
const refusalOfZip = (parts: readonly ZipPart[]) => refusalOf(written(zipFile(parts)));

const row = (cells: string, number = 1): string => `<sheetData><row r="${number}">${cells}</row></sheetData>`;
const plainSheet = row('<c r="A1"><v>1</v></c>');
const plain = xlsxParts({ sheets: [plainSheet] });
const replaced = (name: string, change: Partial<ZipPart>): ZipPart[] =>
  plain.map((part) => (part.name === name ? { ...part, ...change } : part));
const sheetPart = 'xl/worksheets/sheet1.xml';

it('the harmless file around which the others are built is read', async () => {
  expect(await refusalOfZip(plain)).toBe('read');
});

describe('a zip', () => {
  it('that unpacks a thousandfold is refused before it is unpacked', async () => {
    expect(await refusal({ sheets: [sheetXml(`${plainSheet}${' '.repeat(20_000_000)}`)] })).toBe('unpacksTooLarge');
  });

  it('that unpacks to too much in all is refused, and the part nobody reads counts', async () => {
    const more = [{ name: 'xl/media/image1.png', data: Buffer.alloc(3000, 'x') }];
    expect(await refusal({ sheets: [plainSheet], more }, { ...workbookLimits, unpackedBytes: 3000 })).toBe(
      'unpacksTooLarge',
    );
  });

  it('that is longer than it declares is refused while unpacking', async () => {
    const data = sheetXml(row(`<c r="A1" t="inlineStr"><is><t>${'长'.repeat(20_000)}</t></is></c>`));
    expect(await refusalOfZip(replaced(sheetPart, { data, declaredSize: 1000 }))).toBe('damaged');
    expect(await refusalOfZip(replaced(sheetPart, { data, declaredSize: 900_000 }))).toBe('damaged');
  });

  it('with ten thousand parts is refused', async () => {
    const more = Array.from({ length: workbookLimits.zipEntries }, (_, i) => ({
      name: `p${i}`,
      data: '',
      stored: true,
    }));
    expect(await refusal({ sheets: [plainSheet], more })).toBe('unpacksTooLarge');
  });

  it('whose bytes do not match their checksum is refused', async () => {
    expect(await refusalOfZip(replaced(sheetPart, { checksum: 1 }))).toBe('damaged');
  });

  it('with a name that climbs out of the folder, or the same name twice, is refused', async () => {
    expect(await refusalOfZip([...plain, { name: '../../etc/cron.d/x', data: '' }])).toBe('damaged');
    expect(await refusalOfZip([...plain, { name: 'XL/Worksheets/Sheet1.xml', data: sheetXml('') }])).toBe('damaged');
  });

  it('with encrypted parts is refused as encrypted', async () => {
    expect(await refusalOfZip(replaced(sheetPart, { flags: 1 }))).toBe('encrypted');
  });

  it('that lacks a sheet it lists is refused', async () => {
    expect(await refusalOfZip(plain.filter(({ name }) => name !== sheetPart))).toBe('damaged');
  });

  it('cut off anywhere is refused', async () => {
    const whole = xlsxFile({ sheets: [plainSheet] });
    for (let length = 4; length < whole.length; length += 37)
      expect(await refusalOf(written(whole.subarray(0, length))), `${length} bytes`).toBe('damaged');
  });
});

describe('XML', () => {
  const laughs = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>';
  const outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';

  it.each([
    [
      'a sheet',
      sheetPart,
      `${laughs}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
    ],
    ['the list of sheets', 'xl/workbook.xml', `${outside}<workbook/>`],
    ['relations', '_rels/.rels', `${outside}<Relationships/>`],
  ])('with entities of its own is refused in %s', async (_, name, data) => {
    expect(await refusalOfZip(replaced(name, { data }))).toBe('foreignEntities');
  });

  it('with an unknown entity, an unclosed element or a broken byte is refused', async () => {
    expect(await refusal({ sheets: [row('<c r="A1" t="str"><v>&xxe;</v></c>')] })).toBe('damaged');
    expect(await refusal({ sheets: [sheetXml('<sheetData><row>')] })).toBe('damaged');
    const broken = Buffer.concat([
      Buffer.from('<worksheet><sheetData><row><c t="str"><v>'),
      Buffer.of(0xd6),
      Buffer.from('</v></c></row></sheetData></worksheet>'),
    ]);
    expect(await refusalOfZip(replaced(sheetPart, { data: broken }))).toBe('damaged');
  });

  it('nested ten thousand deep is refused', async () => {
    expect(await refusal({ sheets: ['<a>'.repeat(10_000)] })).toBe('damaged');
  });

  it('with a single name, comment or text of millions of characters is refused', async () => {
    const noise = Array.from({ length: 400_000 }, (_, i) => i.toString(36)).join('');
    expect(await refusal({ sheets: [sheetXml(`<!--${noise}-->`)] })).toBe('textTooLong');
    expect(await refusal({ sheets: [sheetXml(`<a b="${noise}"/>`)] })).toBe('textTooLong');
    expect(await refusal({ sheets: [row(`<c t="str"><v>${noise}</v></c>`)] })).toBe('textTooLong');
  });
});

describe('a sheet', () => {
  it('with a value beyond the columns or rows is refused, wherever it claims to stand', async () => {
    const million = Array.from({ length: 1_000_000 }, (_, i) => `<c><v>${(i * 7919) % 999_983}</v></c>`).join('');
    expect(await refusal({ sheets: [row(million)] })).toBe('tooManyColumns');
    expect(await refusal({ sheets: [row('<c r="ZZZ1"><v>1</v></c>')] })).toBe('tooManyColumns');
    expect(await refusal({ sheets: [row('<c r="BDWGN1"><v>1</v></c>')] })).toBe('damaged');
    expect(await refusal({ sheets: [row('<c><v>1</v></c>', 1_048_577)] })).toBe('tooManyRows');
    expect(await refusal({ sheets: [row('<c><v>1</v></c>', 1e9)] })).toBe('tooManyRows');
  });

  it('with styled but empty cells far to the right is read', async () => {
    expect(await refusal({ sheets: [row('<c r="A1"><v>1</v></c><c r="XFD1" s="1"/>')] })).toBe('read');
  });

  it('whose rows come twice or backwards is refused', async () => {
    expect(await refusal({ sheets: ['<sheetData><row r="2"/><row r="2"/></sheetData>'] })).toBe('damaged');
    expect(await refusal({ sheets: ['<sheetData><row r="x"/></sheetData>'] })).toBe('damaged');
  });

  it('with a text longer than Excel allows is refused, shared or not', async () => {
    const long = '长'.repeat(32_768);
    expect(await refusal({ sheets: [row(`<c t="inlineStr"><is><t>${long}</t></is></c>`)] })).toBe('textTooLong');
    expect(await refusal({ sheets: [plainSheet], strings: `<si><t>${long}</t></si>` })).toBe('textTooLong');
    expect(await refusal({ sheets: [row(`<c t="str"><f>${long}</f></c>`)] })).toBe('textTooLong');
    const inPieces = '<r><t>很长</t></r>'.repeat(20_000);
    expect(await refusal({ sheets: [row(`<c t="inlineStr"><is>${inPieces}</is></c>`)] })).toBe('textTooLong');
    expect(await refusal({ sheets: [plainSheet], strings: `<si>${inPieces}</si>` })).toBe('textTooLong');
  });

  it('that points at a shared text that is not there is refused', async () => {
    expect(await refusal({ sheets: [row('<c t="s"><v>7</v></c>')], strings: '<si><t>甲</t></si>' })).toBe('damaged');
    expect(await refusal({ sheets: [row('<c t="s"><v>constructor</v></c>')], strings: '<si><t>甲</t></si>' })).toBe(
      'damaged',
    );
  });

  it('with merges outside the format, too many, or over millions of cells is refused', async () => {
    const merged = (refs: readonly string[]) =>
      refusal({
        sheets: [`${plainSheet}<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`],
      });
    expect(await merged(['A1:XFE1'])).toBe('damaged');
    expect(await merged(['A1:B1048577'])).toBe('damaged');
    expect(await merged(['B2:A1'])).toBe('damaged');
    expect(await merged(['A1:XFD1048576'])).toBe('tooManyMerges');
    expect(await merged(Array.from({ length: 200_001 }, (_, i) => `A${i + 1}:B${i + 1}`))).toBe('tooManyMerges');
  });

  it('that hides the end of its rows in a CDATA section is refused, not half understood', async () => {
    const trick = row('<c t="inlineStr"><is><t><![CDATA[</sheetData>]]></t></is></c>');
    expect(await refusal({ sheets: [`${trick}<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`] })).toBe('damaged');
  });
});

describe('a workbook', () => {
  it('with a million cell formats is refused', async () => {
    expect(
      await refusal({ sheets: [plainSheet], styles: `<cellXfs>${'<xf numFmtId="0"/>'.repeat(1_000_000)}</cellXfs>` }),
    ).toBe('unpacksTooLarge');
    const varied = Array.from(
      { length: 100_000 },
      (_, i) => `<xf numFmtId="${i}" fontId="${(i * 7919) % 99_991}"/>`,
    ).join('');
    expect(await refusal({ sheets: [plainSheet], styles: `<cellXfs>${varied}</cellXfs>` })).toBe('tooManyFormats');
  });

  it('with thousands of sheets is refused', async () => {
    expect(await refusal({ sheets: Array.from({ length: 3000 }, () => '') })).toBe('tooManySheets');
  });

  it('with too many shared texts is refused', async () => {
    const limits = { ...workbookLimits, sharedStrings: 10 };
    expect(await refusal({ sheets: [plainSheet], strings: '<si><t>甲</t></si>'.repeat(11) }, limits)).toBe(
      'tooManyTexts',
    );
  });

  it('whose sheets are one and the same part, or the workbook itself, is refused', async () => {
    const aimed = (first: string, second: string) =>
      refusalOfZip(
        xlsxParts({ sheets: [plainSheet, plainSheet] }).map((part) =>
          part.name === 'xl/_rels/workbook.xml.rels'
            ? {
                ...part,
                data: relationsXml([
                  { id: 's1', type: 'worksheet', target: first },
                  { id: 's2', type: 'worksheet', target: second },
                ]),
              }
            : part,
        ),
      );
    expect(await aimed('worksheets/sheet1.xml', 'worksheets/sheet2.xml')).toBe('read');
    expect(await aimed('worksheets/sheet1.xml', 'worksheets/sheet1.xml')).toBe('damaged');
    expect(await aimed('workbook.xml', 'worksheets/sheet1.xml')).toBe('damaged');
  });

  it('without any sheet to read is refused', async () => {
    expect(await refusal({ sheets: [] })).toBe('noSheets');
  });
});

it('a file with any bytes changed is read or refused, and nothing else happens', async () => {
  const whole = xlsxFile({
    sheets: [plainSheet, '<sheetData/><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'],
    strings: '<si><t>甲</t></si>',
    styles: '<cellXfs><xf numFmtId="0"/></cellXfs>',
  });
  const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Buffer.from(whole);
      for (const { at, to } of changes) bytes[at] = to;
      expect(await refusalOf(written(bytes))).toEqual(expect.any(String));
    }),
    { numRuns: 400 },
  );
});
