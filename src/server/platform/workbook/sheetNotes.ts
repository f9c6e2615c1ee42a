import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { readXml } from './xmlReader.js';
import type { ZipParts } from './zipParts.js';

/** Addresses of the cells with a comment, old or threaded. Their texts are private talk: they are only looked at for secrecy marks (see xlsxAsides.ts). */
export const readNotes = async (
  zip: ZipParts,
  parts: readonly string[],
  limits: WorkbookLimits,
): Promise<Set<string>> => {
  const notes = new Set<string>();
  const open = (name: string, a: Readonly<Record<string, string>>): void => {
    if (name !== 'comment' && name !== 'threadedComment') return;
    notes.add((a['ref'] ?? '').replaceAll('$', '').toUpperCase());
    if (notes.size > limits.merges) throw new FileRefused('tooManyTexts');
  };
  for (const part of parts) await readXml(zip.texts(part), { open, close: () => undefined }, limits);
  return notes;
};
