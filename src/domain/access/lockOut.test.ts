import { expect, it } from 'vitest';
import { afterWrong, lockMinutes } from './lockOut.js';

it('the fifth wrong password in a row locks, and each one after it again', () => {
  let failed = 0;
  const locks = Array.from({ length: 7 }, () => {
    const next = afterWrong(failed);
    failed = next.failed;
    return next.locks;
  });
  expect(locks).toEqual([false, false, false, false, true, true, true]);
  expect(failed).toBe(7);
  expect(lockMinutes).toBe(15);
});
