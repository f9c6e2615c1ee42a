import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStrongEnough } from './password.js';

describe('a password', () => {
  it('has at least ten characters, as a reader counts them', () => {
    expect(isStrongEnough('澜川江上数峰青又新', 'zhang')).toBe(false);
    expect(isStrongEnough('澜川江上数峰青又新年', 'zhang')).toBe(true);
    expect(isStrongEnough('😀😁😂😃😄', 'zhang')).toBe(false);
  });

  it('does not contain the sign-in name, however written', () => {
    expect(isStrongEnough('my-Wang.Fang-2026', 'wang.fang')).toBe(false);
    expect(isStrongEnough('my-wang-fang-2026', 'wang.fang')).toBe(true);
  });

  it('is none of the commonest, however written', () => {
    expect(isStrongEnough('Password123', 'zhang')).toBe(false);
    expect(isStrongEnough('1234567890', 'zhang')).toBe(false);
  });

  it('is not a few characters over and over', () => {
    expect(isStrongEnough('aaaaaaaaaaaa', 'zhang')).toBe(false);
    expect(isStrongEnough('abcabcabcabc', 'zhang')).toBe(false);
  });

  it('that is too short is never good enough', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 9 }), (short) => {
        fc.pre(Array.from(short).length < 10);
        expect(isStrongEnough(short, 'zhang')).toBe(false);
      }),
    );
  });
});
