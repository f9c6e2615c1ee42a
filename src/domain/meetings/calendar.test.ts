import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../shared/calendarDay.js';
import { spansOf, WorkCalendar, weekdayOf, type SpecialDay } from './calendar.js';

const holiday = (text: string, kind: 'off' | 'work', name = '国庆节'): SpecialDay => ({ day: day(text), kind, name });
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(day('2000-01-01'), n));

describe('the weekday', () => {
  it.each([
    ['2000-02-29', 2],
    ['2026-07-01', 3],
    ['2026-10-04', 7],
    ['2026-10-05', 1],
    ['1900-01-01', 1],
  ])('of %s is %i', (text, weekday) => expect(weekdayOf(day(text))).toBe(weekday));

  it('goes from 1 to 7 and begins anew', () => {
    fc.assert(fc.property(anyDay, (d) => weekdayOf(addDays(d, 1)) === (weekdayOf(d) % 7) + 1));
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (d, n) => weekdayOf(addDays(d, 7 * n)) === weekdayOf(d)),
    );
  });
});

describe('a calendar of working days', () => {
  const calendar = new WorkCalendar(
    [holiday('2026-10-01', 'off'), holiday('2026-10-10', 'work', '国庆节调休上班')],
    [holiday('2026-10-08', 'off', '国庆节（更正）')],
  );

  it('rests on weekends and holidays and works on the weekend days worked in lieu', () => {
    expect(calendar.whyOff(day('2026-10-01'))).toBe('国庆节');
    expect(calendar.whyOff(day('2026-10-11'))).toBe('周末');
    expect(calendar.whyOff(day('2026-10-10'))).toBeNull();
    expect(calendar.isOff(day('2026-10-12'))).toBe(false);
  });

  it('puts what was corrected before what is shipped', () => {
    const corrected = new WorkCalendar([holiday('2026-10-01', 'off')], [holiday('2026-10-01', 'work', '照常上班')]);
    expect(calendar.whyOff(day('2026-10-08'))).toBe('国庆节（更正）');
    expect(corrected.isOff(day('2026-10-01'))).toBe(false);
    expect(corrected.special).toHaveLength(1);
  });

  it('says why a day is off exactly where it is', () => {
    fc.assert(fc.property(anyDay, (d) => (calendar.whyOff(d) === null) === !calendar.isOff(d)));
  });
});

describe('special days in a row', () => {
  it('are one span where they are of one kind and name', () => {
    const days = ['2026-10-01', '2026-10-02', '2026-10-03'].map((d) => holiday(d, 'off'));
    const more = [holiday('2026-10-04', 'off', '中秋节'), holiday('2026-10-10', 'work'), holiday('2026-10-12', 'work')];
    expect(spansOf([...days, ...more]).map((s) => `${s.name} ${s.since} ${s.through}`)).toEqual([
      '国庆节 2026-10-01 2026-10-03',
      '中秋节 2026-10-04 2026-10-04',
      '国庆节 2026-10-10 2026-10-10',
      '国庆节 2026-10-12 2026-10-12',
    ]);
  });

  it('are all in a span, and no other day is', () => {
    const special = fc
      .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 })
      .map((ns) =>
        ns.toSorted((a, b) => a - b).map((n) => holiday(addDays(day('2026-01-01'), n), n % 3 ? 'off' : 'work')),
      );
    fc.assert(
      fc.property(special, (days) => {
        const opened = spansOf(days).flatMap((s) => {
          const all: string[] = [];
          for (let d = s.since; d <= s.through; d = addDays(d, 1)) all.push(`${d} ${s.kind}`);
          return all;
        });
        expect(opened).toEqual(days.map((d) => `${d.day} ${d.kind}`));
      }),
    );
  });
});
