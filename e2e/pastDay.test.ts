import { describe, expect, it } from 'vitest';
import { demoCity } from '../src/domain/demo/demoCity.js';
import { addDays, type CalendarDay } from '../src/domain/shared/calendarDay.js';
import { systemClock } from '../src/server/platform/clock.js';
import { demoHouse } from './house.js';
import type { Visitor } from './visitor.js';

const house = demoHouse();
// The same arguments give the same city: what the program loads is known here.
const city = demoCity({ seed: 'zhibu', asOf: systemClock.today() });

const official = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** Asks the page for another day, typed as officials write it. */
const asOf = async ({ page, settled }: Visitor, day: CalendarDay): Promise<void> => {
  const field = page.getByRole('textbox', { name: '截至' });
  await field.fill(official(day));
  await field.press('Tab');
  await page.waitForURL((url) => url.searchParams.get('day') === day);
  await settled();
};

/** The branch that was merged into another one, the day of it, and who belonged to it until then. */
const merged = () => {
  const event = city.history.events.find((e) => e.kind === 'merge');
  const branch = city.formerOrganisations.find((o) => o.党组织代码 === event?.code);
  if (!event || !branch) throw new Error('the demo city has no merged branch');
  const until = city.history.affiliations.filter((a) => a.branchCode === event.code && a.until === event.on);
  const people = new Map([...city.members, ...city.formerMembers].map((m) => [m.身份证号, m]));
  return { on: event.on, branch, people: until.map((a) => people.get(a.idNumber)).filter((m) => m !== undefined) };
};

describe('the past can be asked', () => {
  it('shows a working-committee officer who was due in a branch that has since been merged into another', async () => {
    const { on, branch, people } = merged();
    const officer = await house.as('workingCommittee');
    const { page, settled } = officer;
    await page.getByRole('navigation', { name: '功能' }).getByRole('link', { name: '党组织', exact: true }).click();
    await settled();
    await asOf(officer, addDays(on, -1));

    const tree = page.getByRole('tree', { name: '组织树' });
    const superior = city.organisations.find((o) => o.党组织全称 === branch.上级党组织);
    const above = page.getByRole('treeitem', { name: superior?.党组织简称 ?? '', exact: true });
    await tree.locator('.tree-node', { has: above }).locator('button').click();
    await tree.getByRole('treeitem', { name: branch.党组织简称, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: branch.党组织全称 }).waitFor();
    await page.getByRole('navigation', { name: '本组织' }).getByRole('link', { name: '名册' }).click();
    await page.getByRole('heading', { level: 1, name: `${branch.党组织简称}名册` }).waitFor();
    await settled();

    const names = await page.locator('table.table tbody th').allTextContents();
    expect(names.toSorted()).toEqual(people.map((p) => p.姓名).toSorted());
    const full = people.filter((p) => p.人员类别 === '正式党员').length;
    const told = await page.locator('.filters output').textContent();
    expect(told).toBe(`党员${people.length}人，应到${people.length}人，有表决权应到${full}人`);

    await page.getByRole('button', { name: '回到今日' }).click();
    await page.getByText('当日没有党员。').waitFor();
  });

  it('shows last year’s names in last year’s tree', async () => {
    const event = city.history.events.find((e) => e.kind === 'rename' && e.from.shortName.endsWith('党总支'));
    if (event?.kind !== 'rename') throw new Error('the demo city has no renamed general branch');
    const now = city.organisations.find((o) => o.党组织代码 === event.code)?.党组织简称 ?? '';
    const officer = await house.as('workingCommittee');
    const tree = officer.page.getByRole('tree', { name: '组织树' });
    await officer.page.getByRole('link', { name: '党组织', exact: true }).first().click();
    await tree.getByRole('treeitem', { name: now, exact: true }).waitFor();
    await asOf(officer, addDays(event.on, -1));
    await tree.getByRole('treeitem', { name: event.from.shortName, exact: true }).waitFor();
    expect(await tree.getByRole('treeitem', { name: now, exact: true }).count()).toBe(0);
    await asOf(officer, event.on);
    await tree.getByRole('treeitem', { name: now, exact: true }).waitFor();
  });

  it('tells a reader of the roster who is not counted on the day, and why', async () => {
    const now = city.history.restrictions.find(
      (r) => r.kind === 'probationWithinParty' && r.until && r.until > city.asOf,
    );
    const who = city.members.find((m) => m.身份证号 === now?.idNumber);
    if (!now || !who) throw new Error('the demo city has nobody under 留党察看');
    const { page, settled, open } = await house.as('workingCommittee');
    const search = page.getByRole('combobox', { name: '查找党组织和人员' });
    await search.fill(who.所在党支部);
    await page.getByRole('option', { name: who.所在党支部 }).first().click();
    await page.getByRole('navigation', { name: '本组织' }).getByRole('link', { name: '名册' }).click();
    await page.waitForURL(/\/roster/);
    await settled();
    const row = page.getByRole('row', { name: who.姓名 });
    await row.getByText('计入，无表决权').waitFor();
    expect(await row.textContent()).toContain('留党察看');
    await open(`${new URL(page.url()).pathname}?day=${addDays(now.since, -1)}`);
    await row.getByText('计入，有表决权').waitFor();
  });
});
