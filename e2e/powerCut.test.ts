import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '../src/server/platform/ids.js';
import { clockAt } from '../src/server/platform/clock.js';
import { readConfig } from '../src/server/platform/config.js';
import { openDatabase } from '../src/server/platform/db/openDatabase.js';
import { placeIn } from '../src/server/platform/db/embedded/place.js';
import { createPool, inTransaction } from '../src/server/platform/db/pool.js';
import type { Database } from '../src/server/platform/db/tables.js';
import { loadKeys } from '../src/server/platform/keys.js';
import { depsOn } from '../src/server/main.js';
import { newData, runOn, startOn, type Running } from '../src/testkit/program.js';

/** `ZHIBU_KILLS=20 npx vitest run --project browser e2e/powerCut.test.ts` is the long run. */
const kills = Number(process.env['ZHIBU_KILLS'] ?? 2);
const writers = 8;

const data = newData();
afterAll(() => rmSync(data, { recursive: true, force: true }));

type Clerk = { readonly cookie: string; readonly branchId: string };

const headers = (cookie: string) => ({ cookie, 'x-zhibu': '1', 'content-type': 'application/json' });
const signIn = async (address: string): Promise<Clerk> => {
  const opened = await fetch(`${address}/api/demo-users/clerk/session`, {
    method: 'POST',
    headers: { 'x-zhibu': '1' },
  });
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const me = (await (await fetch(`${address}/api/session`, { headers: { cookie } })).json()) as {
    me: { holdings: { role: string; organisationId: string }[] };
  };
  const held = me.me.holdings.find((h) => h.role === 'clerk');
  expect(held).toBeDefined();
  return { cookie, branchId: held?.organisationId ?? '' };
};

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** One gathering begun and filed. @returns its id where the server has said that it is filed; null where it has not */
const fileOne = async (address: string, { cookie, branchId }: Clerk): Promise<string | null> => {
  const id = newId();
  const send = async (path: string, body: unknown): Promise<boolean> => {
    const asked = { method: 'POST', headers: headers(cookie), body: JSON.stringify(body) };
    const answer = await fetch(`${address}${path}`, asked).catch(() => null);
    // An answer is an answer only when it has been read to its end.
    return answer !== null && (await answer.text().catch(() => null)) !== null && answer.status === 200;
  };
  const part = { kinds: ['themeDay', 'partyLesson'], topic: `学习 ${id}`, minutes: '学习并讨论。'.repeat(40) };
  const begun = { id, day: today(), state: 'held', content: { parts: [part] } };
  if (!(await send(`/api/organisations/${branchId}/gatherings`, begun))) return null;
  return (await send(`/api/gatherings/${id}/file`, { revision: 1, lateReason: '' })) ? id : null;
};

/** File without pause until told to stop. */
const load = (address: string, clerk: Clerk, acknowledged: Set<string>) => {
  let isOver = false;
  const one = async (): Promise<void> => {
    while (!isOver) {
      const id = await fileOne(address, clerk);
      if (id === null) await new Promise((resolve) => setTimeout(resolve, 50));
      else acknowledged.add(id);
    }
  };
  const all = Promise.all(Array.from({ length: writers }, one));
  return async (): Promise<void> => {
    isOver = true;
    await all;
  };
};

const killPostmaster = (): void => {
  const [pid] = readFileSync(join(placeIn(data).cluster, 'postmaster.pid'), 'utf8').split('\n');
  process.kill(Number(pid), 'SIGKILL');
};

const settled = async (address: string): Promise<void> => {
  for (let i = 0; i < 300; i++) {
    const answer = await fetch(`${address}/api/demo-users`).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the server did not come back within half a minute');
};

/** What is kept of obligations, and what a recomputation from nothing finds; nothing is changed. */
const countsBesideRecords = async (): Promise<{ kept: unknown; computed: unknown; filed: ReadonlySet<string> }> => {
  const config = readConfig({ ...process.env, ZHIBU_DATA: data, ZHIBU_SYSTEM_USER: 'nobody', DATABASE_URL: undefined });
  const server = await openDatabase(config, { as: 'command' });
  const pool = createPool(server.connection, { max: 2 });
  const places = {
    backupDirectory: data,
    uploadDirectory: data,
    attachmentDirectory: join(data, 'attachments'),
    auditDirectory: join(data, 'audit'),
  };
  const deps = depsOn(pool, loadKeys(config), clockAt(new Date()), places);
  const counts = `select c.organisation_id, c.rule_id, c.period, c.required, c.done from obligation_counts c where c.tenant_id = $1 order by 1, 2, 3`;
  const sums = `select x.organisation_id, x.rule_id, x.period, sum(x.applicable)::int as applicable, sum(x.met)::int as met from (
    select s.organisation_id, s.rule_id, s.period, s.applicable, s.met from obligation_sums s where s.tenant_id = $1
    union all select d.organisation_id, d.rule_id, d.period, d.applicable, d.met from obligation_deltas d where d.tenant_id = $1) x group by 1, 2, 3 order by 1, 2, 3`;
  const found = { kept: null as unknown, computed: null as unknown };
  const rollBack = new Error('nothing is changed');
  const { rows: tenants } = await pool.query<{ id: string }>('select id from tenants');
  const tenantId = tenants[0]?.id ?? '';
  await inTransaction<Database, never>(pool, async (tx) => {
    const all = async (): Promise<unknown> => [
      (await tx.client.query(counts, [tenantId])).rows,
      (await tx.client.query(sums, [tenantId])).rows,
    ];
    found.kept = await all();
    await deps.recount.all(tx, tenantId, deps.clock.today());
    found.computed = await all();
    throw rollBack;
  }).catch((error: unknown) => {
    if (error !== rollBack) throw error;
  });
  const { rows } = await pool.query<{ id: string }>(
    `select g.id from gatherings g join meetings m on m.tenant_id = g.tenant_id and m.gathering_id = g.id where g.tenant_id = $1 and g.state = 'filed'`,
    [tenantId],
  );
  await pool.end();
  await server.stop();
  return { ...found, filed: new Set(rows.map((r) => r.id)) };
};

describe('when the power goes while clerks are filing', () => {
  it(
    `loses nothing that was acknowledged (${kills} times, half of them the database)`,
    { timeout: 120_000 * kills },
    async () => {
      let program: Running = await startOn(data, ['--demo']);
      const port = Number(new URL(program.address).port);
      const clerk = await signIn(program.address);
      const acknowledged = new Set<string>();
      try {
        for (let round = 0; round < kills; round++) {
          const before = acknowledged.size;
          const stop = load(program.address, clerk, acknowledged);
          await new Promise((resolve) => setTimeout(resolve, 1500 + 700 * (round % 4)));
          if (round % 2 === 0) {
            await program.kill();
            await stop();
            program = await startOn(data, ['--demo'], port);
          } else {
            killPostmaster();
            await stop();
            await settled(program.address);
          }
          expect(acknowledged.size, 'nothing was filed in this round').toBeGreaterThan(before);
          const { kept, computed, filed } = await countsBesideRecords();
          expect([...acknowledged].filter((id) => !filed.has(id))).toEqual([]);
          expect(kept).toEqual(computed);
          expect(runOn(data, 'audit', 'verify')).toContain('校验通过。');
        }
        process.stdout.write(`${kills} power cuts: ${acknowledged.size} acknowledged records, none missing\n`);
      } finally {
        await program.end();
      }
    },
  );
});
