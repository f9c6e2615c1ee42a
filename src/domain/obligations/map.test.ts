import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { mapPlaces, monthsOfYear, rowOf } from './map.js';
import { shippedRules } from './shippedRules.js';

const places = (on: string) => mapPlaces(shippedRules, 2026, day(on));
const placeOf = (on: string, ruleId: string, period: string) =>
  places(on).find((p) => p.ruleId === ruleId && p.period === period);

describe('the places of a year', () => {
  it('are in the month in which a period ends', () => {
    const month = (ruleId: string, period: string) => placeOf('2026-01-01', ruleId, period)?.month;
    expect([
      month('themeDay.month', '2026-03'),
      month('memberMeeting.quarter', '2026-Q1'),
      month('organisationLifeMeeting.year', '2026'),
    ]).toEqual(['2026-03', '2026-03', '2026-12']);
  });

  it('say of what is not met whether it is due, approaching in the last days, or overdue', () => {
    const unmet = (on: string) => placeOf(on, 'themeDay.month', '2026-04')?.unmet;
    expect(['2026-04-10', '2026-04-30', '2026-05-01'].map(unmet)).toEqual(['due', 'approaching', 'overdue']);
  });

  it('hold every period of the year once, and none of another year', () => {
    const unit = { month: 12, quarter: 4, halfYear: 2, year: 1 } as const;
    const days = fc.integer({ min: 1, max: 28 }).map((n) => `2026-06-${String(n).padStart(2, '0')}`);
    fc.assert(
      fc.property(days, (on) => {
        const found = places(on);
        expect(found).toHaveLength(shippedRules.reduce((n, r) => n + unit[r.period], 0));
        expect(new Set(found.map((p) => `${p.ruleId} ${p.period}`)).size).toBe(found.length);
        expect(found.every((p) => p.month.startsWith('2026-') && p.period.startsWith('2026'))).toBe(true);
      }),
    );
  });
});

describe('a row', () => {
  it('has twelve months, empty where nothing applies', () => {
    const march = { period: '2026-03', applicable: 20, met: 17, due: 0, approaching: 0, overdue: 3 };
    const row = rowOf(monthsOfYear(2026), [march]);
    expect(row).toHaveLength(12);
    expect(row[2]).toEqual(march);
    expect(row.filter((c) => c.applicable === 0)).toHaveLength(11);
  });
});
