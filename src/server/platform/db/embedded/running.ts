import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, DatabaseRefusal } from '../refusal.js';
import type { Place } from './place.js';
import { identityOf, isAlive, isNumberTaken, isPostgresOn, postgresProcessesOn, until } from './processes.js';

const stopSeconds = 60;

const socketLock = /^\.s\.PGSQL\.\d+\.lock$/;

const pidFile = (place: Place): string => join(place.cluster, 'postmaster.pid');

/** What its file says is the server's process; null when there is no file. */
const notedServer = (place: Place): number | null => {
  try {
    return Number.parseInt(readFileSync(pidFile(place), 'utf8'), 10);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** The process number of the server on this cluster; null when none runs. */
export const serverOn = (place: Place): number | null => {
  const pid = notedServer(place);
  return pid !== null && isPostgresOn(pid, place.cluster) ? pid : null;
};

/** The same, and the files that a dead one left in the way of the next are cleared away. */
export const runningServer = async (place: Place): Promise<number | null> => {
  const noted = notedServer(place);
  const running = serverOn(place);
  if (noted === null || running !== null) return running;
  // Its children may outlive a killed server for a moment, and must not meet a second server.
  await until(() => postgresProcessesOn(place.cluster).length === 0, stopSeconds);
  // PostgreSQL itself would believe any process of that number, even a zombie, to be the old server; an empty file stops it too.
  if (Number.isNaN(noted) || isNumberTaken(noted))
    for (const name of readdirSync(place.cluster).filter((n) => n === 'postmaster.pid' || socketLock.test(n)))
      rmSync(join(place.cluster, name));
  return null;
};

/** Stop a server in order; at once where that takes too long. @throws DatabaseRefusal foreignServer */
export const stopServer = async (pid: number, place: Place): Promise<void> => {
  const who = identityOf(pid);
  if (who === null || !isPostgresOn(pid, place.cluster)) return;
  // SIGINT: fast shutdown, roll back and write everything; SIGQUIT: at once, the next start replays the log.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal);
    if (await until(() => !isAlive(who), stopSeconds)) return;
  }
  throw new DatabaseRefusal('foreignServer', { pid });
};
