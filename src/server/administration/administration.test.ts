import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as contract from '../../contract/administration.js';
import { changePassword, currentSession, signIn } from '../../contract/session.js';
import { as, signedIn } from '../../testkit/as.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { addAccount, addAppointment, addPerson, password } from '../../testkit/rows.js';
import { testApp, type Answer } from '../../testkit/testApp.js';
import { addWorlds } from '../../testkit/world.js';

const app = await testApp();
const [world, other] = await addWorlds(app);
const { tenantId } = world;
const rootId = world.at.工委.id;
const system = await as(app, world, 'systemAdministrator');
const security = await as(app, world, 'securityAdministrator');
const today = '2026-09-30';

const enter = (name: string, secret: string): Promise<Answer> =>
  app.browser(null).ask(signIn, { body: { name, password: secret } });
const open = (body: object): Promise<Answer> => system.ask(contract.openAccount, { body });
type Opened = { readonly id: string; readonly oneTimePassword: string };
const opened = async (body: object): Promise<Opened> => (await open(body)).json as Opened;

type Line = { readonly id: string; readonly signInName: string; readonly roles: readonly { readonly title: string }[] };
const accountOf = async (q: string): Promise<Line | undefined> =>
  ((await system.ask(contract.accounts, { query: { q } })).json as { items: Line[] }).items[0];

describe('opening an account', () => {
  it('gives a one-time password, good for signing in and choosing an own one', async () => {
    const { id, oneTimePassword } = await opened({ signInName: 'Xin.Ren', displayName: '新人' });
    expect(oneTimePassword).toMatch(/^[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){2}$/);
    const entered = await enter('xin.ren', oneTimePassword);
    expect(entered.json).toMatchObject({ accountId: id, mustChangePassword: true, personId: null, may: [] });
    const browser = await signedIn(app, tenantId, id);
    const own = '清风徐来水波不兴一二';
    expect((await browser.ask(changePassword, { body: { old: oneTimePassword, next: own } })).status).toBe(200);
    expect(refusalOf(await enter('xin.ren', oneTimePassword)).code).toBe('session.wrong');
    expect((await enter('xin.ren', own)).json).toMatchObject({ mustChangePassword: false });
  });

  it('finds the person by ID number through the blind index', async () => {
    const person = await addPerson(app, tenantId, { name: '何清', organisationId: world.at.一.id });
    const { id } = await opened({ signInName: 'he.qing', displayName: '何清', idNumber: person.idNumber });
    const me = (await (await signedIn(app, tenantId, id)).ask(currentSession)).json;
    expect(me).toMatchObject({ me: { personId: person.id, holdings: [{ role: 'member' }] } });
    expect(await accountOf('he.qing')).toMatchObject({ roles: [] });
  });

  it('is refused for a number nobody has here, also where somebody has it in another committee', async () => {
    const theirs = other.at.一.member.idNumber;
    for (const idNumber of ['990000198001019999', theirs])
      expect(refusalOf(await open({ signInName: 'nobody', displayName: '无人', idNumber })).code).toBe('notFound');
  });

  it('is refused for a name in use in any committee, and for a person who has one', async () => {
    for (const signInName of [other.accounts.member.signInName, 'SystemAdministrator.澜川市'])
      expect(refusalOf(await open({ signInName, displayName: '甲' })).code).toBe('setup.nameTaken');
    const { idNumber } = await addPerson(app, tenantId, { name: '双面', organisationId: world.at.一.id });
    expect((await open({ signInName: 'twice-1', displayName: '双面', idNumber })).status).toBe(200);
    expect(refusalOf(await open({ signInName: 'twice-2', displayName: '双面', idNumber }))).toMatchObject({
      code: 'request.invalid',
      details: ['此人已有账号，不能重复开通。'],
    });
  });
});

