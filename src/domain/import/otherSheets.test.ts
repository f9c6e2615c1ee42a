import { describe, expect, it } from 'vitest';
import { branch, readBatch } from '../../testkit/importBatch.js';
import { identity, sheet, text } from '../../testkit/sheets.js';

const first = branch('市档案局机关第一党支部');
const second = branch('市档案局机关第二党支部');
const retired = branch('市档案局离退休干部党支部');
const known = [first, second, retired];

const zhao = identity('1985-03-12', 115);
const qian = identity('1990-11-02', 226);
const sun = identity('1958-06-21', 331);

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
