import type { PartialDay } from '../shared/calendarDay.js';
import { dayOf } from '../shared/calendarDay.js';
import type { DateReading } from './dateReading.js';

export const invalidDate: DateReading = { kind: 'refused', why: 'invalid' };

type Parts = { readonly y: string; readonly m: string; readonly d: string };
/** A day from its digits; refused where no such day exists from 1800 to 2199. */
export const dayReading = ({ y, m, d }: Parts, how: 'rewritten' | 'range'): DateReading => {
  const value = dayOf(Number(y), Number(m), Number(d));
  return value === null || Number(y) < 1800 || Number(y) > 2199
    ? invalidDate
    : { kind: 'day', value: value as string as PartialDay, how };
};

/** A month from its digits. */
export const monthReading = (y: string, m: string): DateReading => {
  const year = Number(y);
  const month = Number(m);
  if (year < 1800 || year > 2199 || month < 1 || month > 12) return invalidDate;
  return { kind: 'day', value: `${y}-${String(month).padStart(2, '0')}` as PartialDay, how: 'month' };
};
