import { expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { openPlaces } from './places.js';
import { shippedRules } from './shippedRules.js';

const rules = shippedRules.filter((r) => r.period === 'month' || r.period === 'quarter');

it('has every period that has begun in the last twelve months, with the state of what is not met of it', () => {
  const places = openPlaces(rules, day('2026-09-20'));
  const monthly = rules.find((r) => r.period === 'month');
  const own = places.filter((p) => p.ruleId === monthly?.id);
  expect(own.map((p) => p.period).slice(-2)).toEqual(['2026-08', '2026-09']);
  expect(own.find((p) => p.period === '2026-08')).toMatchObject({ unmet: 'overdue', lastDay: '2026-08-31' });
  expect(own.find((p) => p.period === '2026-09')?.unmet).not.toBe('overdue');
  expect(own.length).toBeGreaterThanOrEqual(12);
  expect(own.length).toBeLessThanOrEqual(13);
});

it('is in the order of last days: what is oldest comes first', () => {
  const days = openPlaces(shippedRules, day('2026-09-20')).map((p) => p.lastDay);
  expect(days).toEqual(days.toSorted());
});
