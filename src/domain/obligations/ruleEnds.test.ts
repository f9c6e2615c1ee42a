import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { admitLocalRule } from './localRules.js';
import { planOf } from './plan.js';
import type { ObligationRule } from './rule.js';
import { admitRuleEnd, ruleEndSentence, withEnds } from './ruleEnds.js';
import { shippedRules } from './shippedRules.js';

const shipped = (id: string): ObligationRule => {
  const found = shippedRules.find((r) => r.id === id);
  if (!found) throw new RangeError(id);
  return found;
};
const lesson = shipped('partyLesson.quarter');
const end = { until: day('2026-04-01'), reason: '改为按年度计划安排党课', decidedBy: '工委' };
const said = (rule: ObligationRule, setter = '工委', how = end): readonly string[] =>
  admitRuleEnd(rule, setter, how).reasons.map(ruleEndSentence);

describe('a committee', () => {
  it('ends its own local rule, also one that came with the product', () => {
    expect(admitRuleEnd(lesson, '工委', end)).toEqual({ lawful: true, reasons: [] });
  });

  it('never ends a national rule, whatever it says', () => {
    const national = shippedRules.filter((r) => r.level === 'national');
    expect(national.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(fc.constantFrom(...national), fc.string({ minLength: 2 }), (rule, reason) => {
        expect(admitRuleEnd(rule, '工委', { ...end, reason }).lawful).toBe(false);
        expect(withEnds([rule], { [rule.id]: { ...end, reason } })).toEqual([rule]);
      }),
    );
  });

  it('is told why it may not: set by others, ended before, without a reason, before the rule began', () => {
    expect(said(lesson, '甲')).toEqual(['“党课”不是本级制定的要求，请由制定的党委废止。']);
    expect(said({ ...lesson, inForce: { ...lesson.inForce, until: day('2026-01-01') } })).toEqual(['“党课”已经废止。']);
    expect(said(lesson, '工委', { ...end, reason: ' ', until: lesson.inForce.from })).toEqual([
      '废止日期应当晚于施行日期。',
      '废止须写明理由。',
    ]);
  });

  it('may then ask for less than the rule that ended, from that day on', () => {
    const yearly: ObligationRule = { ...lesson, id: 'own', period: 'year', inForce: { from: end.until } };
    expect(admitLocalRule(yearly, [lesson]).lawful).toBe(false);
    expect(admitLocalRule(yearly, withEnds([lesson], { [lesson.id]: end })).lawful).toBe(true);
  });
});

describe('a rule that ended', () => {
  it('governs the periods that began before, and none that begins later', () => {
    const plan = planOf(withEnds([lesson], { [lesson.id]: end }), {
      from: day('2026-01-01'),
      until: day('2027-01-01'),
    });
    expect(plan.rules[0]?.periods.map((p) => p.name)).toEqual(['2026-Q1']);
  });
});
