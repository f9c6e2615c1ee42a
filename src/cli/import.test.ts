import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cityFiles, meetings, members, organisations, otherwise, workbook, type OfficeFile } from '../testkit/city.js';
import { zhibuOn, type Zhibu } from '../testkit/command.js';
import { testDatabase, type TestDatabase } from '../testkit/database.js';
import { digestTables } from '../testkit/databaseDigest.js';
import type { ReportLine } from '../server/imports/report.js';
import { insertTenant } from '../server/platform/tenants/store.js';
import { day } from '../domain/shared/calendarDay.js';
import type { Database } from '../server/platform/db/tables.js';

const scratch = mkdtempSync(join(tmpdir(), 'zhibu-files-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let folders = 0;
/** A folder of its own with these files. @returns the folder */
const folderOf = (files: readonly OfficeFile[]): string => {
  const folder = join(scratch, String((folders += 1)));
  mkdirSync(folder);
  for (const f of files) writeFileSync(join(folder, f.name), f.content);
  return folder;
};
const reportOf = (path: string): readonly ReportLine[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ReportLine);

let database: TestDatabase<Database>;
let zhibu: Zhibu;
beforeAll(async () => {
  database = await testDatabase<Database>();
  zhibu = zhibuOn(database.settings);
});
const report = join(scratch, 'report.ndjson');
const digest = () => digestTables(database.pool);

describe('zhibu import', () => {
  it('refuses to begin without a file of organisations in an empty database', async () => {
    const before = await digest();
    const said = await zhibu('import', folderOf((await cityFiles()).slice(1)), '--report', report);
    expect(said).toMatchObject({ code: 1, output: '' });
    expect(said.errors).toContain('数据库中还没有机关工委，所给文件里也没有可用的党组织信息，无法确定归属。');
    expect(await digest()).toEqual(before);
  });

  it('writes nothing with --dry-run, and says what it would', async () => {
    const before = await digest();
    const said = await zhibu(
      'import',
      folderOf(await cityFiles()),
      '--dry-run',
      '--as-of',
      '2026-09-30',
      '--report',
      report,
    );
    expect(said).toMatchObject({ code: 0, output: '' });
    expect(said.errors).toContain(
      '试读完成，没有写入。接收 11 行，规范后接收 9 行，拒收 0 行；其中没有变化 0 行，更新 0 行。',
    );
    expect(reportOf(report)).toHaveLength(20);
    expect(await digest()).toEqual(before);
  });

  it('reports every row once: files in the order given, their sheets, their rows', async () => {
    const [organisationFile, , ledger] = (await cityFiles()) as [OfficeFile, OfficeFile, OfficeFile];
    const branches = await workbook('分支部.xlsx', {
      水务: members.filter((m) => m.所在党支部.startsWith('水务')),
      粮食: members.filter((m) => m.所在党支部.startsWith('粮食')),
    });
    const csv = await workbook('台账.csv', { 台账: meetings.slice(0, 2) }, 'csv');
    const folder = folderOf([csv, ledger, branches, organisationFile]);
    const paths = [csv, branches, organisationFile, ledger].map((f) => join(folder, f.name));
    const said = await zhibu('import', ...paths, '--dry-run', '--as-of', '2026-09-30', '--report', report);
    expect(said.code).toBe(0);
    const lines = reportOf(report);
    expect(lines.map((l) => `${l.file} ${l.sheet} ${l.row}`)).toEqual([
      '台账.csv null 2',
      '台账.csv null 3',
      ...[2, 3, 4, 5, 6, 7].map((r) => `分支部.xlsx 水务 ${r}`),
      ...[2, 3].map((r) => `分支部.xlsx 粮食 ${r}`),
      ...[2, 3, 4, 5, 6, 7].map((r) => `党组织信息.xlsx 党组织信息 ${r}`),
      ...[2, 3, 4, 5, 6, 7].map((r) => `三会一课台账.xlsx 三会一课台账 ${r}`),
    ]);
    for (const l of lines)
      expect(Object.keys(l).toSorted()).toEqual(['codes', 'file', 'messages', 'outcome', 'record', 'row', 'sheet']);
    expect(lines.filter((l) => l.codes.includes('DUP_ROW')).map((l) => l.messages[0])).toEqual([
      '本行与“台账.csv”第 2 行重复，保留先出现的',
      '本行与“台账.csv”第 3 行重复，保留先出现的',
    ]);
  });

  it('leaves out refused files with one line each, nothing of them written, and ends with 2', async () => {
    const [organisationFile, roster, ledger] = (await cityFiles()) as [OfficeFile, OfficeFile, OfficeFile];
    const other = await workbook('外市.xlsx', {
      党组织信息: organisations.map((o) => ({
        ...o,
        党组织全称: o.党组织全称.replace('澜川', '松原'),
        党组织代码: o.党组织代码.replace('0199', '0299'),
        上级党组织: o.上级党组织.replace('澜川', '松原'),
      })),
    });
    const marked = await workbook('密件.xlsx', {
      三会一课台账: [...meetings.slice(0, 1), { ...meetings[1], 主题: '秘密★1年' }],
    });
    const files = [
      organisationFile,
      { name: '决定.xlsx', content: Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\n') },
      other,
      marked,
      { name: '坏.xlsx', content: roster.content.subarray(0, roster.content.length - 400) },
      roster,
      ledger,
    ];
    const folder = folderOf(files);
    const said = await zhibu(
      'import',
      ...files.map((f) => join(folder, f.name)),
      '--as-of',
      '2026-09-30',
      '--report',
      report,
    );
    expect(said.code).toBe(2);
    const lines = reportOf(report);
    const refused = lines.filter((l) => l.row === null);
    expect(refused.map((l) => [l.file, l.sheet, l.outcome, l.record, l.codes])).toEqual(
      ['决定.xlsx', '外市.xlsx', '密件.xlsx', '坏.xlsx'].map((file) => [file, null, 'refused', null, ['refused']]),
    );
    for (const l of refused) {
      expect(l.messages).toHaveLength(1);
      expect(said.errors).toContain(`未接收 ${l.file}：${l.messages[0]}`);
      expect(l.messages[0]).toMatch(/^[^A-Za-z]*(PDF|\.xlsx|Excel|ZIP|WPS|[^A-Za-z])*$/u);
    }
    expect(refused[1]?.messages[0]).toContain('不予接收');
    expect(refused[2]?.messages[0]).toContain('秘密★');
    expect(new Set(lines.filter((l) => l.row !== null).map((l) => l.file))).toEqual(
      new Set(['党组织信息.xlsx', '党员名册.xlsx', '三会一课台账.xlsx']),
    );
    const { rows } = await database.pool.query(
      `select count(*)::int as n from organisation_states where name like '%松原%'`,
    );
    expect(rows[0]).toEqual({ n: 0 });
  });

  it('changes nothing the second time, whatever order the files come in, or in how many parts', async () => {
    const before = await digest();
    const again = await zhibu('import', folderOf(await cityFiles()), '--as-of', '2026-09-30', '--report', report);
    expect(again.code).toBe(0);
    expect(new Set(reportOf(report).map((l) => l.codes.join()))).toEqual(new Set(['unchanged']));
    const parts = folderOf([
      await workbook('乙.xlsx', { 台账: meetings, 名册: members.slice(4) }),
      await workbook('甲.xls', { 名册: members.slice(0, 4), 组织: organisations.slice(0, 3) }, 'xls'),
      await workbook('丙.xlsx', { 组织: organisations.slice(3) }),
    ]);
    const split = await zhibu('import', parts, '--as-of', '2026-09-30', '--report', report);
    expect(split.code).toBe(0);
    expect(new Set(reportOf(report).map((l) => l.codes.join()))).toEqual(new Set(['unchanged']));
    const after = await digest();
    const trail = ['imports', 'import_files', 'import_rows', 'audit_entries', 'audit_seals'];
    expect(
      Object.keys(before)
        .filter((t) => before[t] !== after[t])
        .toSorted(),
    ).toEqual(trail.toSorted());
  });

  it('lists people who are missing and asks, and says which posts it left out', async () => {
    const files = await cityFiles({
      members: otherwise(members.slice(0, 7), '姓名', { 汪澜: { 党内职务: '党支部书记' } }),
    });
    const said = await zhibu('import', folderOf(files), '--as-of', '2026-11-15', '--dry-run');
    expect(said.code).toBe(0);
    expect(said.errors).toContain('汪澜在名册中也写作书记，与现任书记不一致，未登记任职，请核对。');
    expect(said.errors).toContain(
      '原在名册、新文件中没有的党员 1 名，没有改动；是否已经转出，请在网页“导入”中逐一答复：\n  谷雨',
    );
  });

  it('leaves nothing behind when it fails on the way', async () => {
    const before = await digest();
    // Something nobody foresaw: the database will not take a record of this kind.
    await database.pool.query(
      `alter table meeting_kinds add constraint never check (kind <> 'partyLesson' or held_on < '2026-10-01')`,
    );
    const files = await cityFiles({
      meetings: [{ ...(meetings[4] as (typeof meetings)[number]), 日期: '2026-10-08' }],
    });
    const said = await zhibu('import', folderOf(files), '--as-of', '2026-11-15');
    await database.pool.query('alter table meeting_kinds drop constraint never');
    expect(said.code).toBe(1);
    expect(said.errors).toContain('文件中的内容与现有数据相互矛盾，没有写入任何内容');
    expect(said.errors).not.toMatch(/violates|constraint|at \w+ \(/);
    expect(await digest()).toEqual(before);
  });

  it('takes wrong usage with a Chinese sentence and 1', async () => {
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [['import'], '请给出要导入的工作簿或文件夹。'],
      [['import', join(scratch, '没有.xlsx')], '找不到 '],
      [['import', folderOf([])], '所给的文件夹里没有工作簿'],
      [['import', scratch, '--as-of', '昨天'], '--as-of 应是形如 2026-09-30 的日期，而不是“昨天”。'],
      [['import', scratch, '--nothing'], '没有这个选项：--nothing'],
      [['import', scratch, '--as-of'], '选项缺少内容，或者多给了内容：--as-of'],
      [
        ['import', folderOf(await cityFiles()), '--report', join(scratch, 'no', 'where')],
        '不能写入 --report 指定的文件',
      ],
      [['imports'], '没有“imports”这个命令。'],
      [
        ['import', folderOf(await cityFiles()), '--committee', '松原市'],
        '没有找到机关工委“松原市”。现有：\n  中共澜川市直属机关工作委员会',
      ],
    ];
    for (const [args, sentence] of wrong) {
      const said = await zhibu(...args);
      expect(said).toMatchObject({ code: 1, output: '' });
      expect(said.errors).toContain(sentence);
      expect(said.errors).not.toMatch(/Error|at \w+ \(|Unknown|argument/);
    }
  });

  it('is told which committee where there are two', async () => {
    await insertTenant(database.db, {
      name: '中共松原市直属机关工作委员会',
      shortName: '松原市直机关工委',
      code: null,
      since: day('2000-01-01'),
      demo: false,
    });
    const folder = folderOf(await cityFiles());
    const unsaid = await zhibu('import', folder);
    expect(unsaid.code).toBe(1);
    expect(unsaid.errors).toContain(
      '数据库中有2个机关工委，请用 --committee 指明其中一个：\n  中共松原市直属机关工作委员会\n  中共澜川市直属机关工作委员会',
    );
    const right = await zhibu(
      'import',
      folder,
      '--committee',
      '澜川',
      '--as-of',
      '2026-09-30',
      '--dry-run',
      '--report',
      report,
    );
    expect(right.code).toBe(0);
    const wrong = await zhibu('import', folder, '--committee', '松原', '--as-of', '2026-09-30', '--report', report);
    expect(wrong.code).toBe(2);
    expect(reportOf(report).find((l) => l.row === null)?.messages[0]).toContain(
      '与本机关工委“中共松原市直属机关工作委员会”不一致',
    );
    const obligations = await zhibu('obligations', '--committee', '松原', '--as-of', '2026-09-30');
    expect(JSON.parse(obligations.output)).toEqual([]);
  });
});
