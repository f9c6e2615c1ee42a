// A Chromium for the browser tests: the one that is named, the one that is here, else one that is installed now.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { canInstall, install } from './debian.mjs';
import { root } from './files.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
/** The oldest that the pages are made for: the last for Windows 7. */
const oldest = 109;

const onPath = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((directory) => names.map((name) => join(directory, name)))
    .filter((path) => existsSync(path));

/** The major version of a program that really starts; 0 otherwise (Ubuntu's /usr/bin/chromium-browser is only a signpost). */
const versionOf = (path) => {
  const done = spawnSync(path, ['--version'], {
    encoding: 'utf8',
    timeout: 30_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return done.status === 0 ? Number(/(\d+)\.\d+\.\d+/.exec(done.stdout)?.[1] ?? 0) : 0;
};

const found = () => {
  const own = chromium.executablePath();
  return [...onPath(), ...(existsSync(own) ? [own] : [])].find((path) => versionOf(path) >= oldest);
};

const installForPlaywright = () => {
  process.stdout.write('installing the Chromium of playwright …\n');
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/playwright-core/cli.js'),
      'install',
      ...(canInstall() ? ['--with-deps'] : []),
      '--no-shell',
      'chromium',
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 },
  );
};

const hasChineseFont = () => {
  const done = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return done.status === 0 && done.stdout.trim() !== '';
};

/**
 * The path of a Chromium, installed if need be.
 * @throws Error with what to do
 */
export const provideChromium = () => {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (versionOf(named) >= oldest) return named;
    throw new Error(`CHROMIUM_PATH=${named} 不是能运行的 Chromium（至少 ${oldest} 版）。`);
  }
  let path = found();
  if (!path && canInstall() && install('chromium', 'fonts-noto-cjk')) path = found();
  if (!path) {
    installForPlaywright();
    path = found();
  }
  if (!path)
    throw new Error(
      '没有找到 Chromium，也装不上。请安装 chromium 或 google-chrome，或用环境变量 CHROMIUM_PATH 指明它的路径，再运行 npm test。\n' +
        'No Chromium was found or could be installed: install chromium or google-chrome, or set CHROMIUM_PATH, and run npm test again.',
    );
  if (!hasChineseFont() && !(canInstall() && install('fonts-noto-cjk', 'fontconfig')))
    process.stdout.write('no Chinese font on this machine: screenshots will show boxes; install fonts-noto-cjk\n');
  return path;
};
