import type { Row, SheetHead } from '../../../domain/import/cell.js';
import type { WorkbookLimits } from './limits.js';

type WorkbookFormat = 'xlsx' | 'xls' | 'csv';

/** An open file. Reading may refuse (FileRefused) at opening and at any batch: nothing is certain before the last row. */
export type Workbook = {
  readonly format: WorkbookFormat;
  /** The base name, with its extension. */
  readonly fileName: string;
  /** In the order of the workbook, hidden ones included, chart sheets left out. One, without a name, for .csv. */
  readonly sheets: readonly SheetHead[];
  /**
   * The rows of one sheet in ascending order, in batches of some hundred. Cells without a value and rows without such cells are left out, so
   * `number` may jump and a comment on an empty cell is not seen. Of a formula shared by several cells, each gives the text of the cell that defines it.
   * Ending the loop early frees everything; a sheet may be read again.
   */
  readonly rows: (sheetIndex: number) => AsyncIterable<readonly Row[]>;
  /**
   * The texts beside the cells, for looking at only: headers and footers, comments, text boxes, titles of charts, document properties,
   * names. None for .csv. Pictures are not read.
   */
  readonly asides: () => AsyncIterable<string>;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  readonly limits?: WorkbookLimits;
  /** The name the user gave the file, where `path` is that of an upload; its extension is held against the content. */
  readonly fileName?: string;
  /** Told about the part of all sheets' bytes read so far, 0 to 1, never falling. */
  readonly onProgress?: (fraction: number) => void;
};
