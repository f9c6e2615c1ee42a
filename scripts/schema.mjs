// Writes anew what follows from the migrations, the settings and the permissions: the tests that compare these files with their
// sources write them when asked to.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './files.mjs';

const sources = [
  'src/server/platform/db/describe/describe.test.ts',
  'src/server/platform/config.unit.test.ts',
  'src/server/permissions.test.ts',
];
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '-t', 'is what|are documented exactly', ...sources],
  { cwd: root, stdio: 'inherit', env: { ...process.env, UPDATE_DOCS: '1' } },
);
process.exitCode = status ?? 1;
