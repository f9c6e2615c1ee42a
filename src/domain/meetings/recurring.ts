import { z } from 'zod';
import { addDays, dayOf, firstOfMonth, addMonths, type CalendarDay } from '../shared/calendarDay.js';
import { weekdayOf, type WorkCalendar } from './calendar.js';

/** Where the day falls on a day off: it stays, or moves to the working day before or after. */
const shift = z.enum(['none', 'before', 'after']).default('after');
const weekday = z.number().int().min(1).max(7);

/** When a fixed day comes: on a day of the month (31: its last), on the n-th weekday of the month (-1: the last), or every week. */
export const recurringPattern = z.discriminatedUnion('every', [
  z.object({ every: z.literal('monthDay'), day: z.number().int().min(1).max(31), shift }),
  z.object({
    every: z.literal('monthWeekday'),
    week: z.union([z.number().int().min(1).max(4), z.literal(-1)]),
    weekday,
    shift,
  }),
  z.object({ every: z.literal('week'), weekday, shift }),
]);
export type RecurringPattern = z.output<typeof recurringPattern>;

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const shifts = { none: '', before: '，遇放假提前', after: '，遇放假顺延' } as const;

/** 每月15日，遇放假顺延 */
export const patternTitle = (p: RecurringPattern): string => {
  const tail = shifts[p.shift];
  if (p.every === 'monthDay') return `每月${p.day === 31 ? '最后一天' : `${p.day}日`}${tail}`;
  const day = `星期${weekdays[p.weekday - 1] ?? ''}`;
  if (p.every === 'week') return `每${day}${tail}`;
  return p.week === -1 ? `每月最后一个${day}${tail}` : `每月第${'一二三四'.charAt(p.week - 1)}个${day}${tail}`;
};

const lastOfMonth = (first: CalendarDay): CalendarDay => addDays(addMonths(first, 1), -1);

const inMonth = (p: Exclude<RecurringPattern, { every: 'week' }>, first: CalendarDay): CalendarDay => {
  const last = lastOfMonth(first);
  if (p.every === 'monthDay') return dayOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), p.day) ?? last;
  if (p.week === -1) return addDays(last, -((weekdayOf(last) - p.weekday + 7) % 7));
  return addDays(first, ((p.weekday - weekdayOf(first) + 7) % 7) + (p.week - 1) * 7);
};

/** The plain days of the pattern in [from, until), before any shift. */
const plainDays = (p: RecurringPattern, from: CalendarDay, until: CalendarDay): readonly CalendarDay[] => {
  const days: CalendarDay[] = [];
  if (p.every === 'week') {
    for (let d = addDays(from, (p.weekday - weekdayOf(from) + 7) % 7); d < until; d = addDays(d, 7)) days.push(d);
    return days;
  }
  for (let first = firstOfMonth(from); first < until; first = addMonths(first, 1)) {
    const day = inMonth(p, first);
    if (day >= from && day < until) days.push(day);
  }
  return days;
};

/** A day that a pattern proposes; `usual` and `why` where it was moved. */
export type Occurrence = { readonly day: CalendarDay; readonly usual: CalendarDay; readonly why: string | null };

/** The longest run of days off that a shift steps over. */
const longestHoliday = 15;

/** The days that a pattern proposes for [from, until), days off avoided as it says. A day is moved only within what it was planned for. */
export const occurrences = (
  p: RecurringPattern,
  from: CalendarDay,
  until: CalendarDay,
  calendar: WorkCalendar,
): readonly Occurrence[] =>
  plainDays(p, from, until).map((usual) => {
    const why = p.shift === 'none' ? null : calendar.whyOff(usual);
    if (why === null) return { day: usual, usual, why: null };
    const step = p.shift === 'before' ? -1 : 1;
    let day = usual;
    for (let i = 0; i < longestHoliday && calendar.isOff(day); i++) day = addDays(day, step);
    return { day, usual, why };
  });
