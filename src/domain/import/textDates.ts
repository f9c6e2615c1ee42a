import { dayOf } from '../shared/calendarDay.js';
import { dayReading, invalidDate, monthReading } from './dateParts.js';
import type { DateReading } from './dateReading.js';
import { readEnglishDate, readInstant } from './foreignDates.js';
import { serialDay } from './serialDays.js';
import { numeralValue, saysNothing, squeeze } from './fold.js';

const numeral = '〇零○OoΟＯ元正一二三四五六七八九十廿卅';

/** Four numerals of a year, digits among them: 二〇一〇, 二0一0. */
const yearOf = (text: string): string =>
  Array.from(text, (c) => (/[Oo○零ΟＯ]/u.test(c) ? 0 : (numeralValue(c) ?? c))).join('');

const chineseYear = new RegExp(`([${numeral}\\d]{4}|[${numeral}]{2})(?=年)`, 'gu');
const listedYear = new RegExp(`(?<![${numeral}])[${numeral}]{4}(?=[.、/-])`, 'gu');
const chinesePart = new RegExp(`[${numeral}]+(?=[月日号、.]|$)`, 'gu');
const anyNumeral = new RegExp(`[${numeral}]`, 'u');

/** Chinese numerals before 年 月 日, and in '一九八五、十、一', become digits. */
const arabic = (text: string): string =>
  anyNumeral.test(text)
    ? text
        .replace(chineseYear, (y) => yearOf(y))
        .replace(listedYear, (y) => yearOf(y))
        .replace(chinesePart, (n) => String(numeralValue(n) ?? n))
    : text;

