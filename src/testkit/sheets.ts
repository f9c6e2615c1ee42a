import type { Cell, Merge, Row, SheetHead } from '../domain/import/cell.js';
import { checksumHolds } from '../domain/import/identityNumber.js';

/** What may be written for a cell: a text, a number in General, null for an empty cell, or the cell itself. */
export type Written = string | number | null | Cell;

export const text = (value: string, more: { rich?: true; note?: true } = {}): Cell => ({
  kind: 'text',
  text: value,
  ...more,
});
export const number = (value: number, format = 'General', formula?: string): Cell =>
  formula === undefined
    ? { kind: 'number', number: value, format }
    : { kind: 'number', number: value, format, formula };
/** A real date cell; 45000 is 2023-03-15. */
export const dateCell = (serial: number): Cell => number(serial, 'yyyy-mm-dd');

const cellOf = (written: Written): Cell | undefined => {
  if (written === null || written === '') return undefined;
  if (typeof written === 'string') return text(written);
  return typeof written === 'number' ? number(written) : written;
};

export type SheetDrawn = { readonly head: SheetHead; readonly rows: readonly Row[] };
export type SheetOptions = {
  readonly name?: string | null;
  readonly state?: SheetHead['state'];
  /** 'A1:C1' and the like. */
  readonly merges?: readonly string[];
  readonly date1904?: boolean;
  readonly hiddenRows?: readonly number[];
};

const column = (letters: string): number => Array.from(letters).reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;

const mergeOf = (range: string): Merge => {
  const m = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range);
  if (!m) throw new RangeError(`not a range: ${range}`);
  return { left: column(m[1] ?? ''), top: Number(m[2]), right: column(m[3] ?? ''), bottom: Number(m[4]) };
};

/** A sheet as a reader hands it over: rows without a value are left out, row numbers begin at 1. */
export const sheet = (lines: readonly (readonly Written[])[], options: SheetOptions = {}): SheetDrawn => {
  const rows = lines
    .map((cells, i) => ({
      number: i + 1,
      hidden: options.hiddenRows?.includes(i + 1) ?? false,
      cells: cells.map(cellOf),
    }))
    .filter((row) => row.cells.some((c) => c !== undefined));
  const head: SheetHead = {
    name: options.name === undefined ? 'Sheet1' : options.name,
    state: options.state ?? 'visible',
    merges: (options.merges ?? []).map(mergeOf),
    date1904: options.date1904 ?? false,
  };
  return { head, rows };
};

/** A made-up identity number (region 99xxxx) with a right check character. `order` is odd for men. */
export const identity = (birth: string, order: number, region = '990301'): string => {
  const body = `${region}${birth.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
  const check = Array.from('0123456789X').find((c) => checksumHolds(body + c));
  return body + (check ?? '');
};
