import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockAt, dayAt } from './clock.js';

const inShanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

describe('a day in Shanghai', () => {
  it('begins at four in the afternoon UTC', () => {
    expect(dayAt(new Date('2026-09-30T15:59:59.999Z'))).toBe('2026-09-30');
    expect(dayAt(new Date('2026-09-30T16:00:00.000Z'))).toBe('2026-10-01');
    expect(clockAt(new Date('2026-12-31T16:00:00Z')).today()).toBe('2027-01-01');
  });

  it('is what the time zone database says, at every instant from 1992 on', () => {
    const instants = fc.date({
      min: new Date('1992-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => dayAt(instant) === inShanghai.format(instant)),
      { numRuns: 500 },
    );
  });
});
