import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { number, text } from '../../testkit/sheets.js';
import { addDays, day, dayNumber } from '../shared/calendarDay.js';
import type { DateReading } from './dateReading.js';
import { isPlainDay, readDate } from './dates.js';
import { isDateFormat } from './numberDates.js';
import { serialDay } from './serialDays.js';

const said = (reading: DateReading): string => {
  if (reading.kind === 'day') return reading.value;
  if (reading.kind === 'refused') return reading.why;
  if (reading.kind === 'noYear') return `noYear ${reading.month ?? '?'}-${reading.day}`;
  if (reading.kind === 'shortYear') return `shortYear ${reading.year}-${reading.month}-${reading.day ?? '?'}`;
  return reading.kind === 'yearOnly' ? `yearOnly ${reading.year}` : `empty ${reading.how}`;
};
const ofText = (written: string): string => said(readDate(text(written)));

/** The ways in which offices write one and the same day. */
const styles: Readonly<Record<string, (y: string, m: number, d: number) => string>> = {
  iso: (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  dots: (y, m, d) => `${y}.${two(m)}.${two(d)}`,
  shortDots: (y, m, d) => `${y}.${m}.${d}`,
  slashes: (y, m, d) => `${y}/${m}/${d}`,
  longSlashes: (y, m, d) => `${y}/${two(m)}/${two(d)}`,
  hyphens: (y, m, d) => `${y}-${m}-${d}`,
  dashes: (y, m, d) => `${y}—${m}—${d}`,
  chinese: (y, m, d) => `${y}年${m}月${d}日`,
  chineseLong: (y, m, d) => `${y}年${two(m)}月${two(d)}日`,
  chineseHao: (y, m, d) => `${y}年${m}月${d}号`,
  chineseOpen: (y, m, d) => `${y}年${m}月${d}`,
  spacedChinese: (y, m, d) => `${y} 年 ${m} 月 ${d} 日`,
  compact: (y, m, d) => `${y}${two(m)}${two(d)}`,
  midnight: (y, m, d) => `${y}-${m}-${d} 0:00:00`,
  isoTime: (y, m, d) => `${y}-${two(m)}-${two(d)}T00:00:00`,
  timed: (y, m, d) => `${y}/${m}/${d} 14:30`,
  fullWidth: (y, m, d) => wide(`${y}.${m}.${d}`),
  fullWidthHyphen: (y, m, d) => wide(`${y}-${two(m)}-${two(d)}`),
  apostrophe: (y, m, d) => `'${y}-${two(m)}-${two(d)}`,
  spaced: (y, m, d) => ` ${y}-${two(m)} -${two(d)} `,
  blanks: (y, m, d) => `${y} ${m} ${d}`,
  enumerated: (y, m, d) => `${y}、${m}、${d}`,
  note: (y, m, d) => `${y}年${m}月${d}日（档案记载）`,
  weekday: (y, m, d) => `${y}年${m}月${d}日 星期三`,
  afternoon: (y, m, d) => `${y}年${m}月${d}日下午`,
  numerals: (y, m, d) => `${digits(y)}年${numeral(m)}月${numeral(d)}日`,
  english: (y, m, d) =>
    `${d}-${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][m - 1]}-${y}`,
};
const two = (n: number): string => String(n).padStart(2, '0');
const wide = (t: string): string => Array.from(t, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
const digits = (t: string): string => Array.from(t, (c) => '〇一二三四五六七八九'[Number(c)]).join('');
const numeral = (n: number): string => {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? '一二三四五六七八九'[tens - 1] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? '一二三四五六七八九'[ones - 1] : ''}`;
};

const anyDay = fc.integer({ min: 0, max: 73_000 }).map((n) => addDays(day('1900-03-01'), n));

describe('dates in texts', () => {
  it.each(Object.keys(styles))('reads every day written as %s', (style) => {
    fc.assert(
      fc.property(anyDay, (d) => {
        const [y = '', m = '', dd = ''] = d.split('-');
        expect(ofText(styles[style]?.(y, Number(m), Number(dd)) ?? '')).toBe(d);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['2010年7月', '2010-07'],
    ['2010年07月份', '2010-07'],
    ['2010.7', '2010-07'],
    ['2010.10', '2010-10'],
    ['2010/7', '2010-07'],
    ['201007', '2010-07'],
    ['２０１０．０７', '2010-07'],
    ['二〇一〇年七月', '2010-07'],
    ['二零一零年十月', '2010-10'],
    ['2010年7月（档案）', '2010-07'],
    ['2010年7月上旬', '2010-07'],
    ['July 2010', '2010-07'],
  ])('keeps %s as a month', (written, month) => {
    expect(ofText(written)).toBe(month);
  });

  it.each([
    ['2010-07-01T16:00:00.000Z', '2010-07-02'],
    ['2010-07-01T00:00:00Z', '2010-07-01'],
    ['2026.3.12 14:30-16:00', '2026-03-12'],
    ['2026年3月12日（周四）下午3:00', '2026-03-12'],
    ['2026年3月12日14时30分', '2026-03-12'],
    ['二O一O年七月一日', '2010-07-01'],
    ['二0一0年七月一日', '2010-07-01'],
    ['2026年三月十二日', '2026-03-12'],
    ['一九八五、十、一', '1985-10-01'],
    ['2010年7月1日生', '2010-07-01'],
    ['July 1, 2010', '2010-07-01'],
    ['2010-Jul-01', '2010-07-01'],
    ['43100', '2017-12-31'],
    ['13/04/2026', '2026-04-13'],
    ['04/13/2026', '2026-04-13'],
    ['3/3/2026', '2026-03-03'],
  ])('reads %s as %s', (written, expected) => {
    expect(ofText(written)).toBe(expected);
  });

  it.each([
    ['2026年3月12日至13日', '2026-03-12'],
    ['2026.03.02-3', '2026-03-02'],
    ['2026.03.02-03.05', '2026-03-02'],
    ['2026-03-02至2026-03-05', '2026-03-02'],
    ['2026-03-30~2026-04-02', '2026-03-30'],
    ['2026年3月2日、3日', '2026-03-02'],
    ['2026年3月30日-4月2日', '2026-03-30'],
  ])('takes the first day of %s', (written, first) => {
    expect(readDate(text(written))).toEqual({ kind: 'day', value: first, how: 'range' });
  });

  it.each([
    ['3月12日', 'noYear 3-12'],
    ['3.12', 'noYear 3-12'],
    ['3/12', 'noYear 3-12'],
    ['03-12', 'noYear 3-12'],
    ['十二月三日', 'noYear 12-3'],
    ['12日', 'noYear ?-12'],
    ['3月2日-3日', 'noYear 3-2'],
    ['3月12日（星期四）上午9:00', 'noYear 3-12'],
    ['85.03.12', 'shortYear 85-3-12'],
    ['85年3月', 'shortYear 85-3-?'],
    ['85.3', 'shortYear 85-3-?'],
    ['850312', 'shortYear 85-3-12'],
    ['2010年', 'yearOnly 2010'],
  ])('says what %s leaves open', (written, expected) => {
    expect(ofText(written)).toBe(expected);
  });

  it.each([
    ['2010-02-30', 'invalid'],
    ['2010-13-01', 'invalid'],
    ['2007年9月31日', 'invalid'],
    ['2023.02.29', 'invalid'],
    ['2026.03.02-1', 'invalid'],
    ['2026年3-5月', 'invalid'],
    ['2010701', 'invalid'],
    ['2010.07.01/2011.07.01', 'invalid'],
    ['03/04/2026', 'ambiguousOrder'],
    ['3/4/26', 'invalid'],
    ['03/04/26', 'ambiguousOrder'],
    ['2026.3-5', 'ambiguousOrder'],
    ['不详', 'unknownText'],
    ['待查', 'unknownText'],
    ['#VALUE!', 'unknownText'],
    ['入党时间不清', 'unknownText'],
  ])('refuses %s', (written, why) => {
    expect(ofText(written)).toBe(why);
  });

  it('knows words for nothing', () => {
    expect(['无', '—', '/', '暂无', '', '　', '\u200b'].map((t) => readDate(text(t)).kind)).toEqual(
      Array(7).fill('empty'),
    );
  });

  it('sees in a file of texts that 2010.1 may be October', () => {
    const csv = { date1904: false, plainText: true };
    expect(readDate(text('2010.1'), csv)).toMatchObject({ kind: 'refused', why: 'ambiguousFloat' });
    expect([readDate(text('2010.1')), readDate(text('2010.2'), csv), readDate(text('2010.10'), csv)].map(said)).toEqual(
      ['2010-01', '2010-02', '2010-10'],
    );
  });

  it('never throws, and a day it reads is a day', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: fc.constantFrom(...Array.from('0123456789.-/年月日至〇一十O ')) }),
        ),
        (t) => {
          const reading = readDate(text(t));
          if (reading.kind === 'day') expect(isPlainDay(reading.value.padEnd(10, '-01').slice(0, 10))).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('dates in numbers', () => {
  it.each([
    [40360, 'yyyy-mm-dd', '2010-07-01'],
    [40360, 'm/d/yy', '2010-07-01'],
    [40360, '[$-804]yyyy"年"m"月"d"日";@', '2010-07-01'],
    [40360.73, 'yyyy/m/d h:mm', '2010-07-01'],
    [40360, 'General', '2010-07-01'],
    [20100701, '0', '2010-07-01'],
    [201007, 'General', '2010-07'],
    [2010.07, 'General', '2010-07'],
    [2010.12, 'General', '2010-12'],
    [2010.2, 'General', '2010-02'],
    [2010.1, '0.00', '2010-10'],
    [2010.1, '#,##0.00_ ', '2010-10'],
    [2010.1, 'General', 'ambiguousFloat'],
    [2010.1, '0.0', 'ambiguousFloat'],
    [2010.13, 'General', 'invalid'],
    [2010.1, 'yyyy.mm', 'invalid'],
    [2010, 'yyyy-mm-dd', 'invalid'],
    [2010, 'General', 'yearOnly 2010'],
    [0, 'yyyy-mm-dd', 'empty zero'],
    [0, 'General', 'empty zero'],
    [3.12, 'General', 'noYear 3-12'],
    [3.4, 'General', 'noYear 3-4'],
    [3.1, '0.00', 'noYear 3-10'],
    [3.1, 'General', 'ambiguousFloat'],
    [3.2, 'General', 'ambiguousFloat'],
    [-3, 'yyyy-mm-dd', 'invalid'],
    [1e15, 'General', 'invalid'],
    [Number.NaN, 'General', 'invalid'],
    [20100230, 'General', 'invalid'],
  ])('%d as %s is %s', (value, format, expected) => {
    expect(said(readDate(number(value, format)))).toBe(expected);
  });

  it('counts serials as spreadsheets do', () => {
    expect([61, 25_569, 45_000].map((n) => serialDay(n, false))).toEqual(['1900-03-01', '1970-01-01', '2023-03-15']);
    expect(serialDay(38_898, true)).toBe('2010-07-01');
    expect([0, 59, 200_000, -1].map((n) => serialDay(n, false))).toEqual([null, null, null, null]);
    fc.assert(
      fc.property(anyDay, (d) => {
        expect(serialDay(dayNumber(d) - dayNumber(day('1899-12-30')), false)).toBe(d);
      }),
    );
  });

  it('knows formats that show days', () => {
    expect(
      ['yyyy-mm-dd', 'm/d/yy', 'mmm-yy', 'yyyy"年"m"月"', '[$-F800]dddd', 'm"月"d"日"', 'd-mmm'].map(isDateFormat),
    ).toEqual(Array(7).fill(true));
    expect(['General', '0.00', '#,##0', '@', 'h:mm', '0"元"', '[Red]0.0', '"y"0'].map(isDateFormat)).toEqual(
      Array(8).fill(false),
    );
  });

  it('agrees with the calendar about which days exist', () => {
    expect(['2024-02-29', '2000-02-29', '2026-12-31'].map(isPlainDay)).toEqual([true, true, true]);
    expect(
      [
        '2023-02-29',
        '1900-02-29',
        '2026-04-31',
        '2026-00-10',
        '2026-13-01',
        '26-01-01',
        '1700-01-01',
        '2026-1-011',
      ].map(isPlainDay),
    ).toEqual(Array(8).fill(false));
  });
});
