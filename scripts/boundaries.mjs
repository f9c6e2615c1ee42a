// Checks the layers with dependency-cruiser, and that the check looked: every source module and every import in it was read,
// and a fixture that breaks each rule is reported. Under TypeScript 7 the cruiser has no compiler to ask: without @swc/core it
// reads 0 modules and reports success, with it each file is read by a forgiving parser that may lose an import.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import config from '../.dependency-cruiser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixture = join(root, 'scripts/fixtures/bad-layers');
const typesAreFree = new Set(config.forbidden.filter((r) => r.comment === 'types are free').map((r) => r.name));

const sources = (baseDir) =>
  readdirSync(join(baseDir, 'src'), { recursive: true })
    .map((name) => join('src', String(name)))
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts'));

/** The import statements of a file: what is imported, and whether as types only. */
const importsOf = (text) =>
  [...text.matchAll(/^(?:import|export)\s(type\s)?(?:[^;'"]*?\sfrom\s)?'([^']+)';/gm)]
    .map(([, type, module]) => ({ module: module.replace(/^node:/, ''), typeOnly: type !== undefined }))
    .filter(({ module }) => !module.endsWith('.css'));

/** A violation that stands only in `import type`; the cruiser cannot tell. */
const isFree = (baseDir, { rule, from, to }) =>
  typesAreFree.has(rule.name) &&
  importsOf(readFileSync(join(baseDir, from), 'utf8'))
    .filter(({ module }) => to.includes(`node_modules/${module}/`))
    .every(({ typeOnly }) => typeOnly);

const look = async (baseDir) => {
  const { output } = await cruise(['src'], {
    ...config.options,
    ruleSet: { forbidden: config.forbidden },
    validate: true,
    baseDir,
  });
  const read = new Map(output.modules.map((m) => [m.source, new Set(m.dependencies.map((d) => d.module))]));
  const unread = sources(baseDir).flatMap((path) => {
    const seen = read.get(path);
    if (!seen) return [path];
    return importsOf(readFileSync(join(baseDir, path), 'utf8'))
      .filter(({ module }) => !seen.has(module))
      .map(({ module }) => `${path}: ${module}`);
  });
  return { unread, violations: output.summary.violations.filter((v) => !isFree(baseDir, v)) };
};

const fail = (line) => {
  process.stdout.write(`${line}\n`);
  process.exitCode = 1;
};

const real = await look(root);
for (const v of real.violations) fail(`${v.rule.name}: ${v.from} -> ${v.to}`);
for (const line of real.unread) fail(`not read: ${line}`);
const count = sources(root).length;
if (count < 100) fail(`only ${count} modules found: the check looked at too little`);

const fired = new Set((await look(fixture)).violations.map((v) => v.rule.name));
for (const { name } of config.forbidden) if (!fired.has(name)) fail(`the known-bad fixture does not make ${name} fire`);
if (!process.exitCode) process.stdout.write(`${count} modules, ${config.forbidden.length} rules, each seen to fire\n`);
