import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Endpoint } from '../contract/endpoint.js';
import { createServer, depsOn } from '../server/main.js';
import { dayAt, type Clock } from '../server/platform/clock.js';
import { createPool } from '../server/platform/db/pool.js';
import type { Database } from '../server/platform/db/tables.js';
import type { Deps } from '../server/platform/deps.js';
import type { AppOptions } from '../server/platform/http/app.js';
import { ownHeader, sessionCookie } from '../server/platform/http/cookies.js';
import { prepareJobs } from '../server/platform/jobs/jobs.js';
import { keysFrom } from '../server/platform/keys.js';
import { testDatabase, type TestDatabase } from './database.js';

/** A clock that stands still until it is told to go on. */
export type StoppedClock = Clock & { readonly goOn: (minutes: number) => void };

export const stoppedClock = (at: string): StoppedClock => {
  let now = new Date(at);
  return {
    now: () => now,
    today: () => dayAt(now),
    goOn: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
};

export type Asked = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The reply as JSON; null where it is a file. */
  readonly json: unknown;
};
/** Whoever calls the server: a browser with or without a session. */
export type Client = { readonly ask: (endpoint: Endpoint, asked?: Asked) => Promise<Answer> };

export type TestApp = {
  readonly app: Awaited<ReturnType<typeof createServer>>['app'];
  readonly endpoints: readonly Endpoint[];
  readonly deps: Deps;
  readonly clock: StoppedClock;
  /** A connection of the test's own: what it sends is not among the statements. */
  readonly database: TestDatabase<Database>;
  /** Every statement that the application has sent so far. */
  readonly statements: ReadonlySet<string>;
  /** A browser that holds a session token, or none. */
  readonly browser: (token: string | null) => Client;
};

const addressOf = (endpoint: Endpoint, asked: Asked): string => {
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(asked.params?.[name] ?? ''));
  const query = new URLSearchParams(asked.query).toString();
  return query === '' ? path : `${path}?${query}`;
};

const jsonOf = (text: string, type: unknown): unknown =>
  String(type).startsWith('application/json') ? (JSON.parse(text) as unknown) : null;

const headersOf = (all: object): Record<string, string> =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value].flat().join('; ')]));

const browserOn =
  (app: TestApp['app']) =>
  (token: string | null): Client => ({
    ask: async (endpoint, asked = {}) => {
      const reply = await app.inject({
        method: endpoint.method,
        url: addressOf(endpoint, asked),
        headers: { [ownHeader]: '1', ...(token !== null && { cookie: `${sessionCookie}=${token}` }), ...asked.headers },
        ...(asked.body !== undefined && { payload: asked.body as object }),
      });
      const text = reply.payload;
      return {
        status: reply.statusCode,
        headers: headersOf(reply.headers),
        text,
        json: jsonOf(text, reply.headers['content-type']),
      };
    },
  });

export type TestAppOptions = Partial<AppOptions> & {
  /** The instant at which the clock stands; '2026-09-30T10:00:00+08:00' unless told. */
  readonly at?: string;
};

/**
 * The whole application without the web, on a database of the test file's own, with a stopped clock and a made-up key. It goes
 * away with the file.
 */
export const testApp = async ({ at, ...options }: TestAppOptions = {}): Promise<TestApp> => {
  const database = await testDatabase<Database>();
  const statements = new Set<string>();
  const pool = createPool(database.settings, { max: 8, onStatement: (text) => statements.add(text) });
  const directory = mkdtempSync(join(tmpdir(), 'zhibu-app-'));
  const clock = stoppedClock(at ?? '2026-09-30T10:00:00+08:00');
  const places = {
    backupDirectory: join(directory, 'backups'),
    uploadDirectory: join(directory, 'uploads'),
    attachmentDirectory: join(directory, 'attachments'),
    auditDirectory: join(directory, 'audit'),
  };
  const deps = depsOn(pool, keysFrom(Buffer.alloc(32, 7)), clock, places);
  await prepareJobs(database.pool);
  const { app, endpoints } = await createServer(deps, {
    trustProxy: false,
    log: false,
    webRoot: null,
    requestsPerMinute: 1_000_000,
    ...options,
  });
  afterAll(async () => {
    await app.close();
    await pool.end();
    rmSync(directory, { recursive: true, force: true });
  });
  return { app, endpoints, deps, clock, database, statements, browser: browserOn(app) };
};
