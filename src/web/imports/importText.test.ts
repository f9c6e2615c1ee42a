import { describe, expect, it } from 'vitest';
import {
  columnName,
  countsText,
  fieldsShown,
  isUpdate,
  filesText,
  isWorking,
  remarksOf,
  sheetKey,
  sheetOf,
  sheetText,
  type ImportRow,
} from './importText.js';

const row = (values: Record<string, string>, fault?: string): ImportRow => ({
  fileNo: 0,
  sheetNo: 0,
  row: 3,
  outcome: 'accept',
  codes: [],
  messages: [],
  values,
  changes: [],
  suggestion: null,
  problems: fault ? [{ field: fault, found: '', sentence: '', suggestion: null }] : [],
  applied: false,
});

describe('an import in words', () => {
  it('counts rows by outcome and leaves zeros out', () => {
    expect(countsText({ accept: 1204, normalise: 0, reject: 7, unchanged: 80 })).toBe(
      '原样接收1204行，拒收7行；其中与现有数据相同80行',
    );
    expect(countsText({ accept: 0, normalise: 0, reject: 0, unchanged: 0 })).toBe('没有数据行');
  });

  it('names files and sheets, a CSV without a sheet', () => {
    expect([filesText([]), filesText(['名册.xlsx']), filesText(['名册.xlsx', '台账.xlsx'])]).toEqual([
      '导入',
      '《名册.xlsx》',
      '《名册.xlsx》等2个文件',
    ]);
    expect([sheetText({ file: 'a.csv', sheet: null }), sheetText({ file: 'b.xlsx', sheet: '市教育局' })]).toEqual([
      '《a.csv》',
      '《b.xlsx》“市教育局”',
    ]);
  });

  it('finds the sheet again from its key', () => {
    expect(sheetOf(sheetKey({ fileNo: 2, sheetNo: 11 }))).toEqual({ fileNo: 2, sheetNo: 11 });
    expect(sheetOf('x')).toBeNull();
  });

  it('goes on asking only while work goes on', () => {
    expect((['reading', 'ready', 'applying', 'undoing', 'applied'] as const).map(isWorking)).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('what is said beside a row', () => {
  it('leaves out what a marked cell or a fault says already', () => {
    const told: ImportRow = {
      ...row({}),
      messages: ['入党日期（J5）“2005.6.19”已写为 2005-06-19', '没有这个党支部。', '入党时不满18周岁'],
      changes: [{ field: '入党日期', from: '2005.6.19', to: '2005-06-19' }],
      problems: [{ field: '所在党支部', found: '', sentence: '没有这个党支部。', suggestion: null }],
    };
    expect(remarksOf(told)).toEqual(['入党时不满18周岁']);
  });
});

describe('a changed cell', () => {
  it('is an update where what is kept now was another, and not where the file only spelled it otherwise', () => {
    const spelled = { field: '入党日期', from: '2005.6.19', to: '2005-06-19' };
    const kept = { field: '工作岗位', from: '科员', to: '科长' };
    const one: ImportRow = { ...row({}), messages: ['工作岗位由“科员”改为“科长”'], changes: [spelled, kept] };
    expect(one.changes.map((c) => isUpdate(one, c))).toEqual([false, true]);
  });
});

describe('the columns of a preview', () => {
  it('stand in the order of the sheet, then as they appear, a field at fault among them', () => {
    expect(fieldsShown([row({ 备注: '', 姓名: '周敏' }), row({ 主题: '' }, '日期')], ['姓名', '性别', '备注'])).toEqual(
      ['姓名', '备注', '主题', '日期'],
    );
  });

  it('are named as a spreadsheet names them', () => {
    expect(fieldsShown([row({ 姓名: '' }, '')], [])).toEqual(['姓名']);
    expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });
});
