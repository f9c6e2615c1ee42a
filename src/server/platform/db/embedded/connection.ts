import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { z } from 'zod';
import type { ConnectionSettings } from '../pool.js';
import { readPrivate, writePrivate, type Place } from './place.js';

/**
 * How to reach the running database: written for its owner alone, read by every further `zhibu` command.
 * The application is an ordinary role that owns its database; the administrator only sets that up.
 */
const connectionFile = z.object({
  host: z.string(),
  port: z.int(),
  database: z.string(),
  user: z.string(),
  password: z.string(),
  administrator: z.object({ user: z.string(), password: z.string() }),
  /** The version of the programs that run it, '' when it never ran. */
  programs: z.string(),
});
export type Connection = z.infer<typeof connectionFile>;

const secret = (): string => randomBytes(32).toString('base64url');

/** The connection that was used last, or a new one with random passwords. It is written before the cluster is made. */
export const loadConnection = (place: Place): Connection => {
  const text = readPrivate(place.connection);
  if (text !== null) return connectionFile.parse(JSON.parse(text));
  const fresh: Connection = {
    host: '',
    port: 0,
    database: 'zhibu',
    user: 'zhibu',
    password: secret(),
    administrator: { user: 'administrator', password: secret() },
    programs: '',
  };
  saveConnection(place, fresh);
  return fresh;
};

export const saveConnection = (place: Place, connection: Connection): void =>
  writePrivate(place.connection, `${JSON.stringify(connection, null, 2)}\n`);

export const asApplication = ({ host, port, database, user, password }: Connection): ConnectionSettings => ({
  host,
  port,
  database,
  user,
  password,
});

export const asAdministrator = (c: Connection, database = 'postgres'): ConnectionSettings => ({
  host: c.host,
  port: c.port,
  database,
  ...c.administrator,
});

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

// sockaddr_un.sun_path holds 108 bytes on Linux and 104 on macOS, the final NUL included.
const longestSocketPath = 103;

/** A socket in the cluster's own directory, which nobody else may enter; loopback where the path is too long for that. */
export const chooseAddress = async (place: Place): Promise<{ host: string; port: number }> =>
  process.platform !== 'win32' && Buffer.byteLength(`${place.cluster}/.s.PGSQL.5432`) <= longestSocketPath
    ? { host: place.cluster, port: 5432 }
    : { host: '127.0.0.1', port: await freePort() };
