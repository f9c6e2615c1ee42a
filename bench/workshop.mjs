// What the rows share: data directories made on the way, the command run as a process, databases opened as the server opens them.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { depsOn } from '../dist/server/main.js';
import { clockAt } from '../dist/server/platform/clock.js';
import { readConfig } from '../dist/server/platform/config.js';
import { openDatabase } from '../dist/server/platform/db/openDatabase.js';
import { placeIn } from '../dist/server/platform/db/embedded/place.js';
import { createPool, inTransaction } from '../dist/server/platform/db/pool.js';
import { recomputeAll } from '../dist/server/obligations/store.js';
import { loadKeys } from '../dist/server/platform/keys.js';
import { writeRecords } from './records.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = join(root, 'bench', 'command.mjs');
/** Workbooks of a whole city: organisations and roster alone, as `large` has them. */
const imported = ['党组织信息.xlsx', '党员名册.xlsx'];
/** The day of the workbooks. */
export const asOf = '2026-09-30';
/** Records are of one calendar year, and all of it is asked about: twelve months. */
export const recordYear = 2026;
export const lastDay = `${recordYear}-12-31`;

const environment = (data) => {
  const { DATABASE_URL: _, ZHIBU_KEY_FILE: __, ...rest } = process.env;
  return { ...rest, ZHIBU_DATA: data };
};

/** The roster of a set, or an error that says what is missing. */
const rosterOf = (set) => {
  const folder = join(root, '..', 'shared', 'inputs', 'rosters', set);
  if (!imported.every((name) => existsSync(join(folder, name))))
    throw new Error(`没有 ../shared/inputs/rosters/${set}：这一行无法测量。`);
  return folder;
};

const finished = (child) =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (bytes) => (said += bytes));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`退出码 ${code}\n${said}`))));
  });

export class Workshop {
  #large = null;
  #withRecords = null;
  #databases = [];

  /** @param rounds how often each comparison is made; null leaves it to the row */
  constructor(directory, rounds) {
    this.directory = directory;
    this.askedRounds = rounds;
  }

  rounds(otherwise) {
    return this.askedRounds ?? otherwise;
  }

  newFolder(name) {
    return mkdtempSync(join(this.directory, `${name}-`));
  }

  /** A folder with the two workbooks of a set. */
  workbooks(set) {
    const source = rosterOf(set);
    const folder = this.newFolder(set);
    for (const name of imported) symlinkSync(join(source, name), join(folder, name));
    return folder;
  }

  /** Run the command on a data directory. @returns the process, and a promise of its end */
  run(data, args) {
    const child = spawn(process.execPath, [command, ...args], {
      env: environment(data),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return { pid: child.pid, done: finished(child) };
  }

  /** A data directory with an empty database whose schema is there; its server is stopped. */
  async emptyData() {
    const data = this.newFolder('data');
    await this.run(data, ['migrate']).done;
    return data;
  }

  importArguments(folder) {
    return ['import', folder, '--as-of', asOf];
  }

  /** A data directory into which `large` was imported by the command: made once a run. */
  large() {
    this.#large ??= (async () => {
      const data = await this.emptyData();
      await this.run(data, this.importArguments(this.workbooks('large'))).done;
      return data;
    })();
    return this.#large;
  }

  /** A row that has imported `large` anyway leaves it for the others. */
  offerLarge(data) {
    this.#large ??= Promise.resolve(data);
  }

  /** The same, with a year of records, and obligations computed out of them: see records.mjs. */
  withRecords() {
    this.#withRecords ??= this.large().then(async (data) => {
      await this.addRecords(data);
      return data;
    });
    return this.#withRecords;
  }

  async addRecords(data) {
    const database = await this.open(data);
    const pool = database.pool({ max: 2 });
    const client = await pool.connect();
    try {
      await writeRecords(client, recordYear);
      await recompute(pool, await tenantIn(client));
    } finally {
      client.release();
      await database.close();
    }
  }

  /** Start the database of a data directory, as commands do. Closed at the end of the run at the latest. */
  async open(data) {
    const config = readConfig(environment(data));
    const server = await openDatabase(config, { as: 'command', onProgress: () => undefined });
    const pools = [];
    const pool = (options = {}, connection = server.connection) => {
      const made = createPool(connection, options);
      pools.push(made);
      return made;
    };
    const deps = (on, today) => {
      const places = {
        backupDirectory: join(data, 'backups'),
        uploadDirectory: join(data, 'uploads'),
        attachmentDirectory: join(data, 'attachments'),
        auditDirectory: join(data, 'audit'),
      };
      return depsOn(on, loadKeys(config), clockAt(new Date(`${today}T12:00:00+08:00`)), places);
    };
    let closed = false;
    const close = async () => {
      if (closed) return;
      closed = true;
      await Promise.all(pools.map((p) => p.end()));
      await server.stop();
    };
    this.#databases.push(close);
    return { connection: server.connection, pool, deps, close };
  }

  async close() {
    for (const close of this.#databases) await close();
  }
}

export const clusterIn = (data) => placeIn(data).cluster;

export const tenantIn = async (client) => (await client.query('select id from tenants')).rows[0].id;

export const recompute = (pool, tenantId) => inTransaction(pool, (tx) => recomputeAll(tx, tenantId, lastDay));
