// Nearly equal texts of a new one among a million, explained or not, beside reading the candidates' texts once; and the same among a
// tenth of the texts. BENCH_TEXTS sets another number of texts.
import { v7 } from 'uuid';
import { bandsOf } from '../dist/domain/duplicates/bands.js';
import { printOf } from '../dist/domain/duplicates/textPrint.js';
import { alikeTexts } from '../dist/server/contradictions/reads/alike.js';
import { copyIn } from '../dist/server/platform/db/copy.js';
import { median, medianRatio, timed } from './rounds.mjs';
import { copyOf, textOf } from './texts.mjs';
import { tenantIn } from './workshop.mjs';

const texts = Number(process.env.BENCH_TEXTS ?? 1_000_000);
/** New texts that are asked about; each has so many copies among those kept, all of them in the first tenth. */
const [fresh, copies] = [40, 20];
const atOnce = 10_000;

const rowsOf = (tenantId, branchId, from, until) =>
  Array.from({ length: until - from }, (_, i) => {
    const number = from + i;
    const text = number < fresh * copies ? copyOf(number % fresh, Math.floor(number / fresh)) : textOf(number);
    return { id: v7(), text, bands: bandsOf(printOf(text), tenantId), key: `text ${number}`, branchId };
  });

/** Write texts with their bands, as the job leaves them. */
const write = async (pool, tenantId, branchId, from, until) => {
  const client = await pool.connect();
  try {
    for (let at = from; at < until; at += atOnce) {
      const rows = rowsOf(tenantId, branchId, at, Math.min(until, at + atOnce));
      await client.query('begin');
      await copyIn(
        client,
        'meetings',
        ['tenant_id', 'id', 'organisation_id', 'held_on', 'topic', 'minutes', 'meeting_key'],
        rows.map((r) => [tenantId, r.id, r.branchId, '2026-03-05', '学习讨论', r.text, r.key]),
      );
      await copyIn(
        client,
        'meeting_texts',
        ['tenant_id', 'meeting_id', 'bands'],
        rows.map((r) => [tenantId, r.id, `{${r.bands.join(',')}}`]),
      );
      await client.query('commit');
    }
    await client.query('vacuum (analyze) meetings, meeting_texts');
  } finally {
    client.release();
  }
};

const reading = {
  name: 'read candidates once',
  text: `select m.id, m.organisation_id, m.held_on, m.topic, m.minutes as text from meetings m where m.tenant_id = $1 and m.id = any($2::uuid[])`,
};

/** Every text that has a key in common with another. */
const candidatesOf = async (pool, tenantId, bands) => {
  const { rows } = await pool.query(
    'select t.meeting_id as id from meeting_texts t where t.tenant_id = $1 and t.bands && $2::int[]',
    [tenantId, bands],
  );
  return rows.map((r) => r.id);
};

/** Of each new text: ours, and reading its candidates once; the median of all, in milliseconds. */
const compare = async (pool, tenantId, branchId, rounds) => {
  const asked = Array.from({ length: fresh }, (_, n) => copyOf(n, copies + 1));
  const ids = [];
  for (const text of asked) ids.push(await candidatesOf(pool, tenantId, bandsOf(printOf(text), tenantId)));
  const ours = (n) => alikeTexts(pool, tenantId, { text: asked[n], branchId, except: [] });
  const limit = (n) => pool.query({ ...reading, values: [tenantId, ids[n]] });
  const found = { ours: [], limit: [], candidates: ids.reduce((sum, list) => sum + list.length, 0) / fresh };
  let recognised = 0;
  for (let n = 0; n < fresh; n++) if ((await ours(n)).alike.length > 0) recognised++;
  for (let round = -1; round < rounds; round++) {
    const times = { ours: [], limit: [] };
    for (let n = 0; n < fresh; n++) {
      times.ours.push((await timed(() => ours(n))).ms);
      times.limit.push((await timed(() => limit(n))).ms);
    }
    // The first round warms plans and pages.
    if (round >= 0) for (const name of ['ours', 'limit']) found[name].push(median(times[name]));
  }
  return { ...found, recognised };
};

export const measure = async (workshop) => {
  const data = await workshop.emptyData();
  await workshop.run(data, workshop.importArguments(workshop.workbooks('small-clean'))).done;
  const database = await workshop.open(data);
  const pool = database.pool({ max: 2 });
  const tenantId = await tenantIn(pool);
  const { rows } = await pool.query(
    `select organisation_id as id from organisation_states where kind = 'branch' limit 1`,
  );
  const branchId = rows[0].id;
  const tenth = Math.max(fresh * copies, Math.round(texts / 10));
  await write(pool, tenantId, branchId, 0, tenth);
  const few = await compare(pool, tenantId, branchId, workshop.rounds(7));
  await write(pool, tenantId, branchId, tenth, texts);
  const many = await compare(pool, tenantId, branchId, workshop.rounds(7));
  await database.close();
  const ms = (numbers) => `${median(numbers).toFixed(2)} ms`;
  const n = (count) => count.toLocaleString('en');
  return [
    {
      row: 'duplicates',
      work: `${n(texts)} 份会议记录中找几乎相同的（${many.recognised}/${fresh} 份找到）`,
      ours: ms(many.ours),
      limit: `${ms(many.limit)}（读一遍候选的文本，平均 ${many.candidates.toFixed(1)} 份）`,
      figure: medianRatio(many.ours, many.limit),
      unit: ' 倍',
      atMost: 2,
      rounds: many,
    },
    {
      row: 'duplicates',
      work: `　同上：与 ${n(tenth)} 份相比`,
      ours: ms(many.ours),
      limit: ms(few.ours),
      figure: median(many.ours) / median(few.ours),
      unit: ' 倍',
      atMost: 2,
    },
  ];
};
