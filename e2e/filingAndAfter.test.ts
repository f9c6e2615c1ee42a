import { describe, expect, it } from 'vitest';
import { obstacles } from './axe.js';
import { begin, meeting, menu, press, saved } from './forms.js';
import { demoHouse } from './house.js';
import { picture } from './pictures.js';

const house = demoHouse();

describe('a record', () => {
  it('is given back with a reason, corrected with the former text kept, and signed', async () => {
    const clerk = await house.as('clerk');
    await begin(clerk, '主题党日');
    await meeting(clerk.page, '主题党日').getByLabel('主题').fill('清理河道');
    await clerk.page.getByRole('button', { name: '报送', exact: true }).click();
    await clerk.page.getByRole('button', { name: '确认报送' }).click();
    await clerk.page.getByRole('main').getByRole('link', { name: '主题党日', exact: true }).click();
    await clerk.page.getByRole('heading', { level: 1, name: '清理河道' }).waitFor();
    const path = new URL(clerk.page.url()).pathname;

    const secretary = await house.as('branchSecretary', 'phone');
    await secretary.open(path);
    await secretary.page.getByRole('button', { name: '退回' }).tap();
    const giveBack = secretary.page.getByRole('dialog', { name: '退回记录' });
    await giveBack.getByLabel('退回原因').fill('地点有误');
    await giveBack.getByRole('button', { name: '退回', exact: true }).tap();
    await secretary.page.getByText('已退回：地点有误').waitFor();

    await clerk.open(path);
    await clerk.page.getByRole('link', { name: '更正' }).click();
    await clerk.page.getByLabel('地点').fill('青年河东岸');
    await clerk.page.getByLabel('更正理由').fill('地点写错');
    expect(await obstacles(clerk, 'correct')).toEqual([]);
    await clerk.page.getByRole('button', { name: '保存更正' }).click();
    await clerk.page.getByText('理由：地点写错').waitFor();
    await clerk.page.getByRole('insertion').getByText('青年河东岸').waitFor();

    await secretary.open(path);
    await secretary.page.getByRole('button', { name: '审签' }).tap();
    await secretary.page.getByText('已审签', { exact: true }).waitFor();
    await picture(secretary, 'signed');
    expect(await obstacles(secretary, 'signed')).toEqual([]);
  });
});

describe('a plan', () => {
  it('that a fixed day proposes is made with one press', async () => {
    const visitor = await house.as('branchSecretary', 'phone');
    const { page } = visitor;
    await press(visitor, menu(visitor, '组织生活'));
    await page.waitForURL(/\/calendar/);
    const organisation = /organisations\/([^/]+)/.exec(page.url())?.[1] ?? '';
    const answer = await page.request.post(`/api/organisations/${organisation}/recurring-days`, {
      headers: { 'x-zhibu': '1' },
      data: {
        title: '每月最后一个星期五学习',
        kinds: ['studyDay'],
        pattern: { every: 'monthWeekday', week: -1, weekday: 5, shift: 'after' },
        beginsAt: '15:00',
        since: '2026-01-01',
      },
    });
    expect(answer.status()).toBe(200);
    await page.reload();
    await page.getByRole('button', { name: '下月' }).tap();
    await page.getByRole('button', { name: '安排', exact: true }).tap();
    await page.getByText('已安排。点开可补充议程和通知说明。').waitFor();
    await visitor.settled();
    expect(await page.getByRole('button', { name: /^(正在)?安排/ }).count()).toBe(0);
    expect(await obstacles(visitor, 'proposed')).toEqual([]);
    await page.getByRole('link', { name: /已安排.*15:00 固定学习日/ }).tap();
    expect(await page.getByLabel('开始', { exact: true }).inputValue()).toBe('15:00');
  });

  it('is made with its agenda, opens again, and is cancelled with a reason', async () => {
    const visitor = await house.as('branchSecretary');
    const { page } = visitor;
    await press(visitor, menu(visitor, '组织生活'));
    await page.getByRole('button', { name: '下月' }).click();
    await page.getByRole('link', { name: /15日安排活动$/ }).click();
    await page
      .getByRole('group', { name: /安排哪些活动/ })
      .getByRole('button', { name: '党课' })
      .click();
    await page.getByLabel('主题').fill('讲讲城市更新');
    await page.getByLabel('通知说明').fill('请带学习笔记');
    await saved(page);
    expect(await obstacles(visitor, 'plan')).toEqual([]);
    await page.getByRole('button', { name: '完成安排' }).click();
    await page.getByRole('link', { name: /已安排.*讲讲城市更新/ }).click();
    await page.getByRole('button', { name: '取消安排' }).click();
    await page.getByLabel('原因').fill('与上级会议冲突');
    await page.getByRole('dialog').getByRole('button', { name: '取消安排' }).click();
    await page.getByRole('link', { name: /已取消.*讲讲城市更新/ }).waitFor();
  });
});
