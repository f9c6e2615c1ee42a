import type { Row } from './cell.js';
import { matchColumns, type Columns } from './columns.js';
import { isBlank } from './fold.js';
import { headerBlock, labelOf } from './headerBlock.js';
import type { RecognisedSheet } from './recognise.js';
import type { AnyField } from './records.js';

/**
 * The columns of a further table in the sheet; null where the row is no header. A header is all short words without figures, and most
 * of them are known.
 */
export const furtherHeader = (sheet: RecognisedSheet, row: Row): Columns<AnyField> | null => {
  let labels = 0;
  for (const cell of row.cells) {
    if (isBlank(cell)) continue;
    const label = cell?.kind === 'text' && cell.text.length <= 60 ? labelOf(cell.text) : '1';
    if (label.length > 15 || /\d/u.test(label)) return null;
    labels += 1;
  }
  if (labels < 4) return null;
  const block = headerBlock([row], 0, 1, []);
  const match = block && matchColumns(sheet.kind, block, []);
  if (!match || match.score < 5) return null;
  return Object.keys(match.columns).length * 5 >= labels * 3 ? match.columns : null;
};
