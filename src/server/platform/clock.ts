import { day, type CalendarDay } from '../../domain/shared/calendarDay.js';

/** The only source of time. An instant is a Date; a day is the day in Asia/Shanghai. */
export type Clock = { readonly now: () => Date; readonly today: () => CalendarDay };

const shanghaiDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day it is in Shanghai at an instant. */
export const dayAt = (instant: Date): CalendarDay => day(shanghaiDay.format(instant));

export const systemClock: Clock = { now: () => new Date(), today: () => dayAt(new Date()) };

/** A clock that stands still, for tests and for `--as-of`. */
export const clockAt = (instant: Date): Clock => ({ now: () => instant, today: () => dayAt(instant) });
