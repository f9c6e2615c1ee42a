import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../shared/calendarDay.js';
import { admitReopening, admitSolving, problemSentence, problemStateOn, type ListedProblem } from './problems.js';

const problem = (said: Partial<ListedProblem> = {}): ListedProblem => ({
  raisedOn: day('2026-03-10'),
  chosen: true,
  dueOn: day('2026-06-30'),
  solvedOn: null,
  ...said,
});
const said = (verdict: ReturnType<typeof admitSolving>): string[] => verdict.reasons.map(problemSentence);

describe('the state of a problem', () => {
  it('is open until its deadline has passed, then overdue, until it is solved', () => {
    expect(problemStateOn(problem(), day('2026-06-30'))).toBe('open');
    expect(problemStateOn(problem(), day('2026-07-01'))).toBe('overdue');
    const solved = problem({ solvedOn: day('2026-07-05') });
    expect(problemStateOn(solved, day('2026-07-04'))).toBe('overdue');
    expect(problemStateOn(solved, day('2026-07-05'))).toBe('solved');
  });

  it('is never overdue where it was not chosen to be solved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), (n) => {
        const state = problemStateOn(problem({ chosen: false }), addDays(day('2026-03-10'), n));
        expect(state).toBe('listed');
      }),
    );
  });
});

describe('solving a problem', () => {
  it('needs a day that has come, not before it was raised, and a proof', () => {
    const today = day('2026-09-30');
    expect(admitSolving(problem(), { on: day('2026-05-01'), proof: '已建成' }, today).lawful).toBe(true);
    expect(said(admitSolving(problem(), { on: day('2026-10-01'), proof: '' }, today))).toEqual([
      '解决日2026年10月1日尚未到，请核对。',
      '请写明佐证：做成了什么、有何材料可查。',
    ]);
    expect(said(admitSolving(problem(), { on: day('2026-03-09'), proof: '已建成' }, today))).toEqual([
      '解决日2026年3月9日早于提出日2026年3月10日，请核对。',
    ]);
  });

  it('is done once and may be undone', () => {
    const solved = problem({ solvedOn: day('2026-05-01') });
    expect(admitSolving(solved, { on: day('2026-05-02'), proof: '又' }, day('2026-09-30')).lawful).toBe(false);
    expect([admitReopening(solved).lawful, admitReopening(problem()).lawful]).toEqual([true, false]);
  });
});
