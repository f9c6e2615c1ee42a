import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../contract/endpoint.js';
import { uuid } from '../contract/endpoint.js';
import { roles, type Role } from '../domain/access/roles.js';
import { as } from '../testkit/as.js';
import { callOf } from '../testkit/calls.js';
import { homes } from '../testkit/knownTree.js';
import { idOf, matrixOf } from '../testkit/permissions.js';
import { addAccount, addAppointment, addExemption, addTenure } from '../testkit/rows.js';
import { testApp, type Answer, type Asked, type Client } from '../testkit/testApp.js';
import { addWorlds, type World } from '../testkit/world.js';
import { newId } from './platform/ids.js';

const app = await testApp();
const [own, other] = await addWorlds(app);

/** One id of each kind of thing in a working committee, under the name by which calls ask for it. */
const idsIn = async (world: World): Promise<Readonly<Record<string, string>>> => {
  const { id: accountId } = await addAccount(app, world.tenantId, { signInName: `spare.${world.tenantId}` });
  const organisationId = world.at.三.id;
  const held = { accountId, role: 'committeeStaff', organisationId: world.at.乙.id };
  return {
    organisationId,
    personId: world.at.三.member.id,
    meetingId: world.at.三.meetingId,
    importId: world.at.三.importId,
    accountId,
    appointmentId: await addAppointment(app, world.tenantId, held),
    tenureId: await addTenure(app, world.tenantId, { organisationId, person: null, post: 'committeeMember' }),
    exemptionId: await addExemption(app, world.tenantId, world.at.乙.id),
    tenantId: world.tenantId,
  };
};
const [ours, theirs] = [await idsIn(own), await idsIn(other)];

const isId = (value: unknown): value is string => uuid.safeParse(value).success;

/** Somebody who may call an endpoint at home, reaching the least. */
const callerOf = (e: Endpoint): Role =>
  matrixOf([e]).findLast((c) => c.permitted === true && c.place === 'own')?.role ?? 'member';

/** The ids that stand where a call names things: in the path, and in the body. */
const placesIn = (asked: Asked): readonly { readonly part: 'params' | 'body'; readonly name: string }[] =>
  (['params', 'body'] as const).flatMap((part) =>
    Object.entries(asked[part] ?? {})
      // `id` in a body is that of the new thing itself, made by whoever writes it.
      .filter(([name, value]) => isId(value) && !(part === 'body' && name === 'id'))
      .map(([name]) => ({ part, name })),
  );
const withId = (asked: Asked, { part, name }: { part: 'params' | 'body'; name: string }, id: string): Asked => ({
  ...asked,
  [part]: { ...(asked[part] as object), [name]: id },
});

/** What an answer says, without what is drawn anew each time. */
const said = (a: Answer): string => `${a.status} ${a.text.replaceAll(/"reference":"[^"]*"/g, '')}`;

const situationOf = (role: Role) => {
  const known = homes[role];
  return { app, world: own, known, organisation: own.at[known], person: own.at[known].member };
};

const concerned = app.endpoints.filter((e) => e.access !== 'public' && !e.upload);

describe('an id of something that one may not know of', () => {
  it.each(concerned.map((e) => [idOf(e), e] as const))(
    '%s: of another working committee, or of another kind of thing, is answered as one that nobody has',
    async (id, e) => {
      const role = callerOf(e);
      const browser: Client = await as(app, own, role);
      const example = await callOf(e, situationOf(role));
      for (const place of placesIn(example)) {
        const fresh = async (): Promise<Asked> => callOf(e, situationOf(role));
        const expected = said(await browser.ask(e, withId(await fresh(), place, newId())));
        const wrongKinds = Object.entries(ours).filter(([name]) => name !== place.name);
        for (const [name, strange] of [...Object.entries(theirs), ...wrongKinds]) {
          // The tenant's own things of the kind asked for are another matter: the matrix of permissions has them.
          if (place.part === 'body' && /(?:organisation|parent|into|person)Id/i.test(place.name) && strange in ours)
            continue;
          const answer = await browser.ask(e, withId(await fresh(), place, strange));
          expect(said(answer), `${id} ${place.name}: ${name}`).toBe(expected);
          expect(answer.status, `${id} ${place.name}: ${name}`).toBeLessThan(500);
        }
      }
    },
  );

  it('stood in many places', async () => {
    let places = 0;
    for (const e of concerned) places += placesIn(await callOf(e, situationOf(callerOf(e)))).length;
    expect(places).toBeGreaterThan(40);
    expect(new Set(concerned.map(callerOf)).size).toBeGreaterThan(4);
    expect(roles.length).toBeGreaterThan(10);
  });
});
