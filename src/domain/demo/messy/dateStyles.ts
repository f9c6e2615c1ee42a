import { daysBetween, day, type CalendarDay } from '../../shared/calendarDay.js';
import { number, text, type MaybeCell } from './sheetMaker.js';

/** How offices write days. `month`: only year and month can be read back. */
export type DateStyle = {
  readonly name: string;
  readonly precision: 'day' | 'month';
  /** Whether it is already the form in which days are kept. */
  readonly plain?: true;
  readonly write: (d: CalendarDay, date1904: boolean) => MaybeCell;
};

const parts = (d: CalendarDay): readonly [y: string, m: string, d: string] => [
  d.slice(0, 4),
  d.slice(5, 7),
  d.slice(8, 10),
];
const bare = (digits: string): string => String(Number(digits));

/** The day as spreadsheets count: 1 January 1900 is 1 and 1 March 1900 is 61, or days since 1 January 1904. */
export const serial = (d: CalendarDay, date1904 = false): number =>
  daysBetween(date1904 ? day('1904-01-01') : day('1899-12-30'), d);

const wide = (value: string): string =>
  value.replaceAll(/[0-9.\-/]/gu, (c) => String.fromCharCode((c.codePointAt(0) ?? 0) + 0xfee0));
const numerals = Array.from('〇一二三四五六七八九');
const spelled = (digits: string): string => Array.from(digits, (c) => numerals[Number(c)]).join('');
/** 1 … 31 as 一 … 三十一. */
export const spelledNumber = (n: number): string => {
  const tens = Math.floor(n / 10);
  const ones = n % 10 === 0 ? '' : (numerals[n % 10] ?? '');
  return tens === 0 ? ones : `${tens === 1 ? '' : numerals[tens]}十${ones}`;
};

const style = (
  name: string,
  precision: DateStyle['precision'],
  write: (y: string, m: string, d: string, whole: CalendarDay) => string,
): DateStyle => ({ name, precision, write: (whole) => text(write(...parts(whole), whole)) });
const cell = (name: string, format: string): DateStyle => ({
  name,
  precision: 'day',
  write: (d, date1904) => number(serial(d, date1904), format),
});

export const dayStyles: readonly DateStyle[] = [
  { ...style('iso', 'day', (y, m, d) => `${y}-${m}-${d}`), plain: true },
  { ...cell('date cell', 'yyyy-mm-dd'), plain: true },
  style('iso without zeros', 'day', (y, m, d) => `${y}-${bare(m)}-${bare(d)}`),
  style('dots', 'day', (y, m, d) => `${y}.${m}.${d}`),
  style('dots without zeros', 'day', (y, m, d) => `${y}.${bare(m)}.${bare(d)}`),
  style('slashes', 'day', (y, m, d) => `${y}/${m}/${d}`),
  style('slashes without zeros', 'day', (y, m, d) => `${y}/${bare(m)}/${bare(d)}`),
  style('eight digits', 'day', (y, m, d) => y + m + d),
  style('Chinese', 'day', (y, m, d) => `${y}年${bare(m)}月${bare(d)}日`),
  style('Chinese with zeros', 'day', (y, m, d) => `${y}年${m}月${d}日`),
  style('Chinese with spaces', 'day', (y, m, d) => `${y} 年 ${bare(m)} 月 ${bare(d)} 日`),
  style('Chinese, 号', 'day', (y, m, d) => `${y}年${bare(m)}月${bare(d)}号`),
  style(
    'Chinese numerals',
    'day',
    (y, m, d) => `${spelled(y)}年${spelledNumber(Number(m))}月${spelledNumber(Number(d))}日`,
  ),
  style('full width', 'day', (y, m, d) => wide(`${y}.${m}.${d}`)),
  style('full width Chinese', 'day', (y, m, d) => `${wide(y)}年${wide(bare(m))}月${wide(bare(d))}日`),
  style('spaces', 'day', (y, m, d) => `  ${y}.${m}. ${d} `),
  style('quote', 'day', (y, m, d) => `'${y}/${m}/${d}`),
  style('timestamp', 'day', (y, m, d) => `${y}/${bare(m)}/${bare(d)} 0:00:00`),
  style('instant', 'day', (y, m, d) => `${y}-${m}-${d} 00:00:00.000`),
  cell('Chinese date cell', 'yyyy"年"m"月"d"日"'),
  cell('short date cell', 'm/d/yy'),
  cell('month date cell', 'yyyy"年"m"月"'),
  cell('bare serial', 'General'),
  {
    name: 'eight digits as a number',
    precision: 'day',
    write: (d) => number(Number(d.replaceAll('-', '')), '0'),
  },
];

export const monthStyles: readonly DateStyle[] = [
  style('month with a dot', 'month', (y, m) => `${y}.${m}`),
  style('month with a slash', 'month', (y, m) => `${y}/${m}`),
  style('month in Chinese', 'month', (y, m) => `${y}年${bare(m)}月`),
  style('month in Chinese with zeros', 'month', (y, m) => `${y}年${m}月`),
  style('month in Chinese numerals', 'month', (y, m) => `${spelled(y)}年${spelledNumber(Number(m))}月`),
  style('month, six digits', 'month', (y, m) => y + m),
  style('month, noted', 'month', (y, m) => `${y}年${bare(m)}月（以档案为准）`),
  style('month, full width', 'month', (y, m) => wide(`${y}.${m}`)),
  {
    name: 'month as a decimal',
    precision: 'month',
    write: (d) => number(Number(d.slice(0, 7).replace('-', '.')), '0.00'),
  },
];

export const styleNamed = (name: string): DateStyle => {
  const found = [...dayStyles, ...monthStyles].find((s) => s.name === name);
  if (!found) throw new RangeError(`no date style ${name}`);
  return found;
};
