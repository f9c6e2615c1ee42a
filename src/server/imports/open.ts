import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Row } from '../../domain/import/cell.js';
import { recogniseSheet, sampleSize, type SheetRecognition } from '../../domain/import/recognise.js';
import type { AnyField } from '../../domain/import/records.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { FileRefused } from '../platform/workbook/fileRefused.js';
import { openWorkbook } from '../platform/workbook/openWorkbook.js';
import type { Workbook } from '../platform/workbook/workbook.js';

/** A column said by hand, by sheet number and 0-based column. */
export type Mapping = Readonly<Record<string, AnyField | null>>;
export const mappingKey = (sheetNo: number, column: number): string => `${sheetNo}:${column}`;

export type SheetInFile = {
  readonly sheetNo: number;
  readonly recognition: SheetRecognition;
  readonly name: string | null;
};
export type OpenedFile = {
  readonly fileNo: number;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly format: string | null;
  readonly sheets: readonly SheetInFile[];
  readonly workbook: Workbook | null;
  /** Why the whole file is refused; null where it is read. */
  readonly refusal: string | null;
};

/** How a file is to be read. */
type Reading = {
  /** The name under which it came; that of the path, unless told. */
  readonly fileName?: string;
  readonly mapping?: Mapping;
  /** The day for which it speaks. */
  readonly asOf: CalendarDay;
};

const digestOf = async (path: string): Promise<Buffer> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest();
};

const sampleOf = async (workbook: Workbook, sheetNo: number): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for await (const batch of workbook.rows(sheetNo)) {
    rows.push(...batch);
    if (rows.length >= sampleSize) break;
  }
  return rows.slice(0, sampleSize);
};

const mappingOf = (mapping: Mapping, sheetNo: number): Readonly<Record<number, AnyField | null>> =>
  Object.fromEntries(
    Object.entries(mapping)
      .filter(([key]) => key.startsWith(`${sheetNo}:`))
      .map(([key, field]) => [Number(key.split(':')[1]), field]),
  );

const recogniseAll = async (
  workbook: Workbook,
  { fileName, mapping = {}, asOf }: Reading & { readonly fileName: string },
): Promise<SheetInFile[]> => {
  const sheets: SheetInFile[] = [];
  for (const [sheetNo, head] of workbook.sheets.entries()) {
    const own = mappingOf(mapping, sheetNo);
    const options = { fileName, asOf, ...(Object.keys(own).length > 0 && { mapping: own }) };
    sheets.push({
      sheetNo,
      name: head.name,
      recognition: recogniseSheet(head, await sampleOf(workbook, sheetNo), options),
    });
  }
  return sheets;
};

/** Open one workbook and say what each of its sheets is. A file that cannot be read is an answer, not an error. */
export const openFile = async (path: string, fileNo: number, reading: Reading): Promise<OpenedFile> => {
  const fileName = reading.fileName ?? basename(path);
  const known = {
    fileNo,
    fileName: fileName.normalize('NFC'),
    bytes: (await stat(path)).size,
    sha256: await digestOf(path),
  };
  let workbook: Workbook | null = null;
  try {
    workbook = await openWorkbook(path, { fileName });
    const sheets = await recogniseAll(workbook, { ...reading, fileName });
    return { ...known, format: workbook.format, sheets, workbook, refusal: null };
  } catch (error) {
    await workbook?.close();
    if (error instanceof FileRefused)
      return { ...known, format: null, sheets: [], workbook: null, refusal: error.sentence };
    throw error;
  }
};
