import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** What people look at it with: an office screen and a phone. */
export const sizes = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
} as const;
export type Size = keyof typeof sizes;
export const sizeNames = Object.keys(sizes) as Size[];

/** Nothing that reaches out to a network or needs a graphics card. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Named in CHROMIUM_PATH (`npm test` finds or installs one and names it), else where Debian puts it. */
const chromiumPath = (): string => {
  const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (existsSync(path)) return path;
  throw new Error(
    `浏览器测试需要 Chromium，${path} 不存在。请运行 npm test -- browser（会自动查找或安装），或用环境变量 CHROMIUM_PATH 指明。`,
  );
};

/** A Chromium with a profile of its own, which goes away with it. Root has no sandbox to offer. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
