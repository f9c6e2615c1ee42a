// `tsc -b` over all projects; every source must belong to one of them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { conclude, projectFiles, root } from './files.mjs';

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The files that a project has checked, from what the compiler noted down. */
const checkedBy = (reference) => {
  const config = reference.endsWith('.json') ? reference : `${reference}/tsconfig.json`;
  const path = join(root, config);
  const info = join(dirname(path), json(path).compilerOptions.tsBuildInfoFile);
  return json(info).fileNames.map((name) => relative(root, join(dirname(info), name)));
};

const done = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'tsconfig.json'], {
  cwd: root,
  encoding: 'utf8',
});
const faults = (done.stdout + done.stderr).split('\n').filter((line) => line !== '');
if (done.status !== 0 && faults.length === 0) faults.push(`tsc ended with ${done.status}`);
const sources = projectFiles().filter((p) => /^(src|e2e|bench)\/.*\.tsx?$/.test(p) || /^[^/]+\.ts$/.test(p));
const checked = new Set(
  done.status === 0 ? json(join(root, 'tsconfig.json')).references.flatMap(({ path }) => checkedBy(path)) : sources,
);
for (const path of sources) if (!checked.has(path)) faults.push(`${path}: belongs to no project of tsconfig.json`);
conclude(faults, sources.length, 100, 'files type-checked');
