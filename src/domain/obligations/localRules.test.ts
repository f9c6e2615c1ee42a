import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { admitExemption, admitLocalRule, localRuleSentence } from './localRules.js';
import type { Exemption, ObligationRule } from './rule.js';
import { shippedRules } from './shippedRules.js';

const national = shippedRules.find((r) => r.kind === 'memberMeeting') as ObligationRule;
const local = (change: Partial<ObligationRule>): ObligationRule => ({
  ...national,
  id: 'local',
  level: 'local',
  ...change,
});
const answer = (change: Partial<ObligationRule>) => admitLocalRule(local(change), shippedRules);
const codes = (change: Partial<ObligationRule>): string[] => answer(change).reasons.map((r) => r.code);

describe('a committee’s own rule', () => {
  it('may ask more, and is told what that costs', () => {
    const verdict = answer({ period: 'month' });
    expect([verdict.lawful, verdict.reasons.map((r) => r.code)]).toEqual([true, ['rule.stricter']]);
    expect(verdict.reasons.map(localRuleSentence)).toEqual([
      '比上级规定更严：每个支部全年增加8次。请先考虑必要性和基层负担。',
    ]);
  });

  it('may not ask less: the answer names the national rule, its article and the figures', () => {
    const verdict = answer({ period: 'halfYear' });
    expect(verdict.lawful).toBe(false);
    expect(verdict.reasons[0]?.basis?.article).toBe('第十一条');
    expect(verdict.reasons.map(localRuleSentence)).toEqual([
      '上级规定党员大会每季度至少1次（全年4次），本级要求每半年1次（全年2次）更低，不能据此放宽；上级规定继续适用。',
    ]);
  });

  it('is called needless where it repeats the national one', () => {
    expect([answer({}).lawful, codes({})]).toEqual([true, ['rule.same']]);
  });

  it('stands beside the national one where the rhythm is longer though the number is higher', () => {
    expect([answer({ period: 'year', required: 6 }).lawful, codes({ period: 'year', required: 6 })]).toEqual([
      true,
      ['rule.otherRhythm'],
    ]);
  });

  it('loosens nothing by longer grace or a narrower audience, and says so', () => {
    expect(codes({ required: 2, graceDays: 10 })).toEqual(['rule.stricter', 'rule.longerGrace']);
    expect(codes({ required: 2, appliesTo: { ...national.appliesTo, kinds: ['branch'] } })).toEqual([
      'rule.stricter',
      'rule.narrower',
    ]);
    expect(codes({ required: 2, appliesTo: { ...national.appliesTo, excluding: ['retired'] } })).toContain(
      'rule.narrower',
    );
  });

  it('is new where nothing is asked from above', () => {
    expect(codes({ kind: 'readingExchange' })).toEqual(['rule.new']);
  });

  it('needs a count and dates that make sense', () => {
    expect(codes({ kind: 'readingExchange', required: 0 })).toContain('rule.noCount');
    expect(codes({ kind: 'readingExchange', required: 1.5 })).toContain('rule.noCount');
    expect(answer({ inForce: { from: day('2026-05-01'), until: day('2026-05-01') }, required: 2 }).lawful).toBe(false);
  });
});

describe('an exemption', () => {
  const exemption = (change: Partial<Exemption>): Exemption => ({
    ruleIds: 'all',
    organisationIds: [],
    traits: ['retired'],
    since: day('2026-01-01'),
    until: null,
    reason: '离退休党支部活动从简',
    ...change,
  });

  it('needs a reason in words, somebody to whom it applies and dates in order', () => {
    expect(admitExemption(exemption({})).lawful).toBe(true);
    expect(admitExemption(exemption({ reason: ' ' })).reasons.map((r) => r.code)).toEqual(['rule.noReason']);
    expect(admitExemption(exemption({ traits: [] })).reasons.map((r) => r.code)).toEqual(['rule.nobody']);
    expect(admitExemption(exemption({ until: day('2025-01-01') })).reasons.map((r) => r.code)).toEqual([
      'rule.endsBeforeStart',
    ]);
  });
});
