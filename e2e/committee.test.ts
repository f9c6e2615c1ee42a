import { describe, expect, it } from 'vitest';
import { demoHouse } from './house.js';

const house = demoHouse();

describe('a committee officer', () => {
  it('finds an organisation by the first letters of its pinyin and a person by the whole pinyin', async () => {
    const { page } = await house.as('workingCommittee');
    const search = page.getByRole('combobox', { name: '查找党组织和人员' });
    await search.fill('sjyjjgdw');
    await page.getByRole('option', { name: /^市教育局机关党委/ }).waitFor();
    await search.press('Enter');
    await page.getByRole('heading', { level: 1, name: '市教育局机关委员会' }).waitFor();
    const name = (await page.getByRole('table').getByRole('link').first().textContent()) ?? '';
    await search.fill(name);
    await page
      .getByRole('option', { name: new RegExp(`^${name}`) })
      .first()
      .waitFor();
    await search.fill('zheige-mei-you');
    await page.getByText('没有找到，可换用简称、拼音或首字母再试。').waitFor();
    await search.press('Escape');
    expect(await page.getByRole('listbox').count()).toBe(0);
  });

  it('sees whose term ends in time and which posts nobody holds', async () => {
    const { page, settled } = await house.as('workingCommittee');
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '届满和空缺' }).click();
    await settled();
    const soon = await page.getByRole('row').count();
    await page
      .getByText(/日届满，已超过\d+天/)
      .first()
      .waitFor();
    await page.getByLabel('届满于').selectOption({ label: '24个月内' });
    await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(soon);
    await page.getByRole('radiogroup', { name: '内容' }).getByText('职务空缺').click();
    await page.getByRole('columnheader', { name: '空缺职务' }).waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(1);
  });

  it('adds a stricter local rule and is refused a looser one, with the reason', async () => {
    const { page, settled, wasRefused } = await house.as('committee');
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '要求和依据' }).first().click();
    await settled();
    const before = await page.getByRole('table', { name: '适用的要求' }).getByRole('row').count();
    await page.getByRole('button', { name: '增加本级要求' }).click();
    const dialog = page.getByRole('dialog', { name: '增加本级要求' });
    await dialog.getByLabel('组织生活种类').selectOption({ label: '党员大会' });
    await dialog.getByLabel('名称', { exact: true }).fill('党员大会（全年一次即可）');
    await dialog.getByLabel('周期', { exact: true }).selectOption({ label: '每年' });
    await dialog.getByLabel('依据').fill('机关党委会议纪要第3期');
    await dialog.getByRole('button', { name: '增加', exact: true }).click();
    await dialog.getByRole('alert').getByText('不能据此放宽').waitFor();
    wasRefused(409);
    expect(await dialog.getByLabel('名称', { exact: true }).inputValue(), 'what was typed stays').toBe(
      '党员大会（全年一次即可）',
    );

    await dialog.getByLabel('组织生活种类').selectOption({ label: '主题党日' });
    await dialog.getByLabel('名称', { exact: true }).fill('主题党日（每月两次）');
    await dialog.getByLabel('周期', { exact: true }).selectOption({ label: '每月' });
    await dialog.getByLabel('每个周期至少').fill('2');
    await dialog.getByRole('button', { name: '增加', exact: true }).click();
    await page.getByText('已增加本级要求。').waitFor();
    await expect.poll(() => page.getByRole('table', { name: '适用的要求' }).getByRole('row').count()).toBe(before + 1);
  });

  it('records a new branch; what the set-up rules advise is said and does not stop it', async () => {
    const { page } = await house.as('committee');
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '党组织' }).click();
    await page.getByText('登记变更').click();
    await page.getByRole('button', { name: '设立下级党组织' }).click();
    const dialog = page.getByRole('dialog', { name: '设立下级党组织' });
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await dialog.getByText('请填写全称。').waitFor();
    await dialog.getByLabel('类别').selectOption({ label: '党支部' });
    await dialog.getByLabel('全称').fill('中共澜川市教育局督导室支部');
    await dialog.getByLabel('简称').fill('市教育局督导室党支部');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('已登记设立下级党组织。').waitFor();
  });
});
