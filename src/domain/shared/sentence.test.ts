import { describe, expect, it } from 'vitest';
import { fill } from './sentence.js';

describe('sentences with figures', () => {
  it('puts figures where they are named', () => {
    expect(fill('应到{due}人，实到{present}人', { due: 12, present: 7 })).toBe('应到12人，实到7人');
  });
  it('leaves a missing figure visible instead of printing nothing', () => {
    expect(fill('应到{due}人', {})).toBe('应到{due}人');
  });
  it('says days, months and periods as officials write them, and leaves other figures as they are', () => {
    const said = (value: string): string => fill('{value}', { value });
    expect(['2026-05-31', '2026-05', '2026-Q1', '2026-H2', '2025-10/2026-09'].map(said)).toEqual([
      '2026年5月31日',
      '2026年5月',
      '2026年第一季度',
      '2026年下半年',
      '2025年10月至2026年9月',
    ]);
    expect(['2026', '0399-6001234', '第2026-05号'].map(said)).toEqual(['2026', '0399-6001234', '第2026-05号']);
  });
});
