import { describe, expect, it } from 'vitest';
import { branch, readBatch, type BatchOptions } from '../../testkit/importBatch.js';
import { dateCell, identity, number, sheet, text, type Written } from '../../testkit/sheets.js';
import { branchIndex } from './branchIndex.js';
import type { Code } from './codes.js';
import { PeopleSeen } from './peopleSeen.js';
import { recogniseSheet } from './recognise.js';
import type { MemberField, MemberRecord, RowReading } from './records.js';
import { RosterReader } from './roster.js';
import { day } from '../shared/calendarDay.js';

const first = branch('市档案局机关第一党支部');
const second = branch('市档案局机关第二党支部');
const known = [first, second];
const zhao = identity('1985-03-12', 115);
const qian = identity('1990-11-02', 226);

const usual: Readonly<Record<MemberField, Written>> = {
  序号: 1,
  姓名: '赵明远',
  性别: '男',
  身份证号: zhao,
  民族: '汉族',
  出生日期: '1985-03-12',
  籍贯: '澜川青岗',
  学历: '大学本科',
  人员类别: '正式党员',
  所在党支部: first.shortName,
  党小组: '第一党小组',
  入党日期: '2009-07-01',
  转正日期: '2010-07-01',
  党内职务: '组织委员',
  工作岗位: '科长',
  手机号码: '15433001122',
  党籍状态: '正常',
  是否流动党员: '否',
  是否离退休: '否',
  '月党费计算基数（元）': 6500,
  备注: null,
};
type Changed = Partial<Record<MemberField, Written>>;
const header = Object.keys(usual);
const line = (changed: Changed): Written[] => Object.values({ ...usual, ...changed });
const readRows = (rows: readonly Changed[], options: BatchOptions = {}): readonly RowReading<MemberRecord>[] =>
  readBatch([sheet([header, ...rows.map(line)], { name: '市档案局' })], { known, ...options }).members;
const readOne = (changed: Changed, options: BatchOptions = {}): RowReading<MemberRecord> => {
  const [reading] = readRows([changed], options);
  if (!reading) throw new Error('no row was read');
  return reading;
};

