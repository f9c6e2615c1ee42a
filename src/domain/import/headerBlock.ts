import type { Merge, Row } from './cell.js';
import { cellText, fold, isBlank } from './fold.js';

/** One to three consecutive rows that may be the header of a table, with what each column is headed by. */
export type HeaderBlock = {
  readonly first: number;
  readonly last: number;
  /** Position in the sample of the row after the block. */
  readonly next: number;
  /** By column: the texts from the top row to the bottom row, folded; empty where the column has no header. */
  readonly labels: readonly (readonly string[])[];
  /** The bottom header with a short note in brackets drawn in: 党组织名称（简称） → 党组织名称简称; '' without such a note. */
  readonly noted: readonly string[];
  /** As written, for showing. */
  readonly shown: readonly string[];
};

const headerText = (text: string): string =>
  fold(text)
    .replace(/\([^()]*\)|\[[^\]]*\]|【[^】]*】/gu, '')
    .replace(/^[*★☆#※·、.\d]*(?=\D)|[*★☆#※:：]+$/gu, '');

/** A header without white space, notes in brackets, units and marks: '＊入党 时间（年月）' → '入党时间'. */
export const labelOf = (text: string): string => {
  const label = headerText(text);
  return label === '' ? fold(text) : label;
};

const notedLabel = (text: string): string => {
  const folded = fold(text);
  const m = /^([^()]+)\(([^()]{1,4})\)$/u.exec(folded);
  return m ? labelOf(m[1] ?? '') + (m[2] ?? '') : '';
};

const groupAbove = (row: Row, column: number, below: Row, merges: readonly Merge[]): string => {
  const merge = merges.find((m) => m.top === row.number && m.left < column && m.right >= column);
  if (merge) return cellText(row.cells[merge.left]);
  if (merges.some((m) => m.top <= row.number && m.bottom >= row.number && m.right > m.left)) return '';
  // Without merges (CSV): a blank right of a group's name belongs to the group as far as the row below is filled.
  for (let c = column - 1; c >= 0 && !isBlank(below.cells[c]); c -= 1)
    if (!isBlank(row.cells[c])) return cellText(row.cells[c]);
  return '';
};

/** Whether the lower row names the parts of groups that the upper row names; a data row below a header is not. */
const belongsBelow = (upper: Row, lower: Row, merges: readonly Merge[]): boolean => {
  let parts = 0;
  let pairs = 0;
  for (let c = 0; c < Math.max(lower.cells.length, upper.cells.length); c += 1) {
    const cell = lower.cells[c];
    if (isBlank(cell)) continue;
    if (cell?.kind !== 'text') return false;
    const under = isBlank(upper.cells[c]) ? groupAbove(upper, c, lower, merges) : '';
    if (under !== '') parts += 1;
    else if (!isBlank(upper.cells[c])) {
      const opensGroup =
        merges.some((m) => m.top === upper.number && m.left === c && m.right > c) ||
        (isBlank(upper.cells[c + 1]) && !isBlank(lower.cells[c + 1]));
      const unit = /^[（(].{1,8}[)）]$/u.test(cell.text.trim());
      if (!opensGroup && !unit) pairs += 1;
    }
  }
  // 转正 over 时间 is a header too, but a row that mostly stands under single headers is data.
  return parts > 0 && pairs <= parts;
};

/** The block of `height` rows that begins at `start` of the sample; null where these rows are no header together. */
export const headerBlock = (
  sample: readonly Row[],
  start: number,
  height: number,
  merges: readonly Merge[],
): HeaderBlock | null => {
  const rows = sample.slice(start, start + height);
  const [top] = rows;
  const bottom = rows.at(-1);
  if (rows.length < height || !top || !bottom) return null;
  for (const [i, row] of rows.entries()) {
    const below = rows[i + 1];
    if (below && (below.number !== row.number + 1 || !belongsBelow(row, below, merges))) return null;
  }
  const width = Math.max(...rows.map((r) => r.cells.length));
  const labels: string[][] = [];
  const shown: string[] = [];
  const noted: string[] = [];
  for (let c = 0; c < width; c += 1) {
    const texts = rows.map((row, i) => {
      if (!isBlank(row.cells[c])) return cellText(row.cells[c]);
      const below = rows[i + 1];
      return below && !isBlank(below.cells[c]) ? groupAbove(row, c, below, merges) : '';
    });
    const filled = texts.filter((t) => fold(t) !== '');
    labels.push(filled.map((t) => labelOf(t)));
    noted.push(notedLabel(filled.at(-1) ?? ''));
    shown.push(filled.map((t) => t.replace(/\s+/gu, '')).join('·'));
  }
  return { first: top.number, last: bottom.number, next: start + height, labels, noted, shown };
};
