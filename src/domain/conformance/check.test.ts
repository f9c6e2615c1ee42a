import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedInputs } from '../../testkit/sharedInputs.js';
import { coveredTopics } from './answer.js';
import { caseFile, type ConformanceCase } from './case.js';
import { checkCases, checkLines } from './check.js';
import { sameAnswer } from './sameAnswer.js';

// The worked cases lie beside the repository, not in it: ../shared/rules/conformance.json.
const shared = sharedInputs();

describe('the worked cases', () => {
  it.skipIf(!shared.present)(
    `agree with the rules in every covered topic${shared.present ? '' : ' (shared inputs absent)'}`,
    () => {
      const { byTopic } = checkCases(
        caseFile.parse(JSON.parse(readFileSync(shared.path('../rules/conformance.json'), 'utf8'))),
      );
      const covered = byTopic.filter((t) => t.covered);
      expect(covered.map((t) => t.topic).toSorted()).toEqual([...coveredTopics].toSorted());
      expect(covered.reduce((n, t) => n + t.cases, 0)).toBeGreaterThan(80);
      for (const t of covered)
        expect([t.topic, t.mismatched, t.notCovered, t.passed]).toEqual([t.topic, [], [], t.cases]);
      for (const t of byTopic.filter((x) => !x.covered)) expect([t.passed, t.notCovered.length]).toEqual([0, t.cases]);
    },
  );
});

const cases = (...list: Partial<ConformanceCase>[]): ConformanceCase[] =>
  list.map((c, i) => ({
    id: `own-${i + 1}`,
    topic: 'committee-quorum',
    given: {},
    question: '',
    expected: null,
    ...c,
  }));

describe('checking a file', () => {
  const result = checkCases(
    cases(
      { given: { committeeMembers: 5, present: 3 }, expected: true },
      { given: { committeeMembers: 5, present: 2 }, expected: true },
      { given: { chairs: 5 }, expected: true },
      { topic: 'dues-rate', expected: '15.00' },
    ),
  );

  it('counts what agrees, what does not and what is not covered, and never calls the last one passed', () => {
    expect(result.byTopic).toEqual([
      {
        topic: 'committee-quorum',
        cases: 3,
        passed: 1,
        mismatched: [{ id: 'own-2', expected: true, got: false }],
        notCovered: ['own-3'],
        covered: true,
      },
      { topic: 'dues-rate', cases: 1, passed: 0, mismatched: [], notCovered: ['own-4'], covered: false },
    ]);
    expect(result.passed).toBe(false);
  });

  it('prints each mismatch, a total by topic and one over all', () => {
    expect(checkLines(result)).toEqual([
      '不符 own-2：应为 true，实得 false',
      '未涵盖 own-3：现有规则不回答此问',
      'committee-quorum：共3例，相符1例，不符1例，未涵盖1例',
      'dues-rate：共1例，本版未涵盖，未作判断',
      '合计：共4例，相符1例，不符1例，未涵盖2例',
    ]);
  });

  it('passes where only whole topics are not covered', () => {
    expect(checkCases(cases({ topic: 'dues-rate' })).passed).toBe(true);
    expect(checkCases(cases({ topic: 'constructor' })).byTopic[0]?.covered).toBe(false);
  });

  it('takes an object with cases or the bare list, and nothing else', () => {
    const list = cases({ note: '说明' });
    expect(caseFile.parse({ meta: {}, cases: list })).toEqual(caseFile.parse(list));
    expect(caseFile.safeParse({ rows: [] }).success).toBe(false);
  });
});

describe('the same answer', () => {
  it('is equal in depth whatever the order of fields', () => {
    expect(sameAnswer('', { a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
    expect(sameAnswer('', { a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect([sameAnswer('', 1, '1'), sameAnswer('', null, null), sameAnswer('', false, 0)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('keeps the order of lists unless the question asks for a set', () => {
    expect(sameAnswer('Kinds in order', ['a', 'b', 'c'], ['b', 'a', 'c'])).toBe(false);
    expect(sameAnswer('quarters missing', ['Q1', 'Q2'], ['Q2', 'Q1'])).toBe(true);
    expect(sameAnswer('quarters missing', ['Q1'], ['Q1', 'Q1'])).toBe(false);
    expect(
      sameAnswer(
        'Pairs still missing',
        [
          ['d', 'e'],
          ['a', 'b'],
        ],
        [
          ['b', 'a'],
          ['d', 'e'],
        ],
      ),
    ).toBe(true);
  });

  it('takes a warning without its reason for the same warning, and nothing else for a warning', () => {
    expect(sameAnswer('', 'warn', 'warn_exceeds_general_cap')).toBe(true);
    expect(sameAnswer('', 'warn_a', 'warn_b')).toBe(false);
    expect(sameAnswer('', 'ok', 'ok_above_target')).toBe(false);
    expect(sameAnswer('', 'warn', 'warning')).toBe(false);
  });
});
