import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  day,
  dayNumber,
  dayOf,
  daysBetween,
  latest,
  parseDay,
  type PartialDay,
} from './calendarDay.js';

const anyDay = fc.integer({ min: 0, max: 3_000_000 }).map((n) => addDays(day('0001-01-01'), n % 3_600_000));

describe('calendar days', () => {
  it('refuses days that do not exist', () => {
    expect([parseDay('2026-02-30'), parseDay('2026-13-01'), parseDay('2026-4-1'), dayOf(2025, 2, 29)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
  });

  it('takes the end of a shorter month', () => {
    expect(addYears(day('2020-02-29'), 5)).toBe('2025-02-28');
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(day('2026-01-31'), -2)).toBe('2025-11-30');
    expect(latest('2024-02' as PartialDay)).toBe('2024-02-29');
  });

  it('counts days so that adding and subtracting agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -100_000, max: 100_000 }), (d, n) => {
        fc.pre(dayNumber(d) + n > dayNumber(day('0001-01-01')) && dayNumber(d) + n < dayNumber(day('9999-12-31')));
        expect(daysBetween(d, addDays(d, n))).toBe(n);
      }),
    );
  });

  it('orders as text exactly as it orders in time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(a < b).toBe(dayNumber(a) < dayNumber(b));
      }),
    );
  });
});
