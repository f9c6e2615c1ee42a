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

/** Monday of the week in which a day lies. */
const mondayOf = (day: CalendarDay): CalendarDay => addDays(day, 1 - weekdayOf(day));

/** The round that a day belongs to, named by its first day: the month, or the week from Monday on. Each round has one fixed day. */
export const roundOf = (p: RecurringPattern, day: CalendarDay): CalendarDay =>
  p.every === 'week' ? mondayOf(day) : firstOfMonth(day);

const nextRound = (p: RecurringPattern, first: CalendarDay): CalendarDay =>
  p.every === 'week' ? addDays(first, 7) : addMonths(first, 1);

const usualIn = (p: RecurringPattern, first: CalendarDay): CalendarDay =>
  p.every === 'week' ? addDays(first, p.weekday - 1) : inMonth(p, first);

/** A day that a pattern proposes; `usual` and `why` where it was moved. */
export type Occurrence = { readonly day: CalendarDay; readonly usual: CalendarDay; readonly why: string | null };

/** The first working day from a day on in a direction, within [first, until); null where there is none. */
const workingDay = (
  from: CalendarDay,
  step: 1 | -1,
  [first, until]: readonly [CalendarDay, CalendarDay],
  calendar: WorkCalendar,
): CalendarDay | null => {
  for (let day = from; day >= first && day < until; day = addDays(day, step)) if (!calendar.isOff(day)) return day;
  return null;
};

/** The fixed day of a round; null where the whole round is a holiday. */
const occurrenceIn = (p: RecurringPattern, first: CalendarDay, calendar: WorkCalendar): Occurrence | null => {
  const usual = usualIn(p, first);
  const why = p.shift === 'none' ? null : calendar.whyOff(usual);
  if (why === null) return { day: usual, usual, why };
  const step = p.shift === 'before' ? -1 : 1;
  const round = [first, nextRound(p, first)] as const;
  const day = workingDay(usual, step, round, calendar) ?? workingDay(usual, step === 1 ? -1 : 1, round, calendar);
  return day === null ? null : { day, usual, why };
};

/**
 * The days that a pattern proposes in [from, until), days off avoided as it says. A day never leaves its month or week, so that a
 * month has one and the next does not get two: where the holiday reaches the end of it, the day moves the other way.
 */
export const occurrences = (
  p: RecurringPattern,
  from: CalendarDay,
  until: CalendarDay,
  calendar: WorkCalendar,
): readonly Occurrence[] => {
  const found: Occurrence[] = [];
  for (let first = roundOf(p, from); first < until; first = nextRound(p, first)) {
    const one = occurrenceIn(p, first, calendar);
    if (one && one.day >= from && one.day < until) found.push(one);
  }
  return found;
};
