// The first page of a clerk, by 16 clients at once, beside a bare Fastify route that sends the rows of the same statements; and that
// of the working committee over 20,000 branches beside its own SQL alone, and beside the same over 500 branches.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { countLeading } from '../dist/server/home/store.js';
import { keptAlive } from './client.mjs';
import { interleaved, median, medianRatio, timed } from './rounds.mjs';
import { replay } from './statements.mjs';
import { serve } from './served.mjs';
import { lastDay, tenantIn } from './workshop.mjs';

const clients = 16;
/** Requests of a round, all clients together. */
const requests = 6000;
/** How often the working committee's page is asked in a round. */
const asked = 60;
const path = '/api/home';

const startServer = async (data) => {
  const script = fileURLToPath(new URL('homeServer.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, data, String(clients)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [told] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the server ended'))),
  ]);
  const stop = async () => {
    child.disconnect();
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { ...told, stop };
};

/** Requests a second, each client asking for the first page of a clerk of its own. */
const load = async (port, cookies) => {
  const connections = await Promise.all(cookies.map((cookie) => keptAlive(port, { cookie })));
  let next = 0;
  const { ms } = await timed(() =>
    Promise.all(
      connections.map(async (connection) => {
        while (next++ < requests) await connection.get(path);
      }),
    ),
  );
  for (const connection of connections) connection.close();
  return (requests / ms) * 1000;
};

const ofClerks = async (workshop, data) => {
  const server = await startServer(data);
  try {
    const ours = () => load(server.port, server.cookies);
    const limit = () => load(server.barePort, server.cookies);
    await ours();
    await limit();
    const found = await interleaved(workshop.rounds(7), { ours, limit });
    const each = (numbers) => `${Math.round(median(numbers)).toLocaleString('en')} 次/秒`;
    return {
      row: 'home',
      work: `联络员的首页，${clients} 个客户端`,
      ours: each(found.ours),
      limit: `${each(found.limit)}（空白 Fastify 发送同样 ${server.statements} 条语句的行）`,
      figure: medianRatio(found.ours, found.limit),
      unit: ' 倍',
      atLeast: 0.6,
      rounds: found,
    };
  } finally {
    await server.stop();
  }
};

const open = async (workshop, data) => {
  const served = await serve(workshop, data);
  const { pool } = served;
  await countLeading(pool, await tenantIn(pool), lastDay, new Date());
  await pool.query('vacuum (analyze) leading_sums');
  const waves = await served.statementsOf(path);
  served.recorded.stop();
  const client = await keptAlive(served.port, { cookie: served.cookie });
  const page = JSON.parse((await client.get(path)).toString('utf8')).committees[0];
  const [overHttp, alone] = [() => client.get(path), () => replay(pool, waves)];
  // Plans and compiled code are as warm as in a server that has run for a while.
  for (let i = 0; i < asked; i++) await overHttp().then(alone);
  const close = async () => {
    client.close();
    await served.close();
  };
  return { overHttp, alone, waves, page, close };
};

const city = async (workshop) => {
  const data = await workshop.emptyData();
  await workshop.run(data, workshop.importArguments(workshop.workbooks('city-clean'))).done;
  await workshop.addRecords(data);
  return data;
};

const mediansOf = async (works) => {
  const times = works.map(() => []);
  for (let i = 0; i < asked; i++) for (const [at, work] of works.entries()) times[at].push((await timed(work)).ms);
  return times.map(median);
};

const ofWorkingCommittee = async (workshop, largeData, cityData) => {
  const large = await open(workshop, largeData);
  const small = await open(workshop, cityData);
  try {
    const found = { ours: [], limit: [], over500: [] };
    for (let round = 0; round < workshop.rounds(7); round++) {
      const medians = await mediansOf([large.overHttp, large.alone, small.overHttp]);
      for (const [at, name] of Object.keys(found).entries()) found[name].push(medians[at]);
    }
    const ms = (numbers) => `${median(numbers).toFixed(1)} ms`;
    const figures = (page) => `${page.branches.toLocaleString('en')} 个支部，需要帮助的 ${page.help.count} 处`;
    return [
      {
        row: 'home',
        work: `工委的首页（${figures(large.page)}）`,
        ours: ms(found.ours),
        limit: `${ms(found.limit)}（它的 ${large.waves.flat().length} 条语句）`,
        figure: medianRatio(found.ours, found.limit),
        unit: ' 倍',
        atMost: 1.5,
        rounds: found,
      },
      {
        row: 'home',
        work: '　同上：与 500 个支部相比',
        ours: ms(found.ours),
        limit: `${ms(found.over500)}（${figures(small.page)}）`,
        figure: medianRatio(found.ours, found.over500),
        unit: ' 倍',
        atMost: 1.5,
      },
    ];
  } finally {
    await large.close();
    await small.close();
  }
};

export const measure = async (workshop) => {
  const [large, small] = [await workshop.withRecords(), await city(workshop)];
  const clerks = await ofClerks(workshop, large);
  return [clerks, ...(await ofWorkingCommittee(workshop, large, small))];
};
