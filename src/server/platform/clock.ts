import { day, type CalendarDay } from '../../domain/shared/calendarDay.js';

/** The only source of time. An instant is a Date; a day is the day in Asia/Shanghai. */
export type Clock = { readonly now: () => Date; readonly today: () => CalendarDay };

/** Shanghai has stood eight hours before UTC, without summer time, since 15 September 1991 (IANA time zone database). */
const offset = 8 * 3_600_000;

/** The day it is in Shanghai at an instant; the instant is none before 1992. Every call asks: so it is plain arithmetic. */
export const dayAt = (instant: Date): CalendarDay =>
  day(new Date(instant.getTime() + offset).toISOString().slice(0, 10));

export const systemClock: Clock = { now: () => new Date(), today: () => dayAt(new Date()) };

/** A clock that stands still, for tests and for `--as-of`. */
export const clockAt = (instant: Date): Clock => ({ now: () => instant, today: () => dayAt(instant) });
