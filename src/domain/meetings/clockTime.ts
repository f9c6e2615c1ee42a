import { z } from 'zod';

/** A time of day 'HH:MM', 24 hours, in Asia/Shanghai like every day and time that officials write. */
export type ClockTime = string & { readonly __unit: 'ClockTime' };

/** Typed, not transformed: a reply that carries it is encoded again, and a transform only goes one way. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u, {
  error: '请填写时刻，例如 14:30。',
}) as unknown as z.ZodType<ClockTime, string>;

/** Minutes since midnight. */
export const minutesOf = (time: ClockTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** How long from one time to a later one of the same day, in minutes; null where one is missing or the end is not later. */
export const minutesBetween = (from: ClockTime | null, until: ClockTime | null): number | null => {
  if (from === null || until === null) return null;
  const length = minutesOf(until) - minutesOf(from);
  return length > 0 ? length : null;
};
