/**
 * Days, months and periods as plain values. A day is the string '2026-07-01' and is never an instant:
 * it has no time zone and compares as text. No function here reads a clock.
 */
export type CalendarDay = string & { readonly __unit: 'CalendarDay' };
/** A day of which only the month may be known: '2010-10-05' or '2010-10'. */
export type PartialDay = string & { readonly __unit: 'PartialDay' };

const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** The day of a year (1–9999), month (1–12) and day of month, or null where no such day exists. */
export const dayOf = (year: number, month: number, day: number): CalendarDay | null =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
    ? (`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as CalendarDay)
    : null;

/** Parse 'YYYY-MM-DD'; null for anything else, also for days that do not exist. */
export const parseDay = (text: string): CalendarDay | null => {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return m ? dayOf(Number(m[1]), Number(m[2]), Number(m[3])) : null;
};

/** The same, for a literal that is known to be a day. @throws RangeError when it is not. */
export const day = (text: string): CalendarDay => {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a calendar day: ${text}`);
  return parsed;
};

/** Days since 0000-03-01, so that differences and weekdays are plain arithmetic (proleptic Gregorian). */
export const dayNumber = (d: CalendarDay): number => {
  const [y = 0, m = 0, dd = 0] = d.split('-').map(Number);
  const year = m <= 2 ? y - 1 : y;
  const month = (m + 9) % 12;
  return (
    365 * year +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) +
    Math.floor((153 * month + 2) / 5) +
    dd -
    1
  );
};

const fromDayNumber = (n: number): CalendarDay => {
  const era = Math.floor(n / 146097);
  const doe = n - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return dayOf(yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1) as CalendarDay;
};

export const addDays = (d: CalendarDay, days: number): CalendarDay => fromDayNumber(dayNumber(d) + days);
export const daysBetween = (from: CalendarDay, until: CalendarDay): number => dayNumber(until) - dayNumber(from);

/** The same day of another month; where that month is shorter, its last day (29 February + 1 year = 28 February). */
export const addMonths = (d: CalendarDay, months: number): CalendarDay => {
  const [y = 0, m = 0, dd = 0] = d.split('-').map(Number);
  const index = y * 12 + (m - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return dayOf(year, month, Math.min(dd, daysInMonth(year, month))) as CalendarDay;
};

export const addYears = (d: CalendarDay, years: number): CalendarDay => addMonths(d, years * 12);
export const firstOfMonth = (d: CalendarDay | PartialDay): CalendarDay => `${d.slice(0, 7)}-01` as CalendarDay;
/** The first day that a partial day may mean: '2010-10' → '2010-10-01'. */
export const earliest = (d: PartialDay | CalendarDay): CalendarDay =>
  d.length === 7 ? firstOfMonth(d) : (d as string as CalendarDay);
/** The last day that a partial day may mean: '2010-10' → '2010-10-31'. */
export const latest = (d: PartialDay | CalendarDay): CalendarDay =>
  d.length === 7 ? addDays(addMonths(firstOfMonth(d), 1), -1) : (d as string as CalendarDay);

/** What a dated row begins with where nobody knows since when: shown as 起始日期不详. */
export const sinceEver = '1900-01-01' as CalendarDay;
