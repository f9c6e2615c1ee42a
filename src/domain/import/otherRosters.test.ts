import { describe, expect, it } from 'vitest';
import { branch, readBatch } from '../../testkit/importBatch.js';
import { identity, number, sheet } from '../../testkit/sheets.js';

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

  it('completes the name of a branch by the unit whose sheet it is', () => {
    const lines = (at: string | null) => [
      ['姓名', '身份证号', '入党时间', '转正时间', '类别', ...(at === null ? [] : ['所在支部'])],
      ['赵明远', zhao, '2009-07-01', '2010-07-01', '正式党员', ...(at === null ? [] : [at])],
    ];
    const inSheet = readBatch([sheet(lines('机关第一支部'), { name: '市档案局' })], { known }).members[0];
    expect(inSheet).toMatchObject({
      outcome: 'normalise',
      codes: ['BRANCH_ALIAS'],
      record: { 所在党支部: first.shortName },
    });
    const inTitle = readBatch([sheet([['市档案局党员名册'], ...lines(null)], { name: '机关第二支部' })], { known })
      .members[0];
    expect(inTitle).toMatchObject({ codes: ['BRANCH_FROM_TITLE'], record: { 所在党支部: second.shortName } });
    const elsewhere = readBatch([sheet(lines('机关第一支部'), { name: '市水利局' })], { known }).members[0];
    expect(elsewhere).toMatchObject({ outcome: 'reject', codes: ['BRANCH_UNKNOWN'] });
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
