import type { Cell, Row } from '../../../domain/import/cell.js';

/**
 * What a spreadsheet may take for a formula when it opens or re-saves a file: = + - @ and their full-width forms, also behind
 * white space and zero-width characters; a beginning tab or line break shifts the text into another cell (OWASP, CSV injection).
 */
const dangerous = /^(?:[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n])/u;

/**
 * A text that no spreadsheet runs, by the leading apostrophe that spreadsheets themselves use. A lone hyphen, which offices write for
 * "none", stays. Numbers in text ('-5', '+86…') get the apostrophe too: one rule without exceptions can be trusted.
 */
export const defuse = (text: string): string => (text !== '-' && dangerous.test(text) ? `'${text}` : text);

const defuseCell = (cell: Cell | undefined): Cell | undefined => {
  if (!cell) return undefined;
  const { formula: _, note: __, ...value } = cell;
  return value.kind === 'text' ? { kind: 'text', text: defuse(value.text) } : value;
};

/** Rows as they may leave the platform: texts defused, formulas replaced by their values, notes left behind. */
export const defusedRows = function* (rows: Iterable<Row>): Generator<Row, void> {
  for (const row of rows) yield { ...row, cells: Array.from(row.cells, defuseCell) };
};
