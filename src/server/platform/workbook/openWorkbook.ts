import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { openCsv } from './csvWorkbook.js';
import { FileRefused } from './fileRefused.js';
import { checkExtension, fileKind } from './kind.js';
import { workbookLimits } from './limits.js';
import type { WorkbookLimits } from './limits.js';
import { findWorkbookPart } from './packageKind.js';
import type { OpenOptions, Workbook } from './workbook.js';
import { openXlsx } from './xlsxWorkbook.js';
import { openXls } from './xlsWorkbook.js';
import { openZip } from './zipParts.js';

const openPackage = async (
  path: string,
  fileName: string,
  limits: WorkbookLimits,
  options: OpenOptions,
): Promise<Workbook> => {
  const zip = await openZip(path, limits);
  try {
    const workbookPart = await findWorkbookPart(zip, limits);
    checkExtension(fileName, 'xlsx');
    return await openXlsx(zip, workbookPart, fileName, limits, options);
  } catch (error) {
    zip.close();
    throw error;
  }
};

const openOld = async (
  path: string,
  fileName: string,
  limits: WorkbookLimits,
  options: OpenOptions,
): Promise<Workbook> => {
  // First what it is (a Word document, an encrypted .xlsx), then whether its name fits.
  const workbook = await openXls(path, fileName, limits, options);
  try {
    checkExtension(fileName, 'xls');
    return workbook;
  } catch (error) {
    await workbook.close();
    throw error;
  }
};

/**
 * Opens a table file for reading: .xlsx, .xls or .csv, recognised by content. Throws FileRefused for anything else and for files
 * that are damaged, hostile or beyond `limits`; errors of the file system pass unchanged.
 */
export const openWorkbook = async (path: string, options: OpenOptions = {}): Promise<Workbook> => {
  const limits = options.limits ?? workbookLimits;
  const fileName = options.fileName ?? basename(path);
  const { size } = await stat(path);
  const kind = await fileKind(path);
  const limit = kind === 'text' ? limits.csvBytes : kind === 'zip' ? limits.xlsxBytes : limits.xlsBytes;
  if (size > limit) throw new FileRefused('fileTooLarge', { limit });
  if (kind === 'zip') return openPackage(path, fileName, limits, options);
  if (kind === 'text') {
    checkExtension(fileName, 'csv');
    return openCsv(path, size, fileName, limits, options);
  }
  return openOld(path, fileName, limits, options);
};
