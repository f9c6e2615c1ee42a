import { describe, expect, it } from 'vitest';
import { dayOfText } from './dayInput.js';

describe('a day typed by hand', () => {
  it('is read in every usual way of writing it', () => {
    const ways = [
      '2026年3月12日',
      '2026-3-12',
      '2026.03.12',
      '2026/3/12',
      '20260312',
      '２０２６年３月１２日',
      ' 2026 年 3 月 12 日 ',
    ];
    expect(ways.map(dayOfText)).toEqual(ways.map(() => '2026-03-12'));
  });

  it('is refused where it does not exist or is not whole', () => {
    expect(['2026-02-30', '2026-3', '三月十二', ''].map(dayOfText)).toEqual([null, null, null, null]);
  });
});
