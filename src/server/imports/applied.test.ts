import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import * as contract from '../../contract/imports.js';
import { cityFiles, meetings, members, otherwise, workbook, type MemberLine } from '../../testkit/city.js';
import { importPages, refusalIn, type ImportPages } from '../../testkit/importPages.js';
import { dataDigest, importFiles } from '../../testkit/importing.js';
import { startJobs } from '../platform/jobs/jobs.js';
import { importJobs } from './jobs.js';
import { recoverImports } from './usecases/recoverImports.js';

let p: ImportPages;
beforeAll(async () => {
  p = await importPages();
});
const with_ = (changes: Readonly<Record<string, Partial<MemberLine>>>): MemberLine[] =>
  otherwise(members, '姓名', changes);

describe('an import over the pages, once it is applied', () => {
  it('asks about people who are missing; who left leaves when the import is applied, not before', async () => {
    const before = await dataDigest(p.app.deps);
    const id = await p.begin([
      await workbook('名册.xlsx', { 名册: members.filter((m) => !['苏溪', '谷雨'].includes(m.姓名)) }),
    ]);
    await p.work();
    const asked = () => p.missing(id);
    expect((await asked()).items.map((m) => [m.name, m.branchName, m.answer])).toEqual([
      ['谷雨', '粮食局党支部', null],
      ['苏溪', '水务局第一党支部', null],
    ]);
    const personId = (name: string): Promise<string> =>
      asked().then((a) => a.items.find((m) => m.name === name)?.personId ?? '');
    const answer = async (name: string, said: string) =>
      p.deed(contract.answerMissing, id, { answer: said }, { personId: await personId(name) });
    expect((await answer('苏溪', 'left')).status).toBe(200);
    expect(refusalIn(await answer('苏溪', 'stays'))).toEqual([404, 'notFound']);
    expect(await dataDigest(p.app.deps)).toEqual(before);
    await p.deed(contract.correctCell, id, { fileNo: 0, sheetNo: 0, row: 2, field: '学历', value: '硕士' });
    await p.work();
    expect((await asked()).items.map((m) => m.answer)).toEqual([null, 'left']);
    await p.deed(contract.applyImport, id);
    await p.work();
    const on = async (name: string) =>
      (
        await p.app.database.pool.query(
          `select f.until from affiliations f join people p on p.id = f.person_id where p.name = $1`,
          [name],
        )
      ).rows;
    expect(await on('苏溪')).toEqual([{ until: '2026-11-15' }]);
    expect(await on('谷雨')).toEqual([{ until: null }]);
    expect((await answer('谷雨', 'left')).status).toBe(200);
    expect(await on('谷雨')).toEqual([{ until: '2026-11-15' }]);
    const ended = await p.app.database.pool.query(`select until from tenures where holder_name = '苏溪'`);
    expect(ended.rows).toEqual([{ until: '2026-11-15' }]);
    await p.deed(contract.undoImport, id);
    await p.work();
    expect(await dataDigest(p.app.deps)).toEqual(before);
  });

  it('says at once what stands in the way of undoing', async () => {
    const [first] = (
      await p.app.database.pool.query<{ id: string }>('select id from imports order by created_at, id limit 1')
    ).rows;
    const later = await importFiles(
      p.app.deps,
      [await workbook('名册.xlsx', { 名册: with_({ 谷雨: { 学历: '大专' } }) })],
      { asOf: '2026-11-15' },
    );
    expect(refusalIn(await p.deed(contract.undoImport, first?.id ?? ''))).toEqual([
      409,
      'import.builtOn',
      '已有1处后来导入的更新建立在本次导入之上。',
    ]);
    await p.deed(contract.undoImport, later.importId);
    await p.work();
    expect(await p.detail(later.importId)).toMatchObject({ state: 'undone' });
  });

  it('stays ready with its rows when writing fails, and says so', async () => {
    const id = await p.begin([await workbook('台账.xlsx', { 台账: [{ ...meetings[4], 日期: '2026-10-08' }] })]);
    await p.work();
    await p.app.database.pool.query(`alter table meetings add constraint never check (held_on < '2026-10-01')`);
    await p.deed(contract.applyImport, id);
    await p.work();
    await p.app.database.pool.query('alter table meetings drop constraint never');
    const d = await p.detail(id);
    expect(d.state).toBe('ready');
    expect(d.problem).toBe(
      '文件中的内容与现有数据相互矛盾，没有写入任何内容，详见所列内容。涉及组织生活记录。请核对文件和统计日；如核对无误，请把文件交系统管理员查看。',
    );
    expect((await p.rows(id)).total).toBe(1);
    await p.deed(contract.applyImport, id);
    await p.work();
    expect(await p.detail(id)).toMatchObject({ state: 'applied', problem: null });
  });
});

describe('a service that was killed', () => {
  it('reads again what it was reading, and leaves nothing laid open', async () => {
    const id = await p.begin(await cityFiles());
    await p.app.database.pool.query('delete from graphile_worker._private_jobs');
    mkdirSync(join(p.app.deps.uploadDirectory, 'open-killed'));
    writeFileSync(join(p.app.deps.uploadDirectory, 'open-killed', 'roster.csv'), members[0]?.身份证号 ?? '');
    writeFileSync(join(p.app.deps.uploadDirectory, 'of-nobody'), 'x');
    await recoverImports(p.app.deps);
    expect(p.kept()).toHaveLength(3);
    await p.work();
    expect(await p.detail(id)).toMatchObject({ state: 'ready' });
    await p.app.database.pool.query(`update imports set state = 'applying' where id = $1`, [id]);
    await recoverImports(p.app.deps);
    expect(await p.detail(id)).toMatchObject({
      state: 'ready',
      problem: '入库时服务中断，没有写入任何内容，请再试一次。',
    });
    await p.deed(contract.discardImport, id);
  });

  it('works by itself with the real queue', async () => {
    const runner = await startJobs(p.app.deps.pool, importJobs(p.app.deps), []);
    const id = await p.begin(await cityFiles());
    await expect.poll(async () => (await p.detail(id)).state, { timeout: 20_000, interval: 100 }).toBe('ready');
    await runner.stop();
    await p.deed(contract.discardImport, id);
  });
});
