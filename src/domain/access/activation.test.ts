import { expect, it } from 'vitest';
import { foldCode, newCode } from './activation.js';

it('a code has three groups of four, without letters that look like digits', () => {
  let n = 0;
  const drawn = Array.from({ length: 50 }, () => newCode((below) => (n += 7) % below));
  for (const code of drawn) expect(code).toMatch(/^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/);
});

it('a code is the same however it is typed', () => {
  for (const typed of ['ABCD-efgh-2345', 'abcdefgh2345', ' abcd efgh 2345 ', 'ａｂｃｄ－ｅｆｇｈ－２３４５'])
    expect(foldCode(typed)).toBe('abcdefgh2345');
});
