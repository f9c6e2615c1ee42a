import { describe, expect, it } from 'vitest';
import { daysLeftText, gatheringText, hoursText, matterText, moreText } from './homeText.js';

describe('what a first page says', () => {
  it('names the matter, how much is missing and until when; the group where it is one', () => {
    const matter = {
      period: '2026-09',
      title: '党小组会',
      missing: 1,
      lastDay: '2026-09-30',
      organisationName: '第一党支部第二党小组',
      groupId: 'g',
    };
    expect(matterText(matter)).toBe('2026年9月党小组会（第一党支部第二党小组），还差1次，最后一天2026年9月30日');
    expect(matterText({ ...matter, groupId: null })).toBe('2026年9月党小组会，还差1次，最后一天2026年9月30日');
  });

  it('counts days as people do', () => {
    expect([daysLeftText(3), daysLeftText(0), daysLeftText(-2)]).toEqual(['还有3天', '今天到期', '已过2天']);
  });

  it('tells of a gathering and of what is not shown', () => {
    const g = { day: '2026-09-25', beginsAt: '14:30', kinds: ['党员大会', '党课'], topic: '重温誓词' };
    expect(gatheringText(g)).toBe('2026年9月25日 14:30 党员大会、党课《重温誓词》');
    expect([moreText(10, 10), moreText(10, 23)]).toEqual(['', '另有13项']);
    expect([hoursText(45), hoursText(72_000)]).toEqual(['45分钟', '约1,200小时']);
  });
});
