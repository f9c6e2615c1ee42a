import { describe, expect, it } from 'vitest';
import { branch, readBatch } from '../../testkit/importBatch.js';
import { identity, number, sheet, text } from '../../testkit/sheets.js';

const first = branch('市档案局机关第一党支部');
const second = branch('市档案局机关第二党支部');
const retired = branch('市档案局离退休干部党支部');
const known = [first, second, retired];

const zhao = identity('1985-03-12', 115);
const qian = identity('1990-11-02', 226);
const sun = identity('1958-06-21', 331);
const li = identity('1988-01-30', 448);

describe('a roster as another office keeps it', () => {
  it('reads a header over two rows, with sections naming the branch and columns in another order', () => {
    const { members, recognitions } = readBatch(
      [
        sheet(
          [
            ['澜川市档案局党员花名册'],
            [
              '单位：澜川市档案局（盖章）',
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              '2026年10月9日填',
            ],
            ['序号', '基本情况', null, null, null, '入党情况', null, null, '转正', '党费', '联系方式', null, '备注'],
            [
              null,
              '姓  名',
              '性别',
              '出生\n年月',
              '民族',
              '时间',
              '介绍人',
              '党员类别',
              '时间',
              '月基数(元)',
              '手机',
              '身份证号码',
              null,
            ],
            ['市档案局机关第一党支部（2人）'],
            [
              1,
              '赵明远',
              '男',
              '1985.03',
              '汉',
              '2009年7月',
              '周海、吴桐',
              '正式',
              '2010年7月1日',
              '6,500',
              '154-3300-1122',
              zhao,
              null,
            ],
            [
              2,
              '钱 秀',
              '女',
              '1990.11',
              '回',
              '2015.6.30',
              '赵明远',
              '正式',
              '2016.6.30',
              7200,
              number(15433001123),
              qian,
              '借调',
            ],
            ['小计', '2人'],
            ['（二）离退休干部党支部'],
            ['市档案局离退休干部党支部（共1人）'],
            [
              1,
              '孙德海',
              '男',
              '1958.06',
              '汉族',
              '1984年10月',
              null,
              '正式党员',
              '1985年10月',
              4100,
              '0871-6310222',
              sun,
              null,
            ],
            ['合 计', '3人'],
            ['填表人：郑一', null, null, '审核人：王二'],
          ],
          {
            name: '花名册',
            merges: ['A1:M1', 'A3:A4', 'B3:E3', 'F3:H3', 'K3:L3', 'M3:M4', 'A5:M5', 'A9:M9', 'A10:M10'],
          },
        ),
      ],
      { known },
    );
    expect(recognitions[0]).toMatchObject({ kind: 'roster', headerRows: { first: 3, last: 4 }, refusal: null });
    expect(members.map((m) => [m.row, m.outcome, m.record?.姓名, m.record?.所在党支部])).toEqual([
      [6, 'normalise', '赵明远', '市档案局机关第一党支部'],
      [7, 'normalise', '钱秀', '市档案局机关第一党支部'],
      [11, 'normalise', '孙德海', '市档案局离退休干部党支部'],
    ]);
    expect(members[0]?.record).toMatchObject({
      出生日期: '1985-03-12',
      民族: '汉族',
      入党日期: '2009-07',
      转正日期: '2010-07-01',
      人员类别: '正式党员',
      手机号码: '15433001122',
      '月党费计算基数（元）': 6500,
    });
    expect(members[0]?.codes).toContain('BRANCH_SECTION_ROW');
  });

  it('takes the branch from the title where the sheet is one branch and has no column for it', () => {
    const { members } = readBatch(
      [
        sheet(
          [
            ['中共澜川市档案局机关第二支部委员会党员名册（截至2026年9月30日）'],
            [
              '编号',
              '党员姓名',
              '性别',
              '公民身份号码',
              '民族',
              '学历',
              '政治面貌',
              '加入党组织时间',
              '转为正式党员时间',
              '所在小组',
            ],
            ['1', '赵明远', '男', zhao, '汉族', '本科', '中共党员', '2009-07-01', '2010-07-01', '一组'],
            ['2', '钱秀', '女', qian, '满族', '硕士', '中共预备党员', '2025.12.20', '', '二组'],
          ],
          { name: 'Sheet1' },
        ),
      ],
      { known },
    );
    expect(members.map((m) => [m.record?.所在党支部, m.record?.党小组, m.record?.人员类别])).toEqual([
      [second.shortName, '第一党小组', '正式党员'],
      [second.shortName, '第二党小组', '预备党员'],
    ]);
    expect(members[0]?.codes).toContain('BRANCH_FROM_TITLE');
  });

  it('continues the branch over blanks where the sheet never repeats it, and not where it always does', () => {
    const header = ['姓名', '性别', '身份证号', '所在支部', '入党时间', '转正时间', '类别'];
    const person = (name: string, id: string, at: string | null) => [
      name,
      null,
      id,
      at,
      '2009-07-01',
      '2010-07-01',
      '正式党员',
    ];
    const people = [
      person('赵明远', zhao, first.shortName),
      person('钱秀', qian, null),
      person('孙德海', sun, null),
      person('李安', li, second.shortName),
    ];
    const sparse = readBatch([sheet([header, ...people])], { known }).members;
    expect(sparse.map((m) => m.record?.所在党支部)).toEqual([first, first, first, second].map((b) => b.shortName));
    expect(sparse[1]?.codes).toContain('BRANCH_FILL_DOWN');

    const full = people.map((p, i) => (i === 1 ? p : p.with(3, i === 3 ? second.shortName : first.shortName)));
    const dense = readBatch([sheet([header, ...full])], { known }).members;
    expect(dense.map((m) => m.outcome)).toEqual(['normalise', 'reject', 'normalise', 'normalise']);
    expect(dense[1]).toMatchObject({ codes: expect.arrayContaining(['BRANCH_MISSING']), suggestion: first.shortName });
  });

  it('reads a CSV with a header over two rows, which has no merged cells', () => {
    const { members } = readBatch(
      [
        sheet(
          [
            ['序号', '姓名', '身份证号', '组织关系', '', '重要日期', '', '类别'],
            ['', '', '', '所在党支部', '党小组', '入党', '转正', ''],
            ['1', '赵明远', zhao, '机关第一支部', '3', '20090701', '20100701', '正式党员'],
          ],
          { name: null },
        ),
      ],
      { known: [{ ...first, shortName: '机关第一党支部' }] },
    );
    expect(members).toHaveLength(1);
    expect(members[0]).toMatchObject({
      sheet: null,
      row: 3,
      record: { 所在党支部: '机关第一党支部', 党小组: '第三党小组', 入党日期: '2009-07-01', 转正日期: '2010-07-01' },
    });
  });

  it('skips numbered empty lines, repeated page headers and page feet', () => {
    const header = ['序号', '姓名', '身份证号码', '所属党支部', '入党时间', '转正时间', '人员类别'];
    const { members } = readBatch(
      [
        sheet([
          ['党员名册'],
          header,
          [1, '赵明远', zhao, first.shortName, '2009-07-01', '2010-07-01', '正式党员'],
          ['第1页 共2页'],
          ['党员名册'],
          header,
          [2, '钱秀', qian, first.shortName, '2009-07-01', '2010-07-01', '正式党员'],
          [3, null, null, null, null, null, null],
          [4],
          ['注：1.本表一式两份。'],
          ['以下空白'],
        ]),
      ],
      { known },
    );
    expect(members.map((m) => m.row)).toEqual([3, 7]);
  });

  it('loses nobody: a row with only a name is a rejected row', () => {
    const { members } = readBatch(
      [
        sheet([
          ['姓名', '身份证号', '所在支部', '入党时间', '转正时间', '类别'],
          ['赵明远', zhao, first.shortName, '2009-07-01', '2010-07-01', '正式党员'],
          ['钱秀'],
        ]),
      ],
      { known },
    );
    expect(members.map((m) => m.outcome)).toEqual(['accept', 'reject']);
    expect(members[1]?.codes).toEqual(expect.arrayContaining(['ID_MISSING', 'DATE_MISSING', 'BRANCH_MISSING']));
  });
});

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

