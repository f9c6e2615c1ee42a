import type { Row, SheetHead } from '../../../domain/import/cell.js';
import { addressOf } from './address.js';
import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { sheetProgress } from './progress.js';
import { MergeList } from './sheetMerges.js';
import type { OpenOptions, Workbook } from './workbook.js';
import { pageLines } from './xlsxAsides.js';
import type { Heads, XlsSheet } from './xlsMessages.js';
import { XlsThread } from './xlsThread.js';

const checkRow = (row: Row, sheet: string, limits: WorkbookLimits): void => {
  const place = (column: number) => `工作表“${sheet}” ${addressOf(row.number, column)}`;
  if (row.cells.length > limits.columns)
    throw new FileRefused('tooManyColumns', { place: place(row.cells.length - 1), limit: limits.columns });
  row.cells.forEach((cell, column) => {
    if (cell?.kind === 'text' && cell.text.length > limits.cellCharacters)
      throw new FileRefused('textTooLong', { place: place(column), limit: limits.cellCharacters });
  });
};

const headOf = (sheet: XlsSheet, date1904: boolean, limits: WorkbookLimits): SheetHead => {
  const list = new MergeList(`工作表“${sheet.name}”`, limits);
  for (const merge of sheet.merges) list.add(merge);
  return { name: sheet.name, state: sheet.state, merges: list.merges, date1904 };
};

const openThread = async (thread: XlsThread, limits: WorkbookLimits): Promise<Heads> => {
  const message = await thread.opened();
  if (message.type === 'refused') throw new FileRefused(message.code);
  if (message.type !== 'heads') throw new FileRefused('damaged');
  if (message.sheets.length === 0) throw new FileRefused('noSheets');
  if (message.sheets.length > limits.sheets) throw new FileRefused('tooManySheets', { limit: limits.sheets });
  return message;
};

type Source = {
  readonly thread: XlsThread;
  readonly sheet: number;
  readonly name: string;
  readonly rowCount: number;
  readonly limits: WorkbookLimits;
  readonly onRow: (row: number) => void;
};

async function* sheetRows({
  thread,
  sheet,
  name,
  rowCount,
  limits,
  onRow,
}: Source): AsyncGenerator<readonly Row[], void> {
  for (let from = 0; from < rowCount;) {
    const message = await thread.ask({ sheet, from });
    if (message.type !== 'batch') throw new FileRefused('damaged');
    for (const row of message.rows) checkRow(row, name, limits);
    from = message.next;
    onRow(from);
    if (message.rows.length > 0) yield message.rows;
  }
}

/** An .xls file, BIFF2 to BIFF8. It is read whole at opening, in a thread with bounded memory and time, and handed over in batches. */
export const openXls = async (
  path: string,
  fileName: string,
  limits: WorkbookLimits,
  { onProgress }: Pick<OpenOptions, 'onProgress'>,
): Promise<Workbook> => {
  const thread = new XlsThread(path, limits);
  try {
    const { sheets, date1904, asides } = await openThread(thread, limits);
    const progress = sheetProgress(
      sheets.map(({ rowCount }) => rowCount),
      onProgress,
    );
    return {
      format: 'xls',
      fileName,
      sheets: sheets.map((sheet) => headOf(sheet, date1904, limits)),
      rows: (sheetIndex) => {
        const sheet = sheets[sheetIndex];
        if (!sheet) throw new RangeError(`no sheet ${sheetIndex}`);
        const onRow = (row: number): void => progress(sheetIndex, row);
        return sheetRows({ thread, sheet: sheetIndex, name: sheet.name, rowCount: sheet.rowCount, limits, onRow });
      },
      asides: async function* () {
        for (const text of asides) yield await Promise.resolve(pageLines(text));
      },
      close: () => thread.close(),
    };
  } catch (error) {
    await thread.close();
    throw error;
  }
};
