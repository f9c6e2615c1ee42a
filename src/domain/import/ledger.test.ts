import { describe, expect, it } from 'vitest';
import { branch, readBatch, type BatchOptions } from '../../testkit/importBatch.js';
import { dateCell, number, sheet, text, type Written } from '../../testkit/sheets.js';
import type { Code } from './codes.js';
import { PeopleSeen } from './peopleSeen.js';
import type { LedgerField, LedgerRecord, RowReading } from './records.js';

const first = branch('市档案局机关第一党支部');
const second = branch('市档案局机关第二党支部');
const known = [first, second];

const usual = {
  日期: '2026-03-12',
  党支部: first.shortName,
  活动类型: '党员大会',
  主题: '学习党章',
  地点: '三楼会议室',
  主持人: '赵明远',
  记录人: '钱秀',
  应到: 12,
  实到: 11,
  请假人员: '孙德海',
  内容摘要: '集中学习。',
} satisfies Partial<Record<LedgerField, Written>>;
type Changed = Partial<Record<keyof typeof usual, Written>>;
const header = Object.keys(usual);
const line = (changed: Changed): Written[] => Object.values({ ...usual, ...changed });

const roster = (): PeopleSeen => {
  const people = new PeopleSeen();
  people.enrol(first.shortName, '孙德海', '第一党小组');
  people.enrol(first.shortName, '李安', '第二党小组');
  return people;
};
const readRows = (rows: readonly Changed[], options: BatchOptions = {}): readonly RowReading<LedgerRecord>[] =>
  readBatch([sheet([['三会一课台账（2025-10至2026-09）'], header, ...rows.map(line)], { name: '2026年第一季度' })], {
    known,
    people: roster(),
    ...options,
  }).meetings;
const readOne = (changed: Changed): RowReading<LedgerRecord> => {
  const [reading] = readRows([changed]);
  if (!reading) throw new Error('no row was read');
  return reading;
};

