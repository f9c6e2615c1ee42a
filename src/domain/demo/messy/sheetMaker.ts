import type { Cell, Merge, Row, SheetHead } from '../../import/cell.js';

/** A sheet to be written to a file. */
export type MadeSheet = {
  readonly head: SheetHead & { readonly name: string };
  readonly rows: readonly Row[];
  /** In characters. */
  readonly columnWidths: readonly number[];
};
export type MadeWorkbook = {
  readonly fileName: string;
  readonly format: 'xlsx' | 'xls' | 'csv';
  /** Of a CSV file. */
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly sheets: readonly MadeSheet[];
};
export type MaybeCell = Cell | undefined;

export const text = (value: string): MaybeCell => (value === '' ? undefined : { kind: 'text', text: value });
export const number = (value: number, format = 'General'): Cell => ({ kind: 'number', number: value, format });
export const formula = (value: number, expression: string): Cell => ({ ...number(value), formula: expression });

/** Rows are written one after the other; each call gives the number of the row it wrote. */
export type SheetMaker = {
  readonly line: (cells: readonly MaybeCell[], hidden?: boolean) => number;
  /** One text over the whole width. */
  readonly across: (value: string) => number;
  readonly blank: () => number;
  readonly merge: (merge: Merge) => void;
  readonly nextRow: () => number;
  readonly finish: () => MadeSheet;
};

export const sheetMaker = (
  name: string,
  width: number,
  head: { readonly state?: SheetHead['state']; readonly date1904?: boolean; readonly leftMargin?: number } = {},
): SheetMaker => {
  const rows: Row[] = [];
  const merges: Merge[] = [];
  const margin = Array.from({ length: head.leftMargin ?? 0 }, () => undefined);
  let next = 1;
  const line = (cells: readonly MaybeCell[], hidden = false): number => {
    rows.push({ number: next, hidden, cells: [...margin, ...cells] });
    return next++;
  };
  const merge = (m: Merge): void => {
    if (m.bottom > m.top || m.right > m.left)
      merges.push({ ...m, left: m.left + margin.length, right: m.right + margin.length });
  };
  return {
    line,
    merge,
    across: (value) => {
      const row = line([text(value)]);
      merge({ top: row, bottom: row, left: 0, right: width - 1 });
      return row;
    },
    blank: () => next++,
    nextRow: () => next,
    finish: () => ({
      head: { name, state: head.state ?? 'visible', merges, date1904: head.date1904 ?? false },
      rows,
      columnWidths: [...margin.map(() => 3), ...Array.from({ length: width }, () => 14)],
    }),
  };
};

/** A column of a table of rows R: of a field, or one beside them that is filled from the row or by lot. */
export type Column<R> = {
  readonly header: string;
  /** Heading over several neighbouring columns, in a header of two rows. */
  readonly over?: string;
} & (
  | { readonly field: keyof R & string; readonly fill?: undefined }
  | { readonly field: 'extra'; readonly fill: (row: R) => MaybeCell }
);

/** Write the header in one row, or in two where columns have a heading over them; gives a writer for repetitions. */
export const writeHeader = <R>(sheet: SheetMaker, columns: readonly Column<R>[]): (() => void) => {
  const labels = columns.map((c) => text(c.header));
  const plain = (): void => void sheet.line(labels);
  if (!columns.some((c) => c.over)) {
    plain();
    return plain;
  }
  const top = sheet.line(
    columns.map((c, i) => text(c.over ? (columns[i - 1]?.over === c.over ? '' : c.over) : c.header)),
  );
  sheet.line(columns.map((c) => (c.over ? text(c.header) : undefined)));
  columns.forEach((c, i) => {
    if (!c.over) sheet.merge({ top, bottom: top + 1, left: i, right: i });
    else if (columns[i - 1]?.over !== c.over) {
      const end = columns.findIndex((d, j) => j > i && d.over !== c.over);
      sheet.merge({ top, bottom: top, left: i, right: (end < 0 ? columns.length : end) - 1 });
    }
  });
  return plain;
};

/** A sheet that holds no data: instructions, code lists, an empty one. */
export const asideSheet = (
  name: string,
  lines: readonly string[],
  state: SheetHead['state'] = 'visible',
): MadeSheet => {
  const sheet = sheetMaker(name, 1, { state });
  for (const value of lines) sheet.line([text(value)]);
  return sheet.finish();
};
