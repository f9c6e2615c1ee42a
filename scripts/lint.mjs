// oxlint with types over the project; it must have read all sources, and must report what a known-bad file breaks.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { conclude, projectFiles, root } from './files.mjs';

const oxlint = (cwd, args) => {
  const done = spawnSync(
    process.execPath,
    [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '--format', 'json', ...args],
    { cwd, encoding: 'utf8', maxBuffer: 64 << 20 },
  );
  try {
    return JSON.parse(done.stdout);
  } catch {
    return { number_of_files: 0, diagnostics: [{ filename: 'oxlint', code: '', message: done.stdout + done.stderr }] };
  }
};

const shown = ({ filename, code, message, help, labels }) =>
  `${filename}:${labels?.[0]?.span?.line ?? 1} ${code}: ${message}${help ? ` (${help})` : ''}`;

const mustFire = [
  'eslint(no-console)',
  'eslint(no-restricted-globals)',
  'eslint(no-restricted-imports)',
  'eslint(no-restricted-properties)',
  'import(no-default-export)',
  'typescript(consistent-type-imports)',
  'typescript(no-explicit-any)',
  'typescript(no-floating-promises)',
  'typescript(no-misused-promises)',
];

const own = oxlint(root, []);
const bad = oxlint(join(root, 'scripts/fixtures/bad-lint'), ['-c', 'oxlintrc.json', '.']);
const fired = new Set(bad.diagnostics.map((d) => d.code));
const sources = projectFiles().filter((p) => /\.(tsx?|mjs|js)$/.test(p) && !p.startsWith('scripts/fixtures/'));
const faults = [
  ...own.diagnostics.map(shown),
  ...mustFire.filter((code) => !fired.has(code)).map((code) => `the known-bad fixture does not make ${code} fire`),
];
conclude(faults, own.number_of_files, sources.length, 'files linted');