describe('a row of a ledger', () => {
  it('is accepted as it stands where nothing has to be said', () => {
    const reading = readOne({});
    expect(reading).toMatchObject({ sheet: '2026年第一季度', row: 3, outcome: 'accept', codes: [], messages: [] });
    expect(reading.record).toEqual({ ...usual, 活动类型: ['党员大会'], 请假人员: ['孙德海'], 党小组: [] });
  });

  it.each<[Code, Changed, Partial<LedgerRecord>]>([
    ['DATE_FORMAT', { 日期: '2026.3.12' }, { 日期: '2026-03-12' }],
    ['DATE_MONTH_ONLY', { 日期: '2026年3月' }, { 日期: '2026-03' }],
    ['DATE_MONTH_ONLY', { 日期: 2026.03 }, { 日期: '2026-03' }],
    ['DATE_RANGE', { 日期: '2026年3月12日至13日' }, { 日期: '2026-03-12' }],
    ['DATE_NO_YEAR', { 日期: '3月12日' }, { 日期: '2026-03-12' }],
    ['DATE_NO_YEAR', { 日期: '12月1日' }, { 日期: '2025-12-01' }],
    ['DATE_TWO_DIGIT_YEAR', { 日期: '26.03.12' }, { 日期: '2026-03-12' }],
    ['DATE_OUT_OF_PERIOD', { 日期: '2023-03-12' }, { 日期: '2023-03-12' }],
    ['TYPE_SYNONYM', { 活动类型: '支部党员大会' }, { 活动类型: ['党员大会'] }],
    ['TYPE_SEPARATOR', { 活动类型: '党员大会+党课' }, { 活动类型: ['党员大会', '党课'] }],
    ['TYPE_EXTRA', { 活动类型: '党员大会、志愿服务' }, { 活动类型: ['党员大会'] }],
    ['BRANCH_FULLNAME', { 党支部: first.fullName }, { 党支部: first.shortName }],
    ['BRANCH_ALIAS', { 党支部: '市档案局机关第一支部' }, { 党支部: first.shortName }],
    ['COUNT_TEXT', { 应到: '12人' }, { 应到: 12 }],
    ['COUNT_INVALID', { 应到: '全体' }, { 应到: null }],
    ['COUNT_MISMATCH', { 实到: 9 }, { 实到: 9 }],
    ['COUNT_OVER', { 实到: 13 }, { 实到: 13 }],
    ['ABSENT_SEPARATOR', { 请假人员: '孙德海（出差） 李安', 实到: 10 }, { 请假人员: ['孙德海', '李安'] }],
    ['ABSENT_SEPARATOR', { 请假人员: '无', 实到: 12 }, { 请假人员: [] }],
    ['ABSENT_UNKNOWN', { 请假人员: '周海' }, { 请假人员: ['周海'] }],
    ['HOST_MISSING', { 主持人: null }, { 主持人: '' }],
    ['NAME_SPACES', { 主持人: '赵 明远' }, { 主持人: '赵明远' }],
    [
      'GROUP_JOINT',
      { 活动类型: '党小组会', 主题: '【第一、第二党小组】学习' },
      { 党小组: ['第一党小组', '第二党小组'] },
    ],
    ['GROUP_JOINT', { 活动类型: '党小组会', 主题: '【各党小组】学习' }, { 党小组: ['第一党小组', '第二党小组'] }],
    ['GROUP_SYNONYM', { 活动类型: '党小组会', 主题: '【1组】学习' }, { 党小组: ['第一党小组'] }],
    ['GROUP_UNKNOWN', { 活动类型: '党小组会', 主题: '【第五党小组】学习' }, { 党小组: ['第五党小组'] }],
    ['LONG_TEXT', { 内容摘要: '学'.repeat(900) }, { 内容摘要: '学'.repeat(900) }],
    ['CELL_NOTE', { 地点: text('三楼', { note: true }) }, { 地点: '三楼' }],
  ])('%s: %j becomes %j', (code, changed, expected) => {
    const reading = readOne(changed);
    expect(reading.outcome).not.toBe('reject');
    expect(reading.codes).toContain(code);
    expect(reading.record).toMatchObject(expected);
  });

  it.each<[Code, Changed]>([
    ['DATE_INVALID', { 日期: '2026-02-30' }],
    ['DATE_INVALID', { 日期: '待定' }],
    ['DATE_MISSING', { 日期: null }],
    ['DATE_FUTURE', { 日期: '2026-10-01' }],
    ['DATE_FUTURE', { 日期: '2026年10月' }],
    ['DATE_YEAR_ONLY', { 日期: '2026年' }],
    ['DATE_AMBIGUOUS_ORDER', { 日期: '03/04/2026' }],
    ['DATE_AMBIGUOUS_FLOAT', { 日期: number(3.1) }],
    ['DATE_NO_YEAR_UNRESOLVED', { 日期: '2月30日' }],
    ['TYPE_UNKNOWN', { 活动类型: '志愿服务' }],
    ['TYPE_UNKNOWN', { 活动类型: '支委汇' }],
    ['TYPE_AMBIGUOUS', { 活动类型: '三会一课' }],
    ['TYPE_MISSING', { 活动类型: null }],
    ['BRANCH_TYPO', { 党支部: '市档案居机关第一党支部' }],
    ['BRANCH_UNKNOWN', { 党支部: '市图书馆党支部' }],
    ['BRANCH_MISSING', { 党支部: null }],
  ])('%s: %j is rejected', (code, changed) => {
    const reading = readRows([changed, { 日期: '2026-03-13' }, { 日期: '2026-03-14' }, { 日期: '2026-03-15' }])[0];
    expect(reading).toMatchObject({ outcome: 'reject', record: null });
    expect(reading?.codes).toContain(code);
  });

  it('rejects a row that stands twice, wherever, and keeps different meetings of one day', () => {
    expect(readRows([{}, {}, { 主题: '换届' }, { 党支部: second.shortName }]).map((r) => r.outcome)).toEqual([
      'accept',
      'reject',
      'accept',
      'accept',
    ]);
    const twice = readBatch(
      [sheet([header, line({})], { name: '甲' }), sheet([header, line({ 内容摘要: '另记。' })], { name: '乙' })],
      { known },
    ).meetings;
    expect(twice.map((m) => m.codes)).toEqual([[], ['DUP_ROW']]);
    expect(twice[1]?.messages[0]).toBe('本行与“甲”表第 2 行重复，保留先出现的');
  });

  it('says nothing about absentees of a branch whose roster is not known', () => {
    expect(readRows([{ 党支部: second.shortName, 请假人员: '周海' }])[0]?.codes).toEqual([]);
  });

  it('takes real date cells and cells merged over several rows', () => {
    const { meetings } = readBatch(
      [
        sheet(
          [
            header,
            line({ 日期: dateCell(46_093), 请假人员: null, 实到: 12 }),
            line({ 日期: null, 党支部: null, 地点: null, 主题: '二', 请假人员: null, 实到: 12 }),
            line({ 日期: dateCell(46_094), 党支部: null, 主题: '三', 请假人员: null, 实到: 12 }),
          ],
          { merges: ['A2:A3', 'B2:B4', 'E2:E3'] },
        ),
      ],
      { known },
    );
    expect(meetings.map((m) => [m.record?.日期, m.record?.党支部, m.record?.地点])).toEqual([
      ['2026-03-12', first.shortName, '三楼会议室'],
      ['2026-03-12', first.shortName, '三楼会议室'],
      ['2026-03-13', first.shortName, '三楼会议室'],
    ]);
    expect(meetings.map((m) => [...m.codes].sort())).toEqual([
      [],
      ['BRANCH_FILL_DOWN', 'CELL_FILL_DOWN'],
      ['BRANCH_FILL_DOWN'],
    ]);
  });

  it('counts groups only where a group met', () => {
    expect(readOne({ 主题: '【第一党小组】汇报' }).record?.党小组).toEqual([]);
  });
});