describe('sheets that are something else', () => {
  const other = (name: string, ...lines: (string | number | null)[][]) =>
    readBatch([sheet(lines, { name })]).recognitions[0];
  it.each([
    [
      '签到表',
      [
        ['姓名', '单位', '签名'],
        ['赵明远', '市档案局', null],
      ],
    ],
    [
      'Sheet1',
      [
        ['姓名', '党支部', '所属月份', '缴费基数', '应缴党费', '实缴党费'],
        ['赵明远', '机关第一党支部', '2026.1', 6000, 90, 90],
      ],
    ],
    [
      'Sheet1',
      [
        ['序号', '姓名', '身份证号', '所在支部', '申请入党时间', '确定为入党积极分子时间', '培养联系人'],
        [1, '赵明远', zhao, '机关第一党支部', '2025.1', '2025.9', '钱秀'],
      ],
    ],
    [
      'Sheet1',
      [
        ['序号', '工作任务', '具体措施', '责任单位', '完成时限'],
        [1, '学习', '每月一次', '各支部', '12月底'],
      ],
    ],
    [
      '汇总',
      [
        ['单位', '支部数', '党员数', '正式党员', '预备党员'],
        ['市档案局', 3, 40, 39, 1],
      ],
    ],
    [
      '2026年计划',
      [
        ['时间', '支部', '活动类型', '主题', '负责人'],
        ['3月', '机关第一党支部', '党课', '学习', '赵明远'],
      ],
    ],
    ['填表说明', [['一、日期填写到日。'], ['二、身份证号用文本。']]],
    [
      '通讯录',
      [
        ['姓名', '办公室', '电话', '邮箱'],
        ['赵明远', '301', '6310222', 'z@x'],
      ],
    ],
    [
      '任职情况',
      [
        ['序号', '姓名', '现任职务', '任职时间', '免职时间'],
        [1, '赵明远', '书记', '2024.1', null],
      ],
    ],
    [
      '谈心谈话',
      [
        ['序号', '谈话人', '谈话对象', '谈话时间', '地点'],
        [1, '赵明远', '钱秀', '2026-03-01', '302'],
      ],
    ],
  ])('leaves %s alone: %j', (name, lines) => {
    expect(other(name, ...lines)).toMatchObject({ kind: 'ignored' });
  });

  it('leaves out hidden, empty, dissolved and sample sheets', () => {
    const header = ['姓名', '身份证号', '所在支部', '入党时间'];
    const line = ['赵明远', zhao, first.shortName, '2009-07-01'];
    const reasons = [
      sheet([header, line], { state: 'hidden' }),
      sheet([header, line], { state: 'veryHidden' }),
      sheet([[null]]),
      sheet([header, line], { name: '已转出党员' }),
      sheet([header, line], { name: '样表' }),
    ].map((s) => readBatch([s]).recognitions[0]);
    expect(reasons.map((r) => r?.kind === 'ignored' && r.reason)).toEqual([
      'hidden',
      'hidden',
      'empty',
      'retired',
      'template',
    ]);
  });

  it('refuses a roster without a needed column, naming it and what was found', () => {
    const found = other(
      '名册',
      ['姓名', '性别', '民族', '所在支部', '入党时间', '转正时间', '证号'],
      ['赵明远', '男', '汉族', first.shortName, '2009-07-01', '2010-07-01', 'A1'],
    );
    expect(found).toMatchObject({ kind: 'roster', missingFields: ['身份证号'] });
    expect(found?.kind === 'roster' && found.refusal).toContain('“身份证号”');
    expect(found?.kind === 'roster' && found.refusal).toContain('证号');
  });

  it('reads it once the column is mapped by hand', () => {
    const lines = [
      ['姓名', '性别', '民族', '所在支部', '入党时间', '转正时间', '识别码', '类别'],
      ['赵明远', '男', '汉族', first.shortName, '2009-07-01', '2010-07-01', zhao, '正式党员'],
    ];
    const { members } = readBatch([sheet(lines)], { known, mapping: { 6: '身份证号' } });
    expect(members.map((m) => m.outcome)).toEqual(['accept']);
  });

  it('finds the column of identity numbers by its content', () => {
    const lines = [
      ['姓名', '性别', '所在支部', '入党时间', '转正时间', '识别码', '类别'],
      ...[zhao, qian, sun].map((id) => [
        '赵明远',
        null,
        first.shortName,
        '2009-07-01',
        '2010-07-01',
        text(id),
        '正式党员',
      ]),
    ];
    const found = readBatch([sheet(lines)], { known }).recognitions[0];
    expect(found?.kind === 'roster' && found.columns.身份证号).toBe(5);
  });
});
