import type { PartialDay } from '../shared/calendarDay.js';
import { addDays, dayOf } from '../shared/calendarDay.js';
import { dayReading, invalidDate, monthReading } from './dateParts.js';
import type { DateReading } from './dateReading.js';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNumber = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;

/** '1-Jul-2010', 'July 1, 2010', '2010-Jul-01', 'July 2010'; null where the text is nothing of the kind. */
export const readEnglishDate = (text: string): DateReading | null => {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[-\s.,]*([a-z]{3,9})[-\s.,]*(\d{4})$/iu.exec(text);
  const monthFirst = /^([a-z]{3,9})[-\s.,]*(?:(\d{1,2})(?:st|nd|rd|th)?[-\s.,]+)?(\d{4})$/iu.exec(text);
  const yearFirst = /^(\d{4})[-\s.,]*([a-z]{3,9})[-\s.,]*(\d{1,2})$/iu.exec(text);
  const [word, d, y] = dayFirst
    ? [dayFirst[2], dayFirst[1], dayFirst[3]]
    : yearFirst
      ? [yearFirst[2], yearFirst[3], yearFirst[1]]
      : [monthFirst?.[1], monthFirst?.[2], monthFirst?.[3]];
  const m = monthNumber(word ?? '');
  if (m === 0 || y === undefined) return null;
  return d === undefined ? monthReading(y, String(m)) : dayReading({ y, m: String(m), d }, 'rewritten');
};

/** An instant in UTC, as programs export it; its day is that of Beijing, eight hours ahead. */
export const readInstant = (text: string): DateReading | null => {
  const m = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?Z$/u.exec(text);
  if (!m) return null;
  const utc = dayOf(Number(m[1]), Number(m[2]), Number(m[3]));
  if (utc === null) return invalidDate;
  const value = Number(m[4]) >= 16 ? addDays(utc, 1) : utc;
  return { kind: 'day', value: value as string as PartialDay, how: 'rewritten' };
};
