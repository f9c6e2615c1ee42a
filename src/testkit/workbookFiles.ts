import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row, SheetHead } from '../domain/import/cell.js';
import { FileRefused } from '../server/platform/workbook/fileRefused.js';
import { openWorkbook } from '../server/platform/workbook/openWorkbook.js';
import type { OpenOptions } from '../server/platform/workbook/workbook.js';

/** A folder of its own for the files of a test; `remove` it afterwards. */
export const scratchFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhibu-workbook-'));
  return {
    write: (name: string, content: Buffer | string): string => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

export type SheetRead = { readonly head: SheetHead; readonly rows: readonly Row[] };

/** Everything a file holds. */
export const readAll = async (path: string, options?: OpenOptions): Promise<SheetRead[]> => {
  const workbook = await openWorkbook(path, options);
  try {
    const sheets: SheetRead[] = [];
    for (const [i, head] of workbook.sheets.entries()) {
      const rows: Row[] = [];
      for await (const batch of workbook.rows(i)) rows.push(...batch);
      sheets.push({ head, rows });
    }
    return sheets;
  } finally {
    await workbook.close();
  }
};

/** The code with which a file is refused, at opening or while reading; 'read' where it is not. */
export const refusalOf = async (path: string, options?: OpenOptions): Promise<string> => {
  try {
    await readAll(path, options);
    return 'read';
  } catch (error) {
    if (error instanceof FileRefused) return error.code;
    throw error;
  }
};
