import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockTime, minutesBetween, minutesOf, type ClockTime } from './clockTime.js';

const at = (text: string): ClockTime => clockTime.parse(text);
const anyTime = fc
  .integer({ min: 0, max: 1439 })
  .map((n) => at(`${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`));

describe('a time of day', () => {
  it.each(['24:00', '9:30', '09:60', '14:30:00', ' 14:30', ''])('is not %j', (text) => {
    expect(clockTime.safeParse(text).success).toBe(false);
  });

  it('counts its minutes from midnight', () => {
    expect([at('00:00'), at('14:30'), at('23:59')].map(minutesOf)).toEqual([0, 870, 1439]);
  });
});

describe('the length between two times', () => {
  it('is known only where both are there and the second is later', () => {
    expect(minutesBetween(at('14:30'), at('16:00'))).toBe(90);
    expect(minutesBetween(at('14:30'), at('14:30'))).toBeNull();
    expect(minutesBetween(at('16:00'), at('14:30'))).toBeNull();
    expect(minutesBetween(null, at('14:30'))).toBeNull();
    expect(minutesBetween(at('14:30'), null)).toBeNull();
  });

  it('adds up over a time between, and is never negative', () => {
    fc.assert(
      fc.property(anyTime, anyTime, anyTime, (...times) => {
        const [a, b, c] = times.toSorted() as [ClockTime, ClockTime, ClockTime];
        expect((minutesBetween(a, b) ?? 0) + (minutesBetween(b, c) ?? 0)).toBe(minutesBetween(a, c) ?? 0);
        expect(minutesBetween(c, a)).toBeNull();
      }),
    );
  });
});
