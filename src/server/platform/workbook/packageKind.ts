import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { readRelations } from './relations.js';
import type { ZipParts } from './zipParts.js';

const openDocument = async (zip: ZipParts): Promise<boolean> => {
  if (!zip.has('mimetype') || zip.size('mimetype') > 200) return false;
  let type = '';
  for await (const text of zip.texts('mimetype')) type += text;
  return type.startsWith('application/vnd.oasis.opendocument');
};

/** The name of the workbook part of a zip that is an .xlsx file; anything else is refused by its own name. */
export const findWorkbookPart = async (zip: ZipParts, limits: WorkbookLimits): Promise<string> => {
  if (await openDocument(zip)) throw new FileRefused('openDocument');
  const relations = await readRelations(zip, '', limits);
  const main = relations.find(({ type }) => type === 'officeDocument')?.target;
  if (main === undefined) throw new FileRefused('archive');
  if (main.startsWith('word/')) throw new FileRefused('wordDocument');
  if (main.startsWith('ppt/')) throw new FileRefused('presentation');
  if (main.endsWith('.bin')) throw new FileRefused('binaryWorkbook');
  if (zip.names.some((name) => name.endsWith('vbaproject.bin'))) throw new FileRefused('macroWorkbook');
  if (!zip.has(main)) throw new FileRefused('damaged');
  return main;
};
