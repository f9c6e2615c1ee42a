import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, type PartialDay } from '../shared/calendarDay.js';
import {
  calendarYear,
  monthName,
  monthNumber,
  parsePeriod,
  periodContaining,
  periodsBetween,
  periodUnits,
  twelveMonthsUpTo,
} from './period.js';

const names = (...args: Parameters<typeof periodsBetween>): string[] => periodsBetween(...args).map((p) => p.name);
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('1990-01-01'), n));
const anyUnit = fc.constantFrom(...periodUnits);

describe('periods', () => {
  it('are named as the command prints them', () => {
    expect(names('month', day('2026-03-01'), day('2026-05-01'))).toEqual(['2026-03', '2026-04']);
    expect(names('quarter', day('2025-10-01'), day('2026-10-01'))).toEqual([
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
      '2026-Q3',
    ]);
    expect(names('halfYear', day('2026-01-01'), day('2027-01-01'))).toEqual(['2026-H1', '2026-H2']);
    expect(names('year', day('2026-01-01'), day('2027-01-01'))).toEqual(['2026']);
  });

  it('count another twelve months as one year named by its months', () => {
    expect(names('year', day('2025-10-01'), day('2026-10-01'))).toEqual(['2025-10/2026-09']);
    const [period] = periodsBetween('year', day('2025-10-01'), day('2026-10-01'));
    expect([period?.start, period?.end]).toEqual(['2025-10-01', '2026-10-01']);
  });

  it('fall back to calendar years for a window that is not twelve whole months', () => {
    expect(names('year', day('2025-10-01'), day('2026-09-30'))).toEqual(['2025', '2026']);
    expect(names('year', day('2025-10-15'), day('2026-10-15'))).toEqual(['2025', '2026']);
    expect(names('year', day('2025-01-01'), day('2027-01-01'))).toEqual(['2025', '2026']);
  });

  it('are whole where the window only touches them', () => {
    expect(names('quarter', day('2026-03-31'), day('2026-04-02'))).toEqual(['2026-Q1', '2026-Q2']);
    expect(names('quarter', day('2026-03-31'), day('2026-04-01'))).toEqual(['2026-Q1']);
    expect(names('month', day('2026-03-31'), day('2026-03-31'))).toEqual([]);
    expect(names('month', day('2026-04-01'), day('2026-03-31'))).toEqual([]);
  });

  it('can be read back from their names, and nothing else can', () => {
    for (const name of ['2026-03', '2026-Q1', '2026-H2', '2026', '2025-10/2026-09'])
      expect(parsePeriod(name)?.name).toBe(name);
    for (const name of ['2026-13', '2026-00', '2026-Q5', '2026-H3', '26-01', '2025-10/2026-10', '2025-10/2026-08', ''])
      expect(parsePeriod(name)).toBeNull();
  });

  it('place a day known only by its month', () => {
    expect(periodUnits.map((unit) => periodContaining(unit, '2025-10' as PartialDay).name)).toEqual([
      '2025-10',
      '2025-Q4',
      '2025-H2',
      '2025',
    ]);
  });

  it('cover every day of a window once and only once', () => {
    fc.assert(
      fc.property(anyUnit, anyDay, fc.integer({ min: 1, max: 1000 }), (unit, from, length) => {
        const until = addDays(from, length);
        const periods = periodsBetween(unit, from, until);
        expect(periods[0]?.start.localeCompare(from)).toBeLessThanOrEqual(0);
        expect(periods.at(-1)?.end.localeCompare(until)).toBeGreaterThanOrEqual(0);
        expect(periods.at(-1)?.start.localeCompare(until)).toBeLessThan(0);
        periods.slice(1).forEach((p, i) => expect(p.start).toBe(periods[i]?.end));
      }),
    );
  });

  it('contain the day by which they were found', () => {
    fc.assert(
      fc.property(anyUnit, anyDay, (unit, d) => {
        const period = periodContaining(unit, d);
        expect(period.start <= d && d < period.end).toBe(true);
        expect(parsePeriod(period.name)).toEqual(period);
      }),
    );
  });

  it('number months so that names and numbers agree', () => {
    expect(monthNumber(day('2026-03-31'))).toBe(2026 * 12 + 2);
    expect(monthName(2026 * 12 + 2)).toBe('2026-03');
    expect(calendarYear(2026).end).toBe('2027-01-01');
  });
});

describe('the default window', () => {
  it('is the twelve months up to a day, the running month included', () => {
    expect(twelveMonthsUpTo(day('2026-09-30'))).toEqual({ from: '2025-10-01', until: '2026-10-01' });
    expect(twelveMonthsUpTo(day('2026-11-22'))).toEqual({ from: '2025-12-01', until: '2026-12-01' });
    expect(twelveMonthsUpTo(day('2026-12-31'))).toEqual({ from: '2026-01-01', until: '2027-01-01' });
  });
});
