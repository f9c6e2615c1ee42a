import type { Cell } from './cell.js';

/** White space and characters without width: NBSP, zero-width joiners, direction marks, soft hyphen, BOM. */
const unseen = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu;
/** Characters that may change under folding; a text without them is its own fold. */
const foldable = /[^\u3001\u3002\u3007\u4e00-\u9fff0-9A-Za-z·]/u;

/** The text without any white space and invisible characters. */
export const squeeze = (text: string): string => text.replace(unseen, '');

/** Compatibility-normalised (full width → half width) and squeezed: the form in which texts are compared. */
export const fold = (text: string): string => (foldable.test(text) ? squeeze(text.normalize('NFKC')) : text);

/** Invisible characters taken off both ends, inner line breaks kept. */
export const tidy = (text: string): string => text.replace(/^[\s\u200b-\u200f\ufeff]+|[\s\u200b-\u200f\ufeff]+$/gu, '');

/** 党支部：市档案局机关党支部 → 市档案局机关党支部. The argument is folded. */
export const withoutLabel = (folded: string): string =>
  folded.replace(/^(所在|所属)?(党支部|支部|党组织|单位|填报单位|填报支部)(名称)?[:：]/u, '');

/** What a cell says as text; '' for an empty one. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === undefined) return '';
  if (cell.kind === 'text') return cell.text;
  if (cell.kind === 'number') return String(cell.number);
  return cell.kind === 'boolean' ? (cell.boolean ? 'TRUE' : 'FALSE') : cell.code;
};

export const isBlank = (cell: Cell | undefined): boolean =>
  cell === undefined || (cell.kind === 'text' && squeeze(cell.text) === '');

/** Words by which offices say that there is nothing to say (填表要求：空项请填“无”). The argument is folded. */
const nothing = /^(无|没有|空|暂无|无此项|不涉及|不适用|略|nil|none|null|n\/?a|[-—–―_/\\~.。、]+)$/iu;
export const saysNothing = (folded: string): boolean => folded === '' || nothing.test(folded);

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** 0 → 'A', 26 → 'AA'. */
export const columnName = (column: number): string =>
  column < 26 ? letters.charAt(column) : columnName(Math.floor(column / 26) - 1) + letters.charAt(column % 26);

/** Replaces runs of Arabic digits up to 99 by Chinese numerals: '第3支部' → '第三支部'. */
export const chineseDigits = (text: string): string =>
  /\d/u.test(text) ? text.replace(/\d+/gu, (digits) => chineseNumeral(Number(digits)) ?? digits) : text;

const numerals = '零一二三四五六七八九';
/** 12 → '十二'; null outside 1 to 99. */
export const chineseNumeral = (n: number): string | null => {
  if (!Number.isInteger(n) || n < 1 || n > 99) return null;
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return (tens === 0 ? '' : `${tens === 1 ? '' : numerals.charAt(tens)}十`) + (ones === 0 ? '' : numerals.charAt(ones));
};

const numeralOf: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Array.from(numerals, (c, i) => [c, i])),
  〇: 0,
  '○': 0,
  两: 2,
  元: 1,
  正: 1,
};
/** '十二', '廿三', '二〇', '12' → number; null where it is no numeral below 100. */
export const numeralValue = (text: string): number | null => {
  if (/^\d{1,2}$/u.test(text)) return Number(text);
  const t = text.replace(/^廿/u, '二十').replace(/^卅/u, '三十');
  const m = /^([一二三四五六七八九两])?十([一二三四五六七八九])?$/u.exec(t);
  if (m) return (m[1] ? (numeralOf[m[1]] ?? 0) : 1) * 10 + (m[2] ? (numeralOf[m[2]] ?? 0) : 0);
  if (!/^[〇零○元正一二三四五六七八九]{1,2}$/u.test(t)) return null;
  return Array.from(t).reduce((sum, c) => sum * 10 + (numeralOf[c] ?? 0), 0);
};

/** The number in a column of ordinals; a text stays as it is where it is no number. */
export const ordinal = (cell: Cell | undefined): number | string => {
  if (cell?.kind === 'number') return cell.number;
  const text = cellText(cell).trim();
  return /^\d{1,9}$/u.test(text) ? Number(text) : text;
};
