import { addDays, addMonths, dayNumber, daysBetween, firstOfMonth, type CalendarDay } from '../shared/calendarDay.js';
import type { Chance } from './chance.js';

/** 0 Sunday … 6 Saturday; day 0 of `dayNumber`, 1 March of year 0, was a Wednesday. */
export const weekday = (day: CalendarDay): number => (((dayNumber(day) + 3) % 7) + 7) % 7;

const isHoliday = (day: CalendarDay): boolean => {
  const monthDay = day.slice(5);
  return (
    (monthDay >= '10-01' && monthDay <= '10-07') ||
    (monthDay >= '05-01' && monthDay <= '05-05') ||
    (monthDay >= '01-01' && monthDay <= '01-03')
  );
};
const isWorkingDay = (day: CalendarDay): boolean => weekday(day) % 6 !== 0 && !isHoliday(day);

/** A day in [from, until), drawn evenly. */
export const someDay = (chance: Chance, from: CalendarDay, until: CalendarDay): CalendarDay =>
  addDays(from, chance.int(0, Math.max(0, daysBetween(from, until) - 1)));

/** A working day in [from, until), or null where there is none. */
export const someWorkingDay = (chance: Chance, from: CalendarDay, until: CalendarDay): CalendarDay | null => {
  const length = daysBetween(from, until);
  if (length <= 0) return null;
  const start = chance.int(0, length - 1);
  for (let i = 0; i < length; i++) {
    const day = addDays(from, (start + i) % length);
    if (isWorkingDay(day)) return day;
  }
  return null;
};

/** The first days of the months that touch [from, until). */
export const monthsBetween = (from: CalendarDay, until: CalendarDay): CalendarDay[] => {
  const months: CalendarDay[] = [];
  for (let month = firstOfMonth(from); month < until; month = addMonths(month, 1)) months.push(month);
  return months;
};

export const later = (a: CalendarDay, b: CalendarDay): CalendarDay => (a > b ? a : b);
export const earlier = (a: CalendarDay, b: CalendarDay): CalendarDay => (a < b ? a : b);
export const yearOf = (day: CalendarDay): number => Number(day.slice(0, 4));
/** The first day of the quarter. */
export const quarterStart = (day: CalendarDay): CalendarDay =>
  addMonths(firstOfMonth(day), -((Number(day.slice(5, 7)) - 1) % 3));
export const dayIn = (year: number, month: number, dayOfMonth: number): CalendarDay =>
  `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as CalendarDay;
