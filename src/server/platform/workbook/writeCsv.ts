import type { Cell, Row } from '../../../domain/import/cell.js';
import { encodeGb18030 } from './gb18030.js';

const plain = (cell: Cell | undefined): string => {
  switch (cell?.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return String(cell.number);
    case 'boolean':
      return cell.boolean ? 'TRUE' : 'FALSE';
    case 'error':
      return cell.code;
    case undefined:
      return '';
  }
};

const quoted = (text: string): string => (/[",\t;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const lineOf = ({ cells }: Row): string => Array.from(cells, (cell) => quoted(plain(cell))).join(',');

/**
 * A .csv file of ascending rows, RFC 4180; a gap in the numbers becomes blank lines, so that they stay true. UTF-8 has the byte order mark
 * without which Excel takes it for GBK; GB18030 is for programs that know nothing else. Numbers are written bare, without format.
 */
export const writeCsv = (rows: Iterable<Row>, encoding: 'utf-8' | 'gb18030' = 'utf-8'): Buffer => {
  const lines: string[] = [];
  for (const row of rows) {
    while (lines.length < row.number - 1) lines.push('');
    lines.push(lineOf(row));
  }
  const text = lines.map((line) => `${line}\r\n`).join('');
  return encoding === 'utf-8' ? Buffer.from(`\ufeff${text}`) : encodeGb18030(text);
};
