import type { Page } from 'playwright-core';

/** Types name and password at the sign-in page and waits for what comes next. */
export const signInWith = async (page: Page, name: string, password: string): Promise<void> => {
  await page.goto('/signin');
  await page.getByLabel('登录名').fill(name);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/signin' && url.pathname !== '/');
};

export const signOut = async (page: Page): Promise<void> => {
  await page.locator('.user-menu summary').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL(/\/signin/);
};
