import { describe, expect, it } from 'vitest';
import { day } from '../../../domain/shared/calendarDay.js';
import { daysOf, monthOf, stretchFor, waitingOf, type CalendarReply, type Line } from './month.js';

const line = (on: string, state: Line['state'], of: Line['of'] = 'meeting'): Line => ({
  id: '0190a000-0000-7000-8000-000000000001',
  of,
  day: on,
  beginsAt: null,
  place: '',
  kinds: ['主题党日'],
  topic: '',
  state,
  stateTitle: '',
});
const reply: CalendarReply = {
  day: '2026-11-22',
  organisation: { id: '0190a000-0000-7000-8000-0000000000aa', shortName: '第一支部' },
  lines: [line('2026-11-06', 'signed'), line('2026-11', 'imported'), line('2026-10-09', 'filed')],
  proposals: [],
  daysOff: [{ day: '2026-10-01', kind: 'off', name: '国庆节' }],
  may: [],
};

describe('a month', () => {
  it('has all its days, each with its own, and apart what has no day', () => {
    const november = daysOf(reply, day('2026-11-01'));
    expect(november.days).toHaveLength(30);
    expect(november.days[0]?.weekday).toBe(7);
    expect(november.days.filter((d) => d.lines.length > 0).map((d) => d.day)).toEqual(['2026-11-06']);
    expect(november.undated).toHaveLength(1);
    expect(daysOf(reply, day('2026-10-01')).days[0]?.special?.name).toBe('国庆节');
  });

  it('is read from an address, which may say anything', () => {
    expect(['2026-11', '2026-13', '2026', ''].map(monthOf)).toEqual(['2026-11-01', null, null, null]);
  });

  it('is asked for with the year before, or alone where it lies far off', () => {
    expect(stretchFor(day('2026-11-22'), day('2026-11-01'))).toEqual({ from: '2025-11-01', until: '2027-03-01' });
    expect(stretchFor(day('2026-11-22'), day('2020-02-01'))).toEqual({ from: '2020-02-01', until: '2020-03-01' });
  });
});

describe('what waits', () => {
  it('is drafts and plans whose day has come, what was returned, and what is to be signed', () => {
    const lines = [
      line('2026-11-20', 'held', 'gathering'),
      line('2026-11-22', 'planned', 'gathering'),
      line('2026-11-30', 'planned', 'gathering'),
      line('2026-11-06', 'filed'),
      line('2026-11-05', 'returned'),
      line('2026-11-04', 'signed'),
    ];
    const { drafts, returned, toSign } = waitingOf(lines, '2026-11-22');
    expect([drafts.length, returned.length, toSign.length]).toEqual([2, 1, 1]);
  });
});
