import type { Page } from 'playwright-core';
import { signInWith } from './signingIn.js';

/** The people of an office that sets up its committee; nobody of these names is meant. */
export const office = {
  system: { title: '系统管理员', name: '贺知远', signInName: 'hezhiyuan', password: '松间明月照清泉石上流' },
  security: { title: '安全管理员', name: '方若兰', signInName: 'fangruolan', password: '小桥流水人家古道西风' },
  audit: { title: '审计管理员', name: '成立言', signInName: 'chengliyan', password: '大漠孤烟直长河落日圆' },
  officer: { name: '陆怀瑾', signInName: 'luhuaijin', password: '春江潮水连海平月共潮生' },
} as const;

/** Fills the first page of an empty house as far as its button 设立. */
export const fillSetup = async (page: Page, committee: string): Promise<void> => {
  await page.getByRole('button', { name: '开始设立' }).click();
  await page.getByLabel('机关工委全称').fill(committee);
  for (const who of [office.system, office.security, office.audit]) {
    const part = page.getByRole('group', { name: who.title, exact: true });
    await part.getByLabel('姓名').fill(who.name);
    await part.getByLabel('登录名').fill(who.signInName);
    await part.getByLabel('口令', { exact: true }).fill(who.password);
    await part.getByLabel('再输一次口令').fill(who.password);
  }
};

/** The system administrator opens an account; answers with the one-time password shown. */
export const openAccount = async (page: Page): Promise<string> => {
  await signInWith(page, office.system.signInName, office.system.password);
  await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '账号' }).click();
  await page.getByRole('button', { name: '开通账号' }).click();
  const dialog = page.getByRole('dialog', { name: '开通账号' });
  await dialog.getByLabel('姓名').fill(office.officer.name);
  await dialog.getByLabel('登录名').fill(office.officer.signInName);
  await dialog.getByRole('button', { name: '开通', exact: true }).click();
  const shown = page.getByRole('dialog', { name: '一次性口令' });
  const password = (await shown.locator('code').textContent()) ?? '';
  await shown.getByRole('button', { name: '已记下' }).click();
  await page.getByRole('row', { name: office.officer.name }).getByText('待修改口令').waitFor();
  return password;
};

/** The security administrator makes the officer staff of the working committee. */
export const appointOfficer = async (page: Page, committee: string): Promise<void> => {
  await signInWith(page, office.security.signInName, office.security.password);
  await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '任用' }).click();
  await page.getByRole('button', { name: '任用', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '任用' });
  await dialog.getByLabel('登录名').fill(office.officer.signInName);
  await dialog.getByLabel('任用为').selectOption({ label: '机关工委工作人员' });
  await dialog.getByRole('combobox', { name: '范围' }).fill(committee.slice(2, 6));
  await dialog.getByRole('listbox').getByRole('option').first().click();
  await dialog.getByRole('button', { name: '任用', exact: true }).click();
  await page
    .getByRole('row', { name: office.officer.name })
    .getByText(/^机关工委/)
    .first()
    .waitFor();
};

/** The first sign-in with the password that was told, which is changed before anything else. */
export const firstSignIn = async (page: Page, oneTime: string): Promise<void> => {
  await signInWith(page, office.officer.signInName, oneTime);
  await page.getByRole('heading', { name: '修改口令' }).waitFor();
  await page.getByLabel('原口令').fill(oneTime);
  await page.getByLabel('新口令').fill(office.officer.password);
  await page.getByRole('button', { name: '修改口令' }).click();
  await page.waitForURL(/\/home/);
};
