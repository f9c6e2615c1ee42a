import { useState, type FocusEvent, type KeyboardEvent } from 'react';

export type GridPlace = { readonly row: number; readonly column: number };

/** Where a key leads in a grid of so many rows and columns; null for other keys. (WAI-ARIA grid pattern) */
export const placeAfter = (key: string, at: GridPlace, rows: number, columns: number): GridPlace | null => {
  const { row, column } = at;
  switch (key) {
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, columns - 1) };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'ArrowDown':
      return { row: Math.min(row + 1, rows - 1), column };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns - 1 };
    case 'PageDown':
      return { row: rows - 1, column };
    case 'PageUp':
      return { row: 0, column };
    default:
      return null;
  }
};

type GridKeys = {
  readonly grid: {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    onFocus: (event: FocusEvent<HTMLElement>) => void;
  };
  /** What the focusable element of a cell carries: only one of the grid is reached by Tab. */
  readonly cell: (row: number, column: number) => { 'data-place': string; tabIndex: 0 | -1 };
};

const focusAt = (grid: HTMLElement, step: (at: GridPlace) => GridPlace | null, from: GridPlace): boolean => {
  // Cells without anything to focus are stepped over, until the edge.
  for (let at = from, next = step(at); next && (next.row !== at.row || next.column !== at.column); next = step(at)) {
    at = next;
    const target = grid.querySelector<HTMLElement>(`[data-place="${at.row},${at.column}"]`);
    if (target) {
      target.focus();
      return true;
    }
  }
  return false;
};

/** Arrow keys through the cells of a table, one stop for Tab. */
export const useGridKeys = (rows: number, columns: number): GridKeys => {
  const [at, setAt] = useState<GridPlace>({ row: 0, column: 0 });
  return {
    grid: {
      onKeyDown: (event) => {
        const moved = focusAt(event.currentTarget, (from) => placeAfter(event.key, from, rows, columns), at);
        if (moved || placeAfter(event.key, at, rows, columns)) event.preventDefault();
      },
      onFocus: (event) => {
        const [row, column] = (event.target.dataset['place'] ?? '').split(',').map(Number);
        if (row !== undefined && column !== undefined) setAt({ row, column });
      },
    },
    cell: (row, column) => ({
      'data-place': `${row},${column}`,
      tabIndex: row === Math.min(at.row, rows - 1) && column === at.column ? 0 : -1,
    }),
  };
};
