// Recomputing everything that 20,000 branches owed and did in twelve months out of their records, in place of what is kept, beside:
// COPY out of the same records, plus COPY in of the result into the same (emptied) tables with the same indexes.
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { copyInBytes, copyOutBytes } from '../dist/server/platform/db/copy.js';
import { interleaved, median, medianRatio, timed } from './rounds.mjs';
import { recompute, recordYear, tenantIn } from './workshop.mjs';

const results = {
  obligation_counts: 'tenant_id, organisation_id, rule_id, period, required, done',
  obligation_sums: 'tenant_id, organisation_id, rule_id, period, applicable, met',
};
const columnsOf = (table) => results[table].split(', ');

/** Empty the tables and write the rows kept in files into them. */
const restore = async (client, folder) => {
  await client.query('truncate obligation_counts, obligation_sums, obligation_deltas');
  for (const table of Object.keys(results))
    await copyInBytes(client, table, columnsOf(table), createReadStream(join(folder, table)));
  await client.query('vacuum (analyze) obligation_counts, obligation_sums');
};

const copyRecords = async (client, tenantId) => {
  const sql = `copy (select k.organisation_id, k.kind, k.held_on, k.day_known from meeting_kinds k
    where k.tenant_id = '${tenantId}' and k.held_on >= '${recordYear}-01-01' and k.held_on < '${recordYear + 1}-01-01') to stdout`;
  for await (const bytes of copyOutBytes(client, sql)) void bytes;
};

const limitOnce = async (client, tenantId, folder) => {
  await client.query('truncate obligation_counts, obligation_sums, obligation_deltas');
  const { ms } = await timed(async () => {
    await copyRecords(client, tenantId);
    await client.query('begin');
    for (const table of Object.keys(results)) {
      const rows = createReadStream(join(folder, table), { highWaterMark: 128 * 1024 });
      await copyInBytes(client, table, columnsOf(table), rows);
    }
    await client.query('commit');
  });
  return ms;
};

/** The result of a recomputation, kept in files, and how much of everything there is. */
const prepare = async (workshop, data) => {
  const database = await workshop.open(data);
  const pool = database.pool({ max: 2 });
  const client = await pool.connect();
  const folder = workshop.newFolder('result');
  for (const table of Object.keys(results)) {
    const out = copyOutBytes(client, `copy ${table} (${results[table]}) to stdout`);
    await pipeline(out, createWriteStream(join(folder, table)));
  }
  const { rows } = await client.query(`
    select (select count(*)::int from meeting_kinds) as records, (select count(*)::int from obligation_counts) as cells,
      (select count(*)::int from organisation_states o where o.kind in ('branch', 'jointBranch', 'temporaryBranch')) as branches`);
  return { database, pool, client, folder, tenantId: await tenantIn(client), ...rows[0] };
};

const recomputeOnce = async (at) => {
  await restore(at.client, at.folder);
  return (await timed(() => recompute(at.pool, at.tenantId))).ms;
};

/** The same over a city of 500 branches, for the cost of one branch. */
const cityMs = async (workshop) => {
  const data = await workshop.emptyData();
  await workshop.run(data, workshop.importArguments(workshop.workbooks('city-clean'))).done;
  await workshop.addRecords(data);
  const at = await prepare(workshop, data);
  const times = [];
  for (let i = 0; i < 5; i++) times.push(await recomputeOnce(at));
  at.client.release();
  await at.database.close();
  return median(times) / at.branches;
};

export const measure = async (workshop) => {
  const city = await cityMs(workshop);
  const at = await prepare(workshop, await workshop.withRecords());
  const found = await interleaved(workshop.rounds(5), {
    ours: () => recomputeOnce(at),
    limit: () => limitOnce(at.client, at.tenantId, at.folder),
  });
  at.client.release();
  await at.database.close();
  const large = median(found.ours) / at.branches;
  return [
    {
      row: 'recompute',
      work: `重算全部履责（${at.branches.toLocaleString('en')} 个支部 × 12 个月，${at.records.toLocaleString('en')} 条记录）`,
      ours: `${(median(found.ours) / 1000).toFixed(2)} 秒`,
      limit: `${(median(found.limit) / 1000).toFixed(2)} 秒（COPY 出记录 + COPY 入 ${at.cells.toLocaleString('en')} 格与合计）`,
      figure: medianRatio(found.ours, found.limit),
      unit: ' 倍',
      atMost: 3,
      rounds: found,
    },
    {
      row: 'recompute',
      work: '　每个支部：20,000 个与 500 个相比',
      ours: `${large.toFixed(3)} ms`,
      limit: `${city.toFixed(3)} ms`,
      figure: large / city,
      unit: ' 倍',
    },
  ];
};
