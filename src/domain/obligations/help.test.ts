import { expect, it } from 'vitest';
import { lateBelow, lateOfBranch, postReasons } from './help.js';

it('help is asked for with reasons: what is overdue and since when, in the order of time', () => {
  const late = { title: '主题党日', periods: ['2026-08', '2026-07'], unmet: 2 };
  expect(lateOfBranch(late)).toBe('2026年7月、2026年8月主题党日逾期未做。');
  expect(lateBelow({ ...late, periods: ['2026-Q1', '2026-Q2', '2025-Q3', '2025-Q4'], unmet: 9 })).toBe(
    '以下党支部2025年第三季度、2025年第四季度、2026年第一季度等4个周期主题党日逾期未做，共9项。',
  );
});

it('terms and vacancies are told of a branch itself, and counted of a committee', () => {
  const sums = { termsEnded: 1, termsEnding: 0, withoutSecretary: 1 };
  expect(postReasons(sums, true)).toEqual(['任期已届满，尚未换届。', '书记空缺。']);
  expect(postReasons({ ...sums, termsEnding: 4 }, false)).toEqual([
    '1个党组织任期已届满。',
    '4个党组织半年内届满。',
    '1个党组织书记空缺。',
  ]);
  expect(postReasons({ termsEnded: 0, termsEnding: 0, withoutSecretary: 0 }, false)).toEqual([]);
});
