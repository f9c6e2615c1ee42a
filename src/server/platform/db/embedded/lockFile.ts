import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, DatabaseRefusal } from '../refusal.js';
import { identityOf, isAlive, sleep, type ProcessIdentity } from './processes.js';

/** A lock that a living process holds; release is idempotent. */
export type Held = { readonly release: () => void };

const ownIdentity = (): ProcessIdentity => {
  const me = identityOf(process.pid);
  if (me === null) throw new Error('this process cannot see itself');
  return me;
};

const read = (path: string): { text: string; who: ProcessIdentity | null } | null => {
  try {
    const text = readFileSync(path, 'utf8');
    const [pid, started] = text.trim().split(' ', 2);
    return { text, who: pid && started ? { pid: Number(pid), started } : null };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Put a lock file there whole or not at all: a reader never sees half a line. */
const create = (path: string, text: string): boolean => {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
};

/** Move the lock of a dead process aside; if another one took it in between, put that back. */
const removeStale = (path: string, seen: string): void => {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (read(aside)?.text !== seen) {
    try {
      linkSync(aside, path);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
  rmSync(aside, { force: true });
};

/** Take the lock, or say which living process has it. The lock of a dead process is taken over. */
export const tryLock = (path: string): Held | ProcessIdentity => {
  const text = `${Object.values(ownIdentity()).join(' ')} ${randomUUID()}\n`;
  for (;;) {
    if (create(path, text)) {
      return {
        release: () => {
          if (read(path)?.text === text) rmSync(path, { force: true });
        },
      };
    }
    const other = read(path);
    if (other === null) continue;
    if (other.who !== null && isAlive(other.who)) return other.who;
    removeStale(path, other.text);
  }
};

/**
 * Do a short piece of work alone among all processes.
 * @throws DatabaseRefusal busy when another process holds the lock for longer than `seconds`
 */
export const withLock = async <T>(path: string, data: string, seconds: number, work: () => Promise<T>): Promise<T> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const lock = tryLock(path);
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        lock.release();
      }
    }
    if (Date.now() > end) throw new DatabaseRefusal('busy', { pid: lock.pid, data, seconds });
    await sleep(50);
  }
};

/** Note that this process uses the database, until released. */
export const registerHolder = (directory: string): Held => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `${process.pid}-${randomUUID()}`);
  const { pid, started } = ownIdentity();
  writeFileSync(path, `${pid} ${started}\n`, { mode: 0o600 });
  return { release: () => rmSync(path, { force: true }) };
};

/** How many living users the database has; what dead processes left is cleared away. */
export const countHolders = (directory: string): number => {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch {
    return 0;
  }
  return names.filter((name) => {
    const who = read(join(directory, name))?.who ?? null;
    if (who !== null && isAlive(who)) return true;
    rmSync(join(directory, name), { force: true });
    return false;
  }).length;
};
