import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../shared/calendarDay.js';
import { obligationStates, stateAtCloseOf, stateOf, type Dated } from './state.js';

const cell = (change: Partial<Dated> = {}): Dated => ({
  required: 1,
  done: 0,
  deadline: day('2026-04-01'),
  leadDays: 7,
  graceDays: 0,
  ...change,
});

describe('the state of an obligation', () => {
  it('is due while its period runs, approaching in the last days, overdue when it is over', () => {
    expect(stateOf(cell(), day('2026-01-01'))).toBe('due');
    expect(stateOf(cell(), day('2026-03-24'))).toBe('due');
    expect(stateOf(cell(), day('2026-03-25'))).toBe('approaching');
    expect(stateOf(cell(), day('2026-03-31'))).toBe('approaching');
    expect(stateOf(cell(), day('2026-04-01'))).toBe('overdue');
  });

  it('waits for the days of grace', () => {
    expect(stateOf(cell({ graceDays: 5 }), day('2026-04-05'))).toBe('approaching');
    expect(stateOf(cell({ graceDays: 5 }), day('2026-04-06'))).toBe('overdue');
  });

  it('is met as soon as enough was done, and stays so', () => {
    expect(stateOf(cell({ done: 1 }), day('2026-01-01'))).toBe('met');
    expect(stateOf(cell({ done: 3 }), day('2027-01-01'))).toBe('met');
    expect(stateOf(cell({ required: 2, done: 1 }), day('2026-04-01'))).toBe('overdue');
  });

  it('is not applicable where nothing is required, whatever was done', () => {
    expect(stateOf(cell({ required: 0, done: 2 }), day('2027-01-01'))).toBe('notApplicable');
  });

  it('is overdue at the close of the last day, though not while that day runs', () => {
    expect(stateOf(cell(), day('2026-03-31'))).toBe('approaching');
    expect(stateAtCloseOf(cell(), day('2026-03-31'))).toBe('overdue');
  });

  it('never goes back as days pass without a record', () => {
    const rank = ['due', 'approaching', 'overdue'];
    fc.assert(
      fc.property(fc.nat(200), fc.nat(60), fc.nat(30), fc.nat(30), (from, more, leadDays, graceDays) => {
        const on = addDays(day('2026-01-01'), from);
        const before = rank.indexOf(stateOf(cell({ leadDays, graceDays }), on));
        const after = rank.indexOf(stateOf(cell({ leadDays, graceDays }), addDays(on, more)));
        expect(before >= 0 && after >= before).toBe(true);
      }),
    );
  });

  it('knows five states', () => {
    expect(obligationStates).toHaveLength(5);
  });
});
