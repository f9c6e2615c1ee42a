import { describe, expect, it } from 'vitest';
import { demoCity } from '../src/domain/demo/demoCity.js';
import { demoUsers } from '../src/domain/demo/demoUsers.js';
import { systemClock } from '../src/server/platform/clock.js';
import { demoHouse } from './house.js';

const house = demoHouse();
const city = demoCity({ seed: 'zhibu', asOf: systemClock.today() });
const member = demoUsers.find((u) => u.key === 'member')?.pick(city);

describe('a branch', () => {
  it('its secretary begins with the year of the own branch and may open nothing above it', async () => {
    const { page, settled, open, wasRefused } = await house.as('branchSecretary');
    expect(new URL(page.url()).pathname).toMatch(/^\/organisations\/[^/]+\/year$/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/\d{4}年组织生活$/);
    const rows = await page.getByRole('grid').getByRole('rowheader').allTextContents();
    for (const demand of ['党员大会', '支委会', '党课', '主题党日', '组织生活会'])
      expect(rows.join(' '), 'what is demanded of the branch').toContain(demand);
    expect(rows.some((row) => row.includes('党小组会'))).toBe(true);

    const root = await page.evaluate(async () => {
      const reply = await fetch('/api/session');
      return ((await reply.json()) as { me: { tenant: { rootId: string } } }).me.tenant.rootId;
    });
    await page.goto(`/map/${root}`);
    await page.getByRole('alert').first().waitFor();
    await settled();
    expect(await page.getByRole('alert').first().textContent()).toMatch(/没有找到|不存在/);
    wasRefused(404);
    wasRefused(404);
    await open('/');
    await page.getByRole('heading', { level: 1, name: '现在要做什么' }).waitFor();
  });

  it('where help is needed, what to do next stands before the whole year, with its reason one press away', async () => {
    const { page } = await house.as('branchCommitteeMember', 'phone');
    const next = page.getByRole('region', { name: '请优先办理' }).or(page.locator('.now-due'));
    await next.first().getByRole('button').first().tap();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('heading', { name: '原因' }).waitFor();
    expect(await drawer.textContent()).toMatch(/逾期|将到期/);
    expect(await page.locator('body').textContent()).not.toMatch(/软弱涣散|懈怠|排名/);
  });
});

describe('a member', () => {
  it('sees only the own file, and in it who looked at the own number and why', async () => {
    if (!member) throw new Error('the demo city has no member to sign in');
    const officer = await house.as('workingCommittee');
    await officer.page.getByRole('combobox', { name: '查找党组织和人员' }).fill(member.name);
    const person = officer.page.getByRole('listbox').getByRole('option', { name: new RegExp(`^${member.name}.*党员`) });
    await person.first().click();
    await officer.page.waitForURL(/\/people\//);
    const address = new URL(officer.page.url()).pathname;
    const number = officer.page.locator('.facts div', { hasText: '公民身份号码' });
    expect(await number.textContent()).toContain('*');
    await number.getByRole('button', { name: '查看' }).click();
    const asking = officer.page.getByRole('dialog', { name: '查看完整公民身份号码' });
    await asking.getByRole('button', { name: '查看', exact: true }).click();
    await asking.getByText('请填写查看原因。').waitFor();
    await asking.getByLabel('查看原因').fill('核对组织关系介绍信');
    await asking.getByRole('button', { name: '查看', exact: true }).click();
    await number.getByText(member.idNumber).waitFor();

    const self = await house.as('member');
    expect(new URL(self.page.url()).pathname).toBe(address);
    await self.page.getByText(/公民身份号码，原因：核对组织关系介绍信/).waitFor();
    expect(await self.page.locator('.facts').first().textContent()).not.toContain(member.idNumber);
    const menu = self.page.getByRole('navigation', { name: '功能' });
    expect((await menu.getByRole('link').allTextContents()).sort()).toEqual(
      ['我的支部', '我的档案', '要求和依据', '首页'].sort(),
    );
  });

  it('is told in Chinese that another one’s file is not there', async () => {
    const officer = await house.as('workingCommittee');
    await officer.page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '名册' }).first().click();
    await officer.page.waitForURL(/\/roster/);
    await officer.settled();
    await officer.page.getByRole('rowheader').getByRole('link').first().click();
    await officer.page.waitForURL(/\/people\//);
    const other = new URL(officer.page.url()).pathname;
    const self = await house.as('member', 'phone');
    await self.page.goto(other);
    await self.page.getByRole('alert').waitFor();
    expect(await self.page.getByRole('alert').textContent()).toMatch(/\p{Script=Han}{4}/u);
    self.wasRefused(404);
  });

  it('is asked to sign in again with what has been opened kept in the address', async () => {
    const { page, open, wasRefused } = await house.visitor();
    await page.goto('/imports?page=2');
    await page.waitForURL(/\/signin\?to=/);
    expect(new URL(page.url()).searchParams.get('to')).toBe('/imports?page=2');
    await open('/signin');
    await page.getByLabel('登录名').fill('meiyouzheren');
    await page.getByLabel('口令', { exact: true }).fill('不知道的口令一二三四');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('alert').waitFor();
    wasRefused(401);
    expect(await page.getByLabel('登录名').inputValue()).toBe('meiyouzheren');
  });
});
