import { describe, expect, it } from 'vitest';
import { demoHouse } from './house.js';
import type { Visitor } from './visitor.js';

const house = demoHouse();

/** Presses Tab until the focus is on what is sought; a reader of the keyboard has patience, but not without end. */
const tabTo = async (page: Visitor['page'], selector: string, most = 60): Promise<void> => {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return;
  }
  throw new Error(`${selector} was not reached with ${most} presses of Tab`);
};

const focused = (page: Visitor['page']): Promise<string> =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

describe('with the keyboard alone', () => {
  it('an officer signs in, walks the map with arrow keys, opens a cell and closes it with Esc', async () => {
    const { page, settled, open } = await house.visitor();
    await page.addInitScript(() => localStorage.setItem('zhibu.tourSeen', '1'));
    await open('/signin');
    await tabTo(page, '.card-button');
    expect(await focused(page)).toContain('机关工委干部');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/home/);
    await settled();
    await tabTo(page, '.menu-link[href^="/map/"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/map\//);
    await settled();

    await tabTo(page, '[role="grid"] a');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toMatch(/，2月：/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/at=\d{4}-02/);
    await settled();

    await tabTo(page, '[role="grid"] a');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/year/);
    await settled();
    await tabTo(page, '[role="grid"] button');
    await page.keyboard.press('ArrowRight');
    const cell = await focused(page);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('heading', { name: '原因' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await focused(page), 'the focus is where it was').toBe(cell);
  });

  it('before the menus stands an offer to skip them', async () => {
    const { page } = await house.as('workingCommittee');
    await page.locator('a.brand').focus();
    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('跳到正文');
    expect(await page.getByRole('link', { name: '跳到正文' }).evaluate((a) => a.getBoundingClientRect().top >= 0)).toBe(
      true,
    );
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  });

  it('the tree opens and closes with arrow keys', async () => {
    const { page } = await house.as('committee');
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '党组织' }).click();
    const tree = page.getByRole('tree', { name: '组织树' });
    await tree.getByRole('treeitem', { level: 2 }).first().waitFor();
    await tabTo(page, '[role="treeitem"]');
    await page.keyboard.press('ArrowLeft');
    await tree.getByRole('treeitem', { level: 2 }).first().waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
    await tree.getByRole('treeitem', { level: 2 }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    const second = await focused(page);
    await page.keyboard.press('Enter');
    expect(second).not.toBe('');
    await expect.poll(() => tree.getByRole('treeitem', { selected: true }).textContent()).toBe(second);
  });
});

describe('made comfortable', () => {
  it('large type is remembered by the browser', async () => {
    const { page, open } = await house.as('member');
    const size = (): Promise<number> => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    const before = await size();
    await page.locator('.user-menu summary').click();
    await page.getByRole('switch', { name: '大字显示' }).click();
    await expect.poll(size).toBeGreaterThanOrEqual(before * 1.2);
    await open('/');
    expect(await size()).toBeGreaterThanOrEqual(before * 1.2);
  });

  it('a first visit to the demo offers five steps and offers them once', async () => {
    const { page, settled, open } = await house.visitor();
    await page.goto('/signin?demo=workingCommittee');
    const tour = page.getByRole('region', { name: '使用导览' });
    await tour.getByRole('button', { name: '开始' }).click();
    for (const step of [1, 2, 3, 4, 5]) {
      await tour.getByText(`${step} / 5`).waitFor();
      await page.locator('[data-tour-now]').first().waitFor();
      await settled();
      if (step < 5) await tour.getByRole('button', { name: '下一步' }).click();
    }
    expect(new URL(page.url()).pathname).toBe('/imports');
    await tour.getByRole('button', { name: '完成' }).click();
    await tour.waitFor({ state: 'detached' });
    await open('/');
    expect(await tour.count()).toBe(0);
    await page.locator('.user-menu summary').click();
    await page.getByRole('button', { name: '使用导览' }).click();
    await tour.getByText('1 / 5').waitFor();
    await page.keyboard.press('Escape');
    await tour.waitFor({ state: 'detached' });
  });
});
