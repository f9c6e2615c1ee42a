import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sizes, type Size } from '../src/testkit/browser.js';
import { obstacles } from './axe.js';
import { begin, meeting, press, saved } from './forms.js';
import { demoHouse } from './house.js';
import { picture } from './pictures.js';
import type { Visitor } from './visitor.js';

const house = demoHouse();
const width = (size: Size): number => sizes[size].viewport.width;

/** Real presses and typed characters, counted by the page itself. */
const counted = async (page: Page): Promise<() => Promise<{ presses: number; characters: number }>> => {
  await page.addInitScript(() => {
    const add = (name: string): void => {
      sessionStorage.setItem(name, String(Number(sessionStorage.getItem(name) ?? '0') + 1));
    };
    addEventListener('pointerdown', () => add('presses'), true);
    addEventListener('beforeinput', () => add('characters'), true);
  });
  return () =>
    page.evaluate(() => ({
      presses: Number(sessionStorage.getItem('presses') ?? '0'),
      characters: Number(sessionStorage.getItem('characters') ?? '0'),
    }));
};

/** 支委会, then 党员大会 with 主题党日 and 党课, two absent: what a branch does in one afternoon a month. */
const fileAfternoon = async (visitor: Visitor, topic: string): Promise<void> => {
  const { page } = visitor;
  await begin(visitor, '支委会', '党员大会', '主题党日', '党课');
  const all = meeting(page, '党员大会、主题党日、党课');
  const names = all.getByRole('group', { name: /谁没有到会/ }).getByRole('button');
  await press(visitor, names.nth(2));
  await press(visitor, names.nth(5));
  if (topic !== '')
    for (const part of [meeting(page, '支委会'), all]) await part.getByLabel('主题').pressSequentially(topic);
  await all.getByLabel('党课主讲人').selectOption({ index: 1 });
  await press(visitor, page.getByRole('button', { name: '报送', exact: true }));
  await page.getByRole('dialog', { name: /^报送/ }).getByText('请假').waitFor();
  await picture(visitor, 'review');
  await press(visitor, page.getByRole('button', { name: '确认报送' }));
  await page.getByText('已报送，等待书记审签。').waitFor();
};

describe.each(['phone', 'desktop'] as const)('the clerk files an afternoon (%s)', (size) => {
  it('with few presses and without typing what is known', async () => {
    const visitor = await house.as('clerk', size);
    const counts = await counted(visitor.page);
    await visitor.open('/');
    const from = performance.now();
    await fileAfternoon(visitor, size === 'phone' ? '' : '观看专题片');
    const seconds = (performance.now() - from) / 1000;
    const { presses, characters } = await counts();
    // A choice from the browser's own list is two more: opening it and taking the name.
    const taps = presses + 2;
    process.stdout.write(
      `filed at ${width(size)} px: ${taps} taps, ${characters} characters typed, ${seconds.toFixed(1)} s\n`,
    );
    expect(taps).toBeLessThanOrEqual(15);
    expect(characters).toBeLessThanOrEqual(size === 'phone' ? 0 : 20);
    await picture(visitor, 'filed');
    expect(await obstacles(visitor, 'filed')).toEqual([]);
  });
});

describe('what is overdue', () => {
  it('opens the form that closes it, asks on which day it was and why it is told late, and is closed', async () => {
    const visitor = await house.as('branchCommitteeMember', 'phone');
    const { page } = visitor;
    const link = page
      .getByRole('main')
      .getByRole('link', { name: /^记录：/ })
      .first();
    const what = (await link.getAttribute('aria-label'))?.replace(/^记录：|，还差.*$/g, '') ?? '';
    await link.tap();
    await page.getByText(/^请选择召开的那一天/).waitFor();
    const months = new URL(page.url()).searchParams.get('period') ?? '';
    const month = /^\d{4}-\d{2}$/.test(months) ? months : `${months.slice(0, 4)}-${/Q1|H1/.test(months) ? '02' : '05'}`;
    expect(await page.getByRole('button', { name: '报送', exact: true }).isDisabled()).toBe(true);
    await page.getByLabel('日期').fill(`${month}-18`);
    await page.getByRole('button', { name: '报送', exact: true }).tap();
    const review = page.getByRole('dialog', { name: /^报送/ });
    await review.getByLabel('补录原因').fill('书记空缺期间漏记');
    await review.getByRole('button', { name: '确认报送' }).tap();
    await page.getByText(`完成了：${what}`).waitFor();
    await page.getByRole('main').getByRole('link').nth(1).tap();
    await page.getByText('补录').first().waitFor();
    await page.getByText('书记空缺期间漏记').waitFor();
    expect(await obstacles(visitor, 'late record')).toEqual([]);
  });
});

