import { describe, expect, it } from 'vitest';
import { fill } from './sentence.js';

describe('sentences with figures', () => {
  it('puts figures where they are named', () => {
    expect(fill('应到{due}人，实到{present}人', { due: 12, present: 7 })).toBe('应到12人，实到7人');
  });
  it('leaves a missing figure visible instead of printing nothing', () => {
    expect(fill('应到{due}人', {})).toBe('应到{due}人');
  });
});
