import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Cell, Row, SheetHead } from '../../../domain/import/cell.js';
import { csvEncoding, decodedFile } from './csvEncoding.js';
import type { CsvEncoding } from './csvEncoding.js';
import { asRefusal, FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { ownText } from './ownText.js';
import { sheetProgress } from './progress.js';
import type { OpenOptions, Workbook } from './workbook.js';

/** A batch is handed over when it has this many rows or characters. */
const batchRows = 500;
const batchCharacters = 1_000_000;

const delimiters = [',', '\t', ';'] as const;

/** The delimiter that stands most often outside quotes in the first lines. */
const delimiterOf = (start: string): string => {
  const bare = start.replaceAll(/"[^"]*"/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length;
  return delimiters.reduce((best, next) => (count(next) > count(best) ? next : best));
};

const firstText = async (path: string, encoding: CsvEncoding): Promise<string> => {
  for await (const text of decodedFile(path, encoding)) return text.slice(0, 20_000);
  return '';
};

const rowOf = (record: readonly string[], number: number, limits: WorkbookLimits): Row | undefined => {
  if (number > limits.rows) throw new FileRefused('tooManyRows', { limit: limits.rows });
  if (record.length > limits.columns)
    throw new FileRefused('tooManyColumns', { place: `第 ${number} 行`, limit: limits.columns });
  const cells: (Cell | undefined)[] = [];
  for (const [column, text] of record.entries()) {
    if (text.length > limits.cellCharacters)
      throw new FileRefused('textTooLong', { place: `第 ${number} 行`, limit: limits.cellCharacters });
    if (text !== '') cells[column] = { kind: 'text', text: ownText(text) };
  }
  return cells.length === 0 ? undefined : { number, hidden: false, cells };
};

type Source = {
  readonly path: string;
  readonly encoding: CsvEncoding;
  readonly delimiter: string;
  readonly limits: WorkbookLimits;
  readonly onBytes: (bytes: number) => void;
};

async function* csvRows({ path, encoding, delimiter, limits, onBytes }: Source): AsyncGenerator<Row[], void> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    // Counts the record, not the cell; a record may hold several long cells, but not a file behind an unclosed quote.
    max_record_size: limits.stalledCharacters,
  });
  const source = Readable.from(decodedFile(path, encoding, onBytes));
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  let batch: Row[] = [];
  let characters = 0;
  let number = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      const row = rowOf(record, number, limits);
      if (row) batch.push(row);
      for (const text of record) characters += text.length;
      if (batch.length < batchRows && characters < batchCharacters) continue;
      if (batch.length > 0) yield batch;
      batch = [];
      characters = 0;
    }
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw csvRefusal(error, number + 1, limits);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

const csvRefusal = (error: unknown, number: number, limits: WorkbookLimits): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const place = `第 ${number} 行`;
  return code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED'
    ? new FileRefused('textTooLong', { place, limit: limits.cellCharacters }, { cause: error })
    : asRefusal(error, place);
};

const head: SheetHead = { name: null, state: 'visible', merges: [], date1904: false };

/** A text file with one record a line: all cells are texts, row numbers count records, blank ones included, as a spreadsheet would. */
export const openCsv = async (
  path: string,
  size: number,
  fileName: string,
  limits: WorkbookLimits,
  { onProgress }: Pick<OpenOptions, 'onProgress'>,
): Promise<Workbook> => {
  const encoding = await csvEncoding(path);
  const delimiter = delimiterOf(await firstText(path, encoding));
  const progress = sheetProgress([size], onProgress);
  return {
    format: 'csv',
    fileName,
    sheets: [head],
    rows: (sheetIndex) => {
      if (sheetIndex !== 0) throw new RangeError(`no sheet ${sheetIndex}`);
      return csvRows({ path, encoding, delimiter, limits, onBytes: (bytes) => progress(0, bytes) });
    },
    asides: async function* () {},
    close: () => Promise.resolve(),
  };
};
