/**
 * What a workbook reader hands over, whatever the file was (.xlsx, .xls, .csv). Values are as stored in the file, not as displayed:
 * understanding them is the work of this folder, and it must see the difference between the text '2010.10' and the number 2010.1.
 */
export type CellValue =
  | { readonly kind: 'text'; readonly text: string; readonly rich?: true }
  /** `format` is the number format code, e.g. '0.00' or 'yyyy/m/d'; 'General' where none. */
  | { readonly kind: 'number'; readonly number: number; readonly format: string }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'error'; readonly code: string };

export type Cell = CellValue & {
  /** The formula without '=', where the cell has one; the value is then the one the file keeps for it. */
  readonly formula?: string;
  /** True where somebody attached a comment to the cell. */
  readonly note?: true;
};

export type Row = {
  /** 1-based, as the sheet numbers it. */
  readonly number: number;
  readonly hidden: boolean;
  /** By 0-based column; holes are empty cells. */
  readonly cells: readonly (Cell | undefined)[];
};

/** All bounds inclusive; rows 1-based, columns 0-based. */
export type Merge = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

export type SheetHead = {
  /** null for CSV, which has no sheets. */
  readonly name: string | null;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  readonly merges: readonly Merge[];
  /** The workbook counts days from 1904 instead of 1900. */
  readonly date1904: boolean;
};
