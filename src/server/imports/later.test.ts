import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  cityFiles,
  committee,
  meetings,
  member,
  members,
  organisations,
  otherwise,
  type MeetingLine,
  type MemberLine,
  type OrganisationLine,
} from '../../testkit/city.js';
import { cityAsked } from '../../testkit/cityAsked.js';
import { freshDeps } from '../../testkit/citySuite.js';
import { dataDigest, importFiles, undo, type ImportedFiles } from '../../testkit/importing.js';
import type { Deps } from '../platform/deps.js';

// 澜川市 as of 2026-09-30, then the same office's files as of 2026-11-15. Each test begins with the first ones only.
const first = '水务局第一党支部';
const second = '水务局第二党支部';
const grain = '粮食局党支部';

let deps: Deps;
let ask: ReturnType<typeof cityAsked>;
beforeAll(async () => {
  deps = await freshDeps();
  ask = cityAsked(deps);
  await importFiles(deps, await cityFiles());
});

type Over = {
  readonly organisations?: readonly OrganisationLine[];
  readonly members?: readonly MemberLine[];
  readonly meetings?: readonly MeetingLine[];
};
let lastImport: string | null = null;
beforeEach(async () => {
  if (lastImport) await undo(deps, lastImport);
  lastImport = null;
});
/** Import the later files, check that a second time they bring nothing, and hand back what the first time said. */
const later = async (over: Over, asOf = '2026-11-15'): Promise<ImportedFiles> => {
  const files = await cityFiles(over);
  const done = await importFiles(deps, files, { asOf });
  lastImport = done.importId;
  const digest = await dataDigest(deps);
  const again = await importFiles(deps, files, { asOf });
  expect(again.lines.filter((l) => l.outcome !== 'reject').map((l) => l.codes.join())).toEqual(
    done.lines.filter((l) => l.outcome !== 'reject').map(() => 'unchanged'),
  );
  expect(await dataDigest(deps)).toEqual(digest);
  return done;
};
const changesOf = (done: ImportedFiles): readonly string[] =>
  done.lines.filter((l) => l.codes.includes('updated')).flatMap((l) => l.messages.filter((m) => m.includes('改为')));
const with_ = (changes: Readonly<Record<string, Partial<MemberLine>>>): MemberLine[] =>
  otherwise(members, '姓名', changes);
const withOrganisations = (changes: Readonly<Record<string, Partial<OrganisationLine>>>): OrganisationLine[] =>
  otherwise(organisations, '党组织简称', changes);

