import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { talkCircles, talkCoverage, talksMissing, type Pair } from './talks.js';

const people = ['甲', '乙', '丙', '丁', '戊', '己'];
const roll = fc.record({
  committee: fc.uniqueArray(fc.constantFrom(...people)),
  members: fc.uniqueArray(fc.constantFrom(...people)),
  talks: fc.array(
    fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people)).map((p): Pair => p),
    { maxLength: 12 },
  ),
});

describe('the yearly coverage of talks', () => {
  it('tells apart the three circles that the rule names', () => {
    const found = talkCoverage(
      ['书记', '委员'],
      ['书记', '林海', '秦川'],
      [
        ['林海', '书记'],
        ['秦川', '林海'],
      ],
    );
    expect(talkCircles.map((c) => `${found[c].held}/${found[c].pairs}`)).toEqual(['0/1', '1/4', '1/1']);
    expect(found.committeeAndMember.missing).toEqual([
      ['书记', '秦川'],
      ['委员', '林海'],
      ['委员', '秦川'],
    ]);
  });

  it('counts every pair in one circle, and misses exactly those that talksMissing names', () => {
    fc.assert(
      fc.property(roll, ({ committee, members, talks }) => {
        const found = talkCoverage(committee, members, talks);
        const n = new Set([...committee, ...members]).size;
        const missing = talkCircles.flatMap((c) => found[c].missing);
        expect(2 * talkCircles.reduce((sum, c) => sum + found[c].pairs, 0)).toBe(n * Math.max(0, n - 1));
        expect(missing).toHaveLength(talksMissing(committee, members, talks).length);
        for (const c of talkCircles) expect(found[c].held).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
