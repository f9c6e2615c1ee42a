// Which files the gates look at: what git knows, and what it would take up.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Paths relative to the root. A clone that belongs to another user is as good as one's own. */
export const projectFiles = () =>
  execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  })
    .split('\0')
    .filter((path) => path !== '' && existsSync(`${root}${path}`));

/** Ends a gate: what is wrong, or what it has looked at. Fewer than `least` things looked at is wrong too. */
export const conclude = (faults, count, least, what) => {
  const all = count < least ? [...faults, `only ${count} ${what}: the check looked at too little`] : faults;
  for (const fault of all) process.stdout.write(`${fault}\n`);
  if (all.length > 0) process.exitCode = 1;
  else process.stdout.write(`${count} ${what}\n`);
};
