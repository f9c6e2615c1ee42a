import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { main } from '../cli/main.js';
import type { ConnectionSettings } from '../server/platform/db/pool.js';

export type Said = { readonly code: number; readonly output: string; readonly errors: string };
/** The `zhibu` command on a database and a data directory of its own. */
export type Zhibu = (...args: readonly string[]) => Promise<Said>;

/** A connection as DATABASE_URL has it; a socket's directory stands among the parameters. */
const urlOf = (s: ConnectionSettings): string => {
  if (s.connectionString !== undefined) return s.connectionString;
  const parameters = new URLSearchParams({ host: s.host ?? '', port: String(s.port) });
  const who = `${encodeURIComponent(s.user ?? '')}:${encodeURIComponent(String(s.password))}`;
  return `postgres://${who}@/${s.database ?? ''}?${parameters.toString()}`;
};

/** Whatever is written to standard output and standard error while `work` goes on. */
const listenedTo = async (work: () => Promise<number>): Promise<Said> => {
  const said = { output: '', errors: '' };
  const [out, err] = [process.stdout.write.bind(process.stdout), process.stderr.write.bind(process.stderr)];
  const into = (where: 'output' | 'errors') =>
    ((text: string | Uint8Array) => {
      said[where] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
      return true;
    }) as typeof process.stdout.write;
  process.stdout.write = into('output');
  process.stderr.write = into('errors');
  try {
    return { code: await work(), ...said };
  } finally {
    process.stdout.write = out;
    process.stderr.write = err;
  }
};

/** Run commands in this process; the data directory goes away with the test file. */
export const zhibuOn = (settings: ConnectionSettings): Zhibu => {
  const data = mkdtempSync(join(tmpdir(), 'zhibu-command-'));
  afterAll(() => rmSync(data, { recursive: true, force: true }));
  return async (...args) => {
    process.env['DATABASE_URL'] = urlOf(settings);
    process.env['ZHIBU_DATA'] = data;
    delete process.env['ZHIBU_KEY_FILE'];
    const said = { output: '', errors: '' };
    const { code, ...rest } = await listenedTo(() => main(args));
    return { ...said, ...rest, code };
  };
};
