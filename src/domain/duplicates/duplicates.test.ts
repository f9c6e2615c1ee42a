import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearlyEqual, Original } from './agreement.js';
import { bandsOf } from './bands.js';
import { isComparable, printOf } from './textPrint.js';

const words = Array.from(
  '山水林田湖草沙海江河云雨风雪日月星春夏秋冬东西南北天地人和心力行言思学习工作计划总结报告讨论决定通过',
);
/** A text of so many words drawn by a small generator of its own: the same seed gives the same text. */
const textOf = (seed: number, length: number): string => {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return words[(state >>> 8) % words.length];
  }).join('');
};
/** The text with the words from `at` on replaced, `count` of them. */
const replaced = (text: string, at: number, count: number): string =>
  text.slice(0, at) + textOf(at + 77, count) + text.slice(at + count);
const share = (a: string, b: string): number => new Original(printOf(a)).shareWith(b);

describe('two texts', () => {
  it('that differ in dates, figures, marks and width alone are equal', () => {
    const march = '2026年3月12日下午，支部召开党员大会，应到21人，实到19人。会议由书记主持，学习了有关文件。';
    const april = '２０２６年4月9日下午 支部召开党员大会:应到8人、实到8人!会议由书记主持;学习了有关文件';
    expect(share(march, april)).toBe(1);
  });

  it('agree with themselves wholly, with each other alike, and with nothing not at all', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer({ min: 10, max: 400 }), (one, other, length) => {
        const [a, b] = [textOf(one, length), textOf(other, length)];
        expect(share(a, a)).toBe(1);
        expect(share(a, b)).toBeCloseTo(share(b, a), 12);
        expect(share(a, b)).toBeLessThanOrEqual(1);
      }),
    );
    expect(share('', '')).toBe(0);
  });

  it('too short to say anything are not compared', () => {
    expect(isComparable(printOf('学习文件，讨论通过。'))).toBe(false);
    expect(isComparable(printOf(textOf(1, 120)))).toBe(true);
  });
});

describe('the passages that agree', () => {
  it('are quoted as they stand in the new text, with its own marks and figures', () => {
    const old = `${textOf(1, 80)}会议指出，要把学习成果转化为3项具体措施，一件一件落实到人、落实到时限。${textOf(2, 80)}`;
    const fresh = `${textOf(3, 50)}会议指出：要把学习成果转化为5项具体措施；一件一件落实到人，落实到时限${textOf(4, 90)}`;
    const [passage] = new Original(printOf(fresh)).passagesIn(printOf(old));
    expect(fresh.slice(passage?.from, passage?.until)).toBe(
      '会议指出：要把学习成果转化为5项具体措施；一件一件落实到人，落实到时限',
    );
  });

  it('lie inside the text, in order, apart, and stand in the other text too', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(300), fc.nat(100), (seed, at, count) => {
        const old = textOf(seed, 400);
        const fresh = replaced(old, at, count);
        const passages = new Original(printOf(fresh)).passagesIn(printOf(old));
        for (const [i, p] of passages.entries()) {
          expect(p.until).toBeGreaterThan(p.from);
          expect(p.until).toBeLessThanOrEqual(fresh.length);
          if (i > 0) expect(p.from).toBeGreaterThanOrEqual((passages[i - 1]?.from ?? 0) + 1);
          expect(old).toContain(fresh.slice(p.from, p.until));
        }
      }),
    );
  });
});

describe('candidates by bands', () => {
  const met = (a: string, b: string, salt = 'x', other = salt): boolean => {
    const theirs = new Set(bandsOf(printOf(b), other));
    return bandsOf(printOf(a), salt).some((key) => theirs.has(key));
  };

  it('are found as often as is stated: nearly always from four fifths on, hardly ever where little agrees', () => {
    const found = { near: 0, nearOf: 0, far: 0, farOf: 0 };
    for (let seed = 1; seed <= 400; seed++) {
      const old = textOf(seed * 7919, 600);
      const near = replaced(old, (seed * 13) % 540, 48);
      expect(share(old, near)).toBeGreaterThan(nearlyEqual);
      found.nearOf++;
      if (met(old, near)) found.near++;
      found.farOf++;
      if (met(old, textOf(seed * 7919 + 1, 600))) found.far++;
    }
    expect(found.near / found.nearOf).toBeGreaterThan(0.99);
    expect(found.far / found.farOf).toBeLessThan(0.01);
  });

  it('of different owners never meet, however equal the texts', () => {
    const text = textOf(5, 500);
    expect(met(text, text)).toBe(true);
    expect(met(text, text, 'one', 'other')).toBe(false);
  });
});
