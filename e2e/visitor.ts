import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { vi } from 'vitest';
import { sizes, type Size } from '../src/testkit/browser.js';

/** Somebody with a browser of his own: his cookies, his size of screen, and everything that went wrong on his pages. */
export type Visitor = {
  readonly page: Page;
  readonly size: Size;
  /** Go to an address of the house and wait until the page stands. */
  readonly open: (path: string) => Promise<void>;
  /** Wait until nothing is loading any more. */
  readonly settled: () => Promise<void>;
  /** The browser itself writes a refusal into its console; here one of this status was meant to come. */
  readonly wasRefused: (status: number) => void;
  /** The browser also writes down each call that found no network, or whose page was closed; here it was meant to be away. */
  readonly wentOffline: () => void;
  /** What should not have happened and was not declared, each with where. */
  readonly faults: () => readonly string[];
  readonly leave: () => Promise<void>;
};

/** After everything that a press has set off had its turn. */
const isLoading = async (): Promise<boolean> => {
  await new Promise((turn) => requestAnimationFrame(() => requestAnimationFrame(turn)));
  return (
    document.querySelector('.state-loading, [aria-busy="true"], .ant-btn-loading') !== null ||
    (document.querySelector('h1')?.textContent ?? '') === ''
  );
};

/** How many calls of the page have not been answered yet. */
const countCalls = (page: Page): (() => number) => {
  const open = new Set<unknown>();
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return () => open.size;
};

const watch = (page: Page, address: string, faults: string[]): void => {
  const at = (): string => new URL(page.url()).pathname;
  const told = (message: ConsoleMessage): void => {
    // Violations of the content security policy are told here too.
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`${at()}: ${message.text()}`);
  };
  page.on('console', told);
  page.on('pageerror', (error) => faults.push(`${at()}: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== address) faults.push(`${at()}: asks another origin: ${request.url()}`);
  });
};

/** Opens a browser window on the house at an address. */
export const visit = async (browser: Browser, address: string, size: Size): Promise<Visitor> => {
  const context = await browser.newContext({
    ...sizes[size],
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults: string[] = [];
  watch(page, address, faults);
  const calls = countCalls(page);
  const settled = async (): Promise<void> => {
    // While the page goes elsewhere there is nothing to ask.
    const still = (): Promise<boolean> => page.evaluate(isLoading).catch(() => true);
    await vi.waitUntil(async () => !(await still()) && calls() === 0, { timeout: 15_000, interval: 40 });
  };
  return {
    page,
    size,
    settled,
    open: async (path) => {
      await page.goto(path);
      await settled();
    },
    wasRefused: (status) => {
      const at = faults.findIndex((fault) => fault.includes(`responded with a status of ${status} `));
      if (at < 0)
        throw new Error(`no call was refused with ${status}; what happened: ${faults.join('; ') || 'nothing'}`);
      faults.splice(at, 1);
    },
    wentOffline: () => {
      const others = faults.filter((fault) => !fault.includes('net::ERR_INTERNET_DISCONNECTED'));
      if (others.length === faults.length) throw new Error('no call was made without network');
      faults.splice(0, faults.length, ...others);
    },
    faults: () => faults,
    leave: () => context.close(),
  };
};
