import type { Row } from '../../../domain/import/cell.js';
import { defusedRows } from './defuse.js';
import { writeCsv } from './writeCsv.js';
import { writeWorkbook } from './writeWorkbook.js';
import type { SheetToWrite } from './writeWorkbook.js';

/** The only ways by which a table leaves the platform: no text in it is run by a spreadsheet, no formula of somebody else goes along. */
export const exportWorkbook = (sheets: readonly SheetToWrite[]): Promise<Buffer> =>
  writeWorkbook(sheets.map((sheet) => ({ ...sheet, rows: defusedRows(sheet.rows) })));

export const exportCsv = (rows: Iterable<Row>, encoding?: 'utf-8' | 'gb18030'): Buffer =>
  writeCsv(defusedRows(rows), encoding);
