// Serves the application over a data directory in a process of its own, with a clerk for each of some branches; makes drafts when
// asked to. Ends when its parent lets go of it.
import { once } from 'node:events';
import { createServer } from '../dist/server/main.js';
import { addDraft, branchesOf, clerkOf } from './filings.mjs';
import { tenantIn, Workshop } from './workshop.mjs';

const [data, day, clients] = process.argv.slice(2);
const database = await new Workshop(data, null).open(data);
const pool = database.pool({ max: Number(clients) });
const deps = database.deps(pool, day);
const { app } = await createServer(deps, { trustProxy: false, log: false, webRoot: null, requestsPerMinute: 1e9 });
const tenantId = await tenantIn(pool);
const branches = await branchesOf(pool, 20, day, Number(clients));
const cookies = await Promise.all(branches.map((b, i) => clerkOf(deps, tenantId, b.id, i)));
await app.listen({ host: '127.0.0.1', port: 0 });
const makeDrafts = async (drafts) => {
  const ids = [];
  for (const branch of branches)
    ids.push(await Promise.all(Array.from({ length: drafts }, () => addDraft(deps, tenantId, branch, day))));
  process.send({ ids });
};
process.on('message', ({ drafts }) => void makeDrafts(drafts));
process.send({ port: app.addresses()[0].port, cookies, tenantId, connection: database.connection, branches });
await once(process, 'disconnect');
await app.close();
await database.close();
