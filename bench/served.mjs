// The application over a data directory, served on loopback, and the same statements served bare.
import Fastify from 'fastify';
import { createServer } from '../dist/server/main.js';
import { recordStatements, replay, wavesOf } from './statements.mjs';
import { signInAtTop } from './signIn.mjs';
import { lastDay } from './workshop.mjs';

const appOptions = { trustProxy: false, log: false, webRoot: null, requestsPerMinute: 1e9 };
const loopback = { host: '127.0.0.1', port: 0 };
const portOf = (app) => app.addresses()[0].port;

/**
 * Serve a data directory to a signed-in member of the working committee's staff.
 * @returns wavesOf(path): the statements that the answer to a path takes; bare(): the port of a plain Fastify that answers a path
 * with the rows of its statements
 */
export const serve = async (workshop, data) => {
  const database = await workshop.open(data);
  const pool = database.pool();
  const recorded = recordStatements(pool);
  const deps = database.deps(pool, lastDay);
  const { app } = await createServer(deps, appOptions);
  const { rootId, cookie } = await signInAtTop(deps, `bench-${process.hrtime.bigint()}`);
  await app.listen(loopback);
  const others = [];
  const statementsOf = async (path) => {
    const ask = () => app.inject({ url: path, headers: { cookie } });
    await ask();
    recorded.taken();
    const answer = await ask();
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    return wavesOf(recorded.taken());
  };
  const bare = async (paths) => {
    const waves = new Map();
    for (const path of paths) waves.set(path, await statementsOf(path));
    recorded.stop();
    const plain = Fastify({ logger: false });
    plain.get('/*', (request) => replay(pool, waves.get(request.url)));
    await plain.listen(loopback);
    others.push(plain);
    return portOf(plain);
  };
  const close = async () => {
    await app.close();
    for (const other of others) await other.close();
    await database.close();
  };
  return { app, pool, deps, recorded, rootId, cookie, port: portOf(app), statementsOf, bare, close };
};
