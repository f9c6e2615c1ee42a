// A private cluster of Debian's PostgreSQL 15 for the database tests, in a temporary directory. Clusters of the system stay as
// they are.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { canInstall, install } from './debian.mjs';

const programs = '/usr/lib/postgresql/15/bin';
const isHere = () => existsSync(join(programs, 'postgres'));

/** Debian's package makes and starts a cluster unless it is told not to. */
const installQuietly = () => {
  const config = '/etc/postgresql-common/createcluster.conf';
  if (!existsSync(config)) {
    mkdirSync('/etc/postgresql-common', { recursive: true });
    writeFileSync(config, 'create_main_cluster = false\n');
  }
  install('postgresql-15');
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** PostgreSQL refuses to run as root. */
const account = () => {
  if (process.getuid?.() !== 0) return {};
  const id = (kind) => Number(execFileSync('id', [kind, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
};

const fast = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum=off', 'max_connections=200'];

const makeCluster = (directory, password, as) => {
  const passwordFile = join(directory, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (as.uid !== undefined) for (const path of [directory, passwordFile]) chownSync(path, as.uid, as.gid);
  const how = ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256', '--no-sync', '--username=postgres'];
  execFileSync(join(programs, 'initdb'), ['-D', join(directory, 'data'), `--pwfile=${passwordFile}`, ...how], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...as,
  });
};

const untilReady = async (port, child, log) => {
  for (let tries = 0; tries < 300 && child.exitCode === null; tries += 1) {
    if (spawnSync(join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]).status === 0) return;
    await wait(100);
  }
  throw new Error(`PostgreSQL 15 did not start:\n${readFileSync(log, 'utf8')}`);
};

/** A role without powers and a database of its own: what grants forbid must be forbidden. */
const makeApplication = async (port, password) => {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  await client.connect();
  try {
    await client.query(`create role zhibu login createdb password '${password}'`);
    await client.query('create database zhibu owner zhibu');
  } finally {
    await client.end();
  }
};

/** `{url, stop}` of a running server, or `{absent}` with the reason why there is none. */
export const providePostgres15 = async () => {
  if (!isHere() && canInstall()) installQuietly();
  if (!isHere()) return { absent: `no PostgreSQL 15 in ${programs}${canInstall() ? ', and apt has none' : ''}` };
  const directory = mkdtempSync(join(tmpdir(), 'zhibu-pg15-'));
  const as = account();
  const password = randomBytes(16).toString('hex');
  makeCluster(directory, password, as);
  const port = await freePort();
  const log = join(directory, 'log');
  const output = openSync(log, 'w');
  const child = spawn(
    join(programs, 'postgres'),
    [
      '-D',
      join(directory, 'data'),
      '-k',
      directory,
      '-h',
      '127.0.0.1',
      '-p',
      String(port),
      ...fast.flatMap((s) => ['-c', s]),
    ],
    { cwd: directory, stdio: ['ignore', output, output], ...as },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await untilReady(port, child, log);
    await makeApplication(port, password);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://zhibu:${password}@127.0.0.1:${port}/zhibu`, stop };
};
