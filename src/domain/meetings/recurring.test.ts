import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, day, firstOfMonth } from '../shared/calendarDay.js';
import { WorkCalendar, weekdayOf, type SpecialDay } from './calendar.js';
import { occurrences, patternTitle, recurringPattern, roundOf, type RecurringPattern } from './recurring.js';

const off = (from: string, days: number, name: string): SpecialDay[] =>
  Array.from({ length: days }, (_, i) => ({ day: addDays(day(from), i), kind: 'off', name }));
const calendar = new WorkCalendar(
  [
    ...off('2026-10-01', 7, '国庆节'),
    ...off('2026-02-15', 9, '春节'),
    { day: day('2026-10-10'), kind: 'work', name: '国庆节调休上班' },
  ],
  [],
);
const pattern = (said: object): RecurringPattern => recurringPattern.parse(said);
const daysOf = (p: RecurringPattern, from: string, until: string): string[] =>
  occurrences(p, day(from), day(until), calendar).map((o) => o.day);

const shift = fc.constantFrom('none', 'before', 'after');
const weekday = fc.integer({ min: 1, max: 7 });
const monthly = fc.oneof(
  fc.record({ every: fc.constant('monthDay'), day: fc.integer({ min: 1, max: 31 }), shift }),
  fc.record({ every: fc.constant('monthWeekday'), week: fc.constantFrom(1, 2, 3, 4, -1), weekday, shift }),
);
const anyPattern = fc.oneof(monthly, fc.record({ every: fc.constant('week'), weekday, shift })).map(pattern);
const anyDay = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(day('2024-06-01'), n));

describe('a fixed day', () => {
  it('comes on its day of the month; the 31st is the last', () => {
    const p = pattern({ every: 'monthDay', day: 31, shift: 'none' });
    expect(daysOf(p, '2026-01-01', '2026-05-01')).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
    expect(daysOf(pattern({ every: 'monthDay', day: 30, shift: 'none' }), '2026-02-01', '2026-03-01')).toEqual([
      '2026-02-28',
    ]);
  });

  it('comes on the n-th or last weekday of the month, or every week', () => {
    expect(daysOf(pattern({ every: 'monthWeekday', week: 2, weekday: 5 }), '2026-09-01', '2026-10-01')).toEqual([
      '2026-09-11',
    ]);
    expect(daysOf(pattern({ every: 'monthWeekday', week: -1, weekday: 3 }), '2026-09-01', '2026-10-01')).toEqual([
      '2026-09-30',
    ]);
    expect(daysOf(pattern({ every: 'week', weekday: 4 }), '2026-09-02', '2026-09-25')).toEqual([
      '2026-09-03',
      '2026-09-10',
      '2026-09-17',
      '2026-09-24',
    ]);
  });

  it('moves off a holiday, and says which', () => {
    const p = pattern({ every: 'monthDay', day: 5, shift: 'after' });
    expect(occurrences(p, day('2026-10-01'), day('2026-11-01'), calendar)).toEqual([
      { day: '2026-10-08', usual: '2026-10-05', why: '国庆节' },
    ]);
    expect(daysOf(pattern({ every: 'monthDay', day: 10, shift: 'after' }), '2026-10-01', '2026-11-01')).toEqual([
      '2026-10-10',
    ]);
  });

  it('stays in its month: before a holiday that begins the month it moves to after it', () => {
    const p = pattern({ every: 'monthDay', day: 1, shift: 'before' });
    expect(daysOf(p, '2026-09-01', '2026-11-01')).toEqual(['2026-09-01', '2026-10-08']);
    const last = pattern({ every: 'monthDay', day: 31, shift: 'after' });
    expect(daysOf(last, '2026-05-01', '2026-06-01')).toEqual(['2026-05-29']);
  });

  it('is left out in a week that is a holiday as a whole', () => {
    expect(daysOf(pattern({ every: 'week', weekday: 3 }), '2026-02-09', '2026-03-02')).toEqual([
      '2026-02-11',
      '2026-02-25',
    ]);
  });

  it('is named as one would say it', () => {
    const titles = [
      { every: 'monthDay', day: 15 },
      { every: 'monthDay', day: 31, shift: 'before' },
      { every: 'monthWeekday', week: 2, weekday: 5, shift: 'none' },
      { every: 'monthWeekday', week: -1, weekday: 7, shift: 'none' },
      { every: 'week', weekday: 1, shift: 'none' },
    ].map((p) => patternTitle(pattern(p)));
    expect(titles).toEqual([
      '每月15日，遇放假顺延',
      '每月最后一天，遇放假提前',
      '每月第二个星期五',
      '每月最后一个星期日',
      '每星期一',
    ]);
  });
});

describe('of every pattern', () => {
  it('a month has exactly one day, in the month', () => {
    fc.assert(
      fc.property(monthly.map(pattern), anyDay, (p, d) => {
        const first = firstOfMonth(d);
        const found = occurrences(p, first, addMonths(first, 12), calendar);
        const months = Array.from({ length: 12 }, (_, i) => addMonths(first, i));
        expect(found.map((o) => firstOfMonth(o.day))).toEqual(months);
        expect(found.map((o) => firstOfMonth(o.usual))).toEqual(months);
      }),
    );
  });

  it('a shift never lands on a day off and never leaves the round', () => {
    fc.assert(
      fc.property(anyPattern, anyDay, (p, d) => {
        for (const o of occurrences(p, d, addDays(d, 200), calendar)) {
          if (p.shift !== 'none') expect(calendar.isOff(o.day)).toBe(false);
          else expect(o.day).toBe(o.usual);
          expect((o.why === null) === (o.day === o.usual)).toBe(true);
          expect(roundOf(p, o.day)).toBe(roundOf(p, o.usual));
          if (p.every !== 'monthDay') expect(weekdayOf(o.usual)).toBe(p.weekday);
        }
      }),
    );
  });

  it('a time asked for in two pieces gives the same days as in one', () => {
    fc.assert(
      fc.property(anyPattern, anyDay, fc.nat(90), fc.nat(90), (p, d, a, b) => {
        const [middle, end] = [addDays(d, a), addDays(d, a + b)];
        const pieces = [...occurrences(p, d, middle, calendar), ...occurrences(p, middle, end, calendar)];
        expect(pieces).toEqual(occurrences(p, d, end, calendar));
      }),
    );
  });
});