/** Notes in brackets, weekdays and times of day say nothing about which day it was. */
const withoutNotes = (text: string): string =>
  text
    .replace(/\([^()]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕/gu, '')
    .replace(/^(公元|于)|出生$|生$|入党$|转正$|起$/gu, '')
    .replace(/(星期|周|礼拜)[一二三四五六日天]/gu, '')
    .replace(/[Tt](?=\d{1,2}:)/gu, ' ')
    .replace(/(上午|下午|晚上|中午|早上|凌晨|全天|am|pm)/giu, ' ')
    .replace(/\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?/gu, ' ')
    .replace(/(?<=[日号\s])\s*\d{1,2}[时点](\d{1,2}分?|半|整)?/gu, ' ')
    .replace(/(?<=[\s])[-~—至到]+(?=\s|$)/gu, ' ')
    .trim();

/** One way of writing separators: '2010．7．1', '2010 年 7 月 1 日', '2010, 7, 1' → '2010.7.1'. */
const uniform = (text: string): string =>
  squeeze(
    text
      .replace(/[—–―−]+|--+/gu, '-')
      .replace(/\s*([-./年月日号,，、;；~至到])\s*/gu, '$1')
      .replace(/(?<=\d)\s+(?=\d)/gu, '.'),
  )
    .replace(/[。·,，、;；_'’\\](?=\d)/gu, '.')
    .replace(/(约|左右|前后|许)/gu, '');

/** 03/04/2026: day or month first cannot be told unless one of them exceeds 12 or both are equal. */
const yearLast = (a: string, b: string, y: string): DateReading => {
  const [first, second] = [Number(a), Number(b)];
  if (first > 12) return dayReading({ y, m: b, d: a }, 'rewritten');
  if (second > 12 || first === second) return dayReading({ y, m: a, d: b }, 'rewritten');
  const pad = (n: number): string => String(n).padStart(2, '0');
  return {
    kind: 'refused',
    why: 'ambiguousOrder',
    readings: [`${y}-${pad(first)}-${pad(second)}`, `${y}-${pad(second)}-${pad(first)}`],
  };
};

const shortYear = (y: string, m: string, d: string | undefined, slashed: boolean): DateReading => {
  const [year, month, dd] = [Number(y), Number(m), d === undefined ? null : Number(d)];
  if (slashed && dd !== null && year <= 31)
    return { kind: 'refused', why: 'ambiguousOrder', readings: [`${y}年${m}月${dd}日`, `${m}月${y}日`] };
  if (month < 1 || month > 12 || (dd !== null && (dd < 1 || dd > 31))) return invalidDate;
  return { kind: 'shortYear', year, month, day: dd };
};

const serialReading = (serial: number): DateReading => {
  const value = serialDay(serial, false);
  return value === null ? invalidDate : { kind: 'day', value, how: 'rewritten' };
};

type Shape = readonly [RegExp, (m: readonly string[]) => DateReading];
const s = String.raw`[-./]`;
const shapes: readonly Shape[] = [
  // 2026年3-18 is a day: there is no month 18.
  [/^(\d{4})[./年](\d{1,2})-(1[3-9]|[23]\d)$/u, ([, y = '', m = '', d = '']) => dayReading({ y, m, d }, 'rewritten')],
  // 2026.3-5 may be the fifth of March or the months from March to May.
  [
    /^(\d{4})[./年](\d{1,2})-(\d{1,2})$/u,
    ([, y = '', m = '', d = '']) => ({
      kind: 'refused',
      why: 'ambiguousOrder',
      readings: [`${y}年${m}月${d}日`, `${y}年${m}月至${d}月`],
    }),
  ],
  [
    new RegExp(String.raw`^(\d{4})(?:${s}|年)(\d{1,2})(?:${s}|月)(\d{1,2})[日号]?\.?$`, 'u'),
    ([, y = '', m = '', d = '']) => dayReading({ y, m, d }, 'rewritten'),
  ],
  [
    new RegExp(String.raw`^(\d{4})(?:${s}|年)(\d{1,2})(?:月份?)?(?:上旬|中旬|下旬|初|底|末)?\.?$`, 'u'),
    ([, y = '', m = '']) => monthReading(y, m),
  ],
  [/^(\d{4})(\d{2})(\d{2})$/u, ([, y = '', m = '', d = '']) => dayReading({ y, m, d }, 'rewritten')],
  [/^((?:18|19|20|21)\d{2})(0[1-9]|1[0-2])$/u, ([, y = '', m = '']) => monthReading(y, m)],
  // The serial number of a day, of which the format was lost on the way.
  [/^([1-6]\d{4})$/u, ([, n = '']) => serialReading(Number(n))],
  [/^(\d{2})(\d{2})(\d{2})$/u, ([, y = '', m = '', d = '']) => shortYear(y, m, d, false)],
  [
    /^(\d{4})年?$/u,
    ([, y = '']) => (Number(y) >= 1800 && Number(y) <= 2199 ? { kind: 'yearOnly', year: Number(y) } : invalidDate),
  ],
  [/^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/u, ([, a = '', , b = '', y = '']) => yearLast(a, b, y)],
  [
    /^(\d{2})([-./年])(\d{1,2})[-./月](\d{1,2})[日号]?$/u,
    ([, y = '', sep = '', m = '', d = '']) => shortYear(y, m, d, sep === '/'),
  ],
  [/^(\d{2})年(\d{1,2})月?$/u, ([, y = '', m = '']) => shortYear(y, m, undefined, false)],
  [
    /^(\d{1,2})月(\d{1,2})[日号]?$/u,
    ([, m = '', d = '']) => ({ kind: 'noYear', month: Number(m), day: Number(d), range: false }),
  ],
  [
    /^(\d{1,2})[-./](\d{1,2})[日号]?$/u,
    ([, a = '', b = '']) =>
      // 85.3 is March 1985: there is no month 85.
      Number(a) > 31
        ? shortYear(a, b, undefined, false)
        : { kind: 'noYear', month: Number(a), day: Number(b), range: false },
  ],
  [/^(\d{1,2})[日号]$/u, ([, d = '']) => ({ kind: 'noYear', month: null, day: Number(d), range: false })],
];

const until = String.raw`(?:至|到|~|-|和|及|\.)`;
const rangeEnd = String.raw`(?:(?:(\d{4})(?:${s}|年))?(\d{1,2})(?:${s}|月))?(\d{1,2})[日号]?`;
const fullRange = new RegExp(
  String.raw`^(\d{4})(?:${s}|年)(\d{1,2})(?:${s}|月)(\d{1,2})[日号]?${until}+${rangeEnd}$`,
  'u',
);
const shortRange = new RegExp(
  String.raw`^(\d{1,2})(?:[./]|月)(\d{1,2})[日号]?(?:至|到|~|-)+(?:(\d{1,2})(?:[./]|月))?(\d{1,2})[日号]?$`,
  'u',
);

const readRange = (text: string): DateReading | null => {
  const full = fullRange.exec(text);
  if (full) {
    const [, y = '', m = '', d = '', y2 = y, m2 = m, d2 = ''] = full;
    const end = dayOf(Number(y2), Number(m2), Number(d2));
    const first = dayReading({ y, m, d }, 'range');
    return end !== null && first.kind === 'day' && first.value <= (end as string) ? first : invalidDate;
  }
  const short = shortRange.exec(text);
  if (!short) return null;
  const [, m = '', d = '', m2 = m, d2 = ''] = short;
  const backwards = Number(m2) === Number(m) && Number(d2) < Number(d);
  return backwards ? invalidDate : { kind: 'noYear', month: Number(m), day: Number(d), range: true };
};

/** 2010.7.1, 2010/07/01, 2010年7月1日, 2010.07: what nearly all of them look like. */
const usual = /^(\d{4})(?:[-./年](\d{1,2})月?|-(\d{1,2})-(\d{1,2})|[./年](\d{1,2})[./月](\d{1,2})日?)$/u;

/** A text in a column of dates that is not already '2010-07-01'. */
export const readDateText = (text: string): DateReading => {
  const m = usual.exec(text);
  if (m) {
    const [, y = '', only, m1, d1, m2 = m1, d2 = d1] = m;
    return only === undefined ? dayReading({ y, m: m2 ?? '', d: d2 ?? '' }, 'rewritten') : monthReading(y, only);
  }
  const clean = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, '')
    .replace(/^[\s'’‘`"“”]+|[\s'’‘`"“”]+$/gu, '');
  if (saysNothing(squeeze(clean))) return { kind: 'empty', how: clean === '' ? 'blank' : 'word' };
  const instant = readInstant(clean);
  if (instant) return instant;
  const bare = withoutNotes(clean);
  const english = /[a-z]{3}/iu.test(bare) ? readEnglishDate(bare) : null;
  if (english) return english;
  const uniformed = uniform(arabic(bare));
  for (const [shape, read] of shapes) {
    const m = shape.exec(uniformed);
    if (m) return read(m);
  }
  return readRange(uniformed) ?? { kind: 'refused', why: /\d/u.test(uniformed) ? 'invalid' : 'unknownText' };
};
