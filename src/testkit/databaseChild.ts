import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readConfig } from '../server/platform/config.js';
import { openDatabase } from '../server/platform/db/openDatabase.js';
import { withClient } from '../server/platform/db/pool.js';
import { DatabaseRefusal } from '../server/platform/db/refusal.js';
import { stopOnSignals } from '../server/platform/db/signals.js';

/**
 * A process of its own for tests of the supervisor: opens the database as its argument says, then answers each line of
 * standard input (SQL, or `stop`) with one line of JSON.
 */
const say = (reply: unknown): void => void process.stdout.write(`${JSON.stringify(reply)}\n`);

const main = async (as: 'server' | 'command'): Promise<void> => {
  const progress: string[] = [];
  const config = readConfig(process.env);
  const elsewhere = process.env['ZHIBU_TEST_PROGRAMS'];
  const server = await openDatabase(config, {
    as,
    onProgress: (line) => progress.push(line),
    programPlaces: [join(config.dataDirectory, 'programs'), ...(elsewhere ? [elsewhere] : [])],
  });
  stopOnSignals(server.stop);
  say({ adopted: server.adopted, version: server.version, connection: server.connection, progress });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === 'stop') break;
    say((await withClient(server.connection, (client) => client.query(line))).rows);
  }
  await server.stop();
  process.stdin.destroy();
  say('stopped');
};

main(process.argv[2] === 'server' ? 'server' : 'command').catch((error: unknown) => {
  say({ code: error instanceof DatabaseRefusal ? error.code : 'unexpected', message: String(error) });
  process.exitCode = 1;
});
