import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { openBrowser, type Size } from '../src/testkit/browser.js';
import { startProgram, type Program } from '../src/testkit/program.js';
import { visit, type Visitor } from './visitor.js';

const pictures = fileURLToPath(new URL('../dist/tests/failed', import.meta.url));

/** One-click sign-ins of the demo city. */
export type DemoUser =
  | 'workingCommittee'
  | 'committee'
  | 'branchSecretary'
  | 'clerk'
  | 'branchCommitteeMember'
  | 'member'
  | 'system'
  | 'security'
  | 'audit';

/** A running program with a browser before it, for all stories of a file. */
export type House = {
  readonly address: () => string;
  /** A new window; it is closed after the story, which fails where anything on its pages did. */
  readonly visitor: (size?: Size) => Promise<Visitor>;
  /** Signed in as the demo's user, on the first page, the tour declined. */
  readonly atHome: (user: DemoUser, size?: Size) => Promise<Visitor>;
  /** The same, gone on to the first page of work: the map of a committee, the year of a branch, one's own file. */
  readonly as: (user: DemoUser, size?: Size) => Promise<Visitor>;
};

const pictureOf = async (visitors: readonly Visitor[], story: string): Promise<void> => {
  mkdirSync(pictures, { recursive: true });
  for (const [i, { page }] of visitors.entries()) {
    const path = join(pictures, `${story.replaceAll(/\W+/g, '-').slice(0, 80)}-${i + 1}.png`);
    const taken = await page.screenshot({ path }).catch(() => null);
    if (taken) process.stdout.write(`the page as it was (${page.url()}): ${path}\n`);
  }
};

/** Visitors of the program at an address, in one browser for the file. */
const receive = (address: () => string): House => {
  let browser: Browser;
  let visitors: Visitor[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  afterEach(async ({ task }) => {
    const present = visitors;
    visitors = [];
    if (task.result?.state === 'fail') await pictureOf(present, task.name);
    const faults = present.flatMap((v) => v.faults());
    await Promise.all(present.map((v) => v.leave()));
    expect(faults, 'went wrong on the pages').toEqual([]);
  });
  const visitor = async (size: Size = 'desktop'): Promise<Visitor> => {
    const one = await visit(browser, address(), size);
    visitors.push(one);
    return one;
  };
  const atHome = async (user: DemoUser, size: Size = 'desktop'): Promise<Visitor> => {
    const one = await visitor(size);
    await one.page.addInitScript(() => localStorage.setItem('zhibu.tourSeen', '1'));
    await one.page.goto(`/signin?demo=${user}`);
    await one.page.waitForURL((url) => url.pathname !== '/signin' && url.pathname !== '/');
    await one.settled();
    return one;
  };
  const as = async (user: DemoUser, size: Size = 'desktop'): Promise<Visitor> => {
    const one = await atHome(user, size);
    const next = await one.page.locator('a.menu-link:visible').nth(1).getAttribute('href');
    if (next) await one.open(next);
    return one;
  };
  return { address, visitor, atHome, as };
};

/** The demo city, which all files of a run visit one after the other (see demoCity.ts). Open it at the top of a file of stories. */
export const demoHouse = (): House => {
  const address = inject('demoAddress');
  return receive(() => address);
};

/** A program of the file's own on empty data. */
export const emptyHouse = (): House => {
  let program: Program;
  beforeAll(async () => {
    program = await startProgram();
  });
  afterAll(() => program?.stop());
  return receive(() => program.address);
};

/** The tests of a group are chapters of one story: each begins where the one before has ended, so none is told after one failed. */
export const inChapters = (): void => {
  let broken: string | null = null;
  beforeEach(() => {
    if (broken !== null) throw new Error(`not told, because this chapter failed: ${broken}`);
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') broken ??= task.name;
  });
};
