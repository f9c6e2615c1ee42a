import { CFB } from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { refusalOf, scratchFolder } from '../../../testkit/workbookFiles.js';
import { relationsXml, xlsxFile, zipFile } from '../../../testkit/zipFile.js';
import { FileRefused } from './fileRefused.js';
import { openWorkbook } from './openWorkbook.js';
import { writeXls } from './writeWorkbook.js';

const scratch = scratchFolder();
afterAll(scratch.remove);

const refusal = (name: string, content: Buffer | string) => refusalOf(scratch.write(name, content));
const latin1 = (text: string) => Buffer.from(text, 'latin1');

const compound = (stream: string): Buffer => {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, `/${stream}`, Buffer.alloc(5000, 1));
  return Buffer.from(CFB.write(container, { type: 'buffer' }) as Uint8Array);
};

const office = (main: string, more: string[] = []): Buffer =>
  zipFile([
    { name: '_rels/.rels', data: relationsXml([{ id: 'a', type: 'officeDocument', target: main }]) },
    { name: main, data: '<x/>' },
    ...more.map((name) => ({ name, data: 'x' })),
  ]);

const sheet = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>';
const xlsx = xlsxFile({ sheets: [sheet] });

describe('a file that is no table we read is refused by its content, whatever its name', () => {
  it.each([
    ['nothing at all', '', 'empty'],
    ['a PDF', latin1('%PDF-1.7\n%\xe2\xe3'), 'pdf'],
    ['a photograph', latin1('\xff\xd8\xff\xe0\0\x10JFIF'), 'image'],
    ['a screenshot', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'image'],
    ['a RAR archive', latin1('Rar!\x1a\x07\0'), 'archive'],
    ['a gzip archive', latin1('\x1f\x8b\x08\0'), 'archive'],
    ['a zip of workbooks', zipFile([{ name: '一.xlsx', data: xlsx }]), 'archive'],
    ['a zip within a zip', zipFile([{ name: 'a.zip', data: zipFile([{ name: 'b.zip', data: xlsx }]) }]), 'archive'],
    ['a Word document', office('word/document.xml'), 'wordDocument'],
    ['an old Word document', compound('WordDocument'), 'wordDocument'],
    ['a rich text document', '{\\rtf1\\ansi', 'wordDocument'],
    ['a presentation', office('ppt/presentation.xml'), 'presentation'],
    ['an old presentation', compound('PowerPoint Document'), 'presentation'],
    ['a binary workbook', office('xl/workbook.bin'), 'binaryWorkbook'],
    ['a workbook with macros', office('xl/workbook.xml', ['xl/vbaProject.bin']), 'macroWorkbook'],
    [
      'an OpenDocument table',
      zipFile([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }]),
      'openDocument',
    ],
    ['an encrypted workbook', compound('EncryptedPackage'), 'encrypted'],
    ['a web page', '\ufeff<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>姓名', 'html'],
    ['a table of a web page', '\r\n <TABLE border=1><tr><td>姓名</td></tr></TABLE>', 'html'],
    ['a saved web archive', 'MIME-Version: 1.0\r\nContent-Type: multipart/related', 'html'],
    ['an XML table', '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>', 'xmlSpreadsheet'],
    ['a program', latin1('MZ\x90\0\x03\0\0\0'), 'notWorkbook'],
    ['an unknown compound file', compound('Contents'), 'notWorkbook'],
  ])('%s', async (_, content, code) => {
    for (const name of ['党员名册.xlsx', '党员名册.xls', '党员名册.csv'])
      expect(await refusal(name, content)).toBe(code);
  });
});

describe('a name whose extension does not fit the content', () => {
  it('is refused, and the sentence names both', async () => {
    const path = scratch.write('党员名册.XLS', xlsx);
    await expect(openWorkbook(path)).rejects.toThrow(FileRefused);
    await expect(openWorkbook(path)).rejects.toThrow('文件名的后缀是 .xls，内容却是 .xlsx 格式');
    expect(await refusal('党员名册.csv', xlsx)).toBe('wrongExtension');
    expect(await refusal('党员名册.xls', '姓名,性别\n')).toBe('wrongExtension');
    expect(await refusal('党员名册.pdf', '姓名,性别\n')).toBe('wrongExtension');
    const xls = await writeXls([{ head: { name: '表' }, rows: [] }]);
    expect(await refusal('党员名册.xlsx', xls)).toBe('wrongExtension');
  });

  it('does not matter where there is none, and that of an upload is the name the user gave', async () => {
    expect(await refusal('upload-1', xlsx)).toBe('read');
    const path = scratch.write('upload-2', xlsx);
    expect(await refusalOf(path, { fileName: '名册.xlsx' })).toBe('read');
    expect(await refusalOf(path, { fileName: '名册.xls' })).toBe('wrongExtension');
  });
});

it('a file that is not there is an error of the system, no refusal', async () => {
  await expect(openWorkbook(scratch.write('x', '') + '-absent')).rejects.toMatchObject({ code: 'ENOENT' });
});

it('a file above the limit of its kind is refused before it is read', async () => {
  const limits = { ...(await import('./limits.js')).workbookLimits, xlsxBytes: 10, xlsBytes: 10, csvBytes: 10 };
  expect(await refusalOf(scratch.write('大.xlsx', xlsx), { limits })).toBe('fileTooLarge');
  expect(await refusalOf(scratch.write('大.xls', compound('Workbook')), { limits })).toBe('fileTooLarge');
  expect(await refusalOf(scratch.write('大.csv', '一二三四五六,七'), { limits })).toBe('fileTooLarge');
});
