import { describe, expect, it } from 'vitest';
import { currentSession } from '../contract/session.js';
import { roles, type Role } from '../domain/access/roles.js';
import { as } from '../testkit/as.js';
import { callOf } from '../testkit/calls.js';
import { digestTables } from '../testkit/databaseDigest.js';
import { homes } from '../testkit/knownTree.js';
import { idOf, matrixOf, standsAt, timeTitles, type Cell } from '../testkit/permissions.js';
import { refusalOf } from '../testkit/refusalOf.js';
import type { Situation } from '../testkit/situation.js';
import { testApp, type Asked } from '../testkit/testApp.js';
import { addWorld } from '../testkit/world.js';

// The clock stands on 2026-09-30; every post, appointment and affiliation by which a role is held is moved to before or after it.
const app = await testApp();
const world = await addWorld(app, '澜川市');
const { tenantId } = world;
const spans = {
  before: { since: '2026-10-01', until: null },
  during: { since: '2026-09-30', until: '2026-10-01' },
  after: { since: '2024-01-01', until: '2026-09-30' },
} as const;
type Time = keyof typeof spans;

const holders = Object.values(world.accounts);
const holdAll = async (time: Time): Promise<void> => {
  const { since, until } = spans[time];
  const people = holders.map((a) => a.personId).filter((id) => id !== null);
  for (const [table, column, ids] of [
    ['appointments', 'account_id', holders.map((a) => a.id)],
    ['tenures', 'person_id', people],
    ['affiliations', 'person_id', people],
  ] as const)
    await app.database.pool.query(
      `update ${table} set since = $2, until = $3 where tenant_id = $1 and ${column} = any($4::uuid[])`,
      [tenantId, since, until, ids],
    );
};

/** Every call that the policy permits to a role while it is held. */
const permitted = matrixOf(app.endpoints).filter(
  (c) => c.permitted === true && typeof c.endpoint.access === 'object' && c.place !== 'foreign',
);
const situationOf = ({ role, place }: Cell): Situation => {
  const known = standsAt(role, place) ?? homes[role];
  const organisation = world.at[known];
  const personId = world.accounts[role].personId;
  const person = place === 'self' && personId ? { ...organisation.member, id: personId } : organisation.member;
  return { app, world, known, organisation, person };
};
const browsers = async () => new Map(await Promise.all(roles.map(async (r) => [r, await as(app, world, r)] as const)));
const held = async (role: Role): Promise<string[]> => {
  const { json } = await (await as(app, world, role)).ask(currentSession);
  return (json as { me: { holdings: { role: string }[] } }).me.holdings.map((h) => h.role);
};

describe.each(['before', 'after'] as const)('%s the time of a post, an appointment or an affiliation', (time) => {
  it(`every call that the role permits is answered as if there were nothing (${timeTitles[time]})`, async () => {
    await holdAll('during');
    const made = new Map<Cell, Asked>();
    for (const cell of permitted) made.set(cell, await callOf(cell.endpoint, situationOf(cell)));
    await holdAll(time);
    const of = await browsers();
    const before = await digestTables(app.database.pool);
    for (const cell of permitted) {
      const answer = await of.get(cell.role)?.ask(cell.endpoint, made.get(cell));
      const name = `${idOf(cell.endpoint)} ${cell.role} ${cell.place}`;
      expect(answer && refusalOf(answer), name).toEqual({ status: 404, code: 'notFound', details: [] });
    }
    expect(await digestTables(app.database.pool)).toEqual(before);
    expect(permitted.length).toBeGreaterThan(200);
    for (const role of roles) expect(await held(role)).toEqual([]);
  });
});

it('on the one day between them each role is held, and its calls are answered', async () => {
  await holdAll('during');
  for (const role of roles) expect(await held(role)).toEqual([role]);
  const of = await browsers();
  for (const cell of permitted.filter((c) => c.endpoint.method === 'GET' && c.place === 'own')) {
    const answer = await of.get(cell.role)?.ask(cell.endpoint, await callOf(cell.endpoint, situationOf(cell)));
    expect(answer?.status, `${idOf(cell.endpoint)} ${cell.role}`).not.toBe(401);
  }
});
