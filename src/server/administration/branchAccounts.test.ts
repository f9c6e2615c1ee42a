import { describe, expect, it } from 'vitest';
import * as contract from '../../contract/accounts.js';
import { appointments } from '../../contract/administration.js';
import { organisation } from '../../contract/organisations.js';
import { roster } from '../../contract/people.js';
import { currentSession, signIn } from '../../contract/session.js';
import { as, signedIn } from '../../testkit/as.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { addAccount, addPerson } from '../../testkit/rows.js';
import { testApp, type Answer, type Client } from '../../testkit/testApp.js';
import { addWorlds } from '../../testkit/world.js';

const app = await testApp();
const [world, other] = await addWorlds(app);
const { tenantId } = world;
const here = { params: { organisationId: world.at.一.id } };
const secretary = await as(app, world, 'branchSecretary');
const today = '2026-09-30';
const ownPassword = '清风徐来水波不兴一二';

const rolesOf = async (browser: Client): Promise<string[]> =>
  ((await browser.ask(currentSession)).json as { me: { holdings: { role: string }[] } }).me.holdings.map((h) => h.role);
const appointed = async (body: object): Promise<Answer> => secretary.ask(contract.appointClerk, { ...here, body });

describe('the clerk of a branch', () => {
  it('is appointed by the secretary from the members, and has the rights from the day on', async () => {
    const someone = await addPerson(app, tenantId, { name: '陆遥', organisationId: world.at.一.id });
    const account = await addAccount(app, tenantId, { signInName: 'lu.yao', person: someone });
    expect((await appointed({ personId: someone.id, since: today })).status).toBe(200);
    const browser = await signedIn(app, tenantId, account.id);
    expect((await rolesOf(browser)).toSorted()).toEqual(['clerk', 'member']);
    expect((await browser.ask(roster, here)).status).toBe(200);
    const listed = (await secretary.ask(contract.clerks, here)).json as { items: { name: string }[] };
    expect(listed.items.map((c) => c.name)).toContain('陆遥');
  });

  it('is appointed from outside the rolls by sign-in name, and stands in the list of all appointments', async () => {
    await addAccount(app, tenantId, { signInName: 'gan.shi' });
    expect((await appointed({ signInName: 'gan.shi', since: today })).status).toBe(200);
    const security = await as(app, world, 'securityAdministrator');
    const all = (await security.ask(appointments)).json as { items: { signInName: string; roleTitle: string }[] };
    expect(all.items).toContainEqual(expect.objectContaining({ signInName: 'gan.shi', roleTitle: '支部联络员' }));
  });

  it('loses the rights on the day the appointment ends', async () => {
    const account = await addAccount(app, tenantId, { signInName: 'lin.shi' });
    const { id } = (await appointed({ signInName: 'lin.shi', since: '2026-09-01' })).json as { id: string };
    const browser = await signedIn(app, tenantId, account.id);
    expect(await rolesOf(browser)).toEqual(['clerk']);
    const params = { ...here.params, appointmentId: id };
    expect((await secretary.ask(contract.endClerk, { params, body: { until: today } })).status).toBe(200);
    expect(await rolesOf(browser)).toEqual([]);
    expect(refusalOf(await browser.ask(organisation, here)).code).toBe('notFound');
  });

  it('is nobody without an account, nobody of another branch or committee, nobody twice', async () => {
    const bare = await addPerson(app, tenantId, { name: '无账号', organisationId: world.at.一.id });
    const refused = async (body: object) => refusalOf(await appointed(body)).code;
    expect(await refused({ personId: bare.id, since: today })).toBe('clerk.noAccount');
    expect(await refused({ personId: world.at.二.member.id, since: today })).toBe('notFound');
    expect(await refused({ personId: other.at.一.member.id, since: today })).toBe('notFound');
    expect(await refused({ signInName: other.accounts.member.signInName, since: today })).toBe('notFound');
    expect(await refused({ signInName: 'gan.shi', since: today })).toBe('request.invalid');
    expect(await refused({ signInName: 'gan.shi', personId: bare.id, since: today })).toBe('request.invalid');
    expect(await refused({ since: today })).toBe('request.invalid');
  });

  it('is ended by the secretary of the own branch alone, and no other appointment is', async () => {
    const { rows } = await app.database.pool.query<{ id: string }>(
      `select p.id from appointments p where p.tenant_id = $1 and p.role = 'systemAdministrator'`,
      [tenantId],
    );
    const params = { ...here.params, appointmentId: rows[0]?.id ?? '' };
    expect(refusalOf(await secretary.ask(contract.endClerk, { params, body: { until: '2026-12-31' } })).code).toBe(
      'notFound',
    );
  });
});