describe('an account', () => {
  it('with a new one-time password has lost its sessions and its lock', async () => {
    const account = await addAccount(app, tenantId, { signInName: 'wang.ji' });
    const browser = await signedIn(app, tenantId, account.id);
    for (let i = 0; i < 5; i += 1) await enter('wang.ji', 'wrong');
    expect(refusalOf(await enter('wang.ji', password)).code).toBe('session.locked');
    const reset = await system.ask(contract.resetPassword, { params: { accountId: account.id } });
    expect((await browser.ask(currentSession)).json).toMatchObject({ me: null });
    const { oneTimePassword } = reset.json as Opened;
    expect((await enter('wang.ji', oneTimePassword)).json).toMatchObject({ mustChangePassword: true });
  });

  it('that is closed opens nothing any more, and gets no new password', async () => {
    const account = await addAccount(app, tenantId, { signInName: 'li.zhi' });
    const browser = await signedIn(app, tenantId, account.id);
    const close = (): Promise<Answer> => system.ask(contract.closeAccount, { params: { accountId: account.id } });
    expect((await close()).status).toBe(200);
    expect((await browser.ask(currentSession)).json).toMatchObject({ me: null });
    expect(refusalOf(await enter('li.zhi', password)).code).toBe('session.wrong');
    expect(refusalOf(await close()).code).toBe('notFound');
    const reset = await system.ask(contract.resetPassword, { params: { accountId: account.id } });
    expect(refusalOf(reset).code).toBe('notFound');
    expect(await accountOf('li.zhi')).toMatchObject({ closed: true });
  });

  it('is listed with what is held through posts and appointments, by name or sign-in name', async () => {
    expect(await accountOf('branchsecretary')).toMatchObject({ roles: [{ title: '支部书记' }] });
    expect(await accountOf('systemAdmin')).toMatchObject({ roles: [{ title: '系统管理员' }] });
    expect(await accountOf('100%')).toBeUndefined();
  });
});

describe('appointing', () => {
  const appoint = (body: object): Promise<Answer> =>
    security.ask(contract.appointAccount, { body: { organisationId: rootId, since: today, ...body } });

  it('gives the role from its day on', async () => {
    const account = await addAccount(app, tenantId, { signInName: 'gong.wei' });
    const body = { signInName: 'gong.wei', role: 'workingCommitteeStaff' };
    expect((await appoint({ ...body, since: '2026-10-01' })).status).toBe(200);
    const may = async (): Promise<unknown> =>
      (await (await signedIn(app, tenantId, account.id)).ask(currentSession)).json;
    expect(await may()).toMatchObject({ me: { may: [] } });
    app.clock.goOn(24 * 60);
    expect(await may()).toMatchObject({ me: { holdings: [{ role: 'workingCommittee', organisationId: rootId }] } });
    app.clock.goOn(-24 * 60);
  });

  it('never joins audit with system in one hand, in whatever order or from whatever day', async () => {
    for (const [i, roles] of [
      ['systemAdministrator', 'auditAdministrator'],
      ['auditAdministrator', 'systemAdministrator'],
    ].entries()) {
      await addAccount(app, tenantId, { signInName: `both-${i}` });
      expect((await appoint({ signInName: `both-${i}`, role: roles[0], since: '2026-11-01' })).status).toBe(200);
      const second = await appoint({ signInName: `both-${i}`, role: roles[1] });
      expect(refusalOf(second).code).toBe('setup.roles');
      expect((await appoint({ signInName: `both-${i}`, role: 'securityAdministrator' })).status).toBe(200);
    }
  });

  it('makes administrators at the top alone, staff of committees at committees alone', async () => {
    await addAccount(app, tenantId, { signInName: 'ceng.ji' });
    const at = (role: string, organisationId: string): Promise<Answer> =>
      appoint({ signInName: 'ceng.ji', role, organisationId });
    for (const answer of [
      await at('systemAdministrator', world.at.甲.id),
      await at('workingCommitteeStaff', world.at.一.id),
      await at('committeeStaff', world.at.一.id),
      await at('committeeStaff', rootId),
    ])
      expect(refusalOf(answer)).toMatchObject({ code: 'request.invalid', details: ['此项职务不在这一级党组织任用。'] });
    expect((await at('committeeStaff', world.at.甲.id)).status).toBe(200);
    expect(refusalOf(await at('committeeStaff', world.at.甲.id)).details).toEqual([
      '该账号已担任此项职务，不能重复任用。',
    ]);
    expect((await at('committeeStaff', world.at.乙.id)).status).toBe(200);
  });

  it('finds neither accounts nor organisations of another committee', async () => {
    await addAccount(app, tenantId, { signInName: 'zi.ji' });
    const foreignAccount = await appoint({ signInName: other.accounts.member.signInName, role: 'systemAdministrator' });
    const foreignPlace = await appoint({
      signInName: 'zi.ji',
      role: 'committeeStaff',
      organisationId: other.at.甲.id,
    });
    expect([refusalOf(foreignAccount).code, refusalOf(foreignPlace).code]).toEqual(['notFound', 'notFound']);
  });
});

