import type { Config } from '../config.js';
import { tryLock, type Held } from './embedded/lockFile.js';
import { prepareDataDirectory, serverLockIn } from './embedded/place.js';
import { openEmbedded, type EmbeddedOptions } from './embedded/supervisor.js';
import type { ConnectionSettings } from './pool.js';
import { DatabaseRefusal } from './refusal.js';
import { checkServer } from './serverChecks.js';

/** A database that answers, until `stop`. */
export type DatabaseServer = {
  readonly connection: ConnectionSettings;
  readonly embedded: boolean;
  /** The embedded server was running already. Always false for one's own server. */
  readonly adopted: boolean;
  /** PostgreSQL's major version. */
  readonly version: number;
  /** Give it back; an embedded server that nobody else uses is stopped in order. May be called again. Close pools first. */
  readonly stop: () => Promise<void>;
};

export type OpenOptions = Partial<Pick<EmbeddedOptions, 'onProgress' | 'tuning' | 'programPlaces'>> & {
  /** `server`: the one service of this data directory; `command`: works by itself or beside it. */
  readonly as: 'server' | 'command';
};

type DatabaseConfig = Pick<Config, 'databaseUrl' | 'dataDirectory' | 'systemUser'>;

const claimServer = (data: string): Held => {
  prepareDataDirectory(data);
  const lock = tryLock(serverLockIn(data));
  if ('release' in lock) return lock;
  throw new DatabaseRefusal('serverRunning', { data, pid: lock.pid });
};

const openOwn = async (url: string): Promise<DatabaseServer> => {
  const connection = { connectionString: url };
  const version = await checkServer(connection);
  return { connection, embedded: false, adopted: false, version, stop: () => Promise.resolve() };
};

const openOurs = async (config: DatabaseConfig, options: OpenOptions): Promise<DatabaseServer> => {
  const database = await openEmbedded(config.dataDirectory, {
    ...options,
    onProgress: options.onProgress ?? (() => undefined),
    systemUser: config.systemUser,
  });
  try {
    const version = await checkServer(database.connection);
    return { connection: database.connection, embedded: true, adopted: database.adopted, version, stop: database.stop };
  } catch (error) {
    await database.stop();
    throw error;
  }
};

/**
 * Open the database that the settings name: an embedded one is made, started or joined, one's own is checked.
 * @throws DatabaseRefusal with a Chinese sentence for whoever runs the program
 */
export const openDatabase = async (config: DatabaseConfig, options: OpenOptions): Promise<DatabaseServer> => {
  const claim = options.as === 'server' ? claimServer(config.dataDirectory) : null;
  try {
    const server = await (config.databaseUrl === null ? openOurs(config, options) : openOwn(config.databaseUrl));
    return {
      ...server,
      stop: async () => {
        try {
          await server.stop();
        } finally {
          claim?.release();
        }
      },
    };
  } catch (error) {
    claim?.release();
    throw error;
  }
};
