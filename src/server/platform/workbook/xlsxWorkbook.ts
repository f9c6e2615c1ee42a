import type { Row } from '../../../domain/import/cell.js';
import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { readNumberFormats } from './numberFormats.js';
import { sheetProgress } from './progress.js';
import { noSharedStrings, readSharedStrings } from './sharedStrings.js';
import type { SharedStrings } from './sharedStrings.js';
import { readNotes } from './sheetNotes.js';
import { SheetParser } from './sheetParser.js';
import type { OpenOptions, Workbook } from './workbook.js';
import { readXlsxParts } from './xlsxParts.js';
import type { SheetPart, XlsxParts } from './xlsxParts.js';
import { pageLines, textsBeside } from './xlsxAsides.js';
import { xmlReader } from './xmlReader.js';
import type { ZipParts } from './zipParts.js';

/** A batch is handed over when it has this many rows or cells. */
const batchRows = 500;
const batchCells = 20_000;

type Book = {
  readonly zip: ZipParts;
  readonly parts: XlsxParts;
  readonly strings: SharedStrings;
  readonly formats: readonly string[];
  readonly limits: WorkbookLimits;
};

const readTables = async (zip: ZipParts, parts: XlsxParts, limits: WorkbookLimits) => {
  const { stringsPart, stylesPart } = parts;
  const styled = stylesPart !== undefined && zip.has(stylesPart);
  if (styled && zip.size(stylesPart) > limits.smallPartBytes) throw new FileRefused('tooManyFormats');
  return {
    formats: styled ? await readNumberFormats(zip.texts(stylesPart), limits) : [],
    strings:
      stringsPart !== undefined && zip.has(stringsPart)
        ? await readSharedStrings(zip.texts(stringsPart), limits)
        : noSharedStrings,
  };
};

async function* sheetRows(book: Book, sheet: SheetPart, onBytes: (bytes: number) => void): AsyncGenerator<Row[], void> {
  const { zip, limits, strings, formats } = book;
  const { head, part, noteParts } = sheet;
  const notes = await readNotes(zip, noteParts, limits);
  const name = head.name ?? '';
  const parser = new SheetParser({ name, strings, formats, date1904: head.date1904, notes }, limits);
  const reader = xmlReader(parser, limits);
  for await (const text of zip.texts(part, onBytes)) {
    reader.write(text);
    if (parser.complete >= batchRows || parser.pending >= batchCells) yield parser.take();
  }
  reader.end();
  // See readSheetTail: a head that was misled is not handed on in silence.
  if (parser.merges !== head.merges.length) throw new FileRefused('damaged', { place: `工作表“${name}”` });
  if (parser.complete > 0) yield parser.take();
}

async function* asidesOf({ zip, parts, limits }: Book): AsyncGenerator<string, void> {
  for (const { pageTexts } of parts.sheets) for (const text of pageTexts) yield pageLines(text);
  const read = [...parts.sheets.map(({ part }) => part), parts.stringsPart ?? '', parts.stylesPart ?? ''];
  yield* textsBeside(zip, read, limits);
}

/** An .xlsx file whose zip is open already and becomes the workbook's to close; where this refuses, it stays the caller's. */
export const openXlsx = async (
  zip: ZipParts,
  workbookPart: string,
  fileName: string,
  limits: WorkbookLimits,
  { onProgress }: Pick<OpenOptions, 'onProgress'>,
): Promise<Workbook> => {
  const parts = await readXlsxParts(zip, workbookPart, limits);
  const book: Book = { zip, parts, limits, ...(await readTables(zip, parts, limits)) };
  const progress = sheetProgress(
    parts.sheets.map(({ part }) => zip.size(part)),
    onProgress,
  );
  return {
    format: 'xlsx',
    fileName,
    sheets: parts.sheets.map(({ head }) => head),
    rows: (sheetIndex) => {
      const sheet = parts.sheets[sheetIndex];
      if (!sheet) throw new RangeError(`no sheet ${sheetIndex}`);
      return sheetRows(book, sheet, (bytes) => progress(sheetIndex, bytes));
    },
    asides: () => asidesOf(book),
    close: () => Promise.resolve(zip.close()),
  };
};
