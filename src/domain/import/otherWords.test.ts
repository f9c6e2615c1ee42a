import { describe, expect, it } from 'vitest';
import { branch, readBatch } from '../../testkit/importBatch.js';
import { identity, number, sheet } from '../../testkit/sheets.js';
import { day } from '../shared/calendarDay.js';

const first = branch('市档案局机关第一党支部');
const known = [first];
const zhao = identity('1985-03-12', 115);
const qian = identity('2000-10-02', 226);

describe('the branch of a sheet', () => {
  const lines = [
    ['日期', '类型', '主题', '主持人', '应到', '实到'],
    ['2026-03-05', '党课', '学习', '赵明远', 9, 9],
  ];
  it.each([
    ['党支部：市档案局机关第一党支部'],
    ['支部名称：市档案局机关第一党支部　　填报时间：2026年9月'],
    ['所在支部:市档案局机关第一党支部'],
  ])('stands after a word and a colon in %s', (title) => {
    const { meetings } = readBatch([sheet([[title], ...lines])], { known });
    expect(meetings.map((m) => m.record?.党支部)).toEqual([first.shortName]);
  });

  it('stands in brackets above its rows', () => {
    const [header, row] = lines as [string[], (string | number)[]];
    const { meetings } = readBatch([sheet([header, ['【市档案局机关第一党支部】'], row])], { known });
    expect(meetings.map((m) => m.record?.党支部)).toEqual([first.shortName]);
  });
});