describe('a later roster', () => {
  it('moves somebody to another branch from its day on', async () => {
    const done = await later({ members: with_({ 汪澜: { 所在党支部: grain, 党小组: '第一党小组' } }) });
    expect(changesOf(done)).toEqual(['所在党支部由“水务局第二党支部”改为“粮食局党支部”', '党小组由“”改为“第一党小组”']);
    expect(await ask.roster(second, '2026-11-14')).toEqual(['汪澜', '沈河']);
    expect(await ask.roster(second, '2026-11-15')).toEqual(['沈河']);
    expect(await ask.roster(grain, '2026-11-14')).toEqual(['谷雨', '麦穗']);
    expect(await ask.roster(grain, '2026-11-15')).toEqual(['汪澜', '谷雨', '麦穗']);
    expect(await ask.due(second, '2026-11-15')).toEqual([1, 1]);
  });

  it('takes a post along that is named again, and ends the one left behind', async () => {
    const moved = { 何清: { 所在党支部: second, 党小组: '', 党内职务: '组织委员' } };
    await later({ members: with_(moved) });
    expect(await ask.posts(first, '2026-11-14')).toContain('组织委员 何清');
    expect(await ask.posts(first, '2026-11-15')).not.toContain('组织委员 何清');
    expect(await ask.posts(second, '2026-11-15')).toContain('组织委员 何清');
    expect(await ask.posts(second, '2026-11-14')).not.toContain('组织委员 何清');
  });

  it('makes a probationary member a full one on the day it names, or on its own day', async () => {
    await later({ members: with_({ 孟泽: { 人员类别: '正式党员', 转正日期: '2026-11-10' } }) });
    expect(await ask.due(first, '2026-11-09')).toEqual([4, 3]);
    expect(await ask.due(first, '2026-11-10')).toEqual([4, 4]);
    await undo(deps, lastImport ?? '');
    await later({ members: with_({ 孟泽: { 人员类别: '正式党员', 转正日期: '' } }) });
    expect(await ask.due(first, '2026-11-14')).toEqual([4, 3]);
    expect(await ask.due(first, '2026-11-15')).toEqual([4, 4]);
  });

  it('changes a phone and shows both', async () => {
    const done = await later({ members: with_({ 谷雨: { 手机号码: '19900009999' } }) });
    expect(changesOf(done)).toEqual(['手机号码由“19900000008”改为“19900009999”']);
  });

  it('adds and ends posts from its day on', async () => {
    const done = await later({
      members: with_({ 何清: { 党内职务: '宣传委员、党小组组长' }, 谷雨: { 党内职务: '纪检委员' } }),
    });
    expect(changesOf(done)).toContain('党内职务由“党小组组长、组织委员”改为“党小组组长、宣传委员”');
    expect(await ask.posts(first, '2026-11-14')).toEqual(['书记 陆江', '组织委员 何清']);
    expect(await ask.posts(first, '2026-11-15')).toEqual(['书记 陆江', '宣传委员 何清']);
    expect(await ask.posts(grain, '2026-11-14')).toEqual(['书记 麦穗']);
    expect(await ask.posts(grain, '2026-11-15')).toEqual(['书记 麦穗', '纪检委员 谷雨']);
  });

  it('replaces a secretary whom the roster names otherwise, where the organisation file says nothing', async () => {
    const silent = organisations.map((o) => ({ ...o, 书记姓名: '' }));
    await later({
      organisations: silent,
      members: with_({ 沈河: { 党内职务: '组织委员' }, 汪澜: { 党内职务: '党支部书记' } }),
    });
    expect(await ask.posts(second, '2026-11-14')).toEqual(['书记 沈河']);
    expect(await ask.posts(second, '2026-11-15')).toEqual(['书记 汪澜', '组织委员 沈河']);
  });

  it('leaves out a second secretary and says so', async () => {
    const done = await later({ members: with_({ 汪澜: { 党内职务: '党支部书记' } }) });
    expect(done.left).toEqual(['汪澜在名册中也写作书记，与现任书记不一致，未登记任职，请核对。']);
    expect(changesOf(done)).toEqual([]);
    expect(await ask.posts(second, '2026-11-15')).toEqual(['书记 沈河']);
  });

  it('takes nothing away by a blank cell or by not naming somebody, but asks', async () => {
    const { lines } = await later({ members: with_({ 何清: { 党内职务: '', 手机号码: '' } }).slice(0, 7) });
    expect(lines.filter((l) => l.codes.includes('updated'))).toEqual([]);
    expect(await ask.roster(grain, '2026-11-15')).toEqual(['谷雨', '麦穗']);
    const asked = await deps.db.selectFrom('import_missing as m').select('m.import_id').execute();
    expect(asked.filter((m) => m.import_id === lastImport)).toHaveLength(1);
  });

  it('dates those who are new from its day, or from when they joined since the last roster', async () => {
    const newcomers = [
      member(11, '金川', second),
      member(12, '叶舟', second, { 人员类别: '预备党员', 入党日期: '2026-10-20', 转正日期: '' }),
      member(13, '池塘', second, { 党小组: '第一党小组', 党内职务: '党小组组长' }),
    ];
    await later({ members: [...members, ...newcomers] });
    expect(await ask.roster(second, '2026-10-19')).toEqual(['汪澜', '沈河']);
    expect(await ask.roster(second, '2026-10-20')).toEqual(['叶舟', '汪澜', '沈河']);
    expect(await ask.roster(second, '2026-11-15')).toEqual(['叶舟', '池塘', '汪澜', '沈河', '金川']);
    expect(await ask.below(second, '2026-11-14')).toEqual([]);
    expect(await ask.below(second, '2026-11-15')).toEqual(['第一党小组']);
    expect(await ask.posts('第一党小组', '2026-11-14')).not.toContain('党小组组长 池塘');
  });
});

