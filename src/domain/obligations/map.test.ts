import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { mapOf, monthsOfYear } from './map.js';
import { shippedRules } from './shippedRules.js';

const months = monthsOfYear(2026);
const map = (on: string) => mapOf(shippedRules, months, day(on));
const tally = (ruleId: string, period: string, applicable: number, met: number) => ({
  ruleId,
  period,
  applicable,
  met,
});

describe('the map of a year', () => {
  it('shows a period in the month in which it ends', () => {
    const shown = (ruleId: string, period: string) =>
      map('2026-01-01')([tally(ruleId, period, 1, 0)]).find((c) => c.applicable > 0)?.period;
    expect([
      shown('themeDay.month', '2026-03'),
      shown('memberMeeting.quarter', '2026-Q1'),
      shown('organisationLifeMeeting.year', '2026'),
    ]).toEqual(['2026-03', '2026-03', '2026-12']);
  });

  it('adds up rules and says of what is not met whether it is overdue or still due', () => {
    const cells = map('2026-04-10')([
      tally('themeDay.month', '2026-03', 10, 8),
      tally('memberMeeting.quarter', '2026-Q1', 10, 9),
      tally('themeDay.month', '2026-04', 10, 1),
    ]);
    expect(cells[2]).toEqual({ period: '2026-03', applicable: 20, met: 17, due: 0, approaching: 0, overdue: 3 });
    expect(cells[3]).toEqual({ period: '2026-04', applicable: 10, met: 1, due: 9, approaching: 0, overdue: 0 });
  });

  it('turns what is still to do to approaching in the last days, and overdue when the month is over', () => {
    const of = (on: string) => map(on)([tally('themeDay.month', '2026-04', 5, 0)])[3];
    expect(of('2026-04-30')).toMatchObject({ approaching: 5, overdue: 0 });
    expect(of('2026-05-01')).toMatchObject({ approaching: 0, overdue: 5 });
  });

  it('leaves out what belongs to another year or to a rule it does not know', () => {
    const cells = map('2026-04-10')([
      tally('themeDay.month', '2025-12', 5, 0),
      tally('unknown', '2026-03', 5, 0),
      tally('themeDay.month', 'nonsense', 5, 0),
    ]);
    expect(cells.every((c) => c.applicable === 0)).toBe(true);
    expect(cells).toHaveLength(12);
  });

  it('keeps every obligation in exactly one state', () => {
    for (const on of ['2026-01-01', '2026-06-30', '2026-12-31', '2027-02-01'])
      for (const c of map(on)(months.map((m) => tally('themeDay.month', m, 7, 3))))
        expect(c.met + c.due + c.approaching + c.overdue).toBe(c.applicable);
  });
});
