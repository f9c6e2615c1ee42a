import { xlsxFile } from '../../testkit/zipFile.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as contract from '../../contract/imports.js';
import {
  cityFiles,
  meetings,
  member,
  members,
  otherwise,
  workbook,
  type MemberLine,
  type OfficeFile,
} from '../../testkit/city.js';
import { importPages, refusalIn, type ImportPages } from '../../testkit/importPages.js';
import { dataDigest } from '../../testkit/importing.js';
import { multipart } from '../../testkit/multipart.js';
import { readAll, scratchFolder } from '../../testkit/workbookFiles.js';
import { sessionCookie } from '../platform/http/cookies.js';

let p: ImportPages;
beforeAll(async () => {
  p = await importPages();
});
const with_ = (changes: Readonly<Record<string, Partial<MemberLine>>>): MemberLine[] =>
  otherwise(members, '姓名', changes);

describe('an import over the pages', () => {
  it('is read in the background and shown with counts by sheet and code, nothing written yet', async () => {
    const before = await dataDigest(p.app.deps);
    const newcomer = member(41, '高岸', '水务局第二党支部', {
      手机号码: '199 0000 0041',
      '月党费计算基数（元）': 4321,
    });
    const roster = [
      ...with_({ 谷雨: { 手机号码: '19900009999', '月党费计算基数（元）': 8765 } }),
      newcomer,
      { ...newcomer, 姓名: '无号', 身份证号: '9903011980' },
    ];
    const [organisationFile] = (await cityFiles()) as [OfficeFile];
    const id = await p.begin([organisationFile, await workbook('名册.xlsx', { 名册: roster })]);
    expect(await p.detail(id)).toMatchObject({
      state: 'reading',
      asOf: '2026-11-15',
      files: ['党组织信息.xlsx', '名册.xlsx'],
    });
    expect(refusalIn(await p.deed(contract.applyImport, id))).toEqual([409, 'import.busy']);
    await p.work();
    const d = await p.detail(id);
    expect(d).toMatchObject({ state: 'ready', progress: 1, problem: null, missing: 0, left: [] });
    expect(d.counts).toEqual({ accept: 6, normalise: 9, reject: 1, unchanged: 13 });
    expect(d.sheets.map((s) => [s.file, s.sheet, s.kindTitle, s.counts.reject])).toEqual([
      ['党组织信息.xlsx', '党组织信息', '党组织信息', 0],
      ['名册.xlsx', '名册', '党员名册', 1],
    ]);
    expect(d.codes.find((c) => c.code === 'updated')).toEqual({
      code: 'updated',
      title: '更新现有数据',
      weight: 'normalise',
      count: 1,
    });
    expect(await dataDigest(p.app.deps)).toEqual(before);
    const shown = await p.rows(id, { changed: 'true' });
    const text = JSON.stringify(shown.items.filter((r) => r.outcome !== 'reject'));
    for (const secret of [newcomer.身份证号, '19900000041', '19900009999', '19900000008', '8765', '4321'])
      expect(text).not.toContain(secret);
    expect(text).toContain('手机号码由“199****0008”改为“199****9999”');
    const rejected = await p.rows(id, { outcome: 'reject' });
    expect(rejected.items[0]?.values).toMatchObject({ 姓名: '无号', 身份证号: '9903011980' });
    expect(rejected.items[0]?.problems?.[0]).toMatchObject({ field: '身份证号', found: '9903011980' });
    await p.deed(contract.discardImport, id);
  });

  it('keeps originals sealed and nothing laid open, and removes them when dismissed', async () => {
    const csv = await workbook('名册.csv', { 名册: members }, 'csv');
    const id = await p.begin([csv]);
    const plain = members[0]?.身份证号 ?? '';
    expect(csv.content.includes(plain)).toBe(true);
    expect(p.kept()).toHaveLength(1);
    for (const name of p.kept())
      expect(readFileSync(join(p.app.deps.uploadDirectory, name)).includes(plain)).toBe(false);
    await p.work();
    expect(p.kept()).toHaveLength(1);
    const copied = await p.app.database.pool.query('select r::text as line from import_rows r');
    expect(copied.rows.some((r: { line: string }) => r.line.includes(plain))).toBe(false);
    expect((await p.deed(contract.discardImport, id)).status).toBe(200);
    expect(p.kept()).toEqual([]);
    expect(await p.detail(id)).toMatchObject({ state: 'discarded' });
    expect(refusalIn(await p.deed(contract.discardImport, id))).toEqual([409, 'import.state']);
    expect(refusalIn(await p.deed(contract.applyImport, id))).toEqual([409, 'import.state']);
    const { rows } = await p.app.database.pool.query(
      'select count(*)::int as n from import_rows where import_id = $1',
      [id],
    );
    expect(rows[0]).toEqual({ n: 0 });
  });

  it('keeps nothing of an upload that is refused', async () => {
    const none = await p.clerk.ask(contract.startImport, multipart({ asOf: '2026-11-15' }, []));
    expect(refusalIn(none)).toEqual([422, 'request.invalid', '请选择要导入的工作簿。']);
    const noDay = await p.clerk.ask(contract.startImport, multipart({ asOf: '昨天' }, await cityFiles()));
    expect(refusalIn(noDay)).toEqual([422, 'request.invalid', '统计日应是形如 2026-09-30 的日期。']);
    expect(p.kept()).toEqual([]);
  });

  it('takes a column that somebody names, and a cell that somebody puts right', async () => {
    const strange = members.slice(0, 2).map(({ 身份证号: n, ...m }) => ({ ...m, 编码: n }));
    const id = await p.begin([
      await workbook('名册.xlsx', { 名册: [...strange, { ...strange[0], 姓名: '高岸', 编码: '9903011980' }] as never }),
    ]);
    await p.work();
    const sheet = (await p.detail(id)).sheets[0];
    expect(sheet?.columns.find((c) => c.header === '编码')).toMatchObject({ field: null });
    expect(sheet?.missingFields).toContain('身份证号');
    const column = sheet?.columns.find((c) => c.header === '编码')?.column ?? -1;
    expect(
      refusalIn(await p.deed(contract.mapColumn, id, { fileNo: 7, sheetNo: 0, column, field: '身份证号' })),
    ).toEqual([404, 'notFound']);
    await p.deed(contract.mapColumn, id, { fileNo: 0, sheetNo: 0, column, field: '身份证号' });
    await p.work();
    expect((await p.detail(id)).counts).toEqual({ accept: 0, normalise: 2, reject: 1, unchanged: 2 });
    const right = member(49, '高岸', '水务局第二党支部').身份证号;
    await p.deed(contract.correctCell, id, { fileNo: 0, sheetNo: 0, row: 4, field: '身份证号', value: right });
    const stored = await p.app.database.pool.query('select c::text as line from import_corrections c');
    expect(stored.rows.some((r: { line: string }) => r.line.includes(right))).toBe(false);
    await p.work();
    expect((await p.detail(id)).counts).toEqual({ accept: 0, normalise: 3, reject: 0, unchanged: 2 });
    await p.deed(contract.discardImport, id);
  });

  it('writes all of it, or some sheets, or without some warnings; then the originals go', async () => {
    const files = [
      await workbook('名册.xlsx', {
        甲: [member(43, '高原', '水务局第二党支部', { 学历: '大学本科', '月党费计算基数（元）': 5000 })],
        乙: [
          member(44, '平川', '水务局第二党支部', { 学历: '大学本科', '月党费计算基数（元）': 5000 }),
          member(45, '山谷', '水务局第二党支部', { 学历: '大学本科' }),
        ],
      }),
    ];
    const id = await p.begin(files);
    await p.work();
    await p.deed(contract.applyImport, id, { sheets: [{ fileNo: 0, sheetNo: 1 }], withoutCodes: ['BASE_MISSING'] });
    expect(refusalIn(await p.deed(contract.undoImport, id))).toEqual([409, 'import.busy']);
    await p.work();
    expect(await p.detail(id)).toMatchObject({ state: 'applied', problem: null });
    expect((await p.rows(id)).items.map((r) => [r.sheetNo, r.row, r.applied])).toEqual([
      [0, 2, false],
      [1, 2, true],
      [1, 3, false],
    ]);
    const { rows } = await p.app.database.pool.query(`select name from people where name in ('高原', '平川', '山谷')`);
    expect(rows).toEqual([{ name: '平川' }]);
    expect(p.kept()).toEqual([]);
    expect((await p.deed(contract.undoImport, id)).status).toBe(200);
    await p.work();
    expect(await p.detail(id)).toMatchObject({ state: 'undone' });
  });

  it('gives the rejected rows back as a workbook that no spreadsheet runs', async () => {
    const evil = '=HYPERLINK("http://example.org","点")';
    const id = await p.begin([
      await workbook('名册.xlsx', {
        名册: [{ ...member(46, '高岸', '没有的支部'), 备注: evil } as never, member(47, '高山', '水务局第二党支部')],
      }),
    ]);
    await p.work();
    const url = contract.rejectedRows.path.replace(':importId', id);
    const sent = await p.app.app.inject({ method: 'GET', url, headers: { cookie: `${sessionCookie}=${p.token}` } });
    expect(sent.statusCode).toBe(200);
    expect(sent.headers['content-disposition']).toContain(encodeURIComponent('被拒收的行.xlsx'));
    const folder = scratchFolder();
    const [sheet] = await readAll(folder.write('rejected.xlsx', sent.rawPayload));
    folder.remove();
    const text = sheet?.rows.map((r) => r.cells.map((c) => (c?.kind === 'text' ? c.text : '')));
    expect(sheet?.head.name).toBe('名册');
    expect(text?.[0]?.slice(0, 3)).toEqual(['原行号', '拒收原因', '姓名']);
    expect(text).toHaveLength(2);
    expect(text?.[1]?.slice(0, 3)).toEqual(['2', '所在党支部（E2）“没有的支部”不在党组织信息中，请核对', '高岸']);
    const last = sheet?.rows[1]?.cells.at(-1);
    expect(last).toEqual({ kind: 'text', text: `'${evil}` });
    await p.deed(contract.discardImport, id);
    expect(refusalIn(await p.clerk.ask(contract.rejectedRows, { params: { importId: id } }))).toEqual([
      409,
      'import.state',
    ]);
  });

  it('refuses what is not to be kept, and takes the rest', async () => {
    const marked = await workbook('密件.xlsx', { 台账: [{ ...meetings[0], 主题: '机密★' }] });
    const [, roster] = (await cityFiles()) as [OfficeFile, OfficeFile];
    const id = await p.begin([marked, roster, { name: '说明.docx', content: Buffer.from('PK') }]);
    await p.work();
    const d = await p.detail(id);
    expect(d.state).toBe('ready');
    expect(d.sheets.map((s) => [s.file, s.refusal === null])).toEqual([
      ['密件.xlsx', false],
      ['党员名册.xlsx', true],
      ['说明.docx', false],
    ]);
    expect(d.sheets[0]?.refusal).toContain('整个文件不予接收');
    await p.deed(contract.discardImport, id);
    const alone = await p.begin([marked]);
    await p.work();
    expect(await p.detail(alone)).toMatchObject({ state: 'refused', problem: d.sheets[0]?.refusal });
    expect(refusalIn(await p.deed(contract.applyImport, alone))).toEqual([409, 'import.state']);
    await p.deed(contract.discardImport, alone);
    expect(p.kept()).toEqual([]);
  });

  it('refuses a file that bears its mark beside the cells, and keeps nothing of it', async () => {
    const sheet = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row></sheetData>';
    const headed = `${sheet}<headerFooter><oddHeader>&amp;R机密★1年</oddHeader></headerFooter>`;
    const id = await p.begin([{ name: '名册.xlsx', content: xlsxFile({ sheets: [headed] }) }]);
    await p.work();
    expect(await p.detail(id)).toMatchObject({
      state: 'refused',
      problem: expect.stringContaining('文件的页眉页脚、批注、文本框或属性中有“机密★1年”标志。') as string,
    });
    await p.deed(contract.discardImport, id);
    expect(p.kept()).toEqual([]);
  });
});