describe('a form that somebody types into', () => {
  it('goes on without network, keeps what was typed when the browser closes, and saves it when it is back', async () => {
    const visitor = await house.as('clerk', 'phone');
    const { page, wentOffline } = visitor;
    await begin(visitor, '固定学习日');
    await saved(page);
    await page.context().setOffline(true);
    await meeting(page, '固定学习日').getByLabel('主题').fill('断网时写的主题');
    await page.getByText('网络中断，已保存在本机，联网后自动上传').waitFor();
    const address = page.url();
    await page.close();
    wentOffline();
    await page.context().setOffline(false);
    const again = await page.context().newPage();
    await again.goto(address);
    await saved(again);
    expect(await meeting(again, '固定学习日').getByLabel('主题').inputValue()).toBe('断网时写的主题');
    await again.reload();
    expect(await meeting(again, '固定学习日').getByLabel('主题').inputValue()).toBe('断网时写的主题');
  });

  it('saves by itself when the network comes back', async () => {
    const visitor = await house.as('clerk', 'phone');
    const { page, wentOffline } = visitor;
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await begin(visitor, '志愿服务');
    await page.context().setOffline(true);
    await press(visitor, meeting(visitor.page, '志愿服务').getByRole('button', { name: '全部参加' }));
    await page.getByText('网络中断，已保存在本机').waitFor();
    await page.context().setOffline(false);
    await saved(page);
    wentOffline();
  });

  it('survives the end of the session', async () => {
    const visitor = await house.as('clerk', 'phone');
    const { page, wasRefused } = visitor;
    await begin(visitor, '读书心得交流');
    await saved(page);
    await page.context().clearCookies();
    await meeting(page, '读书心得交流').getByLabel('主题').fill('会话结束前写的');
    const over = page.getByRole('dialog', { name: '登录已过期' });
    await over.waitFor();
    wasRefused(401);
    await over.getByRole('button', { name: /^支部联络员/ }).tap();
    await over.waitFor({ state: 'detached' });
    await saved(page);
    expect(await meeting(page, '读书心得交流').getByLabel('主题').inputValue()).toBe('会话结束前写的');
    await visitor.settled();
  });

  it('that somebody else filed meanwhile gives back what had not been saved', async () => {
    const phone = await house.as('clerk', 'phone');
    await begin(phone, '志愿服务');
    await press(phone, meeting(phone.page, '志愿服务').getByRole('button', { name: '全部参加' }));
    await meeting(phone.page, '志愿服务').getByLabel('主题').fill('清扫街巷');
    await saved(phone.page);
    await phone.page.context().setOffline(true);
    await phone.page.getByText('议程、决议、记录、主持人等').tap();
    await meeting(phone.page, '志愿服务').getByLabel('会议记录').fill('断网时补的记录');
    await phone.page.getByText('网络中断，已保存在本机').waitFor();

    const desk = await house.as('branchSecretary');
    await desk.open(new URL(phone.page.url()).pathname);
    await desk.page.getByRole('button', { name: '报送', exact: true }).click();
    await desk.page.getByRole('button', { name: '确认报送' }).click();
    await desk.page.getByText('已报送，等待书记审签。').waitFor();

    await phone.page.context().setOffline(false);
    await phone.page.getByRole('alert').getByText('这项活动已报送或者已取消').waitFor();
    phone.wasRefused(409);
    phone.wentOffline();
    await phone.page.reload();
    const left = phone.page.locator('.leftover');
    await left.getByText('断网时补的记录').waitFor();
    expect(await obstacles(phone, 'left over')).toEqual([]);
    await left.getByRole('button', { name: '不需要了，从本机删除' }).tap();
    await left.waitFor({ state: 'detached' });
  });

  it('begun on the phone is there at the desk; where two wrote, nothing is lost', async () => {
    const phone = await house.as('clerk', 'phone');
    await begin(phone, '现场学习');
    const onPhone = meeting(phone.page, '现场学习');
    await onPhone.getByLabel('现场学习的目的').fill('了解规划');
    await saved(phone.page);

    const desk = await house.as('branchSecretary');
    await desk.page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '组织生活' }).click();
    // Other stories have begun others of the kind in the same city.
    const draft = new URL(phone.page.url()).pathname.split('/').at(-1) ?? '';
    await desk.page.locator(`main a[href*="${draft}"]`).first().click();
    const atDesk = meeting(desk.page, '现场学习');
    expect(await atDesk.getByLabel('现场学习的目的').inputValue()).toBe('了解规划');
    await atDesk.getByLabel('现场学习的成效').fill('书记写的成效');
    await atDesk.getByLabel('主题').fill('参观规划馆');
    await saved(desk.page);

    await onPhone.getByLabel('现场学习的成效').fill('联络员写的成效');
    const clash = phone.page.getByRole('dialog', { name: '他人已修改这份草稿' });
    await clash.getByText('书记写的成效').waitFor();
    phone.wasRefused(409);
    await clash.getByLabel('两份都保留').tap();
    await picture(phone, 'both-wrote');
    expect(await obstacles(phone, 'both wrote')).toEqual([]);
    await clash.getByRole('button', { name: '合并保存' }).tap();
    await saved(phone.page);
    expect(await onPhone.getByLabel('主题').inputValue()).toBe('参观规划馆');
    expect(await onPhone.getByLabel('现场学习的成效').inputValue()).toBe('联络员写的成效\n书记写的成效');
  });
});
