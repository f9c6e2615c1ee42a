import type { Merge } from '../../../domain/import/cell.js';
import { rangeOf } from './address.js';
import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { xmlReader, type XmlEvents } from './xmlReader.js';

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

/** What stands behind the rows of a sheet: its merges, and its headers and footers as they are coded (`&C秘密★`). */
type SheetTail = { readonly merges: readonly Merge[]; readonly pageTexts: readonly string[] };

const pageText = /^(?:odd|even|first)(?:Header|Footer)$/;

const tailEvents = (place: string, limits: WorkbookLimits): SheetTail & { readonly events: XmlEvents } => {
  const list = new MergeList(place, limits);
  const pageTexts: string[] = [];
  let finished = false;
  let inPageText = false;
  let page = '';
  return {
    merges: list.merges,
    pageTexts,
    events: {
      open: (name, a) => {
        if (name === 'mergeCell' && !finished) list.add(rangeOf(a['ref'] ?? ''));
        if (pageText.test(name)) [inPageText, page] = [true, ''];
      },
      close: (name) => {
        if (name === 'mergeCells') finished = true;
        // Six there may be; Excel allows 255 characters each.
        if (inPageText && pageTexts.length < 6) pageTexts.push(page);
        inPageText = false;
      },
      text: (text) => {
        if (inPageText && page.length < limits.cellCharacters) page += text;
      },
    },
  };
};

/**
 * The tail of a sheet. It stands behind the rows, so the rows are skipped by a plain search for the end of `sheetData`, at the
 * price of unpacking only. A file can mislead that search (by a CDATA section with that very text); therefore whoever parses
 * the rows counts the merges again.
 */
export const readSheetTail = async (
  texts: AsyncIterable<string>,
  place: string,
  limits: WorkbookLimits,
): Promise<SheetTail> => {
  const { events, merges, pageTexts } = tailEvents(place, limits);
  let reader: ReturnType<typeof xmlReader> | undefined;
  let carry = '';
  for await (const text of texts) {
    if (reader) reader.write(text);
    else {
      const window = carry + text;
      const end = window.includes('sheetData') ? dataEnd.exec(window) : null;
      carry = window.slice(-80);
      if (end) {
        reader = xmlReader(events, limits);
        reader.write(`<${end[1] ?? end[2] ?? ''}worksheet>${window.slice(end.index + end[0].length)}`);
      }
    }
  }
  return { merges, pageTexts };
};
