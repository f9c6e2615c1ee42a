import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as contract from '../../../contract/attachments.js';
import { mostAttachmentBytes } from '../../../domain/meetings/attachments.js';
import { as } from '../../../testkit/as.js';
import { multipart } from '../../../testkit/multipart.js';
import { refusalOf } from '../../../testkit/refusalOf.js';
import { testApp, type Answer } from '../../../testkit/testApp.js';
import { addWorld } from '../../../testkit/world.js';
import { zipFile } from '../../../testkit/zipFile.js';

const app = await testApp();
const world = await addWorld(app, '青屿市');
const params = { meetingId: world.at.一.meetingId };
const [clerk, committee] = [await as(app, world, 'clerk'), await as(app, world, 'committee')];
type File = { readonly name: string; readonly content: Buffer };
const send = (...files: File[]): Promise<Answer> =>
  clerk.ask(contract.addAttachment, { params, ...multipart({}, files) });
type List = z.output<typeof contract.attachmentList.reply>;
const list = async (client = clerk): Promise<List> =>
  (await client.ask(contract.attachmentList, { params })).json as List;
const kept = (): string[] => {
  try {
    return readdirSync(app.deps.attachmentDirectory);
  } catch {
    return [];
  }
};

const pdf = Buffer.from('%PDF-1.4\n签到表\n%%EOF\n');
const docx = (body: string, more: Parameters<typeof zipFile>[0] = []): Buffer =>
  zipFile([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: '_rels/.rels',
      data: '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    { name: 'word/document.xml', data: `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>` },
    ...more,
  ]);
const paragraph = (...runs: string[]): string =>
  `<w:p>${runs.map((t) => `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>${t}</w:t></w:r>`).join('')}</w:p>`;
const plain = docx(paragraph('九月', '学习材料'));

describe('an attachment', () => {
  it('is kept sealed beside the record, listed, given back as it was, and taken away', async () => {
    expect((await send({ name: '签到表.pdf', content: pdf }, { name: '材料.docx', content: plain })).json).toEqual({
      added: 2,
    });
    const { items, mayChange } = await list();
    expect(items.map((i) => [i.fileName, i.typeTitle])).toEqual([
      ['签到表.pdf', 'PDF'],
      ['材料.docx', 'Word 文档'],
    ]);
    expect([mayChange, (await list(committee)).mayChange]).toEqual([true, false]);
    for (const name of kept())
      expect(readFileSync(join(app.deps.attachmentDirectory, name)).includes('签到表')).toBe(false);
    const one = { params: { ...params, attachmentId: items[0]?.id ?? '' } };
    const got = await committee.ask(contract.downloadAttachment, one);
    expect(got.text).toBe(pdf.toString());
    expect(got.headers['content-disposition']).toContain('attachment');
    await clerk.ask(contract.removeAttachment, { ...one, body: {} });
    expect((await list()).items).toHaveLength(1);
    expect(kept()).toHaveLength(1);
    expect((await clerk.ask(contract.downloadAttachment, one)).status).toBe(404);
    const { rows } = await app.database.pool.query<{ action: string }>(
      `select e.action from audit_entries e where e.action like 'attachment.%' order by e.at, e.id`,
    );
    expect(rows.map((r) => r.action)).toEqual(['attachment.added', 'attachment.downloaded', 'attachment.removed']);
  });
});

describe('what is not kept', () => {
  const macro = docx('', [{ name: 'word/vbaProject.bin', data: 'x' }]);
  const split = docx(paragraph('机', '密★', '一年'));
  const inHeader = docx(paragraph('通知'), [
    { name: 'word/header1.xml', data: `<w:hdr xmlns:w="w">${paragraph('秘密★')}</w:hdr>` },
  ]);
  const inSheet = zipFile([
    {
      name: '_rels/.rels',
      data: '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    },
    { name: 'xl/workbook.xml', data: '<workbook/>' },
    { name: 'xl/sharedStrings.xml', data: '<sst><si><t>绝密★长期</t></si></sst>' },
  ]);

  it.each<[string, File, string]>([
    ['a program', { name: '照片.jpg', content: Buffer.from('MZ\u0090\0 program') }, 'attachment.refused'],
    ['a page of the web', { name: '通知.pdf', content: Buffer.from('<html>') }, 'attachment.refused'],
    ['a name that says something else', { name: '照片.jpg', content: pdf }, 'attachment.refused'],
    ['nothing', { name: '空.pdf', content: Buffer.alloc(0) }, 'attachment.refused'],
    ['any other package', { name: '包.docx', content: zipFile([{ name: 'a.txt', data: 'a' }]) }, 'attachment.refused'],
    ['a broken package', { name: '坏.docx', content: plain.subarray(0, 60) }, 'attachment.refused'],
    ['macros', { name: '宏.docx', content: macro }, 'attachment.refused'],
    [
      'more than 20 MB',
      { name: '大.pdf', content: Buffer.concat([pdf, Buffer.alloc(mostAttachmentBytes)]) },
      'attachment.refused',
    ],
    ['a marking in a name', { name: '机密★.pdf', content: pdf }, 'secrecy.marked'],
    ['a marking in pieces', { name: '通知.docx', content: split }, 'secrecy.marked'],
    ['a marking in a header', { name: '通知.docx', content: inHeader }, 'secrecy.marked'],
    ['a marking in a cell', { name: '表.xlsx', content: inSheet }, 'secrecy.marked'],
  ])('%s', async (_, file, code) => {
    const before = [kept().length, (await list()).items.length];
    expect(refusalOf(await send({ name: '好.pdf', content: pdf }, file)).code).toBe(code);
    expect([kept().length, (await list()).items.length]).toEqual(before);
  });
});
