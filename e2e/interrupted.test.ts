import { describe, expect, it } from 'vitest';
import { demoHouse } from './house.js';
import { messyWorkbooks } from './workbooks.js';

const house = demoHouse();

describe('nothing that was begun is lost', () => {
  it('a session that ends while one types leaves what was typed where it is', async () => {
    const { page, settled, wasRefused } = await house.as('committee');
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '要求和依据' }).first().click();
    await settled();
    await page.getByRole('button', { name: '增加本级要求' }).click();
    const form = page.getByRole('dialog', { name: '增加本级要求' });
    await form.getByLabel('组织生活种类').selectOption({ label: '党课' });
    await form.getByLabel('名称', { exact: true }).fill('党课（每月一次）');
    await form.getByLabel('依据').fill('机关党委会议纪要第5期');
    // The session ends elsewhere, as it does after half an hour.
    await page.context().clearCookies();
    await form.getByRole('button', { name: '增加', exact: true }).click();
    const again = page.getByRole('dialog', { name: '登录已过期' });
    await again.getByText('本页已填写的内容仍然保留').waitFor();
    wasRefused(401);
    await again.getByRole('button', { name: /^机关党委专职副书记/ }).click();
    await again.waitFor({ state: 'detached' });
    expect(await form.getByLabel('名称', { exact: true }).inputValue()).toBe('党课（每月一次）');
    expect(await form.getByLabel('依据').inputValue()).toBe('机关党委会议纪要第5期');
    await form.getByRole('button', { name: '增加', exact: true }).click();
    await page.getByText('已增加本级要求。').waitFor();
  });

  it('an import goes on when the browser is closed, and is found from another one', async () => {
    const books = messyWorkbooks();
    const first = await house.as('workingCommittee');
    await first.open('/imports');
    await first.page.locator('input[type=file]').setInputFiles([...books.paths]);
    await first.page.getByRole('button', { name: '上传并预览' }).click();
    await first.page.waitForURL(/\/imports\/.+/);
    await first.page.close();
    books.remove();

    const { page, open } = await house.as('workingCommittee', 'phone');
    await open('/imports');
    await page.getByRole('table', { name: '导入记录' }).getByRole('link').first().tap();
    await page.getByRole('button', { name: '放弃', exact: true }).waitFor({ timeout: 60_000 });
    // The workbooks are those of another city.
    await page.getByRole('alert').getByText('不一致，整个文件不予接收').waitFor();
    await page.getByRole('button', { name: '放弃', exact: true }).tap();
    await page.getByRole('dialog', { name: '放弃导入' }).getByRole('button', { name: '放弃', exact: true }).tap();
    await page.getByText('已放弃，没有写入任何数据。').waitFor();
  });

  it('a marked file is stopped with a sentence and nothing of it is kept', async () => {
    const { page, open } = await house.as('workingCommittee');
    await open('/imports');
    const content = Buffer.from('秘密★5年\n姓名,身份证号\n甲某,990101199001010010\n');
    await page.locator('input[type=file]').setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: content });
    await page.getByRole('button', { name: '上传并预览' }).click();
    await page.waitForURL(/\/imports\/.+/);
    await page.getByText('文件未被接收，没有写入任何数据。').waitFor({ timeout: 60_000 });
    expect(await page.getByRole('main').textContent()).toMatch(/秘密|涉密/);
  });
});
