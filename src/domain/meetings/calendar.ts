import { addDays, dayNumber, type CalendarDay } from '../shared/calendarDay.js';

/** A day that is not what its weekday says: a holiday, or a weekend day on which people work. */
export type SpecialDay = { readonly day: CalendarDay; readonly kind: 'off' | 'work'; readonly name: string };

/** Monday is 1, Sunday 7. Day 0, 0000-03-01, was a Wednesday. */
export const weekdayOf = (day: CalendarDay): number => ((((dayNumber(day) + 2) % 7) + 7) % 7) + 1;

/** The days of a calendar: what a committee has corrected goes before what is shipped. */
export class WorkCalendar {
  readonly #special: ReadonlyMap<CalendarDay, SpecialDay>;

  constructor(shipped: readonly SpecialDay[], corrected: readonly SpecialDay[]) {
    this.#special = new Map([...shipped, ...corrected].map((special) => [special.day, special]));
  }

  /** The special days, in order of day. */
  get special(): readonly SpecialDay[] {
    return [...this.#special.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
  }

  isOff(day: CalendarDay): boolean {
    const special = this.#special.get(day);
    return special ? special.kind === 'off' : weekdayOf(day) >= 6;
  }

  /** Why nobody works on the day: the name of the holiday, or 周末; null for a working day. */
  whyOff(day: CalendarDay): string | null {
    if (!this.isOff(day)) return null;
    return this.#special.get(day)?.name ?? '周末';
  }
}

/** Special days in a row that are the same: 国庆节, from the first of them through the last. */
export type SpecialSpan = Omit<SpecialDay, 'day'> & { readonly since: CalendarDay; readonly through: CalendarDay };

/** Special days, in order of day, drawn together where one follows the other and is of the same kind and name. */
export const spansOf = (special: readonly SpecialDay[]): readonly SpecialSpan[] => {
  const spans: SpecialSpan[] = [];
  for (const { day, kind, name } of special) {
    const last = spans.at(-1);
    if (last && last.kind === kind && last.name === name && addDays(last.through, 1) === day)
      spans[spans.length - 1] = { ...last, through: day };
    else spans.push({ since: day, through: day, kind, name });
  }
  return spans;
};
