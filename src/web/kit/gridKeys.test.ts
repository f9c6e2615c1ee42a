import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeAfter } from './gridKeys.js';

const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp'];

describe('arrow keys in a grid', () => {
  it('move by one and stop at the edges', () => {
    expect(placeAfter('ArrowRight', { row: 0, column: 0 }, 3, 13)).toEqual({ row: 0, column: 1 });
    expect(placeAfter('ArrowDown', { row: 2, column: 4 }, 3, 13)).toEqual({ row: 2, column: 4 });
    expect(placeAfter('End', { row: 1, column: 4 }, 3, 13)).toEqual({ row: 1, column: 12 });
  });

  it('never leave the grid, and leave other keys alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 13 }),
        fc.array(fc.constantFrom(...keys)),
        (rows, columns, pressed) => {
          let at = { row: 0, column: 0 };
          for (const key of pressed) at = placeAfter(key, at, rows, columns) ?? at;
          expect(at.row >= 0 && at.row < rows && at.column >= 0 && at.column < columns).toBe(true);
        },
      ),
    );
    expect(placeAfter('a', { row: 0, column: 0 }, 3, 3)).toBeNull();
  });
});
