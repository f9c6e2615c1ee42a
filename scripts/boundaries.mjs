// Checks the layers with dependency-cruiser, and that the check looked: every source module was read,
// and a fixture that breaks each rule is reported. (Without @swc/core the cruiser reads 0 modules and reports success.)
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';

const sources = (dir) =>
  readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });

const check = async (roots, baseDir) => {
  const { output } = await cruise(roots, {
    ...config.options,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    baseDir,
  });
  return output;
};

const fail = (line) => {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
};

const real = await check(['src'], process.cwd());
const read = real.modules.filter((m) => m.source.startsWith('src/')).length;
const present = sources('src').length;
for (const v of real.summary.violations) fail(`${v.rule.name}: ${v.from} -> ${v.to}`);
if (read < present) fail(`boundaries: read ${read} of ${present} modules; the check looked at too little`);

const bad = await check(['src'], join(process.cwd(), 'scripts/fixtures/bad-layers'));
const fired = new Set(bad.summary.violations.map((v) => v.rule.name));
const rules = config.forbidden.map((r) => r.name);
for (const name of rules) if (!fired.has(name)) fail(`boundaries: the known-bad fixture does not make ${name} fire`);
if (!process.exitCode) process.stdout.write(`boundaries: ${read} modules, ${rules.length} rules, each seen to fire\n`);
