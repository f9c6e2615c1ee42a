import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, DatabaseRefusal, reasonOf } from '../refusal.js';

/** Where everything of an embedded database lies, below one data directory. */
export type Place = {
  readonly data: string;
  /** `postgres/` below it: lock, connection, log, holders. */
  readonly home: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  readonly lock: string;
  readonly connection: string;
  readonly holders: string;
  readonly log: string;
};

export const placeIn = (data: string): Place => {
  const home = join(data, 'postgres');
  return {
    data,
    home,
    cluster: join(home, 'data'),
    lock: join(home, 'lock'),
    connection: join(home, 'connection.json'),
    holders: join(home, 'holders'),
    log: join(home, 'server.log'),
  };
};

/** The one lock of a Zhibu server (not of a command) on a data directory. */
export const serverLockIn = (data: string): string => join(data, 'server.lock');

const isOwnRoot = (path: string): boolean => process.getuid?.() === 0 && statSync(path).uid === 0;

/** What root writes into a user's directory belongs to that user, who must be able to go on without root. */
export const giveToOwnerOf = (directory: string, path: string): void => {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(directory);
  if (uid !== 0) chownSync(path, uid, gid);
};

/**
 * Make the data directory. Started by root it must be passable (not readable) for the database account.
 * @throws DatabaseRefusal notWritable
 */
export const prepareDataDirectory = (data: string): void => {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
    accessSync(data, constants.R_OK | constants.W_OK | constants.X_OK);
    if (isOwnRoot(data)) chmodSync(data, (statSync(data).mode & 0o777) | 0o011);
  } catch (error) {
    throw new DatabaseRefusal('notWritable', { data, reason: whyNot(error) }, error);
  }
};

/** The directories of an embedded database below it. */
export const preparePlace = (place: Place): void => {
  prepareDataDirectory(place.data);
  for (const directory of [place.home, place.holders]) {
    try {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      giveToOwnerOf(place.data, directory);
      accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
      if (directory === place.home && isOwnRoot(directory)) chmodSync(directory, 0o711);
    } catch (error) {
      if (codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM')
        throw new DatabaseRefusal('notOurs', { path: directory }, error);
      throw new DatabaseRefusal('notWritable', { data: place.data, reason: whyNot(error) }, error);
    }
  }
};

/** Why a file system refused, in Chinese where the reason is a common one. */
export const whyNot = (error: unknown): string =>
  ({
    EACCES: '没有权限',
    EPERM: '没有权限',
    EROFS: '该磁盘是只读的',
    ENOSPC: '磁盘已满',
    ENOTDIR: '路径中有一段不是目录',
    EEXIST: '同名的文件已经存在',
  })[codeOf(error)] ?? reasonOf(error);

/** Replace a small file whole; readable by its owner alone. */
export const writePrivate = (path: string, text: string): void => {
  const draft = `${path}.${process.pid}.part`;
  writeFileSync(draft, text, { mode: 0o600 });
  giveToOwnerOf(dirname(path), draft);
  renameSync(draft, path);
};

/** The text of a private file; null when there is none. @throws DatabaseRefusal notOurs */
export const readPrivate = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (codeOf(error) === 'EACCES') throw new DatabaseRefusal('notOurs', { path }, error);
    throw error;
  }
};

/** The major version of the cluster that is there; null when there is none yet. @throws DatabaseRefusal notACluster, notOurs */
export const clusterMajor = (place: Place): number | null => {
  const version = readPrivate(join(place.cluster, 'PG_VERSION'));
  if (version !== null) return Number.parseInt(version, 10);
  if (statSync(place.cluster, { throwIfNoEntry: false }) !== undefined && readdirSync(place.cluster).length > 0)
    throw new DatabaseRefusal('notACluster', { path: place.cluster });
  return null;
};
