// Runs one project of the tests and counts what came out.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.mjs';

const read = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
};

/**
 * `{passed, failed, skipped}` of a project. A file that does not load, an error outside of tests and a run without tests are
 * failures too.
 */
export const runTests = (project, { name = project, env = {} } = {}) => {
  const directory = join(root, 'dist', 'tests');
  mkdirSync(directory, { recursive: true });
  const report = join(directory, `${name}.json`);
  rmSync(report, { force: true });
  const done = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  );
  const result = read(report);
  const tests = (result?.testResults ?? []).flatMap((file) => file.assertionResults);
  const count = (...states) => tests.filter((t) => states.includes(t.status)).length;
  const passed = count('passed');
  const unloaded = (result?.testResults ?? []).filter((f) => f.status === 'failed' && f.assertionResults.length === 0);
  const failed = count('failed') + unloaded.length;
  const skipped = tests.filter((t) => !['passed', 'failed'].includes(t.status)).map((t) => t.fullName.trim());
  for (const name of skipped) process.stdout.write(`skipped: ${name}\n`);
  const looked = passed + failed > 0;
  if (!looked) process.stdout.write(`no test of the project ${project} was run\n`);
  return { passed, failed: failed > 0 || (looked && done.status === 0) ? failed : 1, skipped: skipped.length };
};
