#!/usr/bin/env node
// The `zhibu` command. Builds the sources when they are newer than what was built, then runs it.
import { existsSync } from 'node:fs';
import { buildIfStale } from '../scripts/build.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Zhibu 需要 Node 20.19 或更高版本，当前为 ${process.versions.node}。请升级后再运行。\n`);
  process.exit(1);
}
const root = new URL('..', import.meta.url);
// An installation without sources (offline package) runs what was built.
if (existsSync(new URL('src/cli/main.ts', root))) buildIfStale();
const { main } = await import('../dist/cli/main.js');
process.exitCode = await main(process.argv.slice(2));
