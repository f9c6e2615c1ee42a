import { findRegulation, regulations, type Regulation } from './regulations.js';

/** Titles that are often cited and do not exist, with the key of the regulation that is meant. */
const falseTitles: Readonly<Record<string, string>> = {
  中国共产党党员发展规程: 'X',
  党员发展规程: 'X',
  发展党员工作规程: 'X',
  中国共产党发展党员工作条例: 'X',
  发展党员工作条例: 'X',
  中国共产党机关基层组织工作条例: 'J',
  中国共产党支部委员会工作条例: 'Z',
  中国共产党党员管理条例: 'Y',
};

/** A cited title held against the catalogue. `meant`: what was probably meant, where the title is not one we know. */
export type TitleCheck =
  | { readonly exists: true; readonly regulation: Regulation }
  | { readonly exists: false; readonly meant: Regulation | null };

const pairsOf = (text: string): ReadonlySet<string> => {
  const plain = text.replace(/[《》（）()\s、]|中国共产党|试行|工作/g, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, i) => plain.slice(i, i + 2)));
};

/** Share of the neighbouring character pairs that two titles have in common: 0 to 1. */
const likeness = (a: string, b: string): number => {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  const common = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
};

const nearest = (title: string): Regulation | null => {
  const ranked = regulations
    .map((r) => ({ r, score: Math.max(...[r.title, ...r.aliases].map((known) => likeness(title, known))) }))
    .sort((a, b) => b.score - a.score);
  return ranked[0] !== undefined && ranked[0].score >= 0.5 ? ranked[0].r : null;
};

/** Is this the title (or an accepted short form) of a regulation that we know? Otherwise what was probably meant. */
export const checkTitle = (title: string): TitleCheck => {
  const regulation = findRegulation(title);
  if (regulation !== null) return { exists: true, regulation };
  const key = falseTitles[title.replace(/[《》\s]/g, '')];
  return { exists: false, meant: key === undefined ? nearest(title) : findRegulation(key) };
};

/** The hint for a title that does not exist; null where it does. */
export const titleHint = (title: string): string | null => {
  const check = checkTitle(title);
  if (check.exists) return null;
  return check.meant === null
    ? `未查到名为“${title}”的党内法规，请核对文件名称。`
    : `未查到名为“${title}”的党内法规，是否为《${check.meant.title}》？`;
};
