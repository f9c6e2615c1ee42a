import { parseDay, type CalendarDay } from '../shared/calendarDay.js';

/** Typed access to the fields of a case; undefined where a field is absent or of another type. */
export type Given = Readonly<Record<string, unknown>>;

export const numberIn = (given: Given, field: string): number | undefined => {
  const value = given[field];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
};
export const textIn = (given: Given, field: string): string | undefined => {
  const value = given[field];
  return typeof value === 'string' ? value : undefined;
};
export const truthIn = (given: Given, field: string): boolean | undefined => {
  const value = given[field];
  return typeof value === 'boolean' ? value : undefined;
};
export const dayIn = (given: Given, field: string): CalendarDay | undefined =>
  parseDay(textIn(given, field) ?? '') ?? undefined;
export const textsIn = (given: Given, field: string): readonly string[] | undefined => {
  const value = given[field];
  return Array.isArray(value) && value.every((v) => typeof v === 'string') ? value : undefined;
};
export const has = (given: Given, field: string): boolean => Object.hasOwn(given, field);
