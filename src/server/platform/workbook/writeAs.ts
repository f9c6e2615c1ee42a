import type { Row, SheetHead } from '../../../domain/import/cell.js';
import { writeCsv } from './writeCsv.js';
import { writeWorkbook, writeXls } from './writeWorkbook.js';

/** A workbook to be written: as .xlsx, old .xls, or one sheet as .csv in an encoding. */
export type WorkbookToWrite = {
  readonly format: 'xlsx' | 'xls' | 'csv';
  readonly encoding?: 'utf-8' | 'gb18030';
  readonly sheets: readonly { readonly head: SheetHead; readonly rows: readonly Row[] }[];
};

const sheetsFor = (w: WorkbookToWrite) =>
  w.sheets.map(({ head, rows }) => ({
    head: { name: head.name ?? 'Sheet1', state: head.state, merges: head.merges },
    rows,
  }));

/** The bytes of a workbook in its format. */
export const writeAs = async (w: WorkbookToWrite): Promise<Buffer> => {
  if (w.format === 'csv') return writeCsv(w.sheets[0]?.rows ?? [], w.encoding ?? 'utf-8');
  const options = { date1904: w.sheets[0]?.head.date1904 ?? false };
  return w.format === 'xls' ? writeXls(sheetsFor(w), options) : writeWorkbook(sheetsFor(w), options);
};
