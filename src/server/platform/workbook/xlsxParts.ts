import type { SheetHead } from '../../../domain/import/cell.js';
import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import { readRelations } from './relations.js';
import type { Relation } from './relations.js';
import { readSheetTail } from './sheetMerges.js';
import { isTrue, readXml } from './xmlReader.js';
import type { ZipParts } from './zipParts.js';

/** A sheet as the workbook lists it: where its rows and its comments are, and its headers and footers. */
export type SheetPart = {
  readonly head: SheetHead;
  readonly part: string;
  readonly noteParts: readonly string[];
  readonly pageTexts: readonly string[];
};

export type XlsxParts = {
  readonly sheets: readonly SheetPart[];
  readonly stringsPart: string | undefined;
  readonly stylesPart: string | undefined;
};

type Listed = { readonly name: string; readonly state: SheetHead['state']; readonly relationId: string };

const stateOf = (state: string | undefined): SheetHead['state'] =>
  state === 'hidden' || state === 'veryHidden' ? state : 'visible';

/** The prefix of the relation id differs between programs (`r:id`, `ns2:id`); `sheetId` has none. */
const relationIdOf = (a: Readonly<Record<string, string>>): string =>
  Object.entries(a).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

const readList = async (zip: ZipParts, part: string, limits: WorkbookLimits) => {
  const listed: Listed[] = [];
  let date1904 = false;
  const open = (name: string, a: Readonly<Record<string, string>>): void => {
    if (name === 'workbookPr') date1904 = isTrue(a['date1904']);
    if (name !== 'sheet') return;
    if (listed.length >= limits.sheets) throw new FileRefused('tooManySheets', { limit: limits.sheets });
    // Excel allows 31 characters.
    listed.push({ name: (a['name'] ?? '').slice(0, 255), state: stateOf(a['state']), relationId: relationIdOf(a) });
  };
  await readXml(zip.texts(part), { open, close: () => undefined }, limits);
  return { listed, date1904 };
};

/** No part may serve twice: a thousand sheets could otherwise all be the one large part. */
const claimer = () => {
  const claimed = new Set<string>();
  return (part: string): string => {
    if (claimed.has(part.toLowerCase())) throw new FileRefused('damaged');
    claimed.add(part.toLowerCase());
    return part;
  };
};

const isNotes = ({ type }: Relation): boolean => type === 'comments' || type === 'threadedComment';

const readSheet = async (zip: ZipParts, listed: Listed, part: string, date1904: boolean, limits: WorkbookLimits) => {
  const relations = await readRelations(zip, part, limits);
  const { merges, pageTexts } = await readSheetTail(zip.texts(part), `工作表“${listed.name}”`, limits);
  return {
    head: { name: listed.name, state: listed.state, merges, date1904 },
    pageTexts,
    noteParts: relations
      .filter((relation) => isNotes(relation) && zip.has(relation.target))
      .map(({ target }) => target),
  };
};

/** Reads the list of sheets with their heads. Chart, dialog and macro sheets are left out. */
export const readXlsxParts = async (
  zip: ZipParts,
  workbookPart: string,
  limits: WorkbookLimits,
): Promise<XlsxParts> => {
  if (zip.size(workbookPart) > limits.smallPartBytes) throw new FileRefused('unpacksTooLarge');
  const relations = await readRelations(zip, workbookPart, limits);
  const partOf = (type: string): string | undefined => relations.find((relation) => relation.type === type)?.target;
  const worksheets = new Map(
    relations.filter(({ type }) => type === 'worksheet').map(({ id, target }) => [id, target]),
  );
  const { listed, date1904 } = await readList(zip, workbookPart, limits);
  const claim = claimer();
  claim(workbookPart);
  const sheets: SheetPart[] = [];
  for (const sheet of listed) {
    const target = worksheets.get(sheet.relationId);
    if (target === undefined) continue;
    const part = claim(target);
    const read = await readSheet(zip, sheet, part, date1904, limits);
    for (const notes of read.noteParts) {
      claim(notes);
      if (zip.size(notes) > limits.smallPartBytes) throw new FileRefused('unpacksTooLarge');
    }
    sheets.push({ ...read, part });
  }
  if (sheets.length === 0) throw new FileRefused('noSheets');
  return { sheets, stringsPart: partOf('sharedStrings'), stylesPart: partOf('styles') };
};
