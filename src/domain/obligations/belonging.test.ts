import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, type PartialDay } from '../shared/calendarDay.js';
import { dayCode, deadlineOf, mayBelongTo, monthIn, withWindows, yearOf } from './belonging.js';
import { calendarYear, monthNumber, periodsBetween } from './period.js';
import { shippedRules } from './shippedRules.js';
import type { ObligationRule } from './rule.js';

const untilMarch = { untilMonth: 3, untilDay: 31 };
const yearly = shippedRules.find((r) => r.kind === 'organisationLifeMeeting') as ObligationRule;
const windowed: ObligationRule = { ...yearly, yearWindow: untilMarch };

describe('所属年度', () => {
  it('is the year of the day where no window is set', () => {
    expect(yearOf(undefined, dayCode(day('2027-01-20')))).toBe(2027);
    expect(yearOf(undefined, dayCode(day('2027-01-20')), 2026)).toBe(2027);
  });

  it('is the year before within the window, unless the record says its own year', () => {
    expect(yearOf(untilMarch, dayCode(day('2027-01-20')))).toBe(2026);
    expect(yearOf(untilMarch, dayCode(day('2027-03-31')))).toBe(2026);
    expect(yearOf(untilMarch, dayCode(day('2027-04-01')))).toBe(2027);
    expect(yearOf(untilMarch, dayCode(day('2027-01-20')), 2027)).toBe(2027);
    expect(yearOf(untilMarch, dayCode(day('2027-01-20')), 2026)).toBe(2026);
  });

  it('never follows a claim that the window does not allow', () => {
    expect(yearOf(untilMarch, dayCode(day('2027-04-01')), 2026)).toBe(2027);
    expect(yearOf(untilMarch, dayCode(day('2027-01-20')), 2020)).toBe(2026);
  });

  it('is decided by the month where only that is known', () => {
    expect(yearOf(untilMarch, dayCode('2027-03' as PartialDay))).toBe(2026);
    expect(yearOf(untilMarch, dayCode('2027-04' as PartialDay))).toBe(2027);
  });

  it('of a meeting in January may be the year before only where a committee has set a window', () => {
    expect(mayBelongTo(yearly, day('2027-01-20'), 2026)).toBe('needsWindow');
    expect(mayBelongTo(windowed, day('2027-01-20'), 2026)).toBe('byWindow');
    expect(mayBelongTo(windowed, day('2027-05-20'), 2026)).toBe('no');
    expect(mayBelongTo(yearly, day('2026-01-20'), 2026)).toBe('byDate');
    expect(mayBelongTo(windowed, day('2028-01-20'), 2026)).toBe('no');
    expect(mayBelongTo(shippedRules[0] as ObligationRule, day('2026-01-20'), 2026)).toBe('no');
  });
});

describe('the deadline of a period', () => {
  it('is its end, or the end of the window for a calendar year', () => {
    const year = calendarYear(2026);
    expect(deadlineOf(yearly, year)).toBe('2027-01-01');
    expect(deadlineOf(windowed, year)).toBe('2027-04-01');
    expect(deadlineOf({ ...yearly, yearWindow: { untilMonth: 2, untilDay: 30 } }, year)).toBe('2027-01-01');
  });

  it('is plainly the end for another twelve months, because those count by the day held', () => {
    const [period] = periodsBetween('year', day('2025-10-01'), day('2026-10-01'));
    expect(period && deadlineOf(windowed, period)).toBe('2026-10-01');
  });
});

describe('a committee’s windows', () => {
  it('reach yearly kinds only', () => {
    const rules = withWindows(shippedRules, { organisationLifeMeeting: untilMarch, memberMeeting: untilMarch });
    expect(rules.filter((r) => r.yearWindow).map((r) => r.kind)).toEqual(['organisationLifeMeeting']);
    expect(rules).toHaveLength(shippedRules.length);
  });
});

describe('days as numbers', () => {
  it('agree with the text', () => {
    fc.assert(
      fc.property(fc.nat(40_000), (n) => {
        const d = addDays(day('1950-01-01'), n);
        expect(dayCode(d)).toBe(Number(d.replaceAll('-', '')));
        expect(monthIn(dayCode(d))).toBe(monthNumber(d));
        expect(monthIn(dayCode(d.slice(0, 7) as PartialDay))).toBe(monthNumber(d));
      }),
    );
  });
});
