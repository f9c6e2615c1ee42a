import { FileRefused } from './fileRefused.js';
import { workbookLimits } from './limits.js';
import { readRelations } from './relations.js';
import { decoded, isText, linesOf } from './xlsxAsides.js';
import { openZip, type ZipParts } from './zipParts.js';

/** What ends a line of a document; everything else within a paragraph is one text, whatever fonts it changes. */
const lineEnd = /<\/w:p>|<w:(?:br|cr|tab)\b[^>]*>|<\/w:tc>/g;
const wordLines = (xml: string): string => decoded(xml.replaceAll(lineEnd, '\n').replaceAll(/<[^>]*>/g, ''));

const kindOf = async (zip: ZipParts): Promise<'docx' | 'xlsx'> => {
  const relations = await readRelations(zip, '', workbookLimits);
  const main = relations.find(({ type }) => type === 'officeDocument')?.target ?? '';
  if (zip.names.some((name) => name.endsWith('vbaproject.bin'))) throw new FileRefused('macroWorkbook');
  if (main.startsWith('word/')) return 'docx';
  if (main.startsWith('xl/') && !main.endsWith('.bin')) return 'xlsx';
  throw new FileRefused('archive');
};

async function* textsOf(zip: ZipParts, kind: 'docx' | 'xlsx'): AsyncGenerator<string, void> {
  let left = workbookLimits.asideBytes;
  for (const name of zip.names) {
    if (!isText.test(name)) continue;
    left -= zip.size(name);
    if (left < 0) throw new FileRefused('tooManyTexts');
    let xml = '';
    for await (const text of zip.texts(name)) xml += text;
    if (kind === 'docx') yield wordLines(xml);
    yield linesOf(xml);
  }
}

/**
 * Look at every text of a .docx or .xlsx, one line each, names and alternative texts among them; nothing is kept.
 * @returns which of the two it is
 * @throws FileRefused for any other package, one with macros, one that is damaged or beyond the limits
 */
export const readOfficeTexts = async (path: string, look: (text: string) => void): Promise<'docx' | 'xlsx'> => {
  const zip = await openZip(path, workbookLimits);
  try {
    const kind = await kindOf(zip);
    for await (const text of textsOf(zip, kind)) look(text);
    return kind;
  } finally {
    zip.close();
  }
};
