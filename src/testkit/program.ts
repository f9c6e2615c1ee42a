import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = join(root, 'bin', 'zhibu.mjs');

/** The program as its users run it, on data of its own. */
export type Program = {
  /** As it printed it: http://127.0.0.1:41234 */
  readonly address: string;
  /** All that it has printed so far. */
  readonly output: () => string;
  /** Ends it as Ctrl+C does and removes its data. */
  readonly stop: () => Promise<void>;
};

/** Settings of whoever runs the tests are not those of the tests. */
const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(DATABASE_URL|PORT|HOST|NODE_ENV|VITEST.*|PG[A-Z]+|ZHIBU_.*)$/.test(name),
    ),
  ),
  // No account is created on the machine of whoever runs the tests.
  ZHIBU_SYSTEM_USER: 'nobody',
  ...more,
});

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  const patience = setTimeout(() => child.kill('SIGKILL'), 20_000);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(patience);
};

const addressOf = (child: ChildProcess, output: () => string): Promise<string> =>
  new Promise((resolve, reject) => {
    const look = (): void => {
      const address = /支部已启动：(\S+)/.exec(output())?.[1];
      if (address) resolve(address);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', look);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`zhibu start ended (${code}) before it was ready:\n${output()}`)));
  });

/** A new data directory. Its name is known to the sweep in databaseSetup.ts: what a killed run leaves behind is removed by the next. */
export const newData = (): string => mkdtempSync(join(tmpdir(), `zhibu-test-${process.pid}-`));

/** The program on a data directory that outlives it. */
export type Running = Pick<Program, 'address' | 'output'> & {
  /** Ends it as Ctrl+C does. */
  readonly end: () => Promise<void>;
  /** Ends it as a power cut does; what it started goes on. */
  readonly kill: () => Promise<void>;
};

/**
 * `zhibu start` on a data directory and a free port (or the one given), ready to be visited. Builds first where the sources are newer.
 * @throws Error with what the program printed, where it ends before it is ready
 */
export const startOn = async (data: string, args: readonly string[] = [], port = 0): Promise<Running> => {
  const child = spawn(process.execPath, [bin, 'start', ...args], {
    cwd: root,
    env: environment({ ZHIBU_DATA: data, PORT: String(port) }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const abandon = (): boolean => child.kill('SIGTERM');
  process.once('exit', abandon);
  const output = (): string => printed;
  const end = async (): Promise<void> => {
    await ended(child);
    process.removeListener('exit', abandon);
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await end();
  };
  try {
    return { address: await addressOf(child, output), output, end, kill };
  } catch (error) {
    await end();
    throw error;
  }
};

/** The program on an empty data directory of its own, which goes away with it. */
export const startProgram = async (args: readonly string[] = []): Promise<Program> => {
  const data = newData();
  const remove = (): void => rmSync(data, { recursive: true, force: true });
  try {
    const { address, output, end } = await startOn(data, args);
    return { address, output, stop: () => end().then(remove) };
  } catch (error) {
    remove();
    throw error;
  }
};

/**
 * A command of the program run to its end; answers with all that it printed, results first.
 * @throws Error with what it printed, where it does not end with 0
 */
export const runProgram = (...args: readonly string[]): string => runOn(null, ...args);

/** The same on a data directory. */
export const runOn = (data: string | null, ...args: readonly string[]): string => {
  const env = environment(data === null ? {} : { ZHIBU_DATA: data });
  const done = spawnSync(process.execPath, [bin, ...args], { cwd: root, env, encoding: 'utf8' });
  if (done.status !== 0)
    throw new Error(`zhibu ${args.join(' ')} ended with ${done.status}:\n${done.stdout}${done.stderr}`);
  return done.stdout + done.stderr;
};
