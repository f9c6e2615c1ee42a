import { describe, expect, it } from 'vitest';
import { codeAt, enrolmentUri, newSecret, stepAt, stepOf } from './totp.js';

/** '12345678901234567890' in Base32: the secret of the vectors. (RFC 6238, appendix B) */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a one-time code by time', () => {
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at second %i is that of RFC 6238', (second, eightDigits) => {
    expect(codeAt(secret, stepAt(new Date(second * 1000)))).toBe(eightDigits.slice(2));
  });

  it('is taken one step early or late, and not once it has been used', () => {
    const at = new Date('2026-09-30T02:00:10Z');
    const step = stepAt(at);
    for (const near of [-1, 0, 1]) expect(stepOf(secret, codeAt(secret, step + near), at, 0)).toBe(step + near);
    for (const far of [-2, 2]) expect(stepOf(secret, codeAt(secret, step + far), at, 0)).toBeNull();
    expect(stepOf(secret, codeAt(secret, step), at, step)).toBeNull();
    expect(stepOf(secret, codeAt(secret, step - 1), at, step)).toBeNull();
  });

  it('is taken with spaces and in full width, and nothing else is', () => {
    const at = new Date('2026-09-30T02:00:10Z');
    const code = codeAt(secret, stepAt(at));
    expect(stepOf(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, at, 0)).not.toBeNull();
    expect(
      stepOf(secret, Array.from(code, (d) => String.fromCodePoint(0xff10 + Number(d))).join(''), at, 0),
    ).not.toBeNull();
    for (const wrong of ['', 'abcdef', `${code}0`, code.slice(1)]) expect(stepOf(secret, wrong, at, 0)).toBeNull();
  });
});

it('a new secret is of 160 bits, another each time, and an app can read it', () => {
  const [a, b] = [newSecret(), newSecret()];
  expect(a).toMatch(/^[A-Z2-7]{32}$/);
  expect(a).not.toBe(b);
  expect(enrolmentUri(a, '支部 澜川', 'fan.jiang')).toContain(`secret=${a}&issuer=%E6%94%AF`);
});
