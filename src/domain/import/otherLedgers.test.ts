import { describe, expect, it } from 'vitest';
import { branch, readBatch } from '../../testkit/importBatch.js';
import { number, sheet } from '../../testkit/sheets.js';

const first = branch('市档案局机关第一党支部');
const second = branch('市档案局机关第二党支部');
const retired = branch('市档案局离退休干部党支部');
const known = [first, second, retired];

describe('a ledger as another office keeps it', () => {
  it('reads a header over two rows and the year from the sheet name', () => {
    const { meetings, recognitions } = readBatch(
      [
        sheet(
          [
            ['支部组织生活登记台账'],
            [
              '序号',
              '党组织名称',
              '会议类别',
              '活动时间',
              '活动地点',
              '议题',
              '参会情况',
              null,
              null,
              '主持',
              '记录',
              '主要情况',
            ],
            [null, null, null, null, null, null, '应参加', '实际参加', '缺席人员', null, null, null],
            [
              1,
              '机关第一支部',
              '支部委员会',
              '3月12日',
              '会议室',
              '研究一季度工作',
              '5人',
              '4',
              '吴桐（出差）',
              '赵明远',
              '钱秀',
              '略',
            ],
            [2, '〃', '书记讲党课', '3.18', '会议室', '党纪学习', 20, 20, '无', '赵 明远', '钱秀', '全体听讲'],
            [
              3,
              '〃',
              '党员大会、支部主题党日',
              '三月二十日',
              '展览馆',
              '参观',
              20,
              18,
              '吴桐 周海',
              '赵明远',
              '钱秀',
              '参观',
            ],
            ['合计', null, null, '3次'],
          ],
          { name: '2026年3月', merges: ['A1:L1', 'G2:I2', 'A2:A3', 'B2:B3'] },
        ),
      ],
      { known: [{ ...first, shortName: '机关第一党支部' }] },
    );
    expect(recognitions[0]).toMatchObject({ kind: 'ledger', headerRows: { first: 2, last: 3 }, refusal: null });
    expect(meetings.map((m) => [m.record?.日期, m.record?.活动类型, m.record?.应到, m.record?.请假人员])).toEqual([
      ['2026-03-12', ['支委会'], 5, ['吴桐']],
      ['2026-03-18', ['党课'], 20, []],
      ['2026-03-20', ['党员大会', '主题党日'], 20, ['吴桐', '周海']],
    ]);
    expect(meetings.map((m) => m.record?.党支部)).toEqual(Array.from({ length: 3 }, () => '机关第一党支部'));
  });

  it('takes the kind of meeting from the sheet name where each kind has its own sheet', () => {
    const lines = (place: string) => [
      ['日期', '支部', '主题', '地点', '主持人', '应到', '实到'],
      ['2026-03-12', first.shortName, '学习', place, '赵明远', 12, 12],
    ];
    const { meetings } = readBatch(
      [
        sheet(lines('甲'), { name: '支委会记录' }),
        sheet(lines('乙'), { name: '主题党日' }),
        sheet(lines('丙'), { name: '2026年党课' }),
      ],
      { known },
    );
    expect(meetings.map((m) => m.record?.活动类型)).toEqual([['支委会'], ['主题党日'], ['党课']]);
    expect(meetings[0]?.codes).toEqual(['TYPE_FROM_TITLE']);
  });

  it('takes the kind of meeting from section rows, and both numbers from one column', () => {
    const { meetings } = readBatch(
      [
        sheet([
          ['2026年上半年组织生活台账'],
          ['召开日期', '党支部', '主题', '应到/实到人数', '请假人员'],
          ['一、党员大会'],
          ['2026-03-12', first.shortName, '换届', '12/11', '吴桐'],
          ['二、支委会会议'],
          ['2026-03-13', first.shortName, '研究工作', '应到5人，实到5人', '无'],
        ]),
      ],
      { known },
    );
    expect(meetings.map((m) => [m.record?.活动类型, m.record?.应到, m.record?.实到])).toEqual([
      [['党员大会'], 12, 11],
      [['支委会'], 5, 5],
    ]);
  });

  it('rejects what could be two days and never picks one', () => {
    const { meetings } = readBatch(
      [
        sheet([
          ['2026年三会一课台账'],
          ['时间', '党支部', '类型', '主题', '应到', '实到'],
          ['03/04/2026', first.shortName, '党课', '学习', 9, 9],
          [number(3.1), first.shortName, '党课', '学习', 9, 9],
          ['2026年', first.shortName, '党课', '学习', 9, 9],
          ['14/04/2026', first.shortName, '党课', '学习', 9, 9],
        ]),
      ],
      { known },
    );
    expect(meetings.map((m) => m.codes[0])).toEqual([
      'DATE_AMBIGUOUS_ORDER',
      'DATE_AMBIGUOUS_FLOAT',
      'DATE_YEAR_ONLY',
      'DATE_FORMAT',
    ]);
    expect(meetings.map((m) => m.record?.日期)).toEqual([undefined, undefined, undefined, '2026-04-14']);
  });

  it('knows joint meetings of groups however they are named', () => {
    const row = (topic: string, type = '党小组会') => ['2026-03-12', first.shortName, type, topic, '赵明远', 8, 8];
    const { meetings } = readBatch(
      [
        sheet([
          ['召开日期', '召开支部', '组织生活形式', '议题', '召集人', '应到会', '实到会'],
          row('【第一、二党小组】学习党章'),
          row('（3组）交流'),
          row('学习党章', '第二党小组会'),
          row('第一党小组：读书'),
        ]),
      ],
      { known },
    );
    expect(meetings.map((m) => m.record?.党小组)).toEqual([
      ['第一党小组', '第二党小组'],
      ['第三党小组'],
      ['第二党小组'],
      ['第一党小组'],
    ]);
  });
});

