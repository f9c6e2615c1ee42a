import type { Merge } from '../../../domain/import/cell.js';

/** 0-based column of 'AB12' or 'AB'; -1 where it does not begin with one to three letters. */
export const columnOf = (address: string): number => {
  let column = 0;
  let i = 0;
  for (; i < address.length && i < 4; i += 1) {
    const letter = address.charCodeAt(i) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return i === 4 ? -1 : column - 1;
};

/** 'A' for 0, 'AA' for 26. */
export const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

/** 'B7' for row 7, column 1. */
export const addressOf = (row: number, column: number): string => `${columnName(column)}${row}`;

/** 'A1:C3' or 'A1' with both ends inside the format's 1,048,576 × 16,384 cells; undefined for anything else. */
export const rangeOf = (reference: string): Merge | undefined => {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (!found) return undefined;
  const [, left = '', top = '', right = left, bottom = top] = found;
  const range = { top: Number(top), bottom: Number(bottom), left: columnOf(left), right: columnOf(right) };
  const inside = range.top >= 1 && range.bottom <= 1_048_576 && range.right < 16_384;
  return inside && range.top <= range.bottom && range.left <= range.right ? range : undefined;
};
