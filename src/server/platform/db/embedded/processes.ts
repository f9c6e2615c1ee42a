import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { codeOf } from '../refusal.js';

/** A process that cannot be mistaken for a later one with the same number: its start, within this boot of the machine. */
export type ProcessIdentity = { readonly pid: number; readonly started: string };

const isLinux = process.platform === 'linux';

const bootId = (): string => {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
};

/** Start time in clock ticks; null when there is no such process or it is a zombie. */
const startedOnLinux = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${fields[19]}@${bootId()}`;
  } catch {
    return null;
  }
};

const psField = (pid: number, field: string): string | null => {
  try {
    return (
      execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim() || null
    );
  } catch {
    return null;
  }
};

/** Who a process number is now, or null when nobody. */
export const identityOf = (pid: number): ProcessIdentity | null => {
  const started = isLinux ? startedOnLinux(pid) : psField(pid, 'lstart');
  return started === null ? null : { pid, started };
};

export const isAlive = (who: ProcessIdentity): boolean => identityOf(who.pid)?.started === who.started;

/** Whether the system still knows a process of that number, be it a zombie that nobody has collected. */
export const isNumberTaken = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
};

/** Whether a process is a PostgreSQL server that works in this data directory (its working directory, by PostgreSQL's design). */
export const isPostgresOn = (pid: number, clusterDirectory: string): boolean => {
  if (!isLinux) {
    const command = psField(pid, 'command') ?? '';
    return command.includes('postgres') && command.includes(clusterDirectory);
  }
  try {
    const program = basename(readlinkSync(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
    return program === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDirectory);
  } catch {
    return false;
  }
};

/** Any process of a PostgreSQL server on this directory, also one whose postmaster was killed; Linux only, else none. */
export const postgresProcessesOn = (clusterDirectory: string): readonly number[] =>
  isLinux
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .filter((pid) => isPostgresOn(pid, clusterDirectory))
    : [];

export const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Wait until a condition holds; false when the time is over first. */
export const until = async (holds: () => boolean, seconds: number, everyMs = 20): Promise<boolean> => {
  const end = Date.now() + seconds * 1000;
  while (!holds()) {
    if (Date.now() > end) return false;
    await sleep(everyMs);
  }
  return true;
};