describe('organisations as another office keeps them', () => {
  it('reads superiors by short name, types from names and codes kept as numbers', () => {
    const { organisations, top, recognitions } = readBatch([
      sheet([
        ['澜川市直机关基层党组织一览'],
        [
          '党组织名称',
          '简称',
          '党组织编码',
          '隶属党组织',
          '成立时间',
          '任期届满时间',
          '党组织书记',
          '书记电话',
          '现有党员数',
        ],
        [
          '中共澜川市档案局机关第一支部委员会',
          '市档案局机关第一党支部',
          number(88000000123),
          '市档案局机关党委',
          '2011年5月',
          '2027.5',
          '赵明远',
          '15433001122',
          '12人',
        ],
        [
          '中共澜川市档案局机关委员会',
          '市档案局机关党委',
          '088000000456',
          '中共澜川市直属机关工作委员会',
          '2001.5.20',
          '2026/1/8',
          '（空缺）',
          '0871-6310222',
          30,
        ],
        [
          '中共澜川市直属机关工作委员会',
          '市直机关工委',
          '088000000789',
          '中共澜川市委',
          '1990-01-02',
          null,
          '周海',
          null,
          30,
        ],
      ]),
    ]);
    expect(recognitions[0]).toMatchObject({ kind: 'organisations', refusal: null });
    expect(top?.党组织简称).toBe('市直机关工委');
    expect(
      organisations.map((o) => [o.outcome, o.record?.党组织代码, o.record?.组织类别, o.record?.上级党组织]),
    ).toEqual([
      ['normalise', '088000000123', '党支部', '中共澜川市档案局机关委员会'],
      ['normalise', '088000000456', '党委', '中共澜川市直属机关工作委员会'],
      ['normalise', '088000000789', '党委', '中共澜川市委'],
    ]);
    expect(organisations[1]?.codes).toEqual(expect.arrayContaining(['TERM_OVERDUE', 'ORG_SECRETARY_VACANT']));
  });
});
