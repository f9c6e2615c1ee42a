import { parseDay, type CalendarDay } from '../domain/shared/calendarDay.js';
import { UsageError } from './command.js';

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** The text of an option, or undefined. */
export const textOption = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

/** An option that is a day. @throws UsageError where it is not one */
export const dayOption = (values: Values, name: string): CalendarDay | undefined => {
  const text = textOption(values, name);
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (!day) throw new UsageError(`--${name} 应是形如 2026-09-30 的日期，而不是“${text}”。`);
  return day;
};
