import { describe, expect, it } from 'vitest';
import { branch, readBatch } from '../../testkit/importBatch.js';
import { identity, number, sheet } from '../../testkit/sheets.js';

const first = branch('市档案局机关第一党支部');
const second = branch('市档案局机关第二党支部');
const known = [first, second];
const zhao = identity('1985-03-12', 115);
const qian = identity('1990-11-02', 226);
const sun = identity('1958-06-21', 331);

describe('a field that stands in several columns', () => {
  it('is a day under 年, 月 and 日, the year merged over several rows', () => {
    const { meetings, recognitions } = readBatch(
      [
        sheet(
          [
            ['支部', '时间', null, null, '会议形式', '主题', '主持人', '应到', '实到'],
            [null, '年', '月', '日', null, null, null, null, null],
            [first.shortName, number(2026), number(3), number(5), '党课', '学习', '赵明远', 9, 9],
            [first.shortName, null, number(4), '12日', '支委会', '研究工作', '赵明远', 3, 3],
            [first.shortName, '2026年', '5', null, '主题党日', '参观', '赵明远', 9, 9],
          ],
          { merges: ['A1:A2', 'B1:D1', 'E1:E2', 'F1:F2', 'G1:G2', 'H1:H2', 'I1:I2', 'B3:B4'] },
        ),
      ],
      { known },
    );
    expect(recognitions[0]).toMatchObject({ kind: 'ledger', headerRows: { first: 1, last: 2 }, unknownColumns: [] });
    expect(meetings.map((m) => m.record?.日期)).toEqual(['2026-03-05', '2026-04-12', '2026-05']);
  });

  it('is a day of a month under 月 and 日 in a sheet that says the year', () => {
    const { meetings } = readBatch(
      [
        sheet([
          ['2026年三会一课台账'],
          ['支部', '月', '日', '会议类型', '主题', '主持人', '应到', '实到'],
          [first.shortName, 3, 5, '党课', '学习', '赵明远', 9, 9],
        ]),
      ],
      { known },
    );
    expect(meetings.map((m) => m.record?.日期)).toEqual(['2026-03-05']);
  });

  it('is the kinds of meeting that are ticked, a lesson named after the meeting in which it was held', () => {
    const kinds = ['支委会', '党小组会', '党员大会', '党课', '主题党日'];
    const row = (on: string, ticks: (string | null)[]) => [on, first.shortName, ...ticks, '学习', '赵明远', 9, 9];
    const { meetings } = readBatch(
      [
        sheet(
          [
            ['日期', '党支部', '会议类型（打√）', null, null, null, null, '主题', '主持人', '应到', '实到'],
            [null, null, ...kinds, null, null, null, null],
            row('2026-03-05', ['√', null, null, null, null]),
            row('2026-03-06', [null, null, null, '√', '√']),
            row('2026-03-07', ['×', '是', '×', '×', '×']),
            row('2026-03-08', [null, null, null, null, null]),
          ],
          { merges: ['C1:G1', 'A1:A2', 'B1:B2', 'H1:H2', 'I1:I2', 'J1:J2', 'K1:K2'] },
        ),
      ],
      { known },
    );
    expect(meetings.map((m) => m.record?.活动类型 ?? m.codes)).toEqual([
      ['支委会'],
      ['主题党日', '党课'],
      ['党小组会'],
      ['TYPE_MISSING'],
    ]);
  });

  it('is turned round where the header asks for the opposite', () => {
    const header = ['姓名', '身份证号', '所在党支部', '入党时间', '转正时间', '是否预备党员', '是否在职'];
    const { members } = readBatch(
      [
        sheet([
          header,
          ['赵明远', zhao, first.shortName, '2009-07-01', '2010-07-01', '否', '是'],
          ['钱秀', qian, first.shortName, '2026-03-01', null, '√', '是'],
        ]),
      ],
      { known },
    );
    expect(members.map((m) => [m.record?.人员类别, m.record?.是否离退休])).toEqual([
      ['正式党员', '否'],
      ['预备党员', '否'],
    ]);
  });
});

describe('several tables in one sheet', () => {
  const one = ['姓名', '性别', '身份证号', '入党时间', '转正时间', '类别', '职务'];
  const other = ['序号', '类别', '姓名', '入党时间', '转正时间', '身份证号', '性别', '学历'];
  const { members } = readBatch(
    [
      sheet(
        [
          ['市档案局机关第一党支部党员名册'],
          one,
          ['赵明远', '男', zhao, '2009-07-01', '2010-07-01', '正式党员', '科长'],
          ['合计', '1人'],
          [],
          ['市档案局机关第二党支部党员名册'],
          other,
          [1, '正式党员', '钱秀', '2012-05-01', '2013-05-01', qian, '女', '大专'],
          ['合计', null, '1人'],
          ['市档案局机关第一党支部党员名册'],
          one,
          ['孙有才', '男', sun, '1980-07-01', '1981-07-01', '正式党员', '退休干部'],
        ],
        { name: '市档案局' },
      ),
    ],
    { known },
  );

  it('are each read by their own header', () => {
    expect(members.map((m) => [m.record?.姓名, m.record?.身份证号, m.record?.学历, m.record?.工作岗位])).toEqual([
      ['赵明远', zhao, '', '科长'],
      ['钱秀', qian, '大专', ''],
      ['孙有才', sun, '', '退休干部'],
    ]);
  });

  it('belong each to the branch in its own title', () => {
    expect(members.map((m) => m.record?.所在党支部)).toEqual([first.shortName, second.shortName, first.shortName]);
  });
});
