import type { Cell, Merge, Row } from './cell.js';
import { cellText, fold, isBlank, withoutLabel } from './fold.js';
import type { Columns } from './columns.js';
import { furtherHeader } from './furtherTables.js';
import { labelOf } from './headerBlock.js';
import type { RecognisedSheet } from './recognise.js';
import type { AnyField } from './records.js';

/** What a row is to the reader of its sheet. A section row names the branch or group of the rows below it. */
export type RowRole =
  | { readonly kind: 'data' }
  /** `columns`: from this header on, where the sheet holds several tables. */
  | {
      readonly kind: 'skip';
      readonly why: 'blank' | 'header' | 'total' | 'note' | 'title';
      readonly columns?: Columns<AnyField>;
    }
  | { readonly kind: 'section'; readonly text: string; readonly of: 'branch' | 'group' | 'other' };

const data: RowRole = { kind: 'data' };
const skip = (why: 'blank' | 'header' | 'total' | 'note' | 'title'): RowRole => ({ kind: 'skip', why });

const total =
  /^[(（]?(本页|本表|全表|支部|单位|全部|以上|党员)?(合计|小计|总计|累计|共计|总数|计)([:：(（].*|\d+.*)?$|(合计|小计|总计)$/u;
const footer =
  /^(填表|填报|制表|审核|复核|审批|报送|联系|负责|经办|录入|统计|校对|签发|报表|上报|打印|导出)(单位|人|日期|时间|部门|领导|意见|员)?[:：]|^(注|备注|说明|附注|注意|备考|填表说明|填报说明)[:：.、\d]|^(单位|党支部|支部|党委|总支|党组织)?[（(]?(盖章|公章|签章|印章)|^[（(]?(以下(空白|无正文)|此页无正文|续表|接上页|转下页)|^第?\d+页|^共?\d+页|^[*※★]|^共\d+[人次条名]|^—+.*—+$|年\d{1,2}月\d{1,2}日(填报|制表)/u;

const sectionText = (text: string): string =>
  withoutLabel(
    fold(text)
      .replace(/^[【〖〔[「『《<“"]+(.+?)[】〗〕\]」』》>”"]+/u, '$1')
      .replace(/^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]/u, ''),
  )
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

type Filled = { readonly column: number; readonly cell: Cell };

/** Tells the roles of the rows of one sheet, in order: a further header changes what the columns below it are. */
class Roles {
  readonly #sheet: RecognisedSheet;
  readonly #loneFields: readonly AnyField[];
  readonly #titles: ReadonlySet<string>;
  /** Rows with a cell merged over several columns: a name in one is no person. */
  readonly #wide: ReadonlySet<number>;
  #columns: Columns<AnyField>;

  constructor(sheet: RecognisedSheet, loneFields: readonly AnyField[]) {
    this.#sheet = sheet;
    this.#loneFields = loneFields;
    this.#titles = new Set(sheet.titles.map((t) => fold(t)));
    this.#wide = new Set(sheet.head.merges.filter((m) => m.right - m.left >= 2).map((m) => m.top));
    this.#columns = sheet.columns;
  }

  of(row: Row): RowRole {
    if (row.number <= this.#sheet.headerRows.last) return skip('header');
    const filled: Filled[] = [];
    for (const [column, cell] of row.cells.entries())
      if (cell !== undefined && !isBlank(cell) && !(column === this.#columns.序号 && cell.kind === 'number'))
        filled.push({ column, cell });
    const [first] = filled;
    if (!first || (filled.length === 1 && this.#isOrdinal(first))) return skip('blank');
    const texts = filled.map(({ cell }) => fold(cellText(cell)));
    if (total.test(texts[0] ?? '')) return skip('total');
    return this.#header(row, filled) ?? this.#line(row, first, texts);
  }

  #isOrdinal({ column, cell }: Filled): boolean {
    return column === this.#columns.序号 && /^\d+$/u.test(fold(cellText(cell)));
  }

  #isHeaderCell({ column, cell }: Filled): boolean {
    return cell.kind === 'text' && (this.#sheet.labels[column]?.includes(labelOf(cell.text)) ?? false);
  }

  #header(row: Row, filled: readonly Filled[]): RowRole | null {
    const known = filled.filter((f) => this.#isHeaderCell(f)).length;
    const repeated = known >= 2 && known * 5 >= filled.length * 3;
    const found = repeated ? this.#sheet.columns : furtherHeader(this.#sheet, row);
    if (found === null) return known === filled.length ? skip('header') : null;
    if (found === this.#columns) return skip('header');
    this.#columns = found;
    return { kind: 'skip', why: 'header', columns: found };
  }

  #line(row: Row, first: Filled, texts: readonly string[]): RowRole {
    const [text = ''] = texts;
    if (this.#titles.has([...new Set(texts)].join(''))) return this.#titleAgain(text);
    const isFooter = footer.test(text);
    if (texts.length > 2) return isFooter && texts.length <= 4 ? skip('note') : data;
    if (this.#titles.has(text)) return this.#titleAgain(text);
    if (texts.length === 2 && !/^\(?共?\d+[人名]?\)?$/u.test(texts[1] ?? '')) return isFooter ? skip('note') : data;
    const isPerson =
      this.#loneFields.some((f) => this.#columns[f] === first.column) &&
      !this.#wide.has(row.number) &&
      !/支部|小组|[:：。；;!！]|^[(（].*[)）]$|^.{31}/u.test(text);
    return isPerson ? data : loneText(cellText(first.cell), this.#anySection());
  }

  /** The title of the first table stands again over a later one, where another branch may have come between. */
  #titleAgain(text: string): RowRole {
    const role = this.#branchInSections() ? loneText(text, false) : null;
    return role?.kind === 'section' && role.of === 'branch' ? role : skip('title');
  }

  #branchInSections(): boolean {
    return this.#sheet.kind !== 'organisations' && !('所在党支部' in this.#columns) && !('党支部' in this.#columns);
  }

  #anySection(): boolean {
    return this.#branchInSections() || (this.#sheet.kind === 'ledger' && !('活动类型' in this.#columns));
  }
}

/**
 * `loneFields` are those in whose column a single text is data (姓名). A number alone in the column of 序号 is none. Rows must come in
 * order.
 */
export const layoutOf = (sheet: RecognisedSheet, loneFields: readonly AnyField[]): Layout => {
  const roles = new Roles(sheet, loneFields);
  const covered = coverings(sheet.head.merges, sheet.headerRows.last);
  return {
    roleOf: (row) => roles.of(row),
    merged: covered !== null,
    covering: (row, column) => {
      const merge = covered?.get(row)?.find((m) => m.left <= column && m.right >= column);
      return merge === undefined ? null : merge.left;
    },
  };
};
