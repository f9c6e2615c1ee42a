import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { rmSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demoHouse } from './house.js';
import type { Visitor } from './visitor.js';

const house = demoHouse();

/** The first cell of a row of the map that has something to open. */
const cellOf = (page: Visitor['page'], month: string) =>
  page
    .getByRole('grid')
    .getByRole('link', { name: new RegExp(`，${month}：应做`) })
    .first();

describe('every number explains itself', () => {
  it('leads an officer from a cell of the map to the branch, its year, one record and the article', async () => {
    const { page, settled } = await house.as('workingCommittee');
    const below = await page.getByRole('grid').getByRole('rowheader').getByRole('link').first().textContent();
    await cellOf(page, '3月').click();
    await page.getByRole('heading', { level: 1, name: `${below}履责一览` }).waitFor();
    await settled();
    await cellOf(page, '3月').click();
    await page.waitForURL(/\/organisations\/.*\/year/);
    await settled();

    await page
      .getByRole('grid')
      .getByRole('button', { name: /主题党日.*3月：已完成/ })
      .click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('heading', { name: '依据' }).waitFor();
    expect(await drawer.getByRole('term').allTextContents()).toEqual(['期间', '结论', '应做', '已做']);
    expect(await drawer.locator('.reasons li').count()).toBeGreaterThan(0);
    expect(await drawer.textContent()).toMatch(/第.{1,4}条|依据待核/);
    const record = drawer.locator('.records a').first();
    const topic = (await record.textContent()) ?? '';
    await record.click();

    await page.getByRole('heading', { level: 1, name: topic }).waitFor();
    const facts = await page.getByRole('main').textContent();
    for (const part of ['台账所报', '按当日名册计算', '应到', '实到', '主持人', '来源']) expect(facts).toContain(part);
  });

  it('prints a record as a sheet without menus', async () => {
    const { page, settled, open } = await house.as('branchSecretary');
    await open(
      `${new URL(page.url()).pathname}?year=${(
        await page
          .getByText(/^\d{4}年$/)
          .first()
          .textContent()
      )?.slice(0, 4)}`,
    );
    await page
      .getByRole('grid')
      .getByRole('button', { name: /：已完成/ })
      .first()
      .click();
    await page.getByRole('dialog').locator('.records a').first().click();
    await page.waitForURL(/\/meetings\//);
    await settled();
    await page.emulateMedia({ media: 'print' });
    for (const name of ['功能', '主要功能'])
      expect(await page.getByRole('navigation', { name }).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    const sheet = join(tmpdir(), `zhibu-record-${process.pid}.pdf`);
    await page.pdf({ path: sheet, format: 'A4' });
    const { size } = statSync(sheet);
    rmSync(sheet);
    expect(size).toBeGreaterThan(10_000);
  });

  it('opens a card on a phone as well', async () => {
    const { page, settled } = await house.as('committee', 'phone');
    await page
      .getByRole('grid')
      .getByRole('link', { name: /：应做/ })
      .first()
      .tap();
    await page.waitForURL(/\/organisations\/.*\/year/);
    await settled();
    await page
      .getByRole('grid')
      .getByRole('button', { name: /：(已完成|逾期)/ })
      .first()
      .tap();
    await page.getByRole('dialog').getByRole('heading', { name: '原因' }).waitFor();
    await page.getByRole('button', { name: '关闭' }).tap();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('keeps the chosen demand and year on the way down', async () => {
    const { page, settled } = await house.as('workingCommittee');
    await page.getByRole('button', { name: '上一年' }).click();
    await page.getByRole('combobox', { name: '要求' }).selectOption({ label: '党员大会' });
    await settled();
    await page
      .getByRole('grid')
      .getByRole('link', { name: /：应做/ })
      .first()
      .click();
    await page.waitForURL(/\/map\/.*rule=/);
    expect(new URL(page.url()).searchParams.get('year')).toBe(String(new Date().getFullYear() - 1));
  });
});
