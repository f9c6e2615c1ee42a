// CommonJS: Node finds no names in it, only the whole.
import chineseDays from 'chinese-days';
import type { SpecialDay } from '../../domain/meetings/calendar.js';
import { addDays, type CalendarDay } from '../../domain/shared/calendarDay.js';

/** 'National Day,国庆节,3' is how the library names a day of a holiday; ordinary days bear the English name of the weekday. */
const holidayName = (name: string): string | null => name.split(',')[1] ?? null;

/** The holidays and the weekend days worked in lieu of [from, until), as far as they had been announced when the library was made. */
export const shippedHolidays = (from: CalendarDay, until: CalendarDay): readonly SpecialDay[] => {
  const found: SpecialDay[] = [];
  for (let day = from; day < until; day = addDays(day, 1)) {
    const { work, name } = chineseDays.getDayDetail(day);
    const holiday = holidayName(name);
    if (holiday !== null) found.push({ day, kind: work ? 'work' : 'off', name: work ? `${holiday}调休上班` : holiday });
  }
  return found;
};
