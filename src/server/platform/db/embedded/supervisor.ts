import { join } from 'node:path';
import { DatabaseRefusal, reasonOf } from '../refusal.js';
import { tryConnect, withClient, type ConnectionSettings } from '../pool.js';
import { chooseAccount } from './account.js';
import { checkDiskSpace, initialise, isRunning, logSince, startServer, type Started, type Tuning } from './cluster.js';
import {
  asAdministrator,
  asApplication,
  chooseAddress,
  loadConnection,
  saveConnection,
  type Connection,
} from './connection.js';
import { countHolders, registerHolder, withLock } from './lockFile.js';
import { clusterMajor, placeIn, preparePlace, type Place } from './place.js';
import { sleep } from './processes.js';
import { installPrograms, type Programs } from './programs.js';
import { runningServer, serverOn, stopServer } from './running.js';
import { watch } from './watch.js';

export type EmbeddedOptions = {
  readonly onProgress: (line: string) => void;
  readonly systemUser: string | null;
  readonly tuning?: Tuning;
  /** Where PostgreSQL's programs may be copied to, best first; for tests. */
  readonly programPlaces?: readonly string[];
};

/** A running embedded database. `stop` may be called again; it ends the server only when nobody else uses it. */
export type EmbeddedDatabase = {
  readonly connection: ConnectionSettings;
  readonly administrator: ConnectionSettings;
  /** True when the server was running already: another command's, or left by a process that was killed. */
  readonly adopted: boolean;
  readonly stop: () => Promise<void>;
};

// Making a cluster takes a second or two; replaying a long log after a power cut may take minutes.
const lockSeconds = 300;
const startSeconds = 600;

const startFailure = (place: Place, started: Started): DatabaseRefusal => {
  const text = logSince(place.log, started.logPosition);
  if (/No space left on device/.test(text)) checkDiskSpace(place);
  const fatal = text.split('\n').filter((line) => /FATAL|PANIC|ERROR|error while loading/.test(line));
  const reason =
    fatal.at(-1)?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') ?? (text.trim().split('\n').at(-1) || '进程立即退出');
  return new DatabaseRefusal('startFailed', { reason, log: place.log });
};

/** Wait until the server takes connections: crash recovery may come first. */
const waitUntilReady = async (
  place: Place,
  c: Connection,
  started: Started,
  say: (line: string) => void,
): Promise<void> => {
  const begun = Date.now();
  let told = false;
  for (;;) {
    const problem = await tryConnect(asAdministrator(c));
    if (problem === null) return;
    if (!isRunning(started)) throw startFailure(place, started);
    if (!told && Date.now() - begun > 3000) {
      say('数据库正在恢复上次未写完的内容，请稍候……');
      told = true;
    }
    if (Date.now() - begun > startSeconds * 1000)
      throw new DatabaseRefusal('startFailed', { reason: reasonOf(problem), log: place.log });
    await sleep(25);
  }
};

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The application's role and database; they are there already except after the first start. */
const ensureApplication = (c: Connection): Promise<void> =>
  withClient(asAdministrator(c), async (client) => {
    const role = await client.query('select 1 from pg_catalog.pg_roles as r where r.rolname = $1', [c.user]);
    if (role.rowCount === 0) await client.query(`create role ${c.user} login createdb password ${quote(c.password)}`);
    const database = await client.query('select 1 from pg_catalog.pg_database as d where d.datname = $1', [c.database]);
    if (database.rowCount === 0) await client.query(`create database ${c.database} owner ${c.user}`);
  });

const checkMajor = (place: Place, programs: Programs): boolean => {
  const found = clusterMajor(place);
  if (found !== null && found !== programs.major)
    throw new DatabaseRefusal('otherMajor', { data: place.data, found, ours: programs.major });
  return found !== null;
};

type Address = Pick<Connection, 'host' | 'port'>;

const startFresh = async (
  place: Place,
  programs: Programs,
  options: EmbeddedOptions,
  address: Address,
): Promise<Connection> => {
  const account = chooseAccount(place.cluster, place.data, options.systemUser);
  const isThere = checkMajor(place, programs);
  const connection = { ...loadConnection(place), ...address, programs: programs.version };
  if (!isThere) {
    options.onProgress('正在初始化数据库（仅首次）……');
    initialise(place, programs, account, connection);
  }
  options.onProgress('正在启动数据库……');
  const started = startServer(place, programs, account, connection, options.tuning ?? {});
  await waitUntilReady(place, connection, started, options.onProgress);
  await ensureApplication(connection);
  saveConnection(place, connection);
  return connection;
};

/** Join a server that runs already; null when it had to be stopped. */
const joinRunning = async (
  pid: number,
  place: Place,
  programs: Programs,
  options: EmbeddedOptions,
): Promise<Connection | null> => {
  const connection = loadConnection(place);
  const isUsed = countHolders(place.holders) > 0;
  if (!isUsed) options.onProgress('发现上次未正常退出时留下的数据库进程，正在接管……');
  const answers = (await tryConnect(asAdministrator(connection))) === null;
  if (answers && (isUsed || connection.programs === programs.version)) return connection;
  await stopServer(pid, place);
  return null;
};

/** @param address where a server that is started anew shall listen; null lets it choose */
const openLocked = async (
  place: Place,
  options: EmbeddedOptions,
  address: Address | null,
): Promise<[Connection, boolean]> => {
  const account = chooseAccount(place.cluster, place.data, options.systemUser);
  clusterMajor(place); // refused before anything is written beside it
  const pid = await runningServer(place);
  if (pid === null) checkDiskSpace(place);
  options.onProgress('正在准备数据库程序……');
  const programs = installPrograms(
    options.programPlaces ?? [
      join(place.data, 'programs'),
      ...(account ? ['/var/lib/zhibu/programs', '/opt/zhibu/programs'] : []),
    ],
    account,
  );
  const running = pid === null ? null : await joinRunning(pid, place, programs, options);
  if (running !== null) return [running, true];
  return [await startFresh(place, programs, options, address ?? (await chooseAddress(place))), false];
};

const close = (place: Place): Promise<void> =>
  withLock(place.lock, place.data, lockSeconds, async () => {
    if (countHolders(place.holders) > 0) return;
    const pid = await runningServer(place);
    if (pid !== null) await stopServer(pid, place);
  });

/** A database in use: looked after until it is stopped. */
const inUse = (place: Place, connection: Connection, adopted: boolean, options: EmbeddedOptions): EmbeddedDatabase => {
  const holder = registerHolder(place.holders);
  let stopping: Promise<void> | null = null;
  const revive = (): Promise<void> =>
    withLock(place.lock, place.data, lockSeconds, async () => {
      // Pools know the address, so it stays the same.
      if (stopping === null) await openLocked(place, options, connection);
    });
  const endWatch = watch(() => stopping !== null || serverOn(place) !== null, revive, options.onProgress);
  return {
    connection: asApplication(connection),
    administrator: asAdministrator(connection),
    adopted,
    stop: () => {
      endWatch();
      holder.release();
      stopping ??= close(place);
      return stopping;
    },
  };
};

/**
 * Open the embedded database of a data directory: make it, start it, join the running one or adopt an orphan.
 * @throws DatabaseRefusal with a sentence for whoever runs the program
 */
export const openEmbedded = async (data: string, options: EmbeddedOptions): Promise<EmbeddedDatabase> => {
  const place = placeIn(data);
  preparePlace(place);
  return withLock(place.lock, data, lockSeconds, async () => {
    const [connection, adopted] = await openLocked(place, options, null);
    return inUse(place, connection, adopted, options);
  });
};
