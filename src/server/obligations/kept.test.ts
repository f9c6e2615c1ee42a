import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addLocalRule, decideExemption, endRule, obligationMap, setYearWindow } from '../../contract/obligations.js';
import type { Endpoint } from '../../contract/endpoint.js';
import { recordOrganisationEvent } from '../../contract/organisations.js';
import { recordKinds, type RecordKind } from '../../domain/meetings/recordKind.js';
import { parsePeriod, monthName } from '../../domain/obligations/period.js';
import { addDays, day, type CalendarDay } from '../../domain/shared/calendarDay.js';
import { as } from '../../testkit/as.js';
import type { Asked } from '../../testkit/testApp.js';
import { testApp } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';
import { inTransaction } from '../platform/db/pool.js';
import type { Database } from '../platform/db/tables.js';
import { newId } from '../platform/ids.js';
import { foldDeltas, recomputeAll } from './store.js';
import { listObligations } from './usecases/listObligations.js';

/*
 * 工委 ── 甲 ── 一 (一组, 二组), 二
 *      └─ 乙 ── 三
 * and whatever is set up below them on the way
 */
const app = await testApp();
const world = await addWorld(app, '澜川市');
const { tenantId, at } = world;
const today = app.clock.today();
const officer = await as(app, world, 'workingCommittee');
const { pool } = app.database;

const counts = `
  select c.organisation_id, c.rule_id, c.period, c.required, c.done from obligation_counts c where c.tenant_id = $1
  order by 1, 2, 3`;
const sums = `
  select x.organisation_id, x.rule_id, x.period, sum(x.applicable)::int as applicable, sum(x.met)::int as met from (
    select s.organisation_id, s.rule_id, s.period, s.applicable, s.met from obligation_sums s where s.tenant_id = $1
    union all
    select d.organisation_id, d.rule_id, d.period, d.applicable, d.met from obligation_deltas d where d.tenant_id = $1
  ) x group by 1, 2, 3 having sum(x.applicable) <> 0 or sum(x.met) <> 0 order by 1, 2, 3`;

type Kept = { readonly counts: readonly unknown[]; readonly sums: readonly unknown[] };
const keptOn = async (on: Pick<typeof pool, 'query'>): Promise<Kept> => ({
  counts: (await on.query<object>(counts, [tenantId])).rows,
  sums: (await on.query<object>(sums, [tenantId])).rows,
});

/** What a computation from nothing finds; thrown away again. */
const fromNothing = async (): Promise<Kept> => {
  const found: Kept[] = [];
  const enough = new Error('rolled back');
  await inTransaction<Database, void>(pool, async (tx) => {
    await recomputeAll(tx, tenantId, today);
    found.push(await keptOn(tx.client as unknown as typeof pool));
    throw enough;
  }).catch((error: unknown) => {
    if (error !== enough) throw error;
  });
  return found[0] ?? { counts: [], sums: [] };
};

const happened: Record<string, number> = {};
const ask = async (what: string, endpoint: Endpoint, asked: Asked): Promise<void> => {
  const { status, json } = await officer.ask(endpoint, asked);
  if (status >= 500) throw new Error(`${what}: ${JSON.stringify(json)}`);
  if (status === 200) happened[what] = (happened[what] ?? 0) + 1;
};

/** Every organisation of a kind that stands today, by the order of its id. */
const standing = async (...kinds: string[]): Promise<readonly string[]> =>
  (
    await pool.query<{ id: string }>(
      `select organisation_id as id from organisation_states where tenant_id = $1 and kind = any($2) and until is null order by 1`,
      [tenantId, kinds],
    )
  ).rows.map((r) => r.id);
/** Where nothing of the kinds is left, the call is refused. */
const nobody = '00000000-0000-7000-8000-000000000000';
const pick = async (n: number, ...kinds: string[]): Promise<string> => {
  const all = await standing(...kinds);
  return all[n % all.length] ?? nobody;
};

const event = async (organisationId: string, on: CalendarDay, body: Readonly<Record<string, unknown>>) =>
  ask(String(body['kind']), recordOrganisationEvent, { params: { organisationId }, body: { on, ...body } });

/** File a record as a use case does: between two looks at what its branch owes. */
const file = async (organisationId: string, branchId: string, kind: RecordKind, on: CalendarDay): Promise<void> => {
  await inTransaction<Database, void>(pool, (tx) =>
    app.deps.recount.branches(
      tx,
      tenantId,
      () => [branchId],
      today,
      async () => {
        const id = newId();
        const held = { tenant_id: tenantId, organisation_id: organisationId, held_on: on };
        await tx.db
          .insertInto('meetings')
          .values({ ...held, id, topic: '学习', meeting_key: id })
          .execute();
        await tx.db
          .insertInto('meeting_kinds')
          .values({ ...held, meeting_id: id, kind })
          .execute();
      },
    ),
  );
  happened['file'] = (happened['file'] ?? 0) + 1;
};

