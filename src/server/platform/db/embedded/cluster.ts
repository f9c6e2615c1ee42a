import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  statfsSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { DatabaseRefusal } from '../refusal.js';
import { canReach, type Account } from './account.js';
import type { Connection } from './connection.js';
import { writePrivate, type Place } from './place.js';
import { identityOf, isAlive, type ProcessIdentity } from './processes.js';
import type { Programs } from './programs.js';

/** What may differ between a real database and that of a test run. */
export type Tuning = {
  /** Only for tests: lose data at a power cut, gain speed. */
  readonly unsafeAndFast?: boolean;
  readonly maxConnections?: number;
};

/** For tests. A worker of autovacuum would also keep the application's role from dropping a test's database. */
const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };

const megabyte = 1024 * 1024;
const neededMegabytes = 300;

/** @throws DatabaseRefusal diskFull */
export const checkDiskSpace = (place: Place): void => {
  const { bavail, bsize } = statfsSync(place.home);
  const free = Math.floor((bavail * bsize) / megabyte);
  if (free < neededMegabytes)
    throw new DatabaseRefusal('diskFull', { path: place.home, free, needed: neededMegabytes });
};

const asAccount = (account: Account | null): { uid?: number; gid?: number } =>
  account === null ? {} : { uid: account.uid, gid: account.gid };

/**
 * How PostgreSQL is told its data directory. Where a parent directory keeps the account out (below a home of root), the
 * program is started inside and told /proc/self/cwd: PostgreSQL then reaches everything by relative paths.
 */
const directoryArgument = (place: Place, account: Account | null): string => {
  if (account === null || canReach(place.home, account)) return place.cluster;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new DatabaseRefusal('unreachable', { account: account.name, path: place.home });
};

// A fixed, small environment: neither PGOPTIONS nor a Chinese LC_MESSAGES of the caller may reach the server.
const environment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Collation is always PostgreSQL's own C.UTF-8, alike on every machine; the locale decides only which characters count as
 * letters (for trigrams), and not every C library has C.UTF-8.
 */
const locales = ['C.UTF-8', 'zh_CN.UTF-8', 'en_US.UTF-8'];

const runInitdb = (directory: string, argument: string, programs: Programs, account: Account | null, user: string) => {
  for (const [index, locale] of locales.entries()) {
    const made = spawnSync(
      join(programs.directory, 'bin', 'initdb'),
      [
        `--pgdata=${argument}`,
        `--username=${user}`,
        '--pwfile=../initial-password',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        `--locale=${locale}`,
        '--data-checksums',
      ],
      { cwd: directory, env: environment, encoding: 'utf8', ...asAccount(account) },
    );
    const isUnknown = /invalid locale/.test(made.stderr ?? '');
    if (!isUnknown || index === locales.length - 1) return made;
  }
  throw new Error('no locale to try');
};

const initFailure = (place: Place, made: SpawnSyncReturns<string>): DatabaseRefusal => {
  const said = made.stderr ?? '';
  writePrivate(place.log, `${made.stdout ?? ''}${said}${made.error?.message ?? ''}\n`);
  checkDiskSpace(place);
  const uid = /could not look up effective user ID (\d+)/.exec(said)?.[1];
  if (uid !== undefined) return new DatabaseRefusal('unknownUser', { uid });
  const reason = said.trim().split('\n')[0] || (made.error?.message ?? `退出码 ${made.status}`);
  return new DatabaseRefusal('initFailed', { reason, log: place.log });
};

/** A new cluster, made aside and moved into place when whole: one that was interrupted is made again. */
export const initialise = (place: Place, programs: Programs, account: Account | null, c: Connection): void => {
  const draft = `${place.cluster}.new`;
  const password = join(place.home, 'initial-password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writePrivate(password, `${c.administrator.password}\n`);
  if (account !== null) for (const path of [draft, password]) chownSync(path, account.uid, account.gid);
  const argument = directoryArgument({ ...place, cluster: draft }, account);
  const made = runInitdb(draft, argument, programs, account, c.administrator.user);
  rmSync(password, { force: true });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw initFailure(place, made);
  }
  renameSync(draft, place.cluster);
};

const memoryMegabytes = (): number => {
  const limit = process.constrainedMemory();
  return Math.min(totalmem(), limit > 0 ? limit : Number.MAX_SAFE_INTEGER) / megabyte;
};

/** A quarter of memory up to 512 MB, as PostgreSQL's manual advises; the rest is left to the system's file cache. */
const sharedBuffers = (): string => `${Math.max(32, Math.min(512, Math.floor(memoryMegabytes() / 4)))}MB`;

const serverSettings = (c: Connection, tuning: Tuning): readonly string[] => {
  const onSocket = c.host.startsWith('/');
  const values: Record<string, string | number> = {
    listen_addresses: onSocket ? '' : '127.0.0.1',
    unix_socket_directories: onSocket ? '.' : '',
    unix_socket_permissions: '0700',
    port: c.port,
    max_connections: tuning.maxConnections ?? 60,
    shared_buffers: tuning.unsafeAndFast ? '64MB' : sharedBuffers(),
    maintenance_work_mem: '128MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    lc_messages: 'C',
    log_line_prefix: '%m [%p] ',
    ...(tuning.unsafeAndFast ? unsafe : {}),
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
};

const openLog = (path: string): number => {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 5 * megabyte) renameSync(path, `${path}.1`);
  const fd = openSync(path, 'a+', 0o600);
  chmodSync(path, 0o600);
  return fd;
};

/** What the server wrote to its log since a position; the last of it when that is long. */
export const logSince = (path: string, position: number): string => {
  const fd = openSync(path, 'r');
  try {
    const size = fstatSync(fd).size;
    const from = Math.max(position, size - 65_536);
    const buffer = Buffer.alloc(size - from);
    readSync(fd, buffer, 0, buffer.length, from);
    return buffer.toString('utf8');
  } finally {
    closeSync(fd);
  }
};

export type Started = { readonly who: ProcessIdentity | null; readonly logPosition: number };

/**
 * Start the server in a session of its own: a Ctrl-C in the terminal goes to Node, which then stops the server in order.
 * It is not waited for here.
 */
export const startServer = (
  place: Place,
  programs: Programs,
  account: Account | null,
  c: Connection,
  tuning: Tuning,
): Started => {
  const log = openLog(place.log);
  const logPosition = fstatSync(log).size;
  try {
    const child = spawn(
      join(programs.directory, 'bin', 'postgres'),
      ['-D', directoryArgument(place, account), ...serverSettings(c, tuning)],
      { cwd: place.cluster, env: environment, detached: true, stdio: ['ignore', log, log], ...asAccount(account) },
    );
    child.once('error', () => undefined);
    child.unref();
    return { who: child.pid === undefined ? null : identityOf(child.pid), logPosition };
  } finally {
    closeSync(log);
  }
};

/** Whether a started server is still there. */
export const isRunning = (started: Started): boolean => started.who !== null && isAlive(started.who);
