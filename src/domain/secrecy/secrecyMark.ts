/** A marking of secrecy found in a text: as written, and which of the levels or configured marks it is. */
export type SecrecyMark = { readonly mark: string; readonly level: string };

const levels = '绝密|机密|秘密';
const star = '[★☆✩✭✮✯⭐*＊]';
/** 保密期限 after the star: 1年, 3个月, 长期, or a number of years alone. */
const term = '(?:\\s?(?:长期|启用前|解密前|\\d{1,3}\\s?(?:年|个月|天)?|[一二三四五六七八九十]{1,4}(?:年|个月)))?';
const label = '(?:密级|密级和保密期限|保密级别|涉密等级|定密级别)';
const paper = '(?:文件|资料|材料|使用|传阅|参阅|事项|件)?';

type Shapes = readonly RegExp[];

/**
 * The places where a word is a marking, within one line: starred, after 密级：, alone, or in brackets before or after a title. The level
 * is the first group that matched.
 */
const shapesOf = (words: string): Shapes => [
  new RegExp(`(${words})\\s?${star}+${term}`, 'u'),
  new RegExp(`${label}\\s?[:：]\\s?[（(【[]?(${words})`, 'u'),
  new RegExp(`^[【[（(〔]?(${words})级?${paper}[】\\]）)〕]?$`, 'u'),
  new RegExp(`^[【[（(〔](${words})级?${paper}[】\\]）)〕]|[【[（(〔](${words})级?${paper}[】\\]）)〕]$`, 'u'),
];

const national = shapesOf(levels);
const warned = (word: string): RegExp =>
  new RegExp(`(${word})${paper}[，,、\\s]?(?:注意保存|不得外传|请勿外传|严禁外传|妥善保管)`, 'u');

const own = new Map<string, Shapes>();
/** The committee's own marks (内部, 工作秘密 …) count where they stand as a marking, or with a warning after them. */
const ownShapes = (mark: string): Shapes => {
  const known = own.get(mark);
  if (known) return known;
  const word = mark.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  const shapes = [...shapesOf(word), warned(word)];
  if (own.size < 100) own.set(mark, shapes);
  return shapes;
};

/** Spread letters (机 密) and white space are drawn together, invisible characters taken out. */
const plainLine = (line: string): string =>
  line
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]+/gu, '')
    .replace(/[\s　]+/gu, ' ')
    .replace(/(绝|机|秘) (密)/gu, '$1$2')
    .trim();

const markIn = (line: string, shapes: Shapes): SecrecyMark | null => {
  for (const shape of shapes) {
    const m = shape.exec(line);
    if (m) return { mark: m[0].trim(), level: m[1] ?? m[2] ?? '' };
  }
  return null;
};

/** Quick test for cells in bulk: a text without any of these words bears no marking. */
export const maybeSecret = (text: string, extra: readonly string[] = []): boolean =>
  text.includes('密') || extra.some((mark) => mark !== '' && text.includes(mark));

/**
 * The first marking of secrecy in a text; null where there is none. The words alone are no marking: 保守党的秘密, 无记名, 国家秘密法
 * pass. `extra` are further marks that a committee stops (内部, 工作秘密). Markings: 保守国家秘密法实施条例; GB/T 9704-2012 7.2.2.
 */
export const secrecyMark = (text: string, extra: readonly string[] = []): SecrecyMark | null => {
  if (!maybeSecret(text, extra)) return null;
  for (const raw of text.split(/[\r\n\u2028\u2029]+/u)) {
    if (!maybeSecret(raw, extra)) continue;
    const line = plainLine(raw);
    const found = markIn(line, national);
    if (found) return found;
    for (const mark of extra) {
      const own = mark !== '' && line.includes(mark) ? markIn(line, ownShapes(mark)) : null;
      if (own) return { mark, level: mark };
    }
  }
  return null;
};