describe('a row of a roster', () => {
  it('is accepted as it stands where nothing has to be said', () => {
    const reading = readOne({});
    expect(reading).toMatchObject({
      sheet: '市档案局',
      row: 2,
      outcome: 'accept',
      codes: [],
      messages: [],
      changes: [],
      problems: [],
    });
    expect(reading.record).toEqual({ ...usual, 备注: '' });
  });

  it.each<[Code, Changed, Partial<MemberRecord>]>([
    ['DATE_FORMAT', { 入党日期: '2009.7.1' }, { 入党日期: '2009-07-01' }],
    ['DATE_FORMAT', { 转正日期: 40360 }, { 转正日期: '2010-07-01' }],
    ['DATE_FORMAT', { 出生日期: '1985.03' }, { 出生日期: '1985-03-12' }],
    ['DATE_FORMAT', { 入党日期: '2009年7月' }, { 入党日期: '2009-07' }],
    ['DATE_FLOAT_OCT', { 入党日期: number(2009.1, '0.00') }, { 入党日期: '2009-10' }],
    ['DATE_TWO_DIGIT_YEAR', { 出生日期: '85.03.12' }, { 出生日期: '1985-03-12' }],
    ['DATE_TWO_DIGIT_YEAR', { 入党日期: '09.07.01' }, { 入党日期: '2009-07-01' }],
    ['DATE_ZERO_CELL', { 转正日期: number(0, 'yyyy-mm-dd') }, { 转正日期: '' }],
    ['DATE_UNKNOWN_BLANK', { 转正日期: '不详' }, { 转正日期: '' }],
    ['BIRTH_FROM_ID', { 出生日期: null }, { 出生日期: '1985-03-12' }],
    ['BIRTH_FROM_ID', { 出生日期: '1985年' }, { 出生日期: '1985-03-12' }],
    ['BIRTH_ID_MISMATCH', { 出生日期: '1984-03-12' }, { 出生日期: '1984-03-12' }],
    ['JOIN_UNDER_18', { 入党日期: '2002-01-05', 转正日期: '2003-01-05' }, { 入党日期: '2002-01-05' }],
    ['FORMAL_WITHOUT_CONVERSION', { 转正日期: null }, { 转正日期: '' }],
    ['PROBATION_CONVERSION_PAST', { 人员类别: '预备党员' }, { 人员类别: '预备党员' }],
    ['CONVERT_IN_FUTURE', { 转正日期: '2027-01-01' }, { 转正日期: '2027-01-01' }],
    ['ID_LOWER_X', { 身份证号: withX().toLowerCase(), 出生日期: null, 性别: null }, { 身份证号: withX() }],
    ['ID_SPACES', { 身份证号: ` ${zhao}\n` }, { 身份证号: zhao }],
    ['ID_APOSTROPHE', { 身份证号: `'${zhao}` }, { 身份证号: zhao }],
    ['NAME_SPACES', { 姓名: '赵 明 远' }, { 姓名: '赵明远' }],
    ['NAME_NOTE', { 姓名: '赵明远（男）' }, { 姓名: '赵明远' }],
    ['NAME_DOT_VARIANT', { 姓名: '买买提・艾山' }, { 姓名: '买买提·艾山' }],
    ['NAME_RARE_CHAR', { 姓名: '王䶮' }, { 姓名: '王䶮' }],
    ['NAME_RICHTEXT', { 姓名: text('赵明远', { rich: true }) }, { 姓名: '赵明远' }],
    ['SEX_SYNONYM', { 性别: 'M' }, { 性别: '男' }],
    ['SEX_FROM_ID', { 性别: null }, { 性别: '男' }],
    ['ETHNIC_SHORT', { 民族: '汉' }, { 民族: '汉族' }],
    ['ETHNIC_UNKNOWN', { 民族: '汉人族' }, { 民族: '汉人族' }],
    ['EDU_SYNONYM', { 学历: '本科' }, { 学历: '大学本科' }],
    ['EDU_UNKNOWN', { 学历: '其他' }, { 学历: '其他' }],
    ['CAT_SYNONYM', { 人员类别: '正式' }, { 人员类别: '正式党员' }],
    ['CAT_SYNONYM', { 人员类别: '中共党员' }, { 人员类别: '正式党员' }],
    ['CAT_FROM_DATES', { 人员类别: null }, { 人员类别: '正式党员' }],
    ['STATUS_SYNONYM', { 党籍状态: '正常党籍' }, { 党籍状态: '正常' }],
    ['YESNO_SYNONYM', { 是否离退休: '√' }, { 是否离退休: '是' }],
    ['YESNO_UNKNOWN', { 是否流动党员: '也许' }, { 是否流动党员: '' }],
    ['BRANCH_FULLNAME', { 所在党支部: first.fullName }, { 所在党支部: first.shortName }],
    ['BRANCH_SPACES', { 所在党支部: `　${first.shortName}` }, { 所在党支部: first.shortName }],
    ['BRANCH_ALIAS', { 所在党支部: '市档案局机关第一支部' }, { 所在党支部: first.shortName }],
    ['GROUP_SYNONYM', { 党小组: '3组' }, { 党小组: '第三党小组' }],
    ['PHONE_FORMAT', { 手机号码: 15433001122 }, { 手机号码: '15433001122' }],
    ['PHONE_TWO', { 手机号码: '15433001122/15499990001' }, { 手机号码: '15433001122' }],
    ['PHONE_INVALID', { 手机号码: '1543300' }, { 手机号码: '' }],
    ['PHONE_LANDLINE', { 手机号码: '0871-6310222' }, { 手机号码: '0871-6310222' }],
    ['BASE_TEXT', { '月党费计算基数（元）': '6,500元' }, { '月党费计算基数（元）': 6500 }],
    [
      'BASE_FORMULA',
      { '月党费计算基数（元）': number(6500, 'General', '4000+2500') },
      { '月党费计算基数（元）': 6500 },
    ],
    [
      'BASE_FORMULA_ERROR',
      { '月党费计算基数（元）': { kind: 'error', code: '#REF!' } },
      { '月党费计算基数（元）': null },
    ],
    ['BASE_MISSING', { '月党费计算基数（元）': null }, { '月党费计算基数（元）': null }],
    ['BASE_NEGATIVE', { '月党费计算基数（元）': -1 }, { '月党费计算基数（元）': null }],
    ['CELL_NOTE', { 籍贯: text('澜川青岗', { note: true }) }, { 籍贯: '澜川青岗' }],
  ])('%s: %j becomes %j', (code, changed, expected) => {
    const reading = readOne(changed);
    expect(reading.outcome).not.toBe('reject');
    expect(reading.codes).toContain(code);
    expect(reading.record).toMatchObject(expected);
    expect(reading.messages.length).toBeGreaterThanOrEqual(reading.codes.length);
  });

  it.each<[Code, Changed]>([
    ['DATE_AMBIGUOUS_FLOAT', { 入党日期: 2009.1 }],
    ['DATE_AMBIGUOUS_ORDER', { 入党日期: '03/04/2009' }],
    ['DATE_INVALID', { 入党日期: '2009-02-30' }],
    ['DATE_INVALID', { 转正日期: '2010年13月1日' }],
    ['DATE_INVALID', { 入党日期: '7月1日' }],
    ['DATE_UNKNOWN_TEXT', { 入党日期: '不详' }],
    ['DATE_YEAR_ONLY', { 入党日期: '2009年' }],
    ['DATE_MISSING', { 入党日期: null }],
    ['DATE_IMPLAUSIBLE', { 入党日期: '1990-01-05', 转正日期: '1991-01-05' }],
    ['JOIN_IN_FUTURE', { 入党日期: '2026-10-01', 转正日期: null }],
    ['CONVERT_BEFORE_JOIN', { 转正日期: '2008-07-01' }],
    ['ID_PRECISION_LOST', { 身份证号: Number(`${zhao.slice(0, 15)}000`) }],
    ['ID_CHECKSUM', { 身份证号: zhao.slice(0, 17) + (zhao.endsWith('1') ? '2' : '1') }],
    ['ID_15_DIGIT', { 身份证号: '990301850312115' }],
    ['ID_LENGTH', { 身份证号: zhao.slice(1) }],
    ['ID_LETTER_O', { 身份证号: zhao.replace('0', 'O') }],
    ['ID_SCIENTIFIC_TEXT', { 身份证号: '9.90301E+17' }],
    ['ID_MISSING', { 身份证号: '待补' }],
    ['NAME_MISSING', { 姓名: null }],
    ['NAME_INVALID', { 姓名: '赵明远2' }],
    ['SEX_ID_MISMATCH', { 性别: '女' }],
    ['CAT_NOT_MEMBER', { 人员类别: '入党积极分子' }],
    ['CAT_UNKNOWN', { 人员类别: '甲' }],
    ['CAT_UNKNOWN', { 人员类别: '党员', 入党日期: '2025-12-01', 转正日期: null }],
    ['BRANCH_TYPO', { 所在党支部: '市档案居机关第一党支部' }],
    ['BRANCH_UNKNOWN', { 所在党支部: '外地' }],
    ['BRANCH_MISSING', { 所在党支部: null }],
  ])('%s: %j is rejected', (code, changed) => {
    const reading = readRows([changed, { 姓名: '钱秀', 性别: '女', 身份证号: qian, 出生日期: null }])[0];
    expect(reading).toMatchObject({ outcome: 'reject', record: null });
    expect(reading?.codes).toContain(code);
  });

  it('names the cell, what was found and what it may be', () => {
    const reading = readOne({ 所在党支部: '市档案居机关第一党支部' });
    expect(reading.messages).toEqual([
      '所在党支部（J2）“市档案居机关第一党支部”查无此支部，是否为“市档案局机关第一党支部”？请更正，系统不自动改',
    ]);
    expect(reading.suggestion).toBe(first.shortName);
    expect(reading.problems).toEqual([
      expect.objectContaining({
        field: '所在党支部',
        cell: 'J2',
        found: '市档案居机关第一党支部',
        suggestion: first.shortName,
      }),
    ]);
  });

  it('takes real date cells, also of workbooks that count from 1904', () => {
    expect(readOne({ 入党日期: dateCell(39_995) })).toMatchObject({
      outcome: 'accept',
      record: { 入党日期: '2009-07-01' },
    });
    const reading = readBatch(
      [sheet([header, line({ 入党日期: dateCell(39_995 - 1462), 转正日期: null })], { date1904: true })],
      { known },
    ).members[0];
    expect(reading?.record?.入党日期).toBe('2009-07-01');
  });

  it('reads hidden rows and says so', () => {
    const [reading] = readBatch([sheet([header, line({})], { hiddenRows: [2] })], { known }).members;
    expect(reading).toMatchObject({ outcome: 'accept', codes: ['ROW_HIDDEN'] });
  });

  it('does not blame a sheet for columns that it does not have', () => {
    const columns: MemberField[] = ['姓名', '身份证号', '所在党支部', '入党日期', '转正日期', '人员类别'];
    const [reading] = readBatch([sheet([columns, columns.map((c) => usual[c])])], { known }).members;
    expect(reading).toMatchObject({ outcome: 'accept', codes: [] });
    expect(reading?.record).toMatchObject({
      性别: '男',
      出生日期: '1985-03-12',
      籍贯: '',
      '月党费计算基数（元）': null,
      党籍状态: '',
    });
  });
});

