// knip: files nobody imports, exports nobody uses, dependencies nobody needs. It must have read all sources, and must find what
// is dead in a fixture.
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { conclude, projectFiles, root } from './files.mjs';

const knip = (directory) => {
  const done = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/knip/bin/knip.js'),
      '--no-progress',
      '--no-config-hints',
      '--directory',
      directory,
      '--reporter',
      join(root, 'scripts/deadReport.mjs'),
    ],
    { cwd: root, encoding: 'utf8' },
  );
  try {
    return JSON.parse(done.stdout);
  } catch {
    return { read: 0, found: [{ type: 'knip', filePath: directory, symbol: done.stdout + done.stderr }] };
  }
};

const shown = ({ type, filePath, symbol, line }) =>
  `${relative(root, filePath)}${line ? `:${line}` : ''} ${type}: ${type === 'files' ? 'nothing imports this file' : symbol}`;

const own = knip(root);
const fired = new Set(knip(join(root, 'scripts/fixtures/bad-dead')).found.map((issue) => issue.type));
const missed = ['files', 'exports', 'types', 'dependencies'].filter((type) => !fired.has(type));
const sources = projectFiles().filter((p) => /^(src|e2e|bench)\/.*\.(tsx?)$/.test(p));
conclude(
  [...own.found.map(shown), ...missed.map((type) => `the known-bad fixture does not make ${type} fire`)],
  own.read,
  sources.length,
  'files searched for dead code',
);
