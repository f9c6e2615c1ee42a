import type { Cell, Merge, Row } from './cell.js';
import { cellText, fold, isBlank } from './fold.js';
import { labelOf } from './headerBlock.js';
import type { RecognisedSheet } from './recognise.js';

/** What a row is to the reader of its sheet. A section row names the branch or group of the rows below it. */
export type RowRole =
  | { readonly kind: 'data' }
  | { readonly kind: 'skip'; readonly why: 'blank' | 'header' | 'total' | 'note' | 'title' }
  | { readonly kind: 'section'; readonly text: string; readonly of: 'branch' | 'group' | 'other' };

const data: RowRole = { kind: 'data' };
const skip = (why: 'blank' | 'header' | 'total' | 'note' | 'title'): RowRole => ({ kind: 'skip', why });

const total =
  /^[(（]?(本页|本表|全表|支部|单位|全部|以上|党员)?(合计|小计|总计|累计|共计|总数|计)([:：(（].*|\d+.*)?$|(合计|小计|总计)$/u;
const footer =
  /^(填表|填报|制表|审核|复核|审批|报送|联系|负责|经办|录入|统计|校对|签发|报表|上报|打印|导出)(单位|人|日期|时间|部门|领导|意见|员)?[:：]|^(注|备注|说明|附注|注意|备考|填表说明|填报说明)[:：.、\d]|^单位[（(]?(盖章|公章)|^[（(]?(以下(空白|无正文)|此页无正文|续表|接上页|转下页)|^第?\d+页|^共?\d+页|^[*※★]|^共\d+[人次条名]|^—+.*—+$|年\d{1,2}月\d{1,2}日(填报|制表)/u;

const sectionText = (text: string): string =>
  fold(text)
    .replace(/^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]/u, '')
    .replace(/^(党支部|支部|所在党支部|所在支部|支部名称|党支部名称|党组织|单位)[:：]/u, '')
    .replace(/[(（[【]?(现有|共|共有|党员)*\d+[人名](党员)?[)）\]】]?$/u, '')
    .replace(/[(（](党员)?[)）]$|[:：]$/u, '')
    .replace(/(党员)?(名册|名单|花名册|情况|台账|记录)$/u, '');

/**
 * A row with a single text: the name of a section, or words for the reader. Where no column names the branch, any short text counts as
 * a section, so that one that is misspelt does not leave its people with the branch above.
 */
const loneText = (text: string, anySection: boolean): RowRole => {
  if (text.length > 300) return skip('note');
  const bare = sectionText(text);
  if (footer.test(fold(text)) || bare === '') return skip('note');
  if (bare.length <= 50 && bare.replace(/\(.*\)$/u, '').endsWith('支部'))
    return { kind: 'section', text: bare, of: 'branch' };
  if (/^第?([一二三四五六七八九十]{1,3}|\d{1,2})?(党小组|小组)$|^.{1,12}党小组$/u.test(bare))
    return { kind: 'section', text: bare, of: 'group' };
  if (bare.length <= 30 && /(局|委|办|院|中心|部|厅|会|所|校|馆|站|公司|机关|党委|总支|处|科|队)$/u.test(bare))
    return { kind: 'section', text: bare, of: 'other' };
  const short = bare.length <= 30 && !/[。；;!！？?，,]/u.test(bare);
  return anySection && short ? { kind: 'section', text: bare, of: 'other' } : skip('note');
};

export type Layout = {
  /** Rows up to the header, and rows that are certainly data, are told without looking closer. */
  readonly roleOf: (row: Row) => RowRole;
  /** Whether cells are merged over rows below the header. */
  readonly merged: boolean;
  /** Where a cell is covered by a merged one that begins in a row above: the leftmost column of that one. */
  readonly covering: (row: number, column: number) => number | null;
};

const coverings = (merges: readonly Merge[], after: number): Map<number, Merge[]> | null => {
  const byRow = new Map<number, Merge[]>();
  for (const m of merges) {
    if (m.bottom === m.top || m.bottom <= after || m.bottom - m.top > 100_000) continue;
    for (let row = Math.max(m.top, after) + 1; row <= m.bottom; row += 1) {
      const list = byRow.get(row);
      if (list) list.push(m);
      else byRow.set(row, [m]);
    }
  }
  return byRow.size === 0 ? null : byRow;
};

/** `ordinal` is the column of 序号: a number there alone is no data. `lone` are columns in which a single text is data (姓名). */
export const layoutOf = (sheet: RecognisedSheet, lone: readonly number[]): Layout => {
  const { headerRows, labels, titles } = sheet;
  const titleTexts = new Set(titles.map((t) => fold(t)));
  const branchInSections =
    sheet.kind !== 'organisations' && !('所在党支部' in sheet.columns) && !('党支部' in sheet.columns);
  const typeInSections = sheet.kind === 'ledger' && !('活动类型' in sheet.columns);
  const ordinal = (sheet.columns as Partial<Record<string, number>>).序号 ?? -1;
  /** Rows with a cell merged over several columns: a name in one is no person. */
  const wide = new Set(sheet.head.merges.filter((m) => m.right - m.left >= 2).map((m) => m.top));
  const covered = coverings(sheet.head.merges, headerRows.last);
  const isHeaderCell = (cell: Cell, column: number): boolean =>
    cell.kind === 'text' && (labels[column]?.includes(labelOf(cell.text)) ?? false);
  const lookCloser = (row: Row): RowRole => {
    const filled: { readonly column: number; readonly cell: Cell }[] = [];
    for (const [column, cell] of row.cells.entries())
      if (cell !== undefined && !isBlank(cell) && !(column === ordinal && cell.kind === 'number'))
        filled.push({ column, cell });
    const [first] = filled;
    if (!first || (filled.length === 1 && first.column === ordinal && /^\d+$/u.test(fold(cellText(first.cell)))))
      return skip('blank');
    const texts = filled.map(({ cell }) => fold(cellText(cell)));
    if (total.test(texts[0] ?? '')) return skip('total');
    const headerCells = filled.filter(({ cell, column }) => isHeaderCell(cell, column)).length;
    if (headerCells >= 2 && headerCells * 5 >= filled.length * 3) return skip('header');
    if (filled.length > 2) return footer.test(texts[0] ?? '') && filled.length <= 4 ? skip('note') : data;
    if (titleTexts.has(texts[0] ?? '')) return skip('title');
    if (filled.length === 2 && !/^\(?共?\d+[人名]?\)?$/u.test(texts[1] ?? ''))
      return footer.test(texts[0] ?? '') ? skip('note') : data;
    if (headerCells === filled.length) return skip('header');
    return lone.includes(first.column) && !wide.has(row.number) && !/支部|小组|[:：]/u.test(texts[0] ?? '')
      ? data
      : loneText(cellText(first.cell), branchInSections || typeInSections);
  };
  return {
    roleOf: (row) => (row.number <= headerRows.last ? skip('header') : lookCloser(row)),
    merged: covered !== null,
    covering: (row, column) => {
      const merge = covered?.get(row)?.find((m) => m.left <= column && m.right >= column);
      return merge === undefined ? null : merge.left;
    },
  };
};
