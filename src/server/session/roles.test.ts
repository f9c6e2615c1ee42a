import { expect, it } from 'vitest';
import { person } from '../../contract/people.js';
import { roster } from '../../contract/people.js';
import { changePassword, currentSession, signIn } from '../../contract/session.js';
import { accounts } from '../../contract/administration.js';
import { organisation } from '../../contract/organisations.js';
import { testApp, type Answer } from '../../testkit/testApp.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { signedIn } from '../../testkit/as.js';
import { addAccount, addAppointment, addPerson, addTenure, password } from '../../testkit/rows.js';
import { addWorld } from '../../testkit/world.js';

const app = await testApp();
const world = await addWorld(app, '澜川市');
const { tenantId } = world;
const at = world.at.一;
const here = { params: { organisationId: at.id } };

const rolesIn = (answer: Answer): string[] =>
  ((answer.json as { me: { holdings: { role: string }[] } }).me.holdings ?? []).map((h) => h.role).sort();

/** A member of 一 who is its deputy secretary too. */
const deputy = async (signInName: string) => {
  const who = await addPerson(app, tenantId, { name: '江帆', organisationId: at.id });
  const tenureId = await addTenure(app, tenantId, { organisationId: at.id, person: who, post: 'deputySecretary' });
  const account = await addAccount(app, tenantId, { signInName, person: who });
  return { who, tenureId, browser: await signedIn(app, tenantId, account.id) };
};

it('a post gives its role beside that of a member, and takes it away on the day it ends', async () => {
  const { who, tenureId, browser } = await deputy('fan.jiang');
  expect(rolesIn(await browser.ask(currentSession))).toEqual(['branchSecretary', 'member']);
  expect((await browser.ask(roster, here)).status).toBe(200);

  await app.database.pool.query('update tenures set until = $1 where id = $2', ['2026-10-01', tenureId]);
  expect((await browser.ask(roster, here)).status).toBe(200);
  await app.database.pool.query('update tenures set until = $1 where id = $2', ['2026-09-30', tenureId]);
  expect(refusalOf(await browser.ask(roster, here)).code).toBe('notFound');
  expect(rolesIn(await browser.ask(currentSession))).toEqual(['member']);
  expect((await browser.ask(person, { params: { personId: who.id } })).status).toBe(200);
});

it('a post that begins tomorrow gives nothing today', async () => {
  const { tenureId, browser } = await deputy('fan.jiang2');
  await app.database.pool.query('update tenures set since = $1 where id = $2', ['2026-10-01', tenureId]);
  expect(refusalOf(await browser.ask(roster, here)).code).toBe('notFound');
});

it('a role ends with the organisation in which it was held', async () => {
  const { browser } = await deputy('fan.jiang3');
  const dissolve = (until: string | null) =>
    app.database.pool.query('update organisation_states set until = $1 where organisation_id = $2', [until, at.id]);
  await dissolve('2026-09-30');
  expect(rolesIn(await browser.ask(currentSession))).toEqual([]);
  await dissolve(null);
  expect(rolesIn(await browser.ask(currentSession))).toEqual(['branchSecretary', 'member']);
});

it('an appointment ends on its day: the next call has fewer rights', async () => {
  const account = await addAccount(app, tenantId, { signInName: 'linshi' });
  const id = await addAppointment(app, tenantId, {
    accountId: account.id,
    role: 'systemAdministrator',
    organisationId: world.at.工委.id,
  });
  const browser = await signedIn(app, tenantId, account.id);
  expect((await browser.ask(accounts)).status).toBe(200);
  await app.database.pool.query('update appointments set until = $1 where id = $2', ['2026-09-30', id]);
  expect(refusalOf(await browser.ask(accounts)).code).toBe('notFound');
  expect((await browser.ask(currentSession)).json).toMatchObject({ me: { holdings: [], may: [] } });
});

it('a member who went to another branch sees that one and no longer the former', async () => {
  const who = await addPerson(app, tenantId, { name: '方迁', organisationId: at.id });
  const account = await addAccount(app, tenantId, { signInName: 'qian.fang', person: who });
  const browser = await signedIn(app, tenantId, account.id);
  const sees = async (id: string): Promise<number> =>
    (await browser.ask(organisation, { params: { organisationId: id } })).status;
  expect([await sees(at.id), await sees(world.at.三.id)]).toEqual([200, 404]);
  await app.database.pool.query('update affiliations set organisation_id = $1 where person_id = $2', [
    world.at.三.id,
    who.id,
  ]);
  expect([await sees(at.id), await sees(world.at.三.id)]).toEqual([404, 200]);
});

it('who signs in for the first time may do nothing before the password is changed', async () => {
  const signInName = 'xin.lai';
  const account = await addAccount(app, tenantId, { signInName, mustChange: true });
  await addAppointment(app, tenantId, {
    accountId: account.id,
    role: 'workingCommitteeStaff',
    organisationId: world.at.工委.id,
  });
  const browser = await signedIn(app, tenantId, account.id);
  expect(refusalOf(await browser.ask(organisation, here))).toMatchObject({ status: 403, code: 'session.mustChange' });
  expect((await browser.ask(currentSession)).json).toMatchObject({ me: { mustChangePassword: true } });
  const next = '江水东流到海不复回';
  const change = (old: string, wanted: string): Promise<Answer> =>
    browser.ask(changePassword, { body: { old, next: wanted } });
  expect(refusalOf(await change('something else', `${next}啊`)).code).toBe('session.wrong');
  expect(refusalOf(await change(password, password)).code).toBe('password.same');
  expect(refusalOf(await change(password, next)).code).toBe('password.weak');
  expect(refusalOf(await change(password, `${next} ${signInName}`)).code).toBe('password.weak');
  expect((await change(password, `${next}啊`)).status).toBe(200);
  expect((await browser.ask(organisation, here)).status).toBe(200);
});

it('a new password ends the other sessions of the account, and the old one opens none', async () => {
  const account = await addAccount(app, tenantId, { signInName: 'gai.ming' });
  const one = await signedIn(app, tenantId, account.id);
  const other = await signedIn(app, tenantId, account.id);
  const next = '一江春水向东流去了';
  expect((await one.ask(changePassword, { body: { old: password, next: `${next}呀` } })).status).toBe(200);
  expect((await one.ask(currentSession)).json).toMatchObject({ me: { name: 'gai.ming' } });
  expect((await other.ask(currentSession)).json).toMatchObject({ me: null });
  const enter = (secret: string): Promise<Answer> =>
    app.browser(null).ask(signIn, { body: { name: 'gai.ming', password: secret } });
  expect(refusalOf(await enter(password)).code).toBe('session.wrong');
  expect((await enter(`${next}呀`)).status).toBe(200);
});
