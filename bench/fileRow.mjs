// Filing a meeting with twenty attendances by 16 clients of one tenant over HTTP, beside plain `pg` inserting the same rows (of
// records, counts and audit) in one transaction each. Load, server and database share the cores on both sides.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { v7 as newId } from 'uuid';
import { keptAlive } from './client.mjs';
import { interleaved, median, medianRatio, timed } from './rounds.mjs';
import { asOf } from './workshop.mjs';

const clients = 16;
/** Filings of each client in a round. */
const each = 60;

const startServer = async (data) => {
  const child = fork(fileURLToPath(new URL('fileServer.mjs', import.meta.url)), [data, asOf, String(clients)]);
  const [told] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('the server ended'))),
  ]);
  const drafts = async () => {
    child.send({ drafts: each });
    const [{ ids }] = await once(child, 'message');
    return ids;
  };
  const stop = async () => {
    child.disconnect();
    if (child.exitCode === null) await once(child, 'exit');
  };
  return { ...told, drafts, stop };
};

/** The rows that a filing writes, as it wrote them: by table, columns in the order of the catalogue. */
const tablesOfFiling = {
  gatherings: 'id = $2',
  meetings: 'gathering_id = $2',
  meeting_kinds: 'meeting_id in (select id from meetings where tenant_id = $1 and gathering_id = $2)',
  meeting_attendances: 'meeting_id in (select id from meetings where tenant_id = $1 and gathering_id = $2)',
  meeting_items: 'meeting_id in (select id from meetings where tenant_id = $1 and gathering_id = $2)',
  meeting_resolutions: 'meeting_id in (select id from meetings where tenant_id = $1 and gathering_id = $2)',
  audit_entries: `action = 'meeting.filed' and id = (select max(id::text)::uuid from audit_entries where tenant_id = $1 and action = 'meeting.filed' and $2::text is not null)`,
};

const modelsOf = async (pool, tenantId, gatheringId) => {
  const models = [];
  for (const [table, where] of Object.entries(tablesOfFiling)) {
    const { rows } = await pool.query(`select * from ${table} where tenant_id = $1 and ${where}`, [
      tenantId,
      gatheringId,
    ]);
    if (rows.length === 0) throw new Error(`a filing wrote no ${table}`);
    models.push({ table, rows });
  }
  return models;
};

const json = (value) =>
  typeof value === 'object' && value !== null && !Buffer.isBuffer(value) && !(value instanceof Date)
    ? JSON.stringify(value)
    : value;

/** One statement that inserts all rows of a table. */
const insertion = (table, rows) => {
  const columns = Object.keys(rows[0]);
  const places = rows
    .map((_, r) => `(${columns.map((__, c) => `$${r * columns.length + c + 1}`).join(', ')})`)
    .join(', ');
  return {
    text: `insert into ${table} (${columns.join(', ')}) values ${places}`,
    values: rows.flatMap((row) => columns.map((column) => json(row[column]))),
  };
};

/** The same filing again under new ids: what plain `pg` is given. */
const anew = (models, tenantId, branchId, cells) => {
  const [gathering, meeting, entry] = [newId(), newId(), newId()];
  const made = models.map(({ table, rows }) => ({
    table,
    rows: rows.map((row) => ({
      ...row,
      ...(table === 'gatherings' && { id: gathering }),
      ...(table === 'meetings' && { id: meeting, gathering_id: gathering, meeting_key: meeting }),
      ...('meeting_id' in row && { meeting_id: meeting }),
      ...(table === 'audit_entries' && { id: entry }),
    })),
  }));
  const counts = cells.map((c, i) => ({
    ...c,
    tenant_id: tenantId,
    organisation_id: branchId,
    period: `${meeting}${i}`,
  }));
  return [
    ...made,
    { table: 'audit_unsealed', rows: [{ tenant_id: tenantId, entry_id: entry }] },
    { table: 'obligation_counts', rows: counts },
  ];
};
const cells = ['memberMeeting.quarter', 'themeDay.month'].map((rule_id) => ({ rule_id, required: 1, done: 1 }));

const perSecond = async (work) => {
  const { ms } = await timed(work);
  return (clients * each * 1000) / ms;
};

const file = async (server) => {
  const ids = await server.drafts();
  const connections = await Promise.all(
    server.cookies.map((cookie) => keptAlive(server.port, { cookie, 'x-zhibu': '1' })),
  );
  const rate = await perSecond(() =>
    Promise.all(
      connections.map(async (connection, i) => {
        for (const id of ids[i]) await connection.post(`/api/gatherings/${id}/file`, { revision: 1, lateReason: '' });
      }),
    ),
  );
  for (const connection of connections) connection.close();
  return { rate, filed: ids.map((own) => own[0]) };
};

const insert = (pool, server, models) =>
  perSecond(() =>
    Promise.all(
      server.branches.map(async ({ id }, i) => {
        const client = await pool.connect();
        for (let n = 0; n < each; n++) {
          await client.query('begin');
          for (const { table, rows } of anew(models[i], server.tenantId, id, cells))
            await client.query(insertion(table, rows));
          await client.query('commit');
        }
        client.release();
      }),
    ),
  );

export const measure = async (workshop) => {
  const data = await workshop.emptyData();
  await workshop.run(data, workshop.importArguments(workshop.workbooks('city-clean'))).done;
  const server = await startServer(data);
  const pool = new pg.Pool({ ...server.connection, max: clients });
  try {
    const { filed } = await file(server);
    const models = await Promise.all(filed.map((id) => modelsOf(pool, server.tenantId, id)));
    await insert(pool, server, models);
    const found = await interleaved(workshop.rounds(7), {
      ours: async () => (await file(server)).rate,
      limit: () => insert(pool, server, models),
    });
    const attendances = models[0].find((m) => m.table === 'meeting_attendances').rows.length;
    const shown = (numbers) => `${Math.round(median(numbers)).toLocaleString('en')} 次/秒`;
    return [
      {
        row: 'file',
        work: `报送一次会议（${attendances} 人到会情况），${clients} 个客户端，同一工委`,
        ours: shown(found.ours),
        limit: `${shown(found.limit)}（pg 直接插入同样的行，一个事务）`,
        figure: medianRatio(found.ours, found.limit),
        unit: ' 倍',
        atLeast: 0.5,
        rounds: found,
      },
    ];
  } finally {
    await pool.end();
    await server.stop();
  }
};
