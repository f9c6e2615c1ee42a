import { describe, expect, it } from 'vitest';
import { sizeNames } from '../src/testkit/browser.js';
import { graveFindings, overflow } from './axe.js';
import { demoHouse, type DemoUser } from './house.js';

const house = demoHouse();

/** The pages that a user's own menu leads to. */
const pagesOf = async (user: DemoUser, size: (typeof sizeNames)[number]): Promise<string[]> => {
  const visitor = await house.as(user, size);
  const found: string[] = [];
  const links = await visitor.page
    .locator('nav a[href^="/"]')
    .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  for (const href of new Set(links)) {
    await visitor.page.goto(new URL(href, visitor.page.url()).href);
    await visitor.settled();
    await visitor.page.getByRole('heading', { level: 1 }).first().waitFor();
    const faults = [...(await graveFindings(visitor.page)), ...(await overflow(visitor.page))];
    found.push(...faults.map((f) => `${href}: ${f}`));
  }
  expect(links.length).toBeGreaterThan(0);
  return found;
};

describe('every page of every menu', () => {
  for (const size of sizeNames)
    for (const user of ['workingCommittee', 'branchSecretary', 'member', 'system', 'security', 'audit'] as const)
      it(`is open to everybody and fits its window (${user}, ${size})`, async () => {
        expect(await pagesOf(user, size)).toEqual([]);
      });
});
