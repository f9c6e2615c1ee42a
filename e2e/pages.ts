import type { Locator, Page } from 'playwright-core';
import type { DemoUser } from './house.js';
import type { Visitor } from './visitor.js';

/** A page in a state that is looked at: how one comes there from the one before it. */
export type Sight = {
  readonly name: string;
  readonly go: (visitor: Visitor) => Promise<void>;
  /** Kept as a picture under this name, where pictures are wanted. */
  readonly picture?: string;
};

const follow = async ({ open, page }: Visitor, link: Locator): Promise<void> => {
  const to = await link.first().getAttribute('href');
  if (!to) throw new Error('the link leads nowhere');
  await open(new URL(to, page.url()).href);
};
const heads = (page: Page): Locator => page.getByRole('grid').getByRole('rowheader').getByRole('link');
const tab =
  (title: string) =>
  (visitor: Visitor): Promise<void> =>
    follow(visitor, visitor.page.getByRole('navigation', { name: '本组织' }).getByRole('link', { name: title }));

/** Opens a dialog by a button and waits for it; the sight after it closes it by Esc. */
const dialog =
  (button: string | RegExp, title: string | RegExp) =>
  async ({ page }: Visitor): Promise<void> => {
    await page.getByRole('button', { name: button }).first().click();
    await page.getByRole('dialog', { name: title }).waitFor();
  };
const closed =
  (then: (visitor: Visitor) => Promise<void>) =>
  async (visitor: Visitor): Promise<void> => {
    await visitor.page.keyboard.press('Escape');
    await visitor.page.getByRole('dialog').waitFor({ state: 'detached' });
    await then(visitor);
  };
const address =
  (path: string) =>
  ({ open }: Visitor): Promise<void> =>
    open(path);

const menu =
  (title: string) =>
  (visitor: Visitor): Promise<void> =>
    follow(visitor, visitor.page.locator('a.menu-link', { hasText: title }));
const firstPage: Sight = { name: 'first page', go: address('/home') };

