import { CFB, utils, write } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { secrecyMark } from '../../../domain/secrecy/secrecyMark.js';
import { refusalOf, scratchFolder } from '../../../testkit/workbookFiles.js';
import { xlsxFile, type XlsxForTest, type ZipPart } from '../../../testkit/zipFile.js';
import { encodeGb18030 } from './gb18030.js';
import { workbookLimits } from './limits.js';
import { openWorkbook } from './openWorkbook.js';

const scratch = scratchFolder();
afterAll(scratch.remove);

const asidesOf = async (path: string): Promise<string> => {
  const workbook = await openWorkbook(path);
  try {
    const texts: string[] = [];
    for await (const text of workbook.asides()) texts.push(text);
    return texts.join('\n');
  } finally {
    await workbook.close();
  }
};
const rows = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
const inXlsx = (more: readonly ZipPart[], sheet = rows): Promise<string> =>
  asidesOf(scratch.write('一.xlsx', xlsxFile({ sheets: [sheet], more } satisfies XlsxForTest)));
const markIn = (text: string): string | undefined => secrecyMark(text)?.mark;

describe('what stands beside the cells of an .xlsx file is seen:', () => {
  it('headers and footers, behind merges and with their codes', async () => {
    const page = (text: string): string =>
      `${rows}<mergeCells><mergeCell ref="A1:B1"/></mergeCells><headerFooter><oddHeader>&amp;L第&amp;P页</oddHeader><oddFooter>${text}</oddFooter></headerFooter>`;
    expect(markIn(await inXlsx([], page('&amp;C&amp;"宋体,加粗"&amp;10机密★1年')))).toBe('机密★1年');
    expect(markIn(await inXlsx([], page('&amp;C密级：&amp;K01+000秘密')))).toContain('秘密');
    expect(markIn(await inXlsx([], page('&amp;C国家秘密法学习')))).toBeUndefined();
  });

  it('comments, also where the mark is divided into runs or written in numbers', async () => {
    const comments = (text: string): ZipPart => ({
      name: 'xl/comments1.xml',
      data: `<comments><commentList><comment ref="A1"><text>${text}</text></comment></commentList></comments>`,
    });
    expect(markIn(await inXlsx([comments('<r><t>秘</t></r><r><rPr><b/></rPr><t>密★</t></r>')]))).toBe('秘密★');
    expect(markIn(await inXlsx([comments('<t>&#32477;&#x5BC6;★</t>')]))).toBe('绝密★');
  });

  it('text boxes, alternative texts, and old drawings that are no well-formed XML', async () => {
    const drawing = (inside: string): ZipPart => ({
      name: 'xl/drawings/drawing1.xml',
      data: `<xdr:wsDr xmlns:a="a" xmlns:xdr="x">${inside}</xdr:wsDr>`,
    });
    const runs = '<a:p><a:r><a:rPr lang="zh-CN"/><a:t>机</a:t></a:r><a:r><a:t>密★</a:t></a:r></a:p>';
    expect(markIn(await inXlsx([drawing(`<a:p><a:r><a:t>台账</a:t></a:r></a:p>${runs}`)]))).toBe('机密★');
    expect(markIn(await inXlsx([drawing('<xdr:cNvPr id="2" name="图片 1" descr="秘密★"/>')]))).toBe('秘密★');
    const vml = '<xml><v:textbox><div>第一行<br>秘密★<font size=2>3年</font></div></v:textbox></xml>';
    expect(markIn(await inXlsx([{ name: 'xl/drawings/vmlDrawing1.vml', data: vml }]))).toBe('秘密★3年');
  });

  it('document properties, and names that were given', async () => {
    const core =
      '<cp:coreProperties xmlns:dc="d" xmlns:cp="c"><dc:title>名册</dc:title><cp:category>机密★</cp:category></cp:coreProperties>';
    expect(markIn(await inXlsx([{ name: 'docProps/core.xml', data: core }]))).toBe('机密★');
    const path = scratch.write('名.xlsx', xlsxFile({ sheets: [rows] }));
    expect(markIn(await asidesOf(path))).toBeUndefined();
    const named = xlsxFile({
      sheets: [rows],
      workbookPr: '/><definedNames><definedName name="密级">"秘密★"</definedName></definedNames><calcPr ',
    });
    expect(markIn(await asidesOf(scratch.write('名.xlsx', named)))).toContain('秘密★');
  });

  it('but not copies of cells, and nothing beyond measure', async () => {
    const pivot = { name: 'xl/pivotCache/pivotCacheRecords1.xml', data: '<x>秘密★</x>' };
    expect(markIn(await inXlsx([pivot]))).toBeUndefined();
    const big = { name: 'xl/drawings/drawing1.xml', data: `<x>${'长'.repeat(1000)}</x>` };
    const path = scratch.write('大.xlsx', xlsxFile({ sheets: [rows], more: [big] }));
    const workbook = await openWorkbook(path, { limits: { ...workbookLimits, asideBytes: 2000 } });
    await expect(async () => {
      for await (const text of workbook.asides()) void text;
    }).rejects.toMatchObject({ code: 'tooManyTexts' });
    await workbook.close();
    expect(await refusalOf(path)).toBe('read');
  });
});

describe('what stands beside the cells of an .xls file is seen:', () => {
  const record = (type: number, body: Buffer): Buffer => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(type, 0);
    head.writeUInt16LE(body.length, 2);
    return Buffer.concat([head, body]);
  };
  /** A workbook of today's kind with records more, in front of the end of its first stream. */
  const withRecords = (...records: readonly (readonly [type: number, body: Buffer])[]): string => {
    const book = utils.book_new(utils.aoa_to_sheet([['姓名'], ['某人']]), '名册');
    const container = CFB.read(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer, { type: 'buffer' });
    const stream = CFB.find(container, 'Workbook');
    const content = Buffer.from((stream?.content ?? []) as Uint8Array);
    const cut = content.lastIndexOf(Buffer.from([0x0a, 0x00, 0x00, 0x00]));
    const whole = Buffer.concat([
      content.subarray(0, cut),
      ...records.map(([type, body]) => record(type, body)),
      content.subarray(cut),
    ]);
    CFB.utils.cfb_add(container, '/Workbook', whole);
    return scratch.write('一.xls', Buffer.from(CFB.write(container, { type: 'buffer' }) as Buffer));
  };
  const utf16 = (text: string, lead: readonly number[]): Buffer =>
    Buffer.concat([Buffer.from(lead), Buffer.from(text, 'utf16le')]);

  it('headers, and text boxes', async () => {
    expect(markIn(await asidesOf(withRecords([0x0014, utf16('&C机密★1年', [8, 0, 1])])))).toBe('机密★1年');
    expect(markIn(await asidesOf(withRecords([0x00ec, Buffer.alloc(18)], [0x003c, utf16('秘密★', [1])])))).toBe(
      '秘密★',
    );
    expect(markIn(await asidesOf(withRecords([0x0014, utf16('&C国家秘密', [6, 0, 1])])))).toBeUndefined();
  });

  it('headers of files of before 1997, in GBK', async () => {
    const header = encodeGb18030('&C秘密★');
    expect(markIn(await asidesOf(withRecords([0x0015, Buffer.concat([Buffer.of(header.length), header])])))).toBe(
      '秘密★',
    );
  });

  it('document properties', async () => {
    const book = utils.book_new(utils.aoa_to_sheet([['姓名'], ['某人']]), '名册');
    book.Props = { Title: '机密★', Company: '某单位' };
    const path = scratch.write('属性.xls', write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
    expect(markIn(await asidesOf(path))).toBe('机密★');
  });
});
