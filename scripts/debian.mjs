// Installing Debian packages for the tests: only as root, only where apt is.
import { spawnSync } from 'node:child_process';

const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', UCF_FORCE_CONFFOLD: '1' };
const run = (program, args) =>
  spawnSync(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', timeout: 300_000 });

export const canInstall = () => process.getuid?.() === 0 && run('apt-get', ['--version']).status === 0;

let isUpdated = false;

/** Whether the packages are there now. Says what it does; a failure is a sentence, not an exception. */
export const install = (...packages) => {
  process.stdout.write(`installing ${packages.join(', ')} …\n`);
  if (!isUpdated) isUpdated = run('apt-get', ['update', '-qq']).status === 0;
  const done = run('apt-get', [
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    '-o',
    'Dpkg::Options::=--force-confold',
    ...packages,
  ]);
  if (done.status !== 0) process.stdout.write(`apt-get failed: ${(done.stderr ?? '').trim().split('\n').at(-1)}\n`);
  return done.status === 0;
};
