import { FileRefused } from './fileRefused.js';
import type { WorkbookLimits } from './limits.js';
import type { ZipParts } from './zipParts.js';

/** The codes of a header or footer (ECMA-376 part 1, 18.3.1.39): its three sections become lines, fonts, sizes and colours go. */
export const pageLines = (text: string): string =>
  text
    .replaceAll(/&"[^"]*"|&K[0-9A-Fa-f+-]{6}|&\d{1,3}/g, '')
    .replaceAll(/&[LCR]/g, '\n')
    .replaceAll(/&[A-Z]/g, '');

/** Elements within a run of text: what they divide is one text (秘</a:t></a:r><a:r><a:t>密★). */
const withinRun =
  /<\/?(?:\w+:)?(?:t|r|rPr|font|span|b|i|u|latin|ea|cs|solidFill|srgbClr|schemeClr|sz|color|rFont|family|charset)(?:\s[^>]*)?\/?>/g;
const tag = /<[^>]*>/g;
const attribute = /\s[\w:.-]+\s*=\s*("[^"]*"|'[^']*')/g;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const decoded = (text: string): string =>
  text.replaceAll(
    /&(?:#x([0-9A-Fa-f]{1,6})|#(\d{1,7})|(\w{2,4}));/g,
    (whole, hex?: string, digits?: string, name?: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(digits ?? 0);
      return name ? (entities[name] ?? whole) : String.fromCodePoint(Math.min(code, 0x10_ff_ff));
    },
  );

/** The texts of an XML part, one a line, values of attributes (names of shapes, alternative texts) among them. */
export const linesOf = (xml: string): string => {
  const joined = xml.replaceAll(withinRun, '');
  const lines = joined.replaceAll(tag, (found) => {
    const values = [...found.matchAll(attribute)].map((m) => m[1]?.slice(1, -1) ?? '');
    return `\n${values.join('\n')}\n`;
  });
  return decoded(lines);
};

/** Copies of cells of this or another workbook, and what holds no text of anybody's. */
const notBeside = /^(?:xl\/(?:theme|pivotcache|externallinks)\/|xl\/calcchain|\[content_types\])|\.rels$/;
/** An old text box has HTML in VML, which need not be well-formed: such parts are searched, not parsed. */
export const isText = /\.(?:xml|vml)$/;

/**
 * Every text of a workbook that stands beside its cells: comments, text boxes, shapes and their alternative texts, titles of charts,
 * document properties, names. Only for looking at: nothing of it is kept.
 */
export async function* textsBeside(
  zip: ZipParts,
  readAlready: readonly string[],
  limits: WorkbookLimits,
): AsyncGenerator<string, void> {
  const known = new Set(readAlready.map((name) => name.toLowerCase()));
  let left = limits.asideBytes;
  for (const name of zip.names) {
    if (!isText.test(name) || notBeside.test(name) || known.has(name)) continue;
    left -= zip.size(name);
    if (left < 0) throw new FileRefused('tooManyTexts');
    let xml = '';
    for await (const text of zip.texts(name)) xml += text;
    yield linesOf(xml);
  }
}
