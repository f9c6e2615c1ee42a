import { describe, expect, it } from 'vitest';
import { demoHouse, inChapters } from './house.js';
import type { Visitor } from './visitor.js';

const house = demoHouse();
/** The branch of the demo that needs help, as its organisation member sees it. */
const branchPath = async ({ page }: Visitor): Promise<string> => {
  const href = await page.locator('a.menu-link', { hasText: '提示和卡' }).first().getAttribute('href');
  return href ?? '';
};
const matter = '2026年8月主题党日';

describe('a card from notice to closing', () => {
  inChapters();
  let cards = '';

  it('the branch is reminded first, by itself, with the form that settles the matter one press away', async () => {
    const member = await house.atHome('branchCommitteeMember');
    cards = await branchPath(member);
    await member.page.getByRole('heading', { name: /逾期未做/ }).waitFor();
    await member.open(cards);
    expect(await member.page.getByText('目前没有待办的卡。').count()).toBe(1);
    await member.page.getByText('提示卡（本系统默认名称）').first().waitFor();
    await member.page.getByRole('link', { name: `去记录：${matter}` }).click();
    await member.page.waitForURL(/\/gatherings\//);
  });

  it('somebody above decides, after the days of grace, with a reason and a deadline', async () => {
    const officer = await house.atHome('workingCommittee');
    await officer.page.getByRole('heading', { name: /哪里需要帮助/ }).waitFor();
    await officer.open(cards);
    await officer.page.getByRole('button', { name: new RegExp(`^决定.*${matter}$`) }).click();
    const dialog = officer.page.getByRole('dialog', { name: /^发出警示卡/ });
    await dialog.getByRole('button', { name: '发出', exact: true }).click();
    await dialog
      .getByText(/请填写理由|理由/)
      .first()
      .waitFor();
    await dialog.getByLabel('理由').fill('八月主题党日没有记录，请补开或说明情况');
    await dialog.getByRole('button', { name: '发出', exact: true }).click();
    await officer.page.getByText('已发出，支部可以看到并答复。').waitFor();
  });

  it('the branch sees whose card it is, answers, files the record on the phone, and the card closes by itself', async () => {
    const member = await house.atHome('branchCommitteeMember', 'phone');
    const { page } = member;
    await page.getByRole('link', { name: '查看和办理' }).tap();
    await page.getByText('谁发的卡').waitFor();
    await page.getByRole('button', { name: '答复' }).tap();
    await page.getByRole('textbox', { name: '答复' }).fill('当月已开展，漏报，现补录');
    await page.getByRole('dialog').getByRole('button', { name: '答复', exact: true }).tap();
    await page.getByText('答复：当月已开展，漏报，现补录').waitFor();
    await page.getByRole('link', { name: '去记录' }).tap();
    await page.waitForURL(/\/gatherings\//);
    await page.getByLabel('日期').fill('2026年8月20日');
    await page.getByLabel('日期').press('Tab');
    await page.getByText('已保存，换一台设备也能继续填写').waitFor();
    await page.getByRole('button', { name: '报送', exact: true }).tap();
    const review = page.getByRole('dialog', { name: /^报送/ });
    await review.getByLabel(/补录/).fill('当月已开展，漏报');
    await review.getByRole('button', { name: '确认报送' }).tap();
    await page.getByText('已报送，等待书记审签。').waitFor();
    await member.open(cards);
    await page.getByText('目前没有待办的卡。').waitFor();
    await page.getByRole('link', { name: new RegExp(`查看.*${matter}的卡`) }).tap();
    await page.getByText('办结：已按要求开展并报送记录，自动办结。').waitFor();
  });

  it('who issued it sees the whole history; another branch sees nothing of it', async () => {
    const officer = await house.atHome('workingCommittee');
    await officer.open(cards);
    await officer.page.getByRole('link', { name: new RegExp(`查看.*${matter}的卡`) }).click();
    await officer.page.getByText('办结：已按要求开展并报送记录，自动办结。').waitFor();
    const { pathname } = new URL(officer.page.url());
    const history = await officer.page.locator('.card-history > li').allTextContents();
    expect(history.map((entry) => entry.split('：')[0])).toEqual(['发出', '答复', '办结']);
    const other = await house.atHome('branchSecretary');
    await other.page.goto(pathname);
    await other.page.getByText('没有找到，或您无权查看。').waitFor();
    other.wasRefused(404);
  });
});
