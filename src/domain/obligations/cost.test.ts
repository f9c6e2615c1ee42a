import fc from 'fast-check';
import { expect, it } from 'vitest';
import { recordKinds } from '../meetings/recordKind.js';
import { periodUnits } from './period.js';
import { assumedFor, ruleCost } from './cost.js';

it('a second 主题党日 a month costs each branch twelve more a year', () => {
  const known = { branches: 120, members: 2000, alreadyDo: 87 };
  const cost = ruleCost('themeDay', { period: 'month', required: 2 }, [{ period: 'month', required: 1 }], known);
  expect(cost).toEqual({
    branches: 120,
    occurrences: 24,
    extra: 12,
    minutesEach: 90,
    minutes: 120 * 90 * 12,
    memberMinutes: 2000 * 120 * 12,
    alreadyDo: 87,
  });
});

it('what is asked already costs nothing more, and asking more never costs less', () => {
  const demand = fc.record({ period: fc.constantFrom(...periodUnits), required: fc.integer({ min: 1, max: 31 }) });
  fc.assert(
    fc.property(fc.constantFrom(...recordKinds), demand, demand, fc.nat(500), (kind, asked, more, branches) => {
      const known = { branches, members: branches * 15, alreadyDo: 0 };
      expect(ruleCost(kind, asked, [asked], known).minutes).toBe(0);
      const once = ruleCost(kind, more, [asked], known);
      const twice = ruleCost(kind, { ...more, required: more.required + 1 }, [asked], known);
      expect(twice.minutes).toBeGreaterThanOrEqual(once.minutes);
      expect(once.minutes).toBe(branches * assumedFor(kind).work * once.extra);
    }),
  );
});
