import type { Merge } from '../../../domain/import/cell.js';
import { rangeOf } from './address.js';
import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { xmlReader } from './xmlReader.js';

/** Merges within what is read, and not so many that walking over their cells would be an attack. */
export class MergeList {
  readonly merges: Merge[] = [];
  private area = 0;

  constructor(
    private readonly place: string,
    private readonly limits: WorkbookLimits,
  ) {}

  add(found: Merge | undefined): void {
    const { place, limits } = this;
    if (!found) throw new FileRefused('damaged', { place });
    // Whole rows merged (A1:XFD1) are common under titles: what lies beyond the columns we read says nothing.
    const merge = { ...found, right: Math.min(found.right, Math.max(found.left, limits.columns - 1)) };
    this.area += (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1);
    if (this.merges.length >= limits.merges || this.area > limits.mergedCells)
      throw new FileRefused('tooManyMerges', { place });
    this.merges.push(merge);
  }
}

const dataEnd = /<(?:\/([\w.-]+:)?sheetData\s*|([\w.-]+:)?sheetData\s*\/)>/;

/**
 * The merges of a sheet. They stand behind its rows, so the rows are skipped by a plain search for the end of `sheetData`, at the
 * price of unpacking only. A file can mislead that search (by a CDATA section with that very text); therefore whoever parses
 * the rows counts the merges again.
 */
export const readMerges = async (
  texts: AsyncIterable<string>,
  place: string,
  limits: WorkbookLimits,
): Promise<Merge[]> => {
  const list = new MergeList(place, limits);
  let finished = false;
  const open = (name: string, a: Readonly<Record<string, string>>): void => {
    if (name === 'mergeCell' && !finished) list.add(rangeOf(a['ref'] ?? ''));
  };
  const close = (name: string): void => {
    if (name === 'mergeCells') finished = true;
  };
  let reader: ReturnType<typeof xmlReader> | undefined;
  let carry = '';
  for await (const text of texts) {
    if (reader) reader.write(text);
    else {
      const window = carry + text;
      const end = window.includes('sheetData') ? dataEnd.exec(window) : null;
      carry = window.slice(-80);
      if (end) {
        reader = xmlReader({ open, close }, limits);
        reader.write(`<${end[1] ?? end[2] ?? ''}worksheet>${window.slice(end.index + end[0].length)}`);
      }
    }
    if (finished) break;
  }
  return list.merges;
};
