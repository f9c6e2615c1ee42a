import { describe, expect, it } from 'vitest';
import { day, type CalendarDay } from '../shared/calendarDay.js';
import type { OrganisationFacts, RecordFact } from './facts.js';
import { planOf } from './plan.js';
import { countRecords, sheetOf } from './sheet.js';
import { shippedRules } from './shippedRules.js';
import { sumsAbove } from './sums.js';

// 工委 r ─┬─ 机关党委 a ── 党支部 x (from July below b), 党支部 y
//         └─ 机关党委 b ── 党支部 z
const state = (path: string, since: CalendarDay | null = null, until: CalendarDay | null = null) => ({
  since,
  until,
  kind: 'branch' as const,
  hasCommittee: false,
  path,
});
const july = day('2026-07-01');
const x: OrganisationFacts = { id: 'x', groups: [], states: [state('r.a.x', null, july), state('r.b.x', july)] };
const y: OrganisationFacts = {
  id: 'y',
  groups: [{ id: 'g', name: '第一党小组', since: null, until: null }],
  states: [state('r.a.y')],
};
const z: OrganisationFacts = { id: 'z', groups: [], states: [state('r.b.z')] };
const year = { from: day('2026-01-01'), until: day('2027-01-01') };

const sumsOf = (records: readonly RecordFact[]) => {
  const sheet = sheetOf(planOf(shippedRules, year), [x, y, z]);
  countRecords(sheet, records);
  const sums = sumsAbove(sheet);
  return (label: string, ruleId: string, period: string) => {
    const found = sums.find((s) => s.label === label && s.ruleId === ruleId && s.period === period);
    return found ? [found.applicable, found.met] : null;
  };
};

describe('sums above the branches', () => {
  it('count what applies and what is met, for everything above', () => {
    const of = sumsOf([{ id: '1', organisationId: 'y', kind: 'themeDay', day: day('2026-03-05') }]);
    expect(of('r', 'themeDay.month', '2026-03')).toEqual([3, 1]);
    expect(of('a', 'themeDay.month', '2026-03')).toEqual([2, 1]);
    expect(of('b', 'themeDay.month', '2026-03')).toEqual([1, 0]);
  });

  it('leave a branch that moved in the figures of its former committee up to that month', () => {
    const of = sumsOf([]);
    expect(of('a', 'themeDay.month', '2026-06')).toEqual([2, 0]);
    expect(of('a', 'themeDay.month', '2026-07')).toEqual([1, 0]);
    expect(of('b', 'themeDay.month', '2026-07')).toEqual([2, 0]);
    expect(of('r', 'themeDay.month', '2026-07')).toEqual([3, 0]);
  });

  it('hold what a group owes too, and never what does not apply', () => {
    const of = sumsOf([{ id: '1', organisationId: 'g', kind: 'groupMeeting', day: day('2026-05-20') }]);
    expect(of('a', 'groupMeeting.month', '2026-05')).toEqual([1, 1]);
    expect(of('b', 'groupMeeting.month', '2026-05')).toBeNull();
    expect(of('r', 'committeeMeeting.month', '2026-05')).toBeNull();
  });
});
