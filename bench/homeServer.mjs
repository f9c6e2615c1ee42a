// Serves first pages of clerks: by the application on one port, and bare, the rows of the same statements, on another. Ends when its
// parent lets go of it.
import Fastify from 'fastify';
import { once } from 'node:events';
import { addDraft, branchesOf, clerkOf } from './filings.mjs';
import { replay, wavesOf } from './statements.mjs';
import { serve } from './served.mjs';
import { lastDay, recordYear, tenantIn, Workshop } from './workshop.mjs';

const [data, clients] = process.argv.slice(2);
const workshop = new Workshop(data, null);
const served = await serve(workshop, data);
const { pool, recorded, deps } = served;
const tenantId = await tenantIn(pool);
const branches = await branchesOf(pool, 10, `${recordYear}-06-01`, Number(clients));
const cookies = [];
for (const [i, branch] of branches.entries()) {
  for (let n = 0; n < 3; n++) await addDraft(deps, tenantId, branch, lastDay);
  cookies.push(await clerkOf(deps, tenantId, branch.id, `home-${process.pid}-${i}`));
}
const path = '/api/home';
const statementsOf = async (cookie) => {
  const ask = () => served.app.inject({ url: path, headers: { cookie } });
  await ask();
  recorded.taken();
  const answer = await ask();
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
  return wavesOf(recorded.taken());
};
const waves = new Map();
for (const cookie of cookies) waves.set(cookie, await statementsOf(cookie));
recorded.stop();
const plain = Fastify({ logger: false });
plain.get(path, (request) => replay(pool, waves.get(request.headers.cookie)));
await plain.listen({ host: '127.0.0.1', port: 0 });
const statements = waves.get(cookies[0]).flat().length;
process.send({ port: served.port, barePort: plain.addresses()[0].port, cookies, path, statements });
await once(process, 'disconnect');
await plain.close();
await served.close();
