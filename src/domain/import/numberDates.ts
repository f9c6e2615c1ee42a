import type { PartialDay } from '../shared/calendarDay.js';
import { dayOf } from '../shared/calendarDay.js';
import type { DateReading } from './dateReading.js';
import { serialDay } from './serialDays.js';

const formats = new Map<string, boolean>();
/** Whether a number format shows days: y, d, 年 or 月 outside quotes, colours and locale marks; a bare time does not. */
export const isDateFormat = (format: string): boolean => {
  const known = formats.get(format);
  if (known !== undefined) return known;
  const bare = format
    .replace(/"([^"]*)"/gu, (_, quoted: string) => (/[年月日]/u.test(quoted) ? quoted : ''))
    .replace(/\\./gu, '')
    .replace(/\[[^\]]*\]/gu, '');
  const found = /[yd年月日]|(?<![a-z])m{1,4}[-/.]|e(?=[-/.年])/iu.test(bare) && !/general/iu.test(bare);
  if (formats.size < 1000) formats.set(format, found);
  return found;
};

const decimalsShown = (format: string): number => /\.(0+)/u.exec(format.split(';')[0] ?? '')?.[1]?.length ?? 0;

const partial = (year: number, month: number): PartialDay | null =>
  month >= 1 && month <= 12 && year >= 1 && year <= 9999
    ? (`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}` as PartialDay)
    : null;

const invalid: DateReading = { kind: 'refused', why: 'invalid' };

/** 2010.1 as the sheet shows it: with two decimals October; in General it may be January as well as October. */
const yearMonth = (number: number, format: string): DateReading => {
  const year = Math.floor(number);
  const month = Math.round((number - year) * 100);
  if (Math.abs(number * 100 - Math.round(number * 100)) > 1e-6) return invalid;
  const shownWithTwo = decimalsShown(format) === 2;
  if (!shownWithTwo && month === 10)
    return { kind: 'refused', why: 'ambiguousFloat', readings: [`${String(year)}-01`, `${String(year)}-10`] };
  const single = !shownWithTwo && month > 12 && month % 10 === 0;
  const value = partial(year, single ? month / 10 : month);
  if (value === null) return invalid;
  return { kind: 'day', value, how: shownWithTwo && month === 10 ? 'octoberFloat' : 'rewritten' };
};

/** 3.12 for 12 March. In General 3.1 to 3.3 may stand for the 1st or the 10th and so on. */
const monthDay = (number: number, format: string): DateReading => {
  const month = Math.floor(number);
  const rest = Math.round((number - month) * 100);
  if (Math.abs(number * 100 - Math.round(number * 100)) > 1e-6) return invalid;
  const single = decimalsShown(format) !== 2 && rest % 10 === 0;
  if (single && rest <= 30)
    return { kind: 'refused', why: 'ambiguousFloat', readings: [`${month}月${rest / 10}日`, `${month}月${rest}日`] };
  return { kind: 'noYear', month, day: single ? rest / 10 : rest, range: false };
};

const wholeNumber = (n: number, date1904: boolean): DateReading => {
  if (n >= 18_000_000 && n <= 22_999_999) {
    const value = dayOf(Math.floor(n / 10_000), Math.floor(n / 100) % 100, n % 100);
    return value === null ? invalid : { kind: 'day', value: value as string as PartialDay, how: 'rewritten' };
  }
  if (n >= 180_001 && n <= 229_912) {
    const value = partial(Math.floor(n / 100), n % 100);
    return value === null ? invalid : { kind: 'day', value, how: 'rewritten' };
  }
  if (n >= 1900 && n <= 2100) return { kind: 'yearOnly', year: n };
  const value = n > 3000 ? serialDay(n, date1904) : null;
  return value === null ? invalid : { kind: 'day', value, how: 'rewritten' };
};

/** A number in a column of dates: a real date cell, a serial that lost its format, 20100701, 201007, 2010.07, 3.12, or 0. */
export const readDateNumber = (number: number, format: string, date1904: boolean): DateReading => {
  if (number === 0) return { kind: 'empty', how: 'zero' };
  if (isDateFormat(format)) {
    // 2010 or 2010.1 typed into a cell with a date format shows as a day of 1905; nobody meant that.
    const typedYear = number >= 1900 && number < 2200;
    const value = typedYear ? null : serialDay(number, date1904);
    return value === null ? invalid : { kind: 'day', value, how: 'plain' };
  }
  if (!(number >= 1) || number > 99_999_999) return invalid;
  if (Number.isInteger(number)) return wholeNumber(number, date1904);
  if (number >= 1800 && number < 2200) return yearMonth(number, format);
  if (number < 13) return monthDay(number, format);
  return number > 10_000 ? wholeNumber(Math.floor(number), date1904) : invalid;
};
