import type { PartialDay } from '../shared/calendarDay.js';
import type { Cell, SheetHead } from './cell.js';
import type { DateReading } from './dateReading.js';
import { readDateNumber } from './numberDates.js';
import { readDateText } from './textDates.js';

const blank: DateReading = { kind: 'empty', how: 'blank' };

const digitAt = (text: string, i: number): number => text.charCodeAt(i) - 48;
const twoDigits = (text: string, i: number): number => {
  const [a, b] = [digitAt(text, i), digitAt(text, i + 1)];
  return a >= 0 && a <= 9 && b >= 0 && b <= 9 ? a * 10 + b : -1;
};
const longMonths = 0b1_0101_1010_1010;

/** Whether the text is 'YYYY-MM-DD' of an existing day from 1800 to 2199; quick, because most cells are. */
export const isPlainDay = (text: string): boolean => {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const [century, rest, month, day] = [twoDigits(text, 0), twoDigits(text, 2), twoDigits(text, 5), twoDigits(text, 8)];
  if (century < 18 || century > 21 || rest < 0 || month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  const year = century * 100 + rest;
  if (month === 2) return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= 30 || (day === 31 && ((longMonths >> month) & 1) === 1);
};

/** How a sheet keeps days. */
export type DateSystem = {
  /** Serial numbers count from 1904. */
  readonly date1904: boolean;
  /** The sheet holds nothing but texts (CSV), so that a text may be a number that has lost its last zero. */
  readonly plainText: boolean;
};
export const dateSystem = (head: SheetHead): DateSystem => ({
  date1904: head.date1904,
  plainText: head.name === null,
});
const usualSystem: DateSystem = { date1904: false, plainText: false };

/** Longer texts are prose, or hostile. */
const longestDate = 120;
const plainMonth = /^(?:18|19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/u;

/** What a file of texts makes of the number 2010.10: '2010.1', which may as well be January. */
const lostZero = /^\s*(\d{4})\.1\s*$/u;

export const readDate = (cell: Cell | undefined, system: DateSystem = usualSystem): DateReading => {
  if (cell === undefined) return blank;
  if (cell.kind === 'text') {
    if (isPlainDay(cell.text) || plainMonth.test(cell.text))
      return { kind: 'day', value: cell.text as PartialDay, how: 'plain' };
    const year = system.plainText ? lostZero.exec(cell.text)?.[1] : undefined;
    if (year !== undefined) return { kind: 'refused', why: 'ambiguousFloat', readings: [`${year}-01`, `${year}-10`] };
    if (cell.text.length > longestDate) return { kind: 'refused', why: 'invalid' };
    return readDateText(cell.text);
  }
  if (cell.kind === 'number') return readDateNumber(cell.number, cell.format, system.date1904);
  return { kind: 'refused', why: 'unknownText' };
};
