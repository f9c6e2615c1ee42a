import { chineseDigits, chineseNumeral, fold, numeralValue, saysNothing } from './fold.js';

const ordinal = String.raw`[一二三四五六七八九十]{1,3}|\d{1,2}`;
const numbered = new RegExp(`^(?:党小组)?第?(${ordinal})(?:党小组|小组|组|党小组会)?(?:\\(.*\\)|组长)?$`, 'u');

/** '第1党小组', '一组', '3组', '1' → '第一党小组'; a named group is kept with its spaces removed; '' where none is said. */
export const groupName = (text: string): string => {
  if (text === '') return '';
  const folded = fold(text);
  if (saysNothing(folded)) return '';
  const m = numbered.exec(folded);
  const n = m ? chineseNumeral(numeralValue(m[1] ?? '') ?? 0) : null;
  return n === null ? text.replace(/\s+/gu, '') : `第${n}党小组`;
};

const several = new RegExp(
  `(?<=^|[、,，和及与;；/+组])第?(${ordinal})(?=(?:[、,，和及与;；/+]|党小组|小组|组|$))`,
  'gu',
);
const through = new RegExp(`第?(${ordinal})(?:党小组|小组|组)?(?:至|到|-|~|—)第?(${ordinal})(?:党小组|小组|组)`, 'u');
const every = /^(各|全体|所有|全部)(个)?(党小组|小组)$/u;

/** The groups that a label such as '第一、第二党小组' names; 'all' for 各党小组; none where it names no group. */
export const groupsNamed = (label: string): readonly string[] | 'all' => {
  if (label.length > 200) return [];
  const folded = fold(label);
  if (every.test(folded)) return 'all';
  if (!/组/u.test(folded)) return [];
  const span = through.exec(folded);
  const [first, last] = [numeralValue(span?.[1] ?? 'x'), numeralValue(span?.[2] ?? 'x')];
  const numbers =
    first !== null && last !== null && last >= first && last - first < 30
      ? Array.from({ length: last - first + 1 }, (_, i) => first + i)
      : [...folded.matchAll(several)].map((m) => numeralValue(m[1] ?? '') ?? 0);
  const names = numbers.map((n) => chineseNumeral(n)).filter((n) => n !== null);
  if (names.length > 0) return [...new Set(names.map((n) => `第${n}党小组`))];
  const parts = chineseDigits(folded)
    .split(/[、,，和及与;；/+]/u)
    .filter((p) => p.endsWith('组'));
  return parts.filter((p) => p !== '党小组' && p !== '小组');
};

const bracketed = /^\s*[【[（(〔《［](.{1,40}?组)[】\]）)〕》］]/u;
const leading = new RegExp(
  `^\\s*(第?(?:${ordinal})(?:党?小?组)?(?:[、,，和及与]第?(?:${ordinal})(?:党?小?组)?){0,20}(?<=组)|各党小组)[\\s：:，,]|^\\s*(第(?:${ordinal})党小组)`,
  'u',
);

/** What stands before a topic to say which groups met: '【第一党小组】学习党章' → '第一党小组'; '' where nothing does. */
export const groupLabel = (topic: string): string => {
  if (topic.length > 500) return groupLabel(topic.slice(0, 500));
  const inBrackets = bracketed.exec(topic)?.[1];
  if (inBrackets !== undefined) return inBrackets.trim();
  const m = leading.exec(topic.normalize('NFKC'));
  return (m?.[1] ?? m?.[2] ?? '').trim();
};
