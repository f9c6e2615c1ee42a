import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import { isPostgresOn, postgresProcessesOn } from '../server/platform/db/embedded/processes.js';
import { databaseClone, launch, removeClone, type DatabaseProcess } from './databaseProcess.js';
import { temporaryDirectory } from './temporaryDirectory.js';

const clusterOf = (data: string): string => join(data, 'postgres', 'data');

const serverPid = (data: string): number =>
  Number.parseInt(readFileSync(join(clusterOf(data), 'postmaster.pid'), 'utf8'), 10);

/** Whether a PostgreSQL server runs on the data directory. */
const isServed = (data: string): boolean => {
  try {
    return isPostgresOn(serverPid(data), clusterOf(data));
  } catch {
    return false;
  }
};

/** Ask a process to stop, and expect that it does so in order. */
const finish = async (p: DatabaseProcess): Promise<void> => {
  expect(await p.ask('stop')).toBe('stopped');
  expect(await p.exited).toBe(0);
};

const killHard = async (p: DatabaseProcess): Promise<void> => {
  p.child.kill('SIGKILL');
  await p.exited;
};

const killServers = (data: string): void => {
  for (const pid of postgresProcessesOn(clusterOf(data))) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
};

/**
 * What a test file about the supervisor needs: processes on data directories, all of which are gone after each test. The clone
 * lies as below a home of root, and as npm leaves it where install scripts are not allowed.
 */
export const databaseProcesses = async () => {
  const isRoot = process.getuid?.() === 0;
  const clone = await databaseClone({ mode: isRoot ? 0o700 : 0o755, withLinks: false });
  const directories: { path: string; remove: () => void }[] = [];
  const running: DatabaseProcess[] = [];
  const adopt = (p: DatabaseProcess): void => void running.push(p);

  afterAll(() => removeClone(clone));
  afterEach(async () => {
    for (const p of running.splice(0)) if (p.child.exitCode === null) await killHard(p);
    for (const { path, remove } of directories.splice(0)) {
      for (const name of readdirSync(path)) killServers(join(path, name));
      remove();
    }
  });

  /** A data directory, not yet made, inside one that only we may enter (mkdtemp makes it so). */
  const newData = (): string => {
    const directory = temporaryDirectory();
    directories.push(directory);
    return join(directory.path, 'data');
  };
  const open = async (data: string, as: 'server' | 'command'): Promise<DatabaseProcess> => {
    const p = await launch({ clone, data, as });
    adopt(p);
    return p;
  };

  let ready: Promise<string> | null = null;
  const readyPlace = temporaryDirectory();
  afterAll(readyPlace.remove);
  const makeReady = async (): Promise<string> => {
    const data = join(readyPlace.path, 'data');
    await finish(await launch({ clone, data, as: 'command' }));
    return data;
  };
  /** A data directory in which the database was made, used and stopped: a copy, because making one takes a second. */
  const usedData = async (): Promise<string> => {
    ready ??= makeReady();
    const data = newData();
    execFileSync('cp', ['-pR', await ready, data]);
    return data;
  };
  return { newData, usedData, open, adopt, finish, killHard, isServed, serverPid, clusterOf };
};
