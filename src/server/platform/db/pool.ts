import { CompiledQuery, Kysely, PostgresDialect, type LogConfig } from 'kysely';
import pg, { type Client, type Pool, type PoolClient, type PoolConfig } from 'pg';
import { reasonOf } from './refusal.js';
import { typeParsers } from './types.js';

/** How to reach a database: fields for the embedded one, a URL for one's own. */
export type ConnectionSettings = Pick<
  PoolConfig,
  'host' | 'port' | 'database' | 'user' | 'password' | 'connectionString'
>;

export type PoolOptions = {
  /** Connections at most; default 16. */
  readonly max?: number;
  /** Called with the text of every statement that is sent, in whatever way: for tests about SQL. */
  readonly onStatement?: (sql: string) => void;
  /** An idle connection was lost; the pool opens another at need. */
  readonly onIdleError?: (reason: string) => void;
};

// One time zone for every session, so that `timestamptz::date` is a day in China on any server.
const sessionOptions = '-c timezone=Asia/Shanghai -c client_encoding=UTF8';

const complete = (settings: ConnectionSettings): PoolConfig => ({
  ...settings,
  types: typeParsers,
  options: sessionOptions,
  application_name: 'zhibu',
});

type Sending = { query: (...args: unknown[]) => unknown };

const record = (client: Sending, onStatement: (sql: string) => void): void => {
  const send = client.query.bind(client);
  client.query = (...args) => {
    const [first] = args;
    if (typeof first === 'string') onStatement(first);
    else if (typeof first === 'object' && first !== null && 'text' in first) onStatement(String(first.text));
    return send(...args);
  };
};

/** A pool whose connections read days as text and big integers as numbers (see types.ts). */
export const createPool = (settings: ConnectionSettings, options: PoolOptions = {}): Pool => {
  const pool = new pg.Pool({ ...complete(settings), max: options.max ?? 16 });
  pool.on('error', (error) => options.onIdleError?.(reasonOf(error)));
  // A connection may also be lost while it is in use: its query then fails, which is enough.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const { onStatement } = options;
  if (onStatement) pool.on('connect', (client) => record(client as unknown as Sending, onStatement));
  return pool;
};

/** Kysely over a pool; `DB` is the generated interface of all tables. */
export const kyselyOn = <DB>(pool: Pool, log?: LogConfig): Kysely<DB> =>
  new Kysely<DB>({ dialect: new PostgresDialect({ pool }), ...(log ? { log } : {}) });

/** One short-lived connection outside any pool. */
export const withClient = async <T>(settings: ConnectionSettings, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(complete(settings));
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Whether a database answers; null when it does, else what went wrong. */
export const tryConnect = async (settings: ConnectionSettings): Promise<unknown> => {
  try {
    await withClient(settings, (client) => client.query('select 1'));
    return null;
  } catch (error) {
    return error;
  }
};

/** A transaction: typed statements through `db`, COPY and anything else through `client`, both on one connection. */
export type Transaction<DB> = { readonly db: Kysely<DB>; readonly client: PoolClient };

type Isolation = 'read committed' | 'repeatable read' | 'serializable';

/** Kysely on a connection that somebody else takes and gives back. */
const kyselyOnClient = <DB>(client: PoolClient): Kysely<DB> => {
  const borrowed = { query: client.query.bind(client), release: () => undefined };
  const single = { connect: () => Promise.resolve(borrowed), end: () => Promise.resolve() };
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: single as unknown as Pool }) });
};

/**
 * Do work in one transaction: committed when it returns, rolled back when it throws. Statements of one transaction are
 * sent one after another; do not `Promise.all` them.
 */
export const inTransaction = async <DB, T>(
  pool: Pool,
  work: (tx: Transaction<DB>) => Promise<T>,
  isolation: Isolation = 'read committed',
): Promise<T> => {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(`begin isolation level ${isolation}`);
    const result = await work({ db: kyselyOnClient<DB>(client), client });
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
};

/** Whoever can be asked: the pool, or the client of a transaction. */
export type Queryable = Pick<Pool, 'query'> | Pick<PoolClient, 'query'>;

/** The same, or Kysely over it: a statement is then sent without its name, and planned anew. */
export type Asked = Queryable | Pick<Kysely<unknown>, 'executeQuery'>;

/**
 * A named statement for a hot read: planned once per connection. `Row` is what it yields, `Values` its parameters in order.
 * The name must be unique in the program.
 */
export const namedStatement =
  <Row extends object, Values extends readonly unknown[]>(name: string, text: string) =>
  async (on: Asked, values: Values): Promise<readonly Row[]> => {
    if ('executeQuery' in on)
      return (await on.executeQuery(CompiledQuery.raw(text, [...values]) as CompiledQuery<Row>)).rows;
    return (await on.query<Row & pg.QueryResultRow>({ name, text, values: [...values] })).rows;
  };

/**
 * A statement that is planned anew with its values each time: for joins with lists, of which a general plan would expect ten
 * items where there are a thousand.
 */
export const freshStatement =
  <Row extends object, Values extends readonly unknown[]>(text: string) =>
  async (on: Queryable, values: Values): Promise<readonly Row[]> =>
    (await on.query<Row & pg.QueryResultRow>({ text, values: [...values] })).rows;
