import type { Locator, Page } from 'playwright-core';
import type { Visitor } from './visitor.js';

export const press = ({ page, size }: Visitor, what: Locator): Promise<void> =>
  size === 'phone' ? what.tap() : page.bringToFront().then(() => what.click());
export const menu = ({ page, size }: Visitor, title: string): Locator =>
  page.getByRole('navigation', { name: size === 'phone' ? '主要功能' : '功能' }).getByRole('link', { name: title });
const kind = (page: Page, title: string): Locator =>
  page.getByRole('group', { name: /开了哪些会/ }).getByRole('button', { name: new RegExp(`^${title}`) });
export const meeting = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true });
export const saved = (page: Page): Promise<void> => page.getByText('已保存，换一台设备也能继续填写').waitFor();

/** To a form with the kinds chosen, from wherever one is. */
export const begin = async (visitor: Visitor, ...kinds: readonly string[]): Promise<void> => {
  await press(visitor, menu(visitor, '组织生活'));
  await press(visitor, visitor.page.getByRole('link', { name: '记录组织生活', exact: true }));
  for (const title of kinds) await press(visitor, kind(visitor.page, title));
};
