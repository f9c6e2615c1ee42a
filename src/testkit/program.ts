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

/**
 * `zhibu start` on an empty data directory and a free port, ready to be visited. Builds first where the sources are newer.
 * @throws Error with what the program printed, where it ends before it is ready
 */
export const startProgram = async (args: readonly string[] = []): Promise<Program> => {
  // The name is known to the sweep in databaseSetup.ts: what a killed run leaves behind is stopped and removed by the next.
  const data = mkdtempSync(join(tmpdir(), `zhibu-test-${process.pid}-`));
  const child = spawn(process.execPath, [bin, 'start', ...args], {
    cwd: root,
    env: environment({ ZHIBU_DATA: data, PORT: '0' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const abandon = (): boolean => child.kill('SIGTERM');
  process.once('exit', abandon);
  const output = (): string => printed;
  const stop = async (): Promise<void> => {
    await ended(child);
    process.removeListener('exit', abandon);
    rmSync(data, { recursive: true, force: true });
  };
  try {
    return { address: await addressOf(child, output), output, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/**
 * A command of the program run to its end; answers with all that it printed, results first.
 * @throws Error with what it printed, where it does not end with 0
 */
export const runProgram = (...args: readonly string[]): string => {
  const done = spawnSync(process.execPath, [bin, ...args], { cwd: root, env: environment({}), encoding: 'utf8' });
  if (done.status !== 0)
    throw new Error(`zhibu ${args.join(' ')} ended with ${done.status}:\n${done.stdout}${done.stderr}`);
  return done.stdout + done.stderr;
};
