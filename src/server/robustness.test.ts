import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Endpoint } from '../contract/endpoint.js';
import { roles, type Role } from '../domain/access/roles.js';
import { addGathering } from '../testkit/drafts.js';
import { recordKinds } from '../domain/meetings/recordKind.js';
import { shippedRules } from '../domain/obligations/shippedRules.js';
import { organisationKinds } from '../domain/organisations/kinds.js';
import { posts } from '../domain/organisations/posts.js';
import { as } from '../testkit/as.js';
import { inputsOf, type Meaningful } from '../testkit/fromSchema.js';
import { newId } from './platform/ids.js';
import { idOf, matrixOf } from '../testkit/permissions.js';
import { addAccount, addAppointment, addExemption, addTenure, password } from '../testkit/rows.js';
import { tenantTables } from '../testkit/tenancy.js';
import { testApp, type Asked } from '../testkit/testApp.js';
import { addWorlds, type World } from '../testkit/world.js';

const lines: string[] = [];
const app = await testApp({ log: { write: (line) => void lines.push(line) } });
const [own, other] = await addWorlds(app);

/** Ids of things of every kind in a working committee, by the names under which calls ask for them. */
const idsIn = async (world: World): Promise<Record<string, readonly string[]>> => {
  const all = Object.values(world.at);
  const { id: accountId } = await addAccount(app, world.tenantId, { signInName: `spare.${world.tenantId}` });
  const tenures = all.map((o) =>
    addTenure(app, world.tenantId, { organisationId: o.id, person: null, post: 'committeeMember' }),
  );
  const held = { accountId, role: 'committeeStaff', organisationId: world.at.甲.id };
  return {
    organisationId: all.map((o) => o.id),
    personId: all.map((o) => o.member.id),
    meetingId: all.map((o) => o.meetingId),
    gatheringId: await Promise.all(all.map((o) => addGathering(app, world.tenantId, o.id))),
    importId: all.map((o) => o.importId),
    accountId: [accountId],
    appointmentId: [await addAppointment(app, world.tenantId, held)],
    tenureId: await Promise.all(tenures),
    exemptionId: [await addExemption(app, world.tenantId, world.at.甲.id)],
  };
};
const [ours, theirs] = [await idsIn(own), await idsIn(other)];
const meaningful: Meaningful = {
  ...ours,
  newParentId: ours['organisationId'] ?? [],
  intoId: ours['organisationId'] ?? [],
  branchId: ours['organisationId'] ?? [],
  '': [...Object.values(theirs).flat(), ...Object.values(ours).flat(), newId()],
  kind: recordKinds,
  childKind: organisationKinds,
  post: posts,
  ruleId: shippedRules.map((r) => r.id),
  rule: shippedRules.map((r) => r.id),
  period: ['2026-03', '2026-Q1', '2026-H1', '2026', '2025-10~2026-09'],
  field: ['姓名', '身份证号', '所在党支部'],
  signInName: [`spare.${own.tenantId}`, `spare.${other.tenantId}`, 'some.body'],
  password: [password],
  old: [password],
  next: [`${password}新`, password],
  q: ['江', '机关', 'jg', own.at.一.member.idNumber, own.at.一.member.phone],
};

const asText = (values: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values as object).map(([name, value]) => [name, String(value).replaceAll(/\p{Surrogate}/gu, '?')]),
  );

const callsOf = (e: Endpoint): fc.Arbitrary<Asked> =>
  fc.record({
    params: e.params ? inputsOf(e.params, meaningful).map(asText) : fc.constant({}),
    query: e.query ? inputsOf(e.query, meaningful).map(asText) : fc.constant({}),
    body: e.body ? inputsOf(e.body, meaningful) : fc.constant(undefined),
  });

/** Somebody who may call the endpoint at home. */
const callerOf = (e: Endpoint): Role =>
  matrixOf([e]).find((c) => c.permitted === true && c.place === 'own' && c.role !== 'member')?.role ?? roles[0];

/** Everything of a working committee as text: what must not change when somebody of another one works. */
const everythingOf = async (tenantId: string): Promise<string> => {
  const parts = [];
  for (const table of await tenantTables(app.database.pool)) {
    const { rows } = await app.database.pool.query<{ t: string }>(
      `select md5(string_agg(x::text, '' order by x::text)) as t from ${table} as x where x.tenant_id = $1`,
      [tenantId],
    );
    parts.push(`${table} ${rows[0]?.t}`);
  }
  return parts.join('\n');
};

/** More of them, or others, to look harder. */
const runs = Number(process.env['ZHIBU_TEST_RUNS'] ?? 10);
const seed = Number(process.env['ZHIBU_TEST_SEED'] ?? 7);
/** How often each endpoint did what was asked. */
const done = new Map<string, number>();
const before = await everythingOf(other.tenantId);
// One of the calls may ask all administrators for a second factor; a demo is exempt.
await app.database.pool.query('update tenants set demo = true where id = $1', [own.tenantId]);

describe('whatever well-formed call is made', () => {
  afterEach(() => void lines.splice(0));

  it.each(app.endpoints.filter((e) => !e.upload).map((e) => [idOf(e), e] as const))(
    '%s answers, and never with a fault of ours',
    async (id, e) => {
      const browser = await as(app, own, callerOf(e));
      for (const asked of fc.sample(callsOf(e), { numRuns: runs, seed })) {
        const answer = await browser.ask(e, asked);
        expect(answer.status, `${id} ${JSON.stringify(asked)} ${answer.text} ${lines.at(-1) ?? ''}`).toBeLessThan(500);
        if (answer.status === 200) done.set(id, (done.get(id) ?? 0) + 1);
      }
    },
  );

  it('most endpoints did what was asked at least once', () => {
    expect(done.size).toBeGreaterThan(app.endpoints.length / 2);
  });

  it('nothing of another working committee has changed', async () => {
    expect(await everythingOf(other.tenantId)).toBe(before);
  });
});