describe('a later file of organisations', () => {
  it('replaces a secretary on its day, and finds him on the roster', async () => {
    const done = await later({ organisations: withOrganisations({ 水务局第二党支部: { 书记姓名: '汪澜' } }) });
    expect(changesOf(done)).toEqual(['书记姓名由“沈河”改为“汪澜”']);
    expect(done.left).toEqual(['沈河在名册中也写作书记，与现任书记不一致，未登记任职，请核对。']);
    expect(await ask.posts(second, '2026-11-14')).toEqual(['书记 沈河']);
    expect(await ask.posts(second, '2026-11-15')).toEqual(['书记 汪澜']);
    expect((await ask.person('汪澜')).tenures.map((t) => t.postTitle)).toEqual(['书记']);
    expect((await ask.show(second, '2026-11-15')).tenures[0]?.since).toBe('2026-11-15');
  });

  it('opens the next term and leaves the last as it was', async () => {
    await later({ organisations: withOrganisations({ 水务局第二党支部: { 届满日期: '2029-10-20' } }) });
    expect((await ask.show(second, '2026-09-30')).term).toMatchObject({ endsOn: '2027-09-01' });
    expect((await ask.show(second, '2026-11-15')).term).toMatchObject({ since: '2026-10-20', endsOn: '2029-10-20' });
  });

  it('puts the end of a term right where it is the same term', async () => {
    await later({ organisations: withOrganisations({ 水务局第二党支部: { 届满日期: '2027-08-21' } }) });
    expect((await ask.show(second, '2026-09-30')).term).toMatchObject({ endsOn: '2027-08-21' });
  });

  it('renames from its day on, told by the code, and rosters and ledgers may use either name', async () => {
    const done = await later({
      organisations: withOrganisations({
        水务局第二党支部: { 党组织全称: '中共澜川市河湖管理处支部委员会', 党组织简称: '河湖管理处党支部' },
      }),
      members: [
        ...members.filter((m) => m.姓名 !== '汪澜'),
        ...members.filter((m) => m.姓名 === '汪澜').map((m) => ({ ...m, 所在党支部: '河湖管理处党支部' })),
      ],
    });
    expect(changesOf(done)).toEqual([
      '党组织全称由“中共澜川市水务局机关第二支部”改为“中共澜川市河湖管理处支部委员会”',
      '党组织简称由“水务局第二党支部”改为“河湖管理处党支部”',
    ]);
    expect((await ask.show(second, '2026-11-14')).shortName).toBe(second);
    expect((await ask.show(second, '2026-11-15')).shortName).toBe('河湖管理处党支部');
    expect((await ask.show(second, '2026-11-15')).hasCommittee).toBe(true);
    expect((await ask.show(second, '2026-11-14')).hasCommittee).toBe(false);
    expect(await ask.roster('河湖管理处党支部', '2026-11-15')).toEqual(['汪澜', '沈河']);
  });

  it('moves a committee with all that stands below it, new things in it included', async () => {
    const east = '中共澜川市东城区直属机关工作委员会';
    const moved = [
      ...withOrganisations({ 水务局机关党委: { 上级党组织: east } }),
      {
        党组织全称: east,
        党组织简称: '东城区直机关党委',
        党组织代码: '019900000010',
        上级党组织: '中共澜川市直属机关工作委员会',
        组织类别: '党委',
      },
      {
        党组织全称: '中共澜川市水务局机关第三支部',
        党组织简称: '水务局第三党支部',
        党组织代码: '019900000011',
        上级党组织: committee.water,
        组织类别: '党支部',
      },
    ];
    const renamed = otherwise(moved, '党组织简称', { 水务局第一党支部: { 所在单位: '水务局机关' } });
    await later({ organisations: renamed, members: with_({ 苏溪: { 党小组: '第三党小组' } }) });
    expect(await ask.trail(first, '2026-11-14')).toEqual(['澜川市直机关工委', '水务局机关党委']);
    const below = ['澜川市直机关工委', '东城区直机关党委', '水务局机关党委'];
    expect(await ask.trail(first, '2026-11-15')).toEqual(below);
    expect(await ask.trail(second, '2026-11-15')).toEqual(below);
    expect(await ask.trail('水务局第三党支部', '2026-11-15')).toEqual(below);
    expect(await ask.trail('第三党小组', '2026-11-15')).toEqual([...below, first]);
    expect(await ask.trail('第二党小组', '2026-11-15')).toEqual([...below, first]);
    expect((await ask.show(first, '2026-11-15')).unitName).toBe('水务局机关');
    expect(await ask.below(committee.water, '2026-11-14')).toEqual([first, second]);
    expect(await ask.below(east, '2026-11-15')).toEqual(['水务局机关党委']);
  });

  it('gives a code to an organisation that had none, and changes kind and phone', async () => {
    const done = await later({
      organisations: withOrganisations({
        粮食局党支部: { 组织类别: '联合党支部', 联系电话: '0999-6250033', 所在单位: '粮食局、供销社' },
      }),
    });
    expect(changesOf(done)).toEqual([
      '类别由“党支部”改为“联合党支部”',
      '联系电话由“”改为“0999-6250033”',
      '所在单位由“”改为“粮食局、供销社”',
    ]);
    expect((await ask.show(grain, '2026-11-14')).kind).toBe('branch');
    expect((await ask.show(grain, '2026-11-15')).kind).toBe('jointBranch');
    expect((await ask.show(grain, '2026-11-15')).events[0]).toMatchObject({ kind: 'changeKind', on: '2026-11-15' });
  });
});

