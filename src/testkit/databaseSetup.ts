import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openEmbedded } from '../server/platform/db/embedded/supervisor.js';
import { migrate } from '../server/platform/db/migrate.js';
import { createPool, withClient, type ConnectionSettings } from '../server/platform/db/pool.js';
import { checkServer } from '../server/platform/db/serverChecks.js';

/** What the setup hands to test files: where the server is, and the migrated database to be cloned. */
export type TestServer = {
  /** Connects as a role that may create databases, to a database that is never a template. */
  readonly settings: ConnectionSettings;
  readonly template: string;
  /** PostgreSQL's major version. */
  readonly version: number;
};

declare module 'vitest' {
  // Vitest's own extension point; an interface is what can be merged.
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

type Running = { readonly server: TestServer; readonly end: () => Promise<void> };
type Shared = { running: Promise<Running>; users: number };

// Each project of one run calls this file through a module graph of its own; only the global object is common to them.
const common = globalThis as { zhibuTestServer?: Shared };

const prefix = 'zhibu-test-';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Stop and remove what runs that were killed have left behind. */
const sweep = async (): Promise<void> => {
  for (const name of readdirSync(tmpdir()).filter((n) => n.startsWith(prefix))) {
    const path = join(tmpdir(), name);
    const owner = Number(name.slice(prefix.length).split('-')[0]);
    if (isAlive(owner) || statSync(path).uid !== process.getuid?.()) continue;
    const left = await openEmbedded(path, embeddedOptions).catch(() => null);
    await left?.stop();
    rmSync(path, { recursive: true, force: true });
  }
};

const embeddedOptions = {
  onProgress: () => undefined,
  // No account is created on the machine of whoever runs the tests.
  systemUser: 'nobody',
  tuning: { unsafeAndFast: true, maxConnections: 200 },
};

const startEmbedded = async (): Promise<{ settings: ConnectionSettings; end: () => Promise<void> }> => {
  await sweep();
  const directory = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  const database = await openEmbedded(directory, embeddedOptions);
  const end = async (): Promise<void> => {
    await database.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { settings: database.connection, end };
};

/** The same server, another database of it. */
export const onDatabase = (settings: ConnectionSettings, database: string): ConnectionSettings => {
  if (settings.connectionString === undefined) return { ...settings, database };
  const url = new URL(settings.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
};

const makeTemplate = async (settings: ConnectionSettings): Promise<string> => {
  const template = `zhibu_template_${randomBytes(6).toString('hex')}`;
  await withClient(settings, (client) => client.query(`create database ${template}`));
  const pool = createPool(onDatabase(settings, template), { max: 1 });
  try {
    await migrate(pool);
  } finally {
    await pool.end();
  }
  return template;
};

const start = async (): Promise<Running> => {
  const url = process.env['ZHIBU_TEST_DATABASE_URL'];
  const own = url ? { settings: { connectionString: url }, end: () => Promise.resolve() } : await startEmbedded();
  const version = await checkServer(own.settings);
  const template = await makeTemplate(own.settings);
  const end = async (): Promise<void> => {
    await withClient(own.settings, (client) => client.query(`drop database if exists ${template}`));
    await own.end();
  };
  return { server: { settings: own.settings, template, version }, end };
};

/** Vitest's global setup: the first project of a run starts the server, further ones share it. */
export const setup = async (project: TestProject): Promise<void> => {
  const shared = (common.zhibuTestServer ??= { running: start(), users: 0 });
  shared.users += 1;
  project.provide('testServer', (await shared.running).server);
};

/** The last project to finish stops it. */
export const teardown = async (): Promise<void> => {
  const shared = common.zhibuTestServer;
  if (shared === undefined) return;
  shared.users -= 1;
  if (shared.users > 0) return;
  delete common.zhibuTestServer;
  await (await shared.running).end();
};