describe('activation codes', () => {
  type Sheet = { organisationName: string; until: string; items: { personId: string; name: string; code: string }[] };
  const issued = async (body: object = {}): Promise<Sheet> =>
    (await secretary.ask(contract.issueCodes, { ...here, body })).json as Sheet;
  const fresh = (name: string) => addPerson(app, tenantId, { name, organisationId: world.at.一.id });
  const stranger = app.browser(null);
  const look = async (code: string): Promise<Answer> => stranger.ask(contract.lookAtCode, { body: { code } });
  const open = async (code: string, signInName: string, password = ownPassword): Promise<Answer> =>
    stranger.ask(contract.activate, { body: { code, signInName, password } });

  it('are given to members without an account, and open one that is signed in at once', async () => {
    const someone = await fresh('顾盼');
    const sheet = await issued();
    expect(sheet.items.map((i) => i.name)).not.toContain('陆遥');
    const code = sheet.items.find((i) => i.personId === someone.id)?.code ?? '';
    expect((await look(code.toUpperCase())).json).toMatchObject({ name: '顾盼', committeeName: world.name });
    const opened = await open(code, 'gu.pan');
    expect(opened.json).toMatchObject({ name: '顾盼', personId: someone.id, mustChangePassword: false });
    expect(opened.headers['set-cookie']).toContain('HttpOnly');
    const entered = await stranger.ask(signIn, { body: { name: 'gu.pan', password: ownPassword } });
    expect(entered.status).toBe(200);
    const state = (await secretary.ask(contract.activationState, here)).json as {
      people: { personId: string; hasAccount: boolean; codeUntil: string | null }[];
    };
    expect(state.people.find((p) => p.personId === someone.id)).toMatchObject({ hasAccount: true, codeUntil: null });
  });

  it('are good once, for a fortnight, and until the next is given', async () => {
    const [a, b] = [await fresh('甲'), await fresh('乙')];
    const codeOf = (sheet: Sheet, id: string): string => sheet.items.find((i) => i.personId === id)?.code ?? '';
    const first = await issued({ personIds: [a.id, b.id] });
    expect(first.items).toHaveLength(2);
    const second = await issued({ personIds: [a.id] });
    expect(refusalOf(await look(codeOf(first, a.id))).code).toBe('activation.code');
    expect((await open(codeOf(second, a.id), 'jia.jia')).status).toBe(200);
    expect(refusalOf(await open(codeOf(second, a.id), 'jia.jia2')).code).toBe('activation.code');
    app.clock.goOn(60 * 24 * 14);
    expect(refusalOf(await look(codeOf(first, b.id))).code).toBe('activation.code');
    app.clock.goOn(-60 * 24 * 14);
  });

  it('are used by one of two who use it at once', async () => {
    const someone = await fresh('丙');
    const { items } = await issued({ personIds: [someone.id] });
    const code = items[0]?.code ?? '';
    const answers = await Promise.all([open(code, 'bing.one'), open(code, 'bing.two')]);
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200, 409]));
  });

  it('stay good where the name is taken or the password weak, and say nothing of why a wrong one is wrong', async () => {
    const someone = await fresh('丁');
    const code = (await issued({ personIds: [someone.id] })).items[0]?.code ?? '';
    expect(refusalOf(await open(code, 'gu.pan')).code).toBe('setup.nameTaken');
    expect(refusalOf(await open(code, 'ding.ding', '1234567890')).code).toBe('password.weak');
    expect((await open(code, 'ding.ding')).status).toBe(200);
    const wrong = await Promise.all([look(code), look('aaaa-bbbb-cccc')]);
    expect(wrong[0]?.text).toBe(wrong[1]?.text);
  });

  it('are kept as keyed hashes, and leave no trace in the audit log', async () => {
    const someone = await fresh('戊');
    const code = (await issued({ personIds: [someone.id] })).items[0]?.code ?? '';
    for (const table of ['activation_codes', 'audit_entries']) {
      const { rows } = await app.database.pool.query<{ t: string }>(`select x::text as t from ${table} x`);
      expect(rows.length).toBeGreaterThan(0);
      for (const { t } of rows) expect(t).not.toContain(code.slice(0, 4) + code.slice(5, 9));
    }
  });

  it('are given out by a branch for itself', async () => {
    const elsewhere = { params: { organisationId: world.at.二.id }, body: {} };
    expect(refusalOf(await secretary.ask(contract.issueCodes, elsewhere)).code).toBe('notFound');
    const system = await as(app, world, 'systemAdministrator');
    expect((await system.ask(contract.issueCodes, elsewhere)).status).toBe(200);
    const committee = { params: { organisationId: world.at.甲.id }, body: {} };
    expect(refusalOf(await system.ask(contract.issueCodes, committee)).code).toBe('activation.noBranch');
  });
});
