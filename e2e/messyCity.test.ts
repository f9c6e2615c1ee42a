import { basename, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sizeNames, type Size } from '../src/testkit/browser.js';
import { openWorkbook } from '../src/server/platform/workbook/openWorkbook.js';
import { obstacles } from './axe.js';
import { emptyHouse, inChapters } from './house.js';
import { appointOfficer, fillSetup, firstSignIn, office, openAccount } from './office.js';
import { picture } from './pictures.js';
import { signInWith, signOut } from './signingIn.js';
import type { Visitor } from './visitor.js';
import { countsIn, dropFile, messyWorkbooks } from './workbooks.js';

const house = emptyHouse();
const books = messyWorkbooks();
afterAll(() => books.remove());
const year = books.asOf.slice(0, 4);
const total = books.truth.length;

const officer = async (size: Size = 'desktop'): Promise<Visitor> => {
  const visitor = await house.visitor(size);
  await signInWith(visitor.page, office.officer.signInName, office.officer.password);
  await visitor.settled();
  return visitor;
};

const openMap = async ({ page, open }: Visitor): Promise<void> => {
  await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '履责一览' }).click();
  await page.waitForURL(/\/map\//);
  await open(`${new URL(page.url()).pathname}?year=${year}`);
};

/** Opens the newest import and waits until it wants an answer. */
const openImport = async ({ page, settled }: Visitor): Promise<void> => {
  await page.goto('/imports');
  await page.getByRole('table').getByRole('link').first().click();
  await page.locator('.import-actions').waitFor({ timeout: 60_000 });
  await settled();
};

const leadOf = async ({ page }: Visitor) => countsIn((await page.locator('.lead').first().textContent()) ?? '');