describe('people met twice', () => {
  const again = (changed: Changed) => readRows([{}, changed]).map((r) => [r.outcome, r.codes.at(-1)]);

  it('rejects the second row of a person', () => {
    expect(again({})).toEqual([
      ['accept', undefined],
      ['reject', 'DUP_EXACT'],
    ]);
    expect(again({ 姓名: '钱秀' })[1]).toEqual(['reject', 'DUP_ID_DIFF_NAME']);
  });

  it('rejects a person whom another sheet has already', () => {
    const { members } = readBatch(
      [
        sheet([header, line({})], { name: '甲' }),
        sheet([header, line({ 所在党支部: second.shortName })], { name: '乙' }),
      ],
      { known },
    );
    expect(members.map((m) => m.outcome)).toEqual(['accept', 'reject']);
    expect(members[1]).toMatchObject({ codes: ['DUP_ACROSS_SHEETS'] });
    expect(members[1]?.messages[0]).toContain('“甲”表第 2 行');
  });

  it('takes the second row where the first one was rejected', () => {
    expect(readRows([{ 所在党支部: '外地' }, {}]).map((r) => r.outcome)).toEqual(['reject', 'accept']);
  });

  it('accepts two people of one name in a branch and says so', () => {
    const readings = readRows([{}, { 身份证号: qian, 性别: '女', 出生日期: null }]);
    expect(readings.map((r) => r.outcome)).toEqual(['accept', 'normalise']);
    expect(readings[1]?.codes).toContain('SAME_NAME_DIFF_ID');
  });

  it('tells a name that differs from the database', () => {
    const { head, rows } = sheet([header, line({})]);
    const recognised = recogniseSheet(head, rows);
    if (recognised.kind !== 'roster') throw new Error('not a roster');
    const context = {
      asOf: day('2026-09-30'),
      branches: branchIndex(known),
      people: new PeopleSeen(),
      knownName: () => '赵明',
    };
    const reader = new RosterReader(recognised, context);
    expect(rows.map((r) => reader.row(r)?.codes)).toEqual([undefined, ['KNOWN_OTHER_NAME']]);
  });
});

describe('a corrected cell', () => {
  it('stands in for what the sheet says', () => {
    const { head, rows } = sheet([header, line({ 所在党支部: '外地', 姓名: '赵 明远' })]);
    const recognised = recogniseSheet(head, rows);
    if (recognised.kind !== 'roster') throw new Error('not a roster');
    const read = (corrections: Partial<Record<MemberField, string>>) => {
      const reader = new RosterReader(recognised, {
        asOf: day('2026-09-30'),
        branches: branchIndex(known),
        people: new PeopleSeen(),
      });
      return rows.map((r) => reader.row(r, corrections)).at(-1);
    };
    expect(read({})?.outcome).toBe('reject');
    expect(read({ 所在党支部: first.shortName })).toMatchObject({ outcome: 'normalise', codes: ['NAME_SPACES'] });
    expect(read({ 所在党支部: first.shortName, 姓名: '钱秀', 转正日期: '' })).toMatchObject({
      outcome: 'accept',
      record: { 姓名: '钱秀', 转正日期: '' },
    });
  });
});

function withX(): string {
  return (
    Array.from({ length: 300 }, (_, i) => identity('1988-08-08', 101 + 2 * i)).find((id) => id.endsWith('X')) ?? ''
  );
}