let serial = 0;
type Step = { readonly what: keyof typeof steps; readonly a: number; readonly b: number; readonly on: CalendarDay };
const steps = {
  rename: async ({ a, on }: Omit<Step, 'what'>) => {
    const name = `${a % 2 === 0 ? '离退休' : ''}第${(serial += 1)}支部`;
    await event(await pick(a, 'branch', 'group'), on, { kind: 'rename', name, shortName: name });
  },
  move: async ({ a, b, on }: Omit<Step, 'what'>) =>
    event(await pick(a, 'branch'), on, { kind: 'move', newParentId: await pick(b, 'committee', 'workingCommittee') }),
  setUp: async ({ a, b, on }: Omit<Step, 'what'>) => {
    const [childKind, under] = b % 3 === 0 ? ['group', 'branch'] : ['branch', 'committee'];
    const name = `新设${(serial += 1)}`;
    const body = { kind: 'setUp', childKind, name, shortName: name, hasCommittee: b % 2 === 0 };
    await event(await pick(a, under), on, body);
  },
  merge: async ({ a, b, on }: Omit<Step, 'what'>) =>
    event(await pick(a, 'branch'), on, { kind: 'merge', intoId: await pick(b, 'branch') }),
  dissolve: async ({ a, on }: Omit<Step, 'what'>) => event(await pick(a, 'branch', 'group'), on, { kind: 'dissolve' }),
  file: async ({ a, b, on }: Omit<Step, 'what'>) => {
    const branch = await pick(a, 'branch');
    await file(branch, branch, recordKinds[b % recordKinds.length] ?? 'themeDay', on);
  },
  fileOfGroup: async ({ a, on }: Omit<Step, 'what'>) => {
    const id = await pick(a, 'group');
    const { rows } = await pool.query<{ parent_id: string }>(
      'select parent_id from organisation_states where tenant_id = $1 and organisation_id = $2',
      [tenantId, id],
    );
    if (rows[0]) await file(id, rows[0].parent_id, 'groupMeeting', on);
  },
  exempt: async ({ a, b, on }: Omit<Step, 'what'>) =>
    ask('exempt', decideExemption, {
      params: { organisationId: at.工委.id },
      body: {
        since: on,
        reason: '居住分散',
        ...(b % 2 === 0 ? { trait: 'retired' } : { branchId: await pick(a, 'branch'), ruleId: 'themeDay.month' }),
      },
    }),
  window: async ({ b }: Omit<Step, 'what'>) =>
    ask('window', setYearWindow, {
      body: { kind: 'organisationLifeMeeting', ...(b % 3 > 0 && { month: 3, day: 31 }) },
    }),
  rule: async ({ a, on }: Omit<Step, 'what'>) => {
    const body = {
      kind: 'themeDay',
      title: '主题党日',
      period: 'month',
      required: 2 + (a % 2),
      since: on,
      basis: '通知',
    };
    await ask('rule', addLocalRule, { params: { organisationId: at.工委.id }, body });
  },
  endRule: async ({ a, on }: Omit<Step, 'what'>) => {
    const own = await pool.query<{ id: string }>('select id from local_rules where tenant_id = $1 order by id', [
      tenantId,
    ]);
    const ids = ['partyLesson.quarter', ...own.rows.map((r) => r.id)];
    const params = { organisationId: at.工委.id, ruleId: ids[a % ids.length] ?? '' };
    await ask('endRule', endRule, { params, body: { until: on, reason: '另有安排' } });
  },
  fold: async () => {
    await inTransaction<Database, number>(pool, (tx) => foldDeltas(tx, tenantId));
  },
};

const number = fc.nat({ max: 1000 });
const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...(Object.keys(steps) as (keyof typeof steps)[])),
  a: number,
  b: number,
  on: fc.integer({ min: -900, max: 0 }).map((n) => addDays(today, n)),
});

describe('what is kept of obligations', () => {
  it('equals what is computed from nothing, whatever happened, in whatever order', async () => {
    // The oldest record decides how many years are kept; it comes first, as by an import, which recomputes everything.
    await file(at.二.id, at.二.id, 'themeDay', day('2024-01-15'));
    await inTransaction<Database, unknown>(pool, (tx) => recomputeAll(tx, tenantId, today));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (taken) => {
        for (const { what, ...how } of taken) {
          await steps[what](how);
          const [now, then] = [await keptOn(pool), await fromNothing()];
          expect(now, what).toEqual(then);
        }
      }),
      { numRuns: 12, seed: 20260930, endOnFailure: true },
    );
    expect((await keptOn(pool)).counts.length).toBeGreaterThan(100);
    expect(Object.keys(happened).toSorted()).toEqual([
      'dissolve',
      'endRule',
      'exempt',
      'file',
      'merge',
      'move',
      'rename',
      'rule',
      'setUp',
      'window',
    ]);
  }, 240_000);

  it('is what the map shows: each branch by the months in which its periods end', async () => {
    const asked = { tenantId, asOf: today, from: day('2026-01-01'), until: day('2027-01-01') };
    const listed = await listObligations(app.deps)(asked);
    const wanted = new Map<string, { applicable: number; met: number }>();
    for (const o of listed) {
      if (o.state === 'notApplicable') continue;
      const key = `${o.branch} ${monthName((parsePeriod(o.period)?.endMonth ?? 0) - 1)}`;
      const cell = wanted.get(key) ?? { applicable: 0, met: 0 };
      wanted.set(key, { applicable: cell.applicable + 1, met: cell.met + (o.state === 'met' ? 1 : 0) });
    }
    const shown = new Map<string, { applicable: number; met: number }>();
    for (const organisationId of await standing('committee', 'workingCommittee')) {
      const { json } = await officer.ask(obligationMap, { params: { organisationId }, query: { year: '2026' } });
      const map = obligationMap.reply.parse(json);
      for (const row of map.rows.filter((r) => r.kind === 'branch'))
        for (const c of row.cells) {
          if (c.applicable > 0) shown.set(`${row.shortName} ${c.period}`, { applicable: c.applicable, met: c.met });
          expect(c.met + c.due + c.approaching + c.overdue).toBe(c.applicable);
        }
    }
    expect(shown.size).toBeGreaterThan(20);
    for (const [key, cell] of shown) expect({ key, ...cell }).toEqual({ key, ...wanted.get(key) });
  });
});
