import type { Merge, Row, SheetHead } from '../../../domain/import/cell.js';
import type { FileRefusalCode } from './fileRefused.js';

/** What is said between the server and the thread that reads an .xls file (xlsWorker.mjs). */
export type Ask = { readonly sheet: number; /** 0-based row to go on from. */ readonly from: number };

export type XlsSheet = {
  readonly name: string;
  readonly state: SheetHead['state'];
  readonly rowCount: number;
  readonly merges: readonly Merge[];
};

export type Heads = {
  readonly type: 'heads';
  readonly date1904: boolean;
  readonly sheets: readonly XlsSheet[];
  /** Texts beside the cells, see Workbook. */
  readonly asides: readonly string[];
};
type Refused = { readonly type: 'refused'; readonly code: FileRefusalCode };
type Batch = { readonly type: 'batch'; readonly rows: readonly Row[]; readonly next: number };
export type FromWorker = Heads | Refused | Batch;
