// A year's handbook of a branch as HTML over HTTP with its session, beside the statements that it sends, alone.
import { fileGathering } from '../dist/server/meetings/usecases/file.js';
import { keptAlive } from './client.mjs';
import { addDraft, branchesOf } from './filings.mjs';
import { median, medianRatio, timed } from './rounds.mjs';
import { replay } from './statements.mjs';
import { serve } from './served.mjs';
import { asOf, recordYear, tenantIn } from './workshop.mjs';

/** What a diligent branch files in a year. */
const filings = 60;
const asked = 40;

const dayOf = (n) => `${recordYear}-${String(1 + (n % 9)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;

const fileYear = async (workshop, data) => {
  const database = await workshop.open(data);
  const pool = database.pool();
  const deps = database.deps(pool, asOf);
  const tenantId = await tenantIn(pool);
  const [branch] = await branchesOf(pool, 25, `${recordYear}-01-01`, 1);
  const who = { tenantId, accountId: null, personId: null, name: '测速', holdings: [] };
  for (let n = 0; n < filings; n++) {
    const id = await addDraft(deps, tenantId, branch, dayOf(n));
    await fileGathering(deps)(who, { id, revision: 1, lateReason: '补录' });
  }
  await database.close();
  return branch;
};

export const measure = async (workshop) => {
  const data = await workshop.emptyData();
  await workshop.run(data, workshop.importArguments(workshop.workbooks('city-clean'))).done;
  const branch = await fileYear(workshop, data);
  const served = await serve(workshop, data);
  try {
    const path = `/api/organisations/${branch.id}/handbook.html?year=${recordYear}`;
    const waves = await served.statementsOf(path);
    served.recorded.stop();
    const client = await keptAlive(served.port, { cookie: served.cookie });
    const size = (await client.get(path)).length;
    const works = [() => client.get(path), () => replay(served.pool, waves)];
    for (let i = 0; i < asked; i++) for (const work of works) await work();
    const found = { ours: [], limit: [] };
    for (let round = 0; round < workshop.rounds(7); round++) {
      const times = [[], []];
      for (let i = 0; i < asked; i++) for (const [at, work] of works.entries()) times[at].push((await timed(work)).ms);
      found.ours.push(median(times[0]));
      found.limit.push(median(times[1]));
    }
    client.close();
    const ms = (numbers) => `${median(numbers).toFixed(1)} ms`;
    return [
      {
        row: 'handbook',
        work: `支部一年的工作手册（${filings} 次会议、${branch.members} 名党员，${Math.round(size / 1024)} KB 网页）`,
        ours: ms(found.ours),
        limit: `${ms(found.limit)}（它的 ${waves.flat().length} 条语句）`,
        figure: medianRatio(found.ours, found.limit),
        unit: ' 倍',
        atMost: 3,
        rounds: found,
      },
    ];
  } finally {
    await served.close();
  }
};
