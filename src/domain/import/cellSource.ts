import type { Cell, Row } from './cell.js';
import { composedCell, type ComposedColumn } from './composedColumns.js';
import { cellText, isBlank } from './fold.js';
import type { Layout } from './layout.js';
import type { Remark } from './remarks.js';

/** Cells put right by hand, by field: they stand in for what the sheet says. */
export type Corrections<F extends string> = Partial<Readonly<Record<F, string>>>;

/**
 * Gives the cells of one row by field: a correction first, else the sheet's own cell, else that of a merged cell which begins above.
 * Remembers the latter from row to row, so rows must come in order.
 */
export type CellSource<F extends string> = {
  readonly at: (field: F) => Cell | undefined;
  readonly columnOf: (field: F) => number;
  /** A further table of the sheet has its columns in another order. */
  readonly remap: (columns: Partial<Readonly<Record<F, number>>>) => void;
  /** Turns to the next row. */
  readonly turn: (row: Row, corrections: Corrections<F> | undefined) => void;
  /** The corrections of this row, if any. */
  readonly corrected: (field: F) => boolean;
  /** Fields whose cell of this row is covered by a merged one from above. */
  readonly isCovered: (field: F) => boolean;
};

const correctedCell = (text: string): Cell | undefined => (text === '' ? undefined : { kind: 'text', text });

export const cellSource = <F extends string>(
  first: Partial<Readonly<Record<F, number>>>,
  layout: Layout,
  composed: readonly ComposedColumn[] = [],
): CellSource<F> => {
  let columns = first;
  const together = new Map<string, ComposedColumn>(composed.map((c) => [c.field, c]));
  let row: Row = { number: 0, hidden: false, cells: [] };
  let hand: Corrections<F> | undefined;
  const above = new Map<number, Cell | undefined>();
  const columnOf = (field: F): number => columns[field] ?? -1;
  const cellAt = (column: number): Cell | undefined => {
    const own = row.cells[column];
    if (!layout.merged || (own !== undefined && !isBlank(own))) return own;
    const left = layout.covering(row.number, column);
    return left === null ? own : above.get(left);
  };
  return {
    columnOf,
    remap: (other) => {
      columns = other;
    },
    turn: (next, corrections) => {
      row = next;
      hand = corrections;
      if (!layout.merged) return;
      for (let column = 0; column < next.cells.length; column += 1)
        if (layout.covering(next.number, column) === null) above.set(column, next.cells[column]);
      for (const column of above.keys())
        if (column >= next.cells.length && layout.covering(next.number, column) === null) above.delete(column);
    },
    at: (field) => {
      const text = hand?.[field];
      if (text !== undefined) return correctedCell(text);
      const parts = together.size === 0 ? undefined : together.get(field);
      return parts === undefined || columns !== first ? cellAt(columnOf(field)) : composedCell(parts, cellAt);
    },
    corrected: (field) => hand?.[field] !== undefined,
    isCovered: (field) => {
      const column = columnOf(field);
      return (
        layout.merged &&
        hand?.[field] === undefined &&
        isBlank(row.cells[column]) &&
        layout.covering(row.number, column) !== null
      );
    },
  };
};

/** Says of merged cells of other fields than the branch that they count for every row they cover. */
export const coveredRemarks = <F extends string>(
  source: CellSource<F>,
  fields: readonly F[],
  except: readonly F[],
): Remark[] =>
  fields
    .filter((f) => !except.includes(f) && source.columnOf(f) >= 0 && source.isCovered(f) && !isBlank(source.at(f)))
    .map((field) => ({
      code: 'CELL_FILL_DOWN',
      field,
      column: source.columnOf(field),
      to: cellText(source.at(field)),
    }));