describe('organisations under words of their own', () => {
  const row = (name: string, more: (string | number)[]) => [`中共澜川市档案局${name}支部委员会`, ...more];
  it('has the end of the term in the one column of days ahead, whatever its header', () => {
    const { organisations } = readBatch(
      [
        sheet([
          ['党组织名称', '隶属关系', '党组织属性', '设立日期', '最近一次换届日期', '本届任职到'],
          ['中共澜川市档案局总支部委员会', '中共澜川市委', '党总支', '2011-05-01', '2024-05-01', '2027-05-01'],
          row('机关第二', ['中共澜川市档案局总支部委员会', '党支部', '2012-05-01', '2025-05-01', '2028-05-01']),
          row('机关第三', ['中共澜川市档案局总支部委员会', '团支部', '2012-05-01', '2023-05-01', '2026-05-01']),
        ]),
      ],
      { asOf: day('2026-09-30') },
    );
    expect(organisations.map((o) => o.record?.届满日期)).toEqual(['2027-05-01', '2028-05-01', undefined]);
    expect(organisations[2]?.codes).toContain('ORG_TYPE_UNKNOWN');
  });

  it('has the number of its members under 总数 below 党员情况', () => {
    const { organisations } = readBatch([
      sheet(
        [
          ['党组织名称', '上级党组织', '类型', '党员情况', null, null, '党小组情况'],
          [null, null, null, '总数', '正式', '预备', '总数'],
          row('机关第一', ['中共澜川市委', '党支部', 12, 11, 1, 3]),
        ],
        { merges: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:F1'] },
      ),
    ]);
    expect(organisations.map((o) => o.record?.党员数)).toEqual([12]);
  });
});

describe('headers in words of their own', () => {
  it('ask in whole questions, and for the next term beside the last', () => {
    const { members, recognitions } = readBatch(
      [
        sheet([
          [
            '姓名',
            '公民身份号码',
            '组织关系所在党组织',
            '何时加入中国共产党',
            '何时转为中共正式党员',
            '类别',
            '现从事工作',
          ],
          ['赵明远', zhao, first.shortName, '2009-07-01', '2010-07-01', '正式党员', '科长'],
        ]),
        sheet([
          ['党组织名称', '上级党委', '类型', '上届换届时间', '本届换届时间', '下届换届时间', '支书'],
          [
            '中共澜川市档案局总支部委员会',
            '中共澜川市委',
            '党总支',
            '2020-05-01',
            '2023-05-01',
            '2027-05-01',
            '赵明远',
          ],
        ]),
      ],
      { known, asOf: day('2026-09-30') },
    );
    expect(members.map((m) => [m.record?.入党日期, m.record?.转正日期, m.record?.工作岗位])).toEqual([
      ['2009-07-01', '2010-07-01', '科长'],
    ]);
    expect(recognitions[1]).toMatchObject({ kind: 'organisations', columns: { 届满日期: 5, 书记姓名: 6 } });
  });

  it('keep the second telephone of a person apart from the first, however well it is filled', () => {
    const { recognitions } = readBatch(
      [
        sheet([
          ['姓名', '身份证号', '所在党支部', '入党时间', '联系电话1', '联系电话2'],
          ['赵明远', zhao, first.shortName, '2009-07-01', '无', '15433001122'],
        ]),
      ],
      { known },
    );
    expect(recognitions[0]).toMatchObject({ columns: { 手机号码: 4 } });
  });

  it('name place and absence in one word, and the day in a year and a 月日', () => {
    const { meetings } = readBatch(
      [
        sheet([
          ['支部', '年度', '月日', '会议种类', '主题', '场地', '主持', '应到', '到会', '缺'],
          [first.shortName, 2025, '10-5', '党课', '学习', '会议室', '赵明远', 9, 8, '周海'],
          [first.shortName, '2026年', '3月12日', '党课', '学习', '会议室', '赵明远', 9, 9, '无'],
        ]),
      ],
      { known },
    );
    expect(meetings.map((m) => [m.record?.日期, m.record?.地点, m.record?.实到, m.record?.请假人员])).toEqual([
      ['2025-10-05', '会议室', 8, ['周海']],
      ['2026-03-12', '会议室', 9, []],
    ]);
  });
});

describe('dates of a register', () => {
  const header = ['姓名', '身份证号', '所在党支部', '出生年月', '入党时间', '转正时间', '类别'];
  const read = (birth: string, join: string, convert: string) =>
    readBatch([sheet([header, ['钱秀', qian, first.shortName, birth, join, convert, '正式党员']])], { known })
      .members[0];

  it('with two digits for the year take the century that joining and birth leave', () => {
    const { record } = read('00.10', '22年4月', '23.5') ?? {};
    expect([record?.出生日期, record?.入党日期, record?.转正日期]).toEqual(['2000-10-02', '2022-04', '2023-05']);
  });

  it('say no month where the last number is too great for one', () => {
    expect(read('2000-10-02', '2022年4-23', '2023.4.23')?.record?.入党日期).toBe('2022-04-23');
    expect(read('2000-10-02', '2022年4-5', '2023.4.23')?.codes).toContain('DATE_AMBIGUOUS_ORDER');
  });
});

describe('days of a sheet that holds one month', () => {
  const lines = (days: (string | number)[]) =>
    days.map((d) => [typeof d === 'number' ? number(d) : d, first.shortName, '党课', `学习${d}`, '赵明远', 9, 9]);
  const header = ['几号', '支部', '类型', '主题', '主持人', '应到', '实到'];

  it('may be numbers alone', () => {
    const { meetings } = readBatch([sheet([header, ...lines([5, '12日', '20号'])], { name: '2026年3月' })], { known });
    expect(meetings.map((m) => m.record?.日期)).toEqual(['2026-03-05', '2026-03-12', '2026-03-20']);
  });

  it('are not guessed in a sheet of a quarter, not even the only 31st', () => {
    const { meetings } = readBatch([sheet([header, ...lines([5, '31日'])], { name: '2026年第二季度' })], { known });
    expect(meetings.map((m) => m.outcome)).toEqual(['reject', 'reject']);
  });
});

describe('words of a row', () => {
  it('name several absent people joined by 和, and one whose name holds it', () => {
    const { meetings } = readBatch(
      [
        sheet([
          ['日期', '支部', '类型', '主题', '出席情况（应到，实到）', '请假人员'],
          ['2026-03-05', first.shortName, '组织生活会议', '学习', '应到9人，实到6人', '赵明远和李和平与周海'],
          ['2026-03-06', first.shortName, '党课', '学习', '应到9，实到8', '李和平'],
        ]),
      ],
      { known },
    );
    expect(meetings.map((m) => [m.record?.活动类型, m.record?.应到, m.record?.实到, m.record?.请假人员])).toEqual([
      [['组织生活会'], 9, 6, ['赵明远', '李和平', '周海']],
      [['党课'], 9, 8, ['李和平']],
    ]);
  });

  it('tell retirement by 在职 and 退休, and education by its kind and degree', () => {
    const { members } = readBatch(
      [
        sheet([
          ['姓名', '身份证号', '所在党支部', '入党时间', '转正时间', '类别', '人员状态', '学历'],
          ['赵明远', zhao, first.shortName, '2009-07-01', '2010-07-01', '正式', '在职', '在职研究生（硕士）'],
        ]),
      ],
      { known },
    );
    expect(members.map((m) => [m.record?.是否离退休, m.record?.学历])).toEqual([['否', '硕士研究生']]);
  });

  it('at the foot of a table are no people', () => {
    const { members } = readBatch(
      [
        sheet([
          ['姓名', '身份证号', '所在党支部', '入党时间', '转正时间', '类别'],
          ['赵明远', zhao, first.shortName, '2009-07-01', '2010-07-01', '正式党员'],
          ['（盖章）'],
          ['1.类别填写正式党员或预备党员；'],
          ['支部（签章）'],
        ]),
      ],
      { known },
    );
    expect(members.map((m) => m.record?.姓名)).toEqual(['赵明远']);
  });
});