describe('a later ledger', () => {
  const changed = (over: Partial<MeetingLine>): MeetingLine[] => [{ ...(meetings[0] as MeetingLine), ...over }];

  it('changes figures, place, chair and who was excused, and shows both', async () => {
    const done = await later({
      meetings: changed({ 实到: 2, 地点: '礼堂', 主持人: '何清', 请假人员: '苏溪、孟泽', 记录人: '外来人' }),
    });
    expect(changesOf(done)).toEqual([
      '地点由“三楼会议室”改为“礼堂”',
      '主持人由“陆江”改为“何清”',
      '记录人由“何清”改为“外来人”',
      '实到由“3”改为“2”',
      '请假人员由“苏溪”改为“苏溪、孟泽”',
    ]);
    expect((await ask.person('孟泽')).excused).toHaveLength(1);
    const kept = await deps.db.selectFrom('meetings as m').selectAll('m').where('m.place', '=', '礼堂').execute();
    expect(kept[0]?.recorder_id).toBeNull();
    expect(kept[0]?.chair_id).not.toBeNull();
  });

  it('keeps two meetings of one day, kind and topic apart', async () => {
    const twice = [
      { ...(meetings[3] as MeetingLine), 应到: 4, 实到: 4 },
      { ...(meetings[3] as MeetingLine), 地点: '二楼会议室', 应到: 2, 实到: 2 },
    ];
    const done = await later({ meetings: twice });
    expect(changesOf(done)).toEqual([]);
    const held = await deps.db
      .selectFrom('meetings as m')
      .select('m.place')
      .where('m.held_on', '=', '2026-03-25' as never)
      .execute();
    expect(held.map((m) => m.place).toSorted()).toEqual(['三楼会议室', '二楼会议室']);
    const digest = await dataDigest(deps);
    const turned = await importFiles(deps, await cityFiles({ meetings: twice.toReversed() }), { asOf: '2026-11-15' });
    expect(turned.counts).toMatchObject({ updated: 0 });
    expect(await dataDigest(deps)).toEqual(digest);
  });
});