describe('the three powers', async () => {
  const power = await testApp();
  const [mine] = await addWorlds(power);
  const at = mine.at.工委.id;
  const [asSystem, asSecurity] = [
    await as(power, mine, 'systemAdministrator'),
    await as(power, mine, 'securityAdministrator'),
  ];
  const appointmentOf = async (accountId: string): Promise<string> => {
    const { rows } = await power.database.pool.query<{ id: string }>(
      'select p.id from appointments as p where p.account_id = $1 and p.until is null',
      [accountId],
    );
    return rows[0]?.id ?? '';
  };
  const end = async (accountId: string, until = today): Promise<Answer> =>
    asSecurity.ask(contract.endAppointment, {
      params: { appointmentId: await appointmentOf(accountId) },
      body: { until },
    });
  const close = (accountId: string): Promise<Answer> => asSystem.ask(contract.closeAccount, { params: { accountId } });
  const second = async (signInName: string, role: string): Promise<string> => {
    const { id } = await addAccount(power, mine.tenantId, { signInName });
    await addAppointment(power, mine.tenantId, { accountId: id, role, organisationId: at });
    return id;
  };
  const powers = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const;

  it('stay each in a hand: the last holder can neither be dismissed nor lose the account', async () => {
    for (const role of powers) {
      const { id } = mine.accounts[role];
      expect(refusalOf(await end(id)).code).toBe('setup.roles');
      expect(refusalOf(await close(id)).code).toBe('setup.roles');
    }
  });

  it('pass on when another holds it too, who then is the last', async () => {
    const next = await second('shenji.2', 'auditAdministrator');
    expect((await end(mine.accounts.auditAdministrator.id)).status).toBe(200);
    expect(refusalOf(await end(next)).code).toBe('setup.roles');
    expect(refusalOf(await close(next)).code).toBe('setup.roles');
  });

  it('do not rest on a closed account, on one who comes later, or on one who is to go', async () => {
    const first = mine.accounts.securityAdministrator.id;
    const gone = await second('anquan.gone', 'securityAdministrator');
    await power.database.pool.query('update accounts set closed_at = now() where id = $1', [gone]);
    expect(refusalOf(await end(first)).code).toBe('setup.roles');
    const later = await second('anquan.later', 'securityAdministrator');
    await power.database.pool.query(`update appointments set since = '2026-12-01' where account_id = $1`, [later]);
    expect(refusalOf(await end(first)).code).toBe('setup.roles');
    const going = await second('anquan.going', 'securityAdministrator');
    await power.database.pool.query(`update appointments set until = '2026-12-01' where account_id = $1`, [going]);
    expect(refusalOf(await end(first)).code).toBe('setup.roles');
    expect((await end(first, '2026-12-01')).status).toBe(200);
  });

  it('are not given up by two at once', async () => {
    const first = mine.accounts.systemAdministrator.id;
    const next = await second('xitong.2', 'systemAdministrator');
    const answers = await Promise.all([end(first, '2026-10-01'), close(next)]);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
  });

  it('an end that is set is brought forward, not put off', async () => {
    const { id: accountId } = await addAccount(power, mine.tenantId, { signInName: 'duan.qi' });
    const held = { accountId, role: 'committeeStaff', organisationId: mine.at.甲.id };
    const appointmentId = await addAppointment(power, mine.tenantId, held);
    const set = async (until: string): Promise<number> =>
      (await asSecurity.ask(contract.endAppointment, { params: { appointmentId }, body: { until } })).status;
    expect([await set('2026-12-01'), await set('2027-01-01'), await set('2026-11-01')]).toEqual([200, 404, 200]);
  });
});

describe('the state of the backups', () => {
  const state = async (): Promise<unknown> => (await security.ask(contract.backupState)).json;

  it('is stale where there is none, fresh after a night, stale again after two', async () => {
    expect(await state()).toMatchObject({ newest: null, ageHours: null, stale: true });
    mkdirSync(app.deps.backupDirectory, { recursive: true });
    const file = join(app.deps.backupDirectory, '澜川.zhibu-backup');
    writeFileSync(file, 'sealed');
    utimesSync(file, app.clock.now(), app.clock.now());
    app.clock.goOn(12 * 60);
    const fresh = await as(app, world, 'auditAdministrator');
    expect((await fresh.ask(contract.backupState)).json).toMatchObject({
      newest: { bytes: 6, file: '澜川.zhibu-backup' },
      ageHours: 12,
      stale: false,
    });
    app.clock.goOn(36 * 60);
    const late = await as(app, world, 'auditAdministrator');
    expect((await late.ask(contract.backupState)).json).toMatchObject({ ageHours: 48, stale: true });
  });
});