const officer: readonly Sight[] = [
  { ...firstPage, picture: 'home' },
  { name: 'cards', go: menu('卡'), picture: 'cards' },
  { name: 'decide on a card', go: dialog(/^决定/, /^发出/) },
  { name: 'settings of cards', go: closed(dialog('名称和宽限期', '卡的名称和宽限期')) },
  { name: 'map of all', go: closed(menu('履责一览')), picture: 'map' },
  { name: 'organisation', go: tab('概况'), picture: 'organisation' },
  {
    name: 'record a change',
    go: async (v) => {
      await v.page.getByText('登记变更').click();
      await dialog('设立下级党组织', '设立下级党组织')(v);
    },
  },
  { name: 'record a tenure', go: closed(dialog('登记任职', '登记任职')) },
  { name: 'terms', go: closed(tab('届满和空缺')), picture: 'terms' },
  { name: 'vacancies', go: async ({ page }) => page.getByRole('radiogroup').getByText('职务空缺').click() },
  { name: 'rules', go: tab('要求和依据') },
  { name: 'add a rule', go: dialog('增加本级要求', '增加本级要求') },
  { name: 'settings', go: closed(tab('组织生活设置')), picture: 'settings' },
  { name: 'correct a holiday', go: dialog('更正', '更正放假安排') },
  {
    name: 'map of a committee',
    go: closed(async (v) => {
      await tab('履责一览')(v);
      await follow(v, heads(v.page));
    }),
  },
  { name: 'year of a branch', go: (v) => follow(v, heads(v.page)), picture: 'year' },
  {
    name: 'why a cell is as it is',
    go: async ({ page }) => {
      await page
        .getByRole('grid')
        .getByRole('button', { name: /：已完成/ })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('heading', { name: '依据' }).waitFor();
    },
    picture: 'cell',
  },
  { name: 'record', go: (v) => follow(v, v.page.getByRole('dialog').locator('.records a')), picture: 'record' },
  {
    name: 'branch',
    go: async (v) => follow(v, v.page.getByRole('navigation', { name: '所在位置' }).getByRole('link').last()),
  },
  { name: 'roster', go: tab('名册'), picture: 'roster' },
  { name: 'person', go: (v) => follow(v, v.page.getByRole('rowheader').getByRole('link')), picture: 'person' },
  { name: 'look at a number', go: dialog('查看', '查看完整公民身份号码') },
  { name: 'imports', go: closed(address('/imports')) },
  {
    name: 'search',
    go: async ({ page }) => {
      await page.getByRole('combobox', { name: '查找党组织和人员' }).fill('jgdw');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'own menu', go: async ({ page }) => page.locator('.user-menu summary').click() },
  { name: 'password', go: address('/password') },
  { name: 'no such page', go: address('/meiyou') },
];

const stranger: readonly Sight[] = [
  { name: 'sign in', go: address('/signin'), picture: 'sign-in' },
  {
    name: 'sign in, nothing typed',
    go: async ({ page }) => {
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await page.getByText('请填写口令。').waitFor();
    },
  },
];

/** Which sights each kind of user has; the stranger is nobody yet. */
export const sights: Readonly<Partial<Record<DemoUser | 'stranger', readonly Sight[]>>> = {
  stranger,
  workingCommittee: officer,
  committee: [firstPage],
  branchSecretary: [
    { ...firstPage, picture: 'home-branch' },
    { name: 'own cards', go: menu('提示和卡') },
    { name: 'own year', go: menu('本支部全年') },
    { name: 'own branch', go: tab('概况') },
    { name: 'talks', go: tab('谈心谈话') },
    {
      name: 'talks registered',
      go: async ({ page }) => {
        const others = page.getByRole('group', { name: '另一方' }).getByRole('checkbox');
        for (const n of [0, 1]) await others.nth(n).check();
        await page.getByRole('button', { name: '登记2次' }).click();
        await page.getByText('已登记2对。').waitFor();
        await page.getByText('尚未谈过的').click();
      },
      picture: 'talks',
    },
    { name: 'problems', go: tab('问题清单') },
    { name: 'study', go: tab('学习情况') },
    { name: 'settings of the branch', go: tab('组织生活设置') },
    { name: 'add a fixed day', go: dialog('增加固定日', '增加固定日') },
    { name: 'make a template', go: closed(dialog('制定模板', '制定记录模板')) },
  ],
  clerk: [
    { ...firstPage, picture: 'clerk' },
    { name: 'own year of the clerk', go: menu('本支部全年') },
    { name: 'calendar of the branch', go: tab('日历'), picture: 'calendar' },
    {
      name: 'form',
      go: async (v) => {
        await v.page.getByRole('link', { name: '记录组织生活', exact: true }).click();
        for (const title of ['支委会', '党员大会', '党课', '组织生活会', '现场学习'])
          await v.page.getByRole('button', { name: new RegExp(`^${title}`) }).click();
        await v.page.getByText('已保存，换一台设备也能继续填写').waitFor();
        for (const more of await v.page.getByText('议程、决议、记录、主持人等').all())
          if (v.size === 'phone') await more.click();
        await v.page.getByRole('button', { name: '＋加一项决议' }).first().click();
        await v.page.getByText('经过表决').first().click();
        await v.page.getByRole('button', { name: '＋加一个问题' }).first().click();
      },
      picture: 'form',
    },
    { name: 'give up', go: dialog('放弃', '放弃草稿') },
  ],
  branchCommitteeMember: [
    firstPage,
    { name: 'cards that wait', go: menu('提示和卡') },
    { name: 'a year that needs help', go: menu('本支部全年'), picture: 'help' },
  ],
  member: [
    { ...firstPage, picture: 'home-member' },
    { name: 'own file', go: menu('我的档案') },
  ],
  system: [
    firstPage,
    { name: 'accounts', go: address('/accounts') },
    { name: 'open an account', go: dialog('开通账号', '开通账号') },
    { name: 'backups', go: closed(address('/backups')) },
  ],
  security: [
    firstPage,
    { name: 'appointments', go: address('/appointments') },
    { name: 'appoint', go: dialog('任用', '任用') },
  ],
  audit: [firstPage, { name: 'audit', go: address('/audit') }],
};
