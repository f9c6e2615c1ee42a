import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { dayInPeriod, sheetPeriod } from './period.js';

const spans = (...titles: string[]) => {
  const p = sheetPeriod(titles);
  return p && [p.whole, p.part].map((s) => `${s.from} ${s.until}`);
};

describe('the period of a ledger', () => {
  it.each([
    ['“三会一课”台账(2025-10至2026-09)', '2025-10-01 2026-10-01'],
    ['统计期 2025年10月—2026年9月', '2025-10-01 2026-10-01'],
    ['统计期：2025.10.1-2026.9.30', '2025-10-01 2026-10-01'],
    ['（2025年10月1日至2026年9月30日）', '2025-10-01 2026-10-01'],
    ['2026年1-3月', '2026-01-01 2026-04-01'],
    ['2026年1月至6月台账', '2026-01-01 2026-07-01'],
    ['2026年第一季度', '2026-01-01 2026-04-01'],
    ['2026年3季度', '2026-07-01 2026-10-01'],
    ['2026Q2', '2026-04-01 2026-07-01'],
    ['2026年上半年', '2026-01-01 2026-07-01'],
    ['2026年下半年三会一课', '2026-07-01 2027-01-01'],
    ['2026年3月', '2026-03-01 2026-04-01'],
    ['2026.3', '2026-03-01 2026-04-01'],
    ['2026年度三会一课记录', '2026-01-01 2027-01-01'],
    ['二〇二六年三会一课记录', '2026-01-01 2027-01-01'],
    ['2025-2026年度', '2025-01-01 2027-01-01'],
  ])('%s', (title, span) => {
    expect(spans(title)).toEqual([span, span]);
  });

  it('keeps the whole and the part of this sheet apart', () => {
    expect(spans('台账(2025-10至2026-09) 2025年第四季度')).toEqual(['2025-10-01 2026-10-01', '2025-10-01 2026-01-01']);
    expect(spans('2026年度台账', '2026年3月')).toEqual(['2026-01-01 2027-01-01', '2026-03-01 2026-04-01']);
  });

  it('takes no date of printing for a period', () => {
    expect(spans('党员名册（截至2026年9月30日）')).toBeNull();
    expect(spans('填报日期：2026年10月8日', 'Sheet1')).toBeNull();
  });

  it('gives a day its year where only one fits', () => {
    const period = sheetPeriod(['(2025-10至2026-09) 2025年第四季度']);
    expect([dayInPeriod(period, 12, 1), dayInPeriod(period, 3, 12)]).toEqual([day('2025-12-01'), day('2026-03-12')]);
    expect(dayInPeriod(sheetPeriod(['2026年3月']), null, 12)).toBe('2026-03-12');
  });

  it('gives none where several fit, none fits or nothing is known', () => {
    expect(dayInPeriod(sheetPeriod(['2025年至2026年']), 3, 12)).toBeNull();
    expect(dayInPeriod(sheetPeriod(['2026年第一季度']), 5, 12)).toBeNull();
    expect(dayInPeriod(sheetPeriod(['2026年']), null, 12)).toBeNull();
    expect(dayInPeriod(sheetPeriod(['2026年']), 2, 30)).toBeNull();
    expect(dayInPeriod(null, 3, 12)).toBeNull();
  });
});
