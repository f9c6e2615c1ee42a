import type { Client } from 'pg';
import { withClient, type ConnectionSettings } from './pool.js';
import { codeOf, DatabaseRefusal, reasonOf } from './refusal.js';

const oldestMajor = 15;
const newestMajor = 18;
const extensions = ['ltree', 'pg_trgm', 'btree_gist'] as const;

type About = { version: number; found: string; encoding: string; database: string };

const aboutServer = async (client: Client): Promise<About> => {
  const { rows } = await client.query<About>(
    `select current_setting('server_version_num')::int / 10000 as version, current_setting('server_version') as found,
            current_setting('server_encoding') as encoding, current_database() as database`,
  );
  const [about] = rows;
  if (about === undefined) throw new Error('the server said nothing about itself');
  return about;
};

/**
 * Extensions and what trigrams make of Chinese, tried in a transaction that is rolled back: nothing stays in the database.
 * A schema of its own lets this work as an owner of the database only, and beside extensions that are there already.
 */
const tryExtensions = async (client: Client, database: string): Promise<void> => {
  await client.query('begin');
  try {
    for (const extension of extensions) {
      try {
        await client.query(`create extension if not exists ${extension}`);
      } catch (error) {
        throw new DatabaseRefusal('extension', { database, extension, reason: reasonOf(error) }, error);
      }
    }
    const { rows } = await client.query<{ schema: string }>(
      `select n.nspname as schema from pg_catalog.pg_extension as e
         join pg_catalog.pg_namespace as n on n.oid = e.extnamespace where e.extname = 'pg_trgm'`,
    );
    const show = `${client.escapeIdentifier(rows[0]?.schema ?? 'public')}.show_trgm`;
    const trigrams = await client.query<{ count: number }>(`select cardinality(${show}('张三丰')) as count`);
    if ((trigrams.rows[0]?.count ?? 0) === 0) throw new DatabaseRefusal('trigrams', { database });
  } finally {
    await client.query('rollback');
  }
};

/** Where a URL leads, without user and password. */
const nameOf = (settings: ConnectionSettings): string => {
  if (settings.connectionString === undefined) return `${settings.host}:${settings.port}`;
  try {
    const url = new URL(settings.connectionString);
    return `${url.host}${url.pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
};

/**
 * Whether a server is one that Zhibu works on: PostgreSQL 15 to 18, UTF8, a character type that knows Chinese, extensions.
 * @returns its major version
 * @throws DatabaseRefusal cannotConnect, serverVersion, encoding, trigrams, extension
 */
export const checkServer = async (settings: ConnectionSettings): Promise<number> => {
  try {
    return await withClient(settings, async (client) => {
      const { version, found, encoding, database } = await aboutServer(client);
      if (version < oldestMajor || version > newestMajor) throw new DatabaseRefusal('serverVersion', { found });
      if (encoding !== 'UTF8') throw new DatabaseRefusal('encoding', { database, found: encoding });
      await tryExtensions(client, database);
      return version;
    });
  } catch (error) {
    if (error instanceof DatabaseRefusal) throw error;
    const reason = reasonOf(error) || codeOf(error);
    throw new DatabaseRefusal('cannotConnect', { server: nameOf(settings), reason }, error);
  }
};