describe('an office sets up its committee, imports a messy city, corrects a row, accepts it and takes it back', () => {
  inChapters();

  it('an empty house opens at the set-up page and takes three administrators', async () => {
    for (const size of sizeNames) {
      const newcomer = await house.visitor(size);
      await newcomer.open('/');
      expect(await obstacles(newcomer, 'set-up')).toEqual([]);
      await newcomer.page.getByRole('button', { name: '开始设立' }).click();
      expect(await obstacles(newcomer, 'set-up form')).toEqual([]);
      await newcomer.page.getByRole('button', { name: '返回' }).click();
    }
    const { page } = await house.visitor();
    await page.goto('/');
    await page.waitForURL(/\/setup/);
    await fillSetup(page, books.committee);
    const again = page.getByRole('group', { name: '审计管理员', exact: true }).getByLabel('再输一次口令');
    await again.fill('不是同一个口令啊');
    await page.getByRole('button', { name: '设立', exact: true }).click();
    await page.getByText('两次输入的口令不一致。').waitFor();
    await again.fill(office.audit.password);
    await page.getByRole('button', { name: '设立', exact: true }).click();
    await page.waitForURL(/\/signin/);
    await page.getByText('已设立，请用管理员账号登录。').waitFor();
  });

  it('an account is opened, appointed, and its owner changes the one-time password first of all', async () => {
    const { page, settled } = await house.visitor();
    const oneTime = await openAccount(page);
    await signOut(page);
    await appointOfficer(page, books.committee);
    await signOut(page);
    await firstSignIn(page, oneTime);
    await settled();
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '履责一览' }).click();
    await page.getByText('尚无下级党组织。').waitFor();
  });

  it('the workbooks are dropped and chosen, and every row is accounted for before anything is stored', async () => {
    const visitor = await officer();
    const { page, settled } = visitor;
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '导入' }).click();
    const [first, ...rest] = books.paths;
    if (!first) throw new Error('no workbook was written');
    await dropFile(page, first, basename(first));
    await page.locator('input[type=file]').setInputFiles([...rest]);
    expect(await page.getByRole('list', { name: '已选文件' }).getByRole('listitem').count()).toBe(books.paths.length);
    await page.getByLabel('统计日').fill(books.asOf);
    await page.getByRole('button', { name: '上传并预览' }).click();
    await page.waitForURL(/\/imports\/.+/);
    await page.locator('.import-actions').waitFor({ timeout: 60_000 });
    await settled();

    const counts = await leadOf(visitor);
    expect(counts.accept + counts.normalise + counts.reject).toBe(total);
    const rejected = books.truth.filter((row) => row.outcome === 'reject').length;
    expect(Math.abs(counts.reject - rejected) / total).toBeLessThan(0.005);
    await page
      .getByRole('radiogroup', { name: '结论' })
      .getByText(/^规范后接收/)
      .click();
    await settled();
    const changed = page.locator('td.is-changed').first();
    expect(await changed.locator('ins').textContent()).not.toBe(await changed.locator('del').textContent());
    await page.getByRole('radiogroup', { name: '结论' }).getByText(/^拒收/).click();
    await settled();
    expect(await page.locator('.import-row').count()).toBe(await page.locator('.import-row.is-reject').count());
    await page.locator('.problems').getByText('是否为“').first().waitFor();
    await page.getByRole('button', { name: '采用建议' }).first().waitFor();
  });

  it.each(sizeNames)('what is previewed is open to everybody and fits its window (%s)', async (size) => {
    const visitor = await officer(size);
    const { page, open } = visitor;
    await open('/imports');
    const found = [...(await obstacles(visitor, 'imports'))];
    await openImport(visitor);
    const address = page.url();
    for (const search of ['', '?outcome=normalise', '?outcome=reject', '?tab=sheets']) {
      await open(address + search);
      found.push(...(await obstacles(visitor, `import ${search}`)));
      if (search === '?outcome=reject') await picture(visitor, 'import');
    }
    await open(address);
    await page.getByRole('button', { name: '入库', exact: true }).click();
    await page.getByRole('dialog', { name: '入库' }).waitFor();
    found.push(...(await obstacles(visitor, 'accept')));
    expect(found).toEqual([]);
  });

  it('a rejected cell is corrected in place', async () => {
    const visitor = await officer();
    const { page, settled } = visitor;
    await openImport(visitor);
    const before = await leadOf(visitor);
    await page.getByLabel('原因').selectOption('DATE_INVALID');
    await settled();
    await page.locator('.problems').getByRole('button', { name: '更正' }).first().click();
    const dialog = page.getByRole('dialog', { name: /^更正第\d+行$/ });
    await dialog.getByText('不是存在的日期').waitFor();
    await dialog.getByLabel('更正为').fill('2011年6月30日');
    await dialog.getByRole('button', { name: '更正', exact: true }).click();
    await page
      .getByText(/第\d+行已更正。/)
      .first()
      .waitFor();
    await expect.poll(async () => (await leadOf(visitor)).reject).toBe(before.reject - 1);
  });

  it('accepted, the map shows figures; the rejected rows come back as a workbook with their reasons', async () => {
    const visitor = await officer();
    const { page } = visitor;
    await openImport(visitor);
    await page.getByRole('button', { name: '入库', exact: true }).click();
    await page.getByRole('dialog', { name: '入库' }).getByRole('button', { name: '确认入库' }).click();
    await page.getByText(/^已于.*入库。/).waitFor({ timeout: 60_000 });
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: /^下载被拒收的行/ }).click();
    const file = join(books.folder, '被拒收的行.xlsx');
    await (await coming).saveAs(file);
    const workbook = await openWorkbook(file);
    let reasons = 0;
    for (const [i] of workbook.sheets.entries())
      for await (const rows of workbook.rows(i))
        reasons += rows.filter((r) => r.number > 1 && r.cells[1]?.kind === 'text' && r.cells[1].text !== '').length;
    await workbook.close();
    expect(reasons).toBeGreaterThan(0);

    await openMap(visitor);
    const figures = page.locator('.summary dd').first();
    expect(Number(((await figures.textContent()) ?? '').replaceAll(',', ''))).toBeGreaterThan(500);
    expect(await page.getByRole('grid').getByRole('row').count()).toBeGreaterThan(3);
  });

  it('undone with one press, the map is as empty as before', async () => {
    const visitor = await officer();
    const { page } = visitor;
    await openImport(visitor);
    await page.getByRole('button', { name: '撤销导入' }).click();
    await page.getByRole('dialog', { name: '撤销导入' }).getByRole('button', { name: '整体撤销' }).click();
    await page.getByText(/^已于.*整体撤销/).waitFor({ timeout: 60_000 });
    await openMap(visitor);
    await page.getByText('尚无下级党组织。').waitFor();
  });
});
