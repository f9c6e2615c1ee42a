// The map of obligations of the working committee over 20,000 branches, over HTTP with its session, beside: the statements that it
// sends, alone; and the same map over 500 branches. Each page of `large` has as many rows as that of the city, but far more branches.
import { keptAlive } from './client.mjs';
import { median, medianRatio, timed } from './rounds.mjs';
import { replay } from './statements.mjs';
import { serve } from './served.mjs';
import { recordYear } from './workshop.mjs';

/** How often each is asked in a round: one answer takes milliseconds. */
const asked = 60;

/** Ask each in turn, many times. @returns the median of each, in milliseconds */
const mediansOf = async (works) => {
  const times = works.map(() => []);
  for (let i = 0; i < asked; i++) for (const [at, work] of works.entries()) times[at].push((await timed(work)).ms);
  return times.map(median);
};

/** The map of a data directory: asked over HTTP, and its statements alone. */
const open = async (workshop, data, page) => {
  const served = await serve(workshop, data);
  // As in a server that has run for a while: nothing sweeps up after the load of a city while its pages are measured.
  await served.pool.query('vacuum analyze');
  const path = `/api/organisations/${served.rootId}/obligations/map?year=${recordYear}&page=${page}`;
  const waves = await served.statementsOf(path);
  served.recorded.stop();
  const client = await keptAlive(served.port, { cookie: served.cookie });
  const map = JSON.parse((await client.get(path)).toString('utf8'));
  const [overHttp, alone] = [() => client.get(path), () => replay(served.pool, waves)];
  // Plans and compiled code are as warm as in a server that has run for a while.
  for (let i = 0; i < asked; i++) await overHttp().then(alone);
  const close = async () => {
    client.close();
    await served.close();
  };
  return {
    overHttp,
    alone,
    waves,
    rows: map.rows.length,
    branches: map.rows.reduce((n, r) => n + r.branchCount, 0),
    close,
  };
};

const city = async (workshop) => {
  const data = await workshop.emptyData();
  await workshop.run(data, workshop.importArguments(workshop.workbooks('city-clean'))).done;
  await workshop.addRecords(data);
  return data;
};

const ms = (numbers) => `${median(numbers).toFixed(1)} ms`;

const compare = async (workshop, largeData, cityData, page) => {
  const large = await open(workshop, largeData, page);
  const small = await open(workshop, cityData, 1);
  try {
    const found = { ours: [], limit: [], over500: [] };
    for (let round = 0; round < workshop.rounds(7); round++) {
      const medians = await mediansOf([large.overHttp, large.alone, small.overHttp]);
      for (const [at, name] of Object.keys(found).entries()) found[name].push(medians[at]);
    }
    const what = `第 ${page} 页 ${large.rows} 行共 ${large.branches.toLocaleString('en')} 个支部`;
    return [
      {
        row: 'map',
        work: `工委的履责一览（20,000 个支部；${what}）`,
        ours: ms(found.ours),
        limit: `${ms(found.limit)}（它的 ${large.waves.flat().length} 条语句）`,
        figure: medianRatio(found.ours, found.limit),
        unit: ' 倍',
        atMost: 1.5,
        rounds: found,
      },
      {
        row: 'map',
        work: '　同上：与 500 个支部相比',
        ours: ms(found.ours),
        limit: `${ms(found.over500)}（${small.rows} 行共 ${small.branches} 个支部）`,
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
  const data = [await workshop.withRecords(), await city(workshop)];
  return [...(await compare(workshop, ...data, 1)), ...(await compare(workshop, ...data, 2))];
};
