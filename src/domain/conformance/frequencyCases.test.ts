import { describe, expect, it } from 'vitest';
import { answer } from './answer.js';

describe('frequency', () => {
  const f = (given: Record<string, unknown>, question = '') => {
    const a = answer({ topic: 'frequency', given, question });
    return a.answered ? a.value : 'not covered';
  };

  it('finds the missing periods of any kind and year', () => {
    const quarters = (days: string[]) => f({ meetings: { 党员大会: days }, year: 2025 }, '党员大会 quarters missing');
    expect(quarters(['2025-05-01', '2025-05-09', '2024-12-31'])).toEqual(['Q1', 'Q3', 'Q4']);
    expect(
      f({ meetings: { 党员大会: [], 党课: ['2026-02-01', '2026-05-01'] }, year: 2026 }, '党课 quarters missing'),
    ).toEqual(['Q3', 'Q4']);
    const months = Array.from({ length: 11 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}-08`);
    expect(f({ meetings: { 主题党日: months }, year: 2026 }, '主题党日 months missing')).toEqual(['2026-12']);
    expect(f({ meetings: { 党员大会: ['someday'] }, year: 2026 })).toBe('not covered');
    expect(f({ meetings: { 茶话会: [] }, year: 2026 })).toBe('not covered');
  });

  it('starts with the first complete period of a branch', () => {
    const quarter = (branchFounded: string, asOf: string, held: string[] = []) =>
      f({ branchFounded, asOf, 党员大会: held });
    expect(quarter('2026-07-01', '2026-09-30')).toBe('overdue');
    expect(quarter('2026-07-02', '2026-09-30')).toBe('not_required_pro_rata');
    expect(quarter('2026-08-20', '2026-12-31', ['2026-11-05'])).toBe('satisfied');
    expect(quarter('2026-08-20', '2026-11-05')).toBe('due');
    expect(quarter('2026-10-05', '2026-09-30')).toBe('not_applicable');
  });

  it('knows months, years, counts and yes or no', () => {
    expect(f({ month: '2026-02', 支委会: ['2026-02-11'], fullMembers: 9, committee: true })).toBe('satisfied');
    expect(f({ month: '2026-02', 支委会: ['2026-03-01'], fullMembers: 9 })).toBe('overdue');
    expect(f({ month: '2026-02', 支委会: [], fullMembers: 9, committee: false })).toBe('not_applicable');
    expect(f({ month: '2026-05', 主题党日: 1 })).toBe('satisfied');
    expect(f({ month: '2026-05', 党小组会: 0 })).toBe('overdue');
    expect(f({ quarter: '2026Q2', 党课: 0 })).toBe('overdue');
    expect(f({ year: 2025, 民主评议: 1 })).toBe('satisfied');
    expect(f({ year: 2026, 组织生活会: 0, asOf: '2026-06-30' })).toBe('due');
    expect(f({ type: '机关党员干部大会', year: 2026, held: 1 })).toBe('satisfied');
    expect(f({ type: '书记述职', year: 2026, done: true })).toBe('satisfied');
    expect(f({ month: '2026-05', 党课: 0 })).toBe('not covered');
    expect(f({ year: 2026, 茶话会: 0 })).toBe('not covered');
    expect(f({ type: '茶话会', year: 2026, done: false })).toBe('not covered');
  });

  it('knows 所属年度, half-yearly contact, talks and chairs', () => {
    const belongs = (heldOn: string, type = '组织生活会') => f({ heldOn, forYear: 2026, type });
    expect([
      belongs('2026-12-20'),
      belongs('2027-03-02'),
      belongs('2028-01-02'),
      belongs('2027-01-20', '党员大会'),
    ]).toEqual([true, 'configurable_assessment_year', false, false]);
    const contact = (asOf: string) => f({ type: '出国(境)学习研究党员联系', last: '2025-08-31', asOf });
    expect([contact('2026-02-28'), contact('2026-03-01')]).toEqual(['satisfied', 'overdue']);
    expect(f({ type: '慰问', last: '2025-08-31', asOf: '2026-02-28' })).toBe('not covered');
    expect(f({ committee: ['a', 'b'], members: ['a', 'b', 'c'], talks: [['b', 'a']] })).toEqual([
      ['a', 'c'],
      ['b', 'c'],
    ]);
    expect(f({ committee: ['a', 'b'], talks: [['a']] })).toBe('not covered');
    const chair = (meetingHost: string, delegated: boolean) => f({ meetingHost, secretaryAbsent: true, delegated });
    expect([
      chair('组织委员', true),
      chair('副书记', false),
      chair('书记', false),
      chair('普通党员', true),
      chair('厨师', true),
    ]).toEqual([true, false, true, false, 'not covered']);
  });
});
