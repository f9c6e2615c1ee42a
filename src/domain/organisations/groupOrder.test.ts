import { describe, expect, it } from 'vitest';
import { inGroupOrder } from './groupOrder.js';

describe('groups', () => {
  it('stand as people count them, not as pinyin sorts them', () => {
    expect(
      inGroupOrder(['第二党小组', '青年小组', '第十一党小组', '第一党小组', '第十党小组', '第二十党小组', '第3党小组']),
    ).toEqual(['第一党小组', '第二党小组', '第3党小组', '第十党小组', '第十一党小组', '第二十党小组', '青年小组']);
  });
});
