// Importing `large`, as the command does it on an empty database, beside: the same reader reading the two workbooks, plus COPY of
// every row that the import wrote (counts, rows of the import and audit included) into the same tables, with the same indexes and
// constraints, in one transaction. The command's own start, and that of its server, count as ours.
import { createReadStream, createWriteStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openWorkbook } from '../dist/server/platform/workbook/openWorkbook.js';
import { copyInBytes, copyOutBytes } from '../dist/server/platform/db/copy.js';
import { watchMemory } from './memory.mjs';
import { interleaved, median, medianRatio, timed } from './rounds.mjs';
import { asOf, clusterIn } from './workshop.mjs';

/** Tables in an order that foreign keys allow, each with its columns. */
const tablesOf = async (client) => {
  const { rows } = await client.query(`
    with recursive tables as (
      select c.oid, c.relname from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like '%migration%'
    ), depth as (
      select t.oid, 0 as d from tables t
      union
      select k.conrelid, depth.d + 1 from depth
      join pg_constraint k on k.contype = 'f' and k.confrelid = depth.oid and k.conrelid <> k.confrelid and depth.d < 20
    )
    select t.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
      (select max(d.d) from depth d where d.oid = t.oid) as depth
    from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    group by t.oid, t.relname order by depth, name`);
  return rows;
};

/** Write the rows of every table out, once. @returns the tables that have any, in an order in which they can be written back */
const keepRows = async (workshop, data, folder) => {
  const database = await workshop.open(data);
  const client = await database.pool({ max: 1 }).connect();
  const kept = [];
  try {
    for (const { name, columns } of await tablesOf(client)) {
      const { rows } = await client.query(`select count(*)::int as n from ${name}`);
      if (rows[0].n === 0) continue;
      const sql = `copy ${name} (${columns.join(', ')}) to stdout`;
      await pipeline(copyOutBytes(client, sql), createWriteStream(join(folder, name)));
      kept.push({ name, columns, rows: rows[0].n });
    }
  } finally {
    client.release();
    await database.close();
  }
  return kept;
};

const copyBack = async (workshop, kept, folder) => {
  const data = await workshop.emptyData();
  const database = await workshop.open(data);
  const client = await database.pool({ max: 1 }).connect();
  try {
    const { ms } = await timed(async () => {
      await client.query('begin');
      for (const { name, columns } of kept)
        await copyInBytes(client, name, columns, createReadStream(join(folder, name), { highWaterMark: 128 * 1024 }));
      await client.query('commit');
    });
    return ms;
  } finally {
    client.release();
    await database.close();
  }
};

const readAll = async (folder) => {
  const { ms } = await timed(async () => {
    for (const name of readdirSync(folder)) {
      const workbook = await openWorkbook(join(folder, name), { fileName: name });
      for (const [sheet] of workbook.sheets.entries()) for await (const batch of workbook.rows(sheet)) void batch;
      await workbook.close();
    }
  });
  return ms;
};

/** The command, from its start to its end, and its peak of memory. */
const importOnce = async (workshop, data, folder) => {
  const { ms, result } = await timed(async () => {
    const { pid, done } = workshop.run(data, workshop.importArguments(folder));
    const memory = watchMemory(pid, clusterIn(data));
    try {
      await done;
    } finally {
      clearInterval(memory.timer);
    }
    return memory.peak();
  });
  return { ms, peak: result };
};

/** What a further branch costs, beyond what any import costs: at the size of a city and at that of a province. */
const growth = async (workshop, largeMs) => {
  const msOf = async (set) => {
    const times = [];
    for (let i = 0; i < 3; i++)
      times.push((await importOnce(workshop, await workshop.emptyData(), workshop.workbooks(set))).ms);
    return median(times);
  };
  const [small, city] = [await msOf('small-clean'), await msOf('city-clean')];
  return { city: (city - small) / (500 - 12), large: (largeMs - city) / (20_000 - 500) };
};

const seconds = (ms) => `${(ms / 1000).toFixed(1)} 秒`;
const megabytes = (bytes) => Math.round(bytes / 2 ** 20);

export const measure = async (workshop) => {
  const folder = workshop.workbooks('large');
  const rowsFolder = workshop.newFolder('rows');
  let kept = null;
  const peaks = [];
  const ours = async () => {
    const data = await workshop.emptyData();
    const { ms, peak } = await importOnce(workshop, data, folder);
    peaks.push(peak);
    workshop.offerLarge(data);
    kept ??= await keepRows(workshop, data, rowsFolder);
    return ms;
  };
  const found = await interleaved(workshop.rounds(3), {
    ours,
    limit: async () => {
      if (!kept) return NaN;
      return (await readAll(folder)) + (await copyBack(workshop, kept, rowsFolder));
    },
  });
  const peak = peaks.toSorted((a, b) => b.bytes - a.bytes)[0];
  const written = kept.reduce((n, table) => n + table.rows, 0);
  const each = await growth(workshop, median(found.ours));
  return [
    {
      row: 'import',
      work: '导入 large（22,720 个组织，300,000 人）',
      ours: seconds(median(found.ours)),
      limit: `${seconds(median(found.limit))}（读出工作簿 + COPY ${written.toLocaleString('en')} 行）`,
      figure: medianRatio(found.ours, found.limit),
      unit: ' 倍',
      atMost: 2,
      rounds: found,
      asOf,
    },
    {
      row: 'import',
      work: '　同上：内存合计（PSS）',
      ours: `${megabytes(peak.bytes)} MB`,
      limit: `Node ${megabytes(peak.node)} MB + PostgreSQL ${megabytes(peak.postgres)} MB`,
      figure: peak.bytes / 2 ** 30,
      unit: ' GB',
      atMost: 2,
      samples: peak.samples,
    },
    {
      row: 'import',
      work: '　每多一个支部：20,000 个与 500 个相比',
      ours: `${each.large.toFixed(2)} ms`,
      limit: `${each.city.toFixed(2)} ms`,
      figure: each.large / each.city,
      unit: ' 倍',
    },
  ];
};
