import { afterAll, describe, expect, it } from 'vitest';
import type { Cell } from '../../../domain/import/cell.js';
import { readAll, scratchFolder } from '../../../testkit/workbookFiles.js';
import { relationsXml, sheetXml, xlsxFile, xlsxParts, zipFile } from '../../../testkit/zipFile.js';
import type { XlsxForTest } from '../../../testkit/zipFile.js';
import { encodeGb18030 } from './gb18030.js';
import { openWorkbook } from './openWorkbook.js';

const scratch = scratchFolder();
afterAll(scratch.remove);

const read = (content: XlsxForTest) => readAll(scratch.write('甲.xlsx', xlsxFile(content)));

const cellsOf = async (
  rowXml: string,
  more: Omit<XlsxForTest, 'sheets'> = {},
): Promise<readonly (Cell | undefined)[]> => {
  const [sheet] = await read({ sheets: [`<sheetData>${rowXml}</sheetData>`], ...more });
  return sheet?.rows[0]?.cells ?? [];
};

const text = (value: string): Cell => ({ kind: 'text', text: value });
const general = (number: number): Cell => ({ kind: 'number', number, format: 'General' });

describe('cells of an .xlsx sheet', () => {
  it('are shared, inline and formula texts, without the phonetic hints, and say when they are rich', async () => {
    const cells = await cellsOf(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>直接</t><rPh sb="0" eb="1"><t>zhi</t></rPh></is></c>
       <c r="D1" t="inlineStr"><is><r><t>分</t></r><r><t>段</t></r></is></c><c r="E1" t="str"><f>A1&amp;"级"</f><v>甲级</v></c></row>`,
      {
        strings:
          '<si><t>普通</t></si><si><r><t>粗</t></r><r><rPr><b/></rPr><t>体</t></r><rPh sb="0" eb="1"><t>cu</t></rPh></si>',
      },
    );
    expect(cells).toEqual([
      text('普通'),
      { kind: 'text', text: '粗体', rich: true },
      text('直接'),
      { kind: 'text', text: '分段', rich: true },
      { kind: 'text', text: '甲级', formula: 'A1&"级"' },
    ]);
  });

  it('are numbers with their format code, custom, built in or General', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1"><v>2010.1</v></c><c r="B1" s="1"><v>2010.1</v></c><c r="C1" s="2"><v>40179</v></c><c r="D1" s="3"><v>40179</v></c></row>',
      {
        styles: `<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
        <cellXfs><xf numFmtId="0"/><xf numFmtId="2"/><xf numFmtId="164"/><xf numFmtId="31"/></cellXfs>`,
      },
    );
    expect(cells).toEqual([
      general(2010.1),
      { kind: 'number', number: 2010.1, format: '0.00' },
      { kind: 'number', number: 40179, format: 'yyyy"年"m"月"' },
      { kind: 'number', number: 40179, format: 'yyyy"年"m"月"d"日"' },
    ]);
  });

  it('are booleans and errors; a formula without a kept result is an empty text', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>NOW()</f></c><c r="D1" s="4"/></row>',
    );
    expect(cells).toEqual([
      { kind: 'boolean', boolean: true },
      { kind: 'error', code: '#DIV/0!', formula: '1/0' },
      { kind: 'text', text: '', formula: 'NOW()' },
    ]);
  });

  it('share a formula: each gives the text of the cell that defines it', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">C1*2</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>4</v></c></row>',
    );
    expect(cells).toEqual([
      { ...general(2), formula: 'C1*2' },
      { ...general(4), formula: 'C1*2' },
    ]);
  });

  it('may come without addresses, and rows without numbers', async () => {
    const [sheet] = await read({
      sheets: [
        '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row></sheetData>',
      ],
    });
    expect(sheet?.rows.map(({ number, cells }) => [number, cells.map((c) => c)])).toEqual([
      [1, [general(1), general(2)]],
      // oxlint-disable-next-line no-sparse-arrays -- a hole is an empty cell
      [5, [, , general(3), general(4)]],
      [6, [general(5)]],
    ]);
  });

  it('of a strict workbook keep dates as ISO text, which becomes the serial number that other workbooks have', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1" t="d"><v>2010-01-01</v></c><c r="B1" t="d"><v>2010-01-01T12:00:00Z</v></c><c r="C1" t="d"><v>元旦</v></c></row>',
    );
    expect(cells).toEqual([
      { kind: 'number', number: 40179, format: 'yyyy-mm-dd' },
      { kind: 'number', number: 40179.5, format: 'yyyy-mm-dd' },
      text('元旦'),
    ]);
  });

  it('undo the escapes of the format and of XML', async () => {
    const cells = await cellsOf(
      '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> 一_x000D_\n&lt;二&gt;&#x4e09;<![CDATA[<四>]]>_x005F_x0041_ </t></is></c></row>',
    );
    expect(cells).toEqual([text(' 一\r\n<二>三<四>_x0041_ ')]);
  });
});

describe('the head of an .xlsx sheet', () => {
  it('has the merges, which stand behind the rows, also with a prefix on every element', async () => {
    const rows = '<x:row r="1" hidden="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>';
    const [sheet] = await read({
      sheets: [
        `<?xml version="1.0"?><x:worksheet xmlns:x="urn:x"><x:sheetData>${rows}</x:sheetData><x:mergeCells count="2"><x:mergeCell ref="A1:C1"/><x:mergeCell ref="B2:B$9"/></x:mergeCells><x:pageMargins/></x:worksheet>`,
      ],
    });
    expect(sheet?.head.merges).toEqual([
      { top: 1, bottom: 1, left: 0, right: 2 },
      { top: 2, bottom: 9, left: 1, right: 1 },
    ]);
    expect(sheet?.rows).toEqual([{ number: 1, hidden: true, cells: [general(1)] }]);
  });

  it('has the merges also where a careless program wrote them behind other things', async () => {
    const [sheet] = await read({
      sheets: ['<sheetData/><pageMargins left="1"/><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'],
    });
    expect(sheet?.head.merges).toHaveLength(1);
  });

  it('cuts a merge of whole rows to the columns that are read', async () => {
    const [sheet] = await read({ sheets: ['<sheetData/><mergeCells><mergeCell ref="A1:XFD1"/></mergeCells>'] });
    expect(sheet?.head.merges).toEqual([{ top: 1, bottom: 1, left: 0, right: 1023 }]);
  });

  it('says hidden, very hidden and counted from 1904; chart sheets are left out', async () => {
    const path = scratch.write(
      '乙.xlsx',
      zipFile([
        { name: '_rels/.rels', data: relationsXml([{ id: 'a', type: 'officeDocument', target: '/xl/workbook.xml' }]) },
        {
          name: 'xl/workbook.xml',
          data: '<x:workbook xmlns:x="urn:x" xmlns:q="urn:q"><x:workbookPr date1904="true"/><x:sheets><x:sheet name="图" sheetId="3" q:id="c"/><x:sheet name="藏" sheetId="1" state="hidden" q:id="b"/><x:sheet name="深藏" sheetId="2" state="veryHidden" q:id="a"/></x:sheets></x:workbook>',
        },
        {
          name: 'xl/_rels/workbook.xml.rels',
          data: relationsXml([
            { id: 'a', type: 'worksheet', target: '/xl/worksheets/one.xml' },
            { id: 'b', type: 'worksheet', target: 'worksheets/two.xml' },
            { id: 'c', type: 'chartsheet', target: 'chartsheets/sheet1.xml' },
          ]).replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/',
            'http://purl.oclc.org/ooxml/officeDocument/',
          ),
        },
        { name: 'xl/worksheets/one.xml', data: sheetXml('<sheetData/>') },
        { name: 'xl\\worksheets\\two.xml', data: sheetXml('<sheetData/>') },
        { name: 'xl/chartsheets/sheet1.xml', data: '<chartsheet/>' },
      ]),
    );
    expect((await readAll(path)).map(({ head }) => head)).toEqual([
      { name: '藏', state: 'hidden', merges: [], date1904: true },
      { name: '深藏', state: 'veryHidden', merges: [], date1904: true },
    ]);
  });
});

it('cells with a comment, old or threaded, are marked', async () => {
  const [sheet] = await read({
    sheets: [
      '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row></sheetData>',
    ],
    more: [
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        data: relationsXml([
          { id: 'a', type: 'comments', target: '../comments1.xml' },
          { id: 'b', type: 'threadedComment', target: '../threadedComments/threadedComment1.xml' },
          { id: 'c', type: 'hyperlink', target: 'https://example.org/' },
        ]),
      },
      {
        name: 'xl/comments1.xml',
        data: '<comments><commentList><comment ref="A1" authorId="0"><text><t>请核对</t></text></comment></commentList></comments>',
      },
      {
        name: 'xl/threadedComments/threadedComment1.xml',
        data: '<ThreadedComments><threadedComment ref="C1"><text>好</text></threadedComment></ThreadedComments>',
      },
    ],
  });
  expect(sheet?.rows[0]?.cells.map((cell) => cell?.note)).toEqual([true, undefined, true]);
});

it.each([
  ['UTF-16', (xml: string) => Buffer.from(`\ufeff${xml}`, 'utf16le')],
  ['GBK', encodeGb18030],
] as const)('a part that declares %s is read so', async (encoding, encode) => {
  const sheet =
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>澜川市直机关</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
  const parts = xlsxParts({ sheets: [''] }).filter(({ name }) => !name.includes('worksheets'));
  const data = encode(sheetXml(sheet).replace('UTF-8', encoding));
  const path = scratch.write('丙.xlsx', zipFile([...parts, { name: 'xl/worksheets/sheet1.xml', data }]));
  const [found] = await readAll(path);
  expect(found?.rows[0]?.cells).toEqual([text('澜川市直机关')]);
  expect(found?.head.merges).toHaveLength(1);
});

it('Chinese text is whole wherever the chunks of the unpacked XML end', async () => {
  // Texts of all lengths, so that some character, entity or tag lies across every border of the 16 KB chunks.
  const texts = Array.from({ length: 9000 }, (_, i) => `${'澜川市生态环境局第𠮷支部'.repeat(1 + (i % 3))}&${i}`);
  const rows = texts
    .map(
      (t, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>${t.replace('&', '&amp;')}</t></is></c></row>`,
    )
    .join('');
  const [sheet] = await read({ sheets: [`<sheetData>${rows}</sheetData>`] });
  expect(sheet?.rows.map(({ cells }) => cells[0])).toEqual(texts.map(text));
});

it('a sheet may be left early and read again, two at a time', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`).join(
    '',
  );
  const fractions: number[] = [];
  const workbook = await openWorkbook(
    scratch.write('丁.xlsx', xlsxFile({ sheets: [`<sheetData>${rows}</sheetData>`, '<sheetData/>'] })),
    {
      onProgress: (fraction) => fractions.push(fraction),
    },
  );
  for await (const batch of workbook.rows(0)) {
    expect(batch.length).toBeLessThan(3000);
    break;
  }
  const count = async (): Promise<number> => {
    let n = 0;
    for await (const batch of workbook.rows(0)) n += batch.length;
    return n;
  };
  expect(await Promise.all([count(), count()])).toEqual([3000, 3000]);
  expect(() => workbook.rows(2)).toThrow(RangeError);
  for await (const _ of workbook.rows(1)) expect.unreachable();
  await workbook.close();
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
});
