import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedInputs } from '../../testkit/sharedInputs.js';
import { codeRule, codes, type Code } from './codes.js';
import { sentenceOf, settle, withRemark } from './remarks.js';

describe('the vocabulary of codes', () => {
  it.each(codes)('%s has a title and a sentence that leaves no gap', (code) => {
    const rule = codeRule(code);
    expect(rule.title).toMatch(/\p{Script=Han}/u);
    const sentence = sentenceOf({ code, field: '姓名', column: 5, from: '甲', to: '乙', near: ['丙'] }, 23);
    expect(sentence).not.toMatch(/[{}]|undefined/u);
    expect(sentence).toMatch(/\p{Script=Han}{3}/u);
  });

  it('says how a rejected cell is to be put right, or what is wrong with it', () => {
    const terse = codes.filter((c) => codeRule(c).weight === 'reject' && codeRule(c).sentence.length < 8);
    expect(terse).toEqual([]);
  });

  const shared = sharedInputs();
  it.skipIf(!shared.present)(
    `has every code of the workbooks' policy${shared.present ? '' : ' (shared inputs absent)'}`,
    () => {
      const truth = JSON.parse(readFileSync(shared.path('rosters/city-messy/messy.truth.json'), 'utf8')) as {
        policy: Record<string, { outcome: string }>;
        files: Record<string, { byCode?: Record<string, number> }>;
      };
      const used = ['党组织信息.xlsx', '党员名册.xlsx', '三会一课台账.xlsx'].flatMap((f) =>
        Object.keys(truth.files[f]?.byCode ?? {}),
      );
      expect(used.length).toBeGreaterThan(60);
      const known: readonly string[] = codes;
      expect(used.filter((c) => !known.includes(c))).toEqual([]);
      const outcomes = used.map((c) => [
        c,
        truth.policy[c]?.outcome === 'reject',
        codeRule(c as Code).weight === 'reject',
      ]);
      expect(outcomes.filter(([, theirs, ours]) => theirs !== ours)).toEqual([]);
    },
  );
});

describe('the reading of a row', () => {
  const remark = (code: Code) => ({ code, field: '姓名', column: 1, from: '甲', to: '乙' });
  it('is rejected by one reason, whatever else was said', () => {
    const reading = settle(null, 3, { 姓名: '乙' }, [remark('NAME_SPACES'), remark('ID_CHECKSUM')]);
    expect(reading).toMatchObject({ outcome: 'reject', record: null, codes: ['NAME_SPACES', 'ID_CHECKSUM'] });
    expect(reading.changes).toHaveLength(1);
    expect(reading.problems).toHaveLength(1);
  });

  it('is accepted with warnings and notes, normalised with a change', () => {
    expect(settle(null, 3, {}, [remark('BASE_MISSING'), remark('ROW_HIDDEN')]).outcome).toBe('accept');
    expect(settle(null, 3, {}, [remark('BASE_MISSING'), remark('NAME_SPACES')]).outcome).toBe('normalise');
    expect(settle(null, 3, {}, null)).toMatchObject({ outcome: 'accept', codes: [] });
  });

  it('counts a code once, but says every sentence', () => {
    const reading = settle(null, 3, {}, [remark('DATE_FORMAT'), { ...remark('DATE_FORMAT'), column: 2 }]);
    expect(reading.codes).toEqual(['DATE_FORMAT']);
    expect(reading.messages).toHaveLength(2);
  });

  it('takes one more remark afterwards', () => {
    const reading = withRemark(settle(null, 3, { a: 1 }, null), remark('ORG_COUNT_MISMATCH'));
    expect(reading).toMatchObject({ outcome: 'accept', codes: ['ORG_COUNT_MISMATCH'], record: { a: 1 } });
    expect(withRemark(reading, remark('DUP_ROW'))).toMatchObject({ outcome: 'reject', record: null });
  });

  it('shortens what is quoted', () => {
    const sentence = sentenceOf({ code: 'NAME_INVALID', field: '姓名', column: 1, from: '很'.repeat(500) }, 3);
    expect(sentence.length).toBeLessThan(120);
    expect(sentence).toContain('（B3）');
  });
});
