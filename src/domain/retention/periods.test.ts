import { expect, it } from 'vitest';
import { periodsOf, stayOf } from './periods.js';

it('takes what is set, and the default for the rest', () => {
  expect(periodsOf({ feedback: 6 })).toEqual({ importRows: 12, feedback: 6, corrections: 36 });
});

it('lets nothing go before its months are over', () => {
  const year = new Date('2027-03-01').getTime() - new Date('2026-03-01').getTime();
  expect(stayOf(12)).toBeGreaterThanOrEqual(year);
});
