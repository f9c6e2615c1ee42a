import { describe, expect, it } from 'vitest';
import { demoSignIn, demoUsers, currentSession, signIn } from '../../contract/session.js';
import { loadDemo, setUp, setupProgress } from '../../contract/setup.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { tenancyFaults, tenantTables } from '../../testkit/tenancy.js';
import { testApp, type Answer, type TestApp } from '../../testkit/testApp.js';
import { loadDemo as load } from '../imports/usecases/loadDemo.js';

type Power = 'systemAdministrator' | 'securityAdministrator' | 'auditAdministrator';
const [system, security, audit]: Power[] = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'];
const word = (name: string): string => `江上清风-${name}-山间明月`;

const administrator = (signInName: string, ...held: (Power | undefined)[]) => ({
  roles: held.filter((r) => r !== undefined),
  name: '某管理员',
  signInName,
  password: word('一'),
});
const three = [administrator('xitong', system), administrator('anquan', security), administrator('shenji', audit)];
const committeeName = '中共澜川市直属机关工作委员会';

const setUpOn = (app: TestApp, administrators: readonly object[], name = committeeName): Promise<Answer> =>
  app.browser(null).ask(setUp, { body: { committeeName: name, administrators } });
const progressOf = async (app: TestApp): Promise<unknown> => (await app.browser(null).ask(setupProgress)).json;
const countOf = async (app: TestApp, table: 'tenants' | 'accounts' | 'appointments'): Promise<number> =>
  (await app.database.pool.query(`select 1 from ${table} as t`)).rowCount ?? 0;

describe('setting up an empty installation', async () => {
  const app = await testApp();

  it('is asked for by the first page', async () => {
    expect(await progressOf(app)).toEqual({ needed: true, loading: null });
    expect((await app.browser(null).ask(currentSession)).json).toEqual({ me: null, setUp: false });
  });

  it('is refused where the three powers are not divided rightly, and leaves nothing behind', async () => {
    const wrong = [
      [administrator('a.a', system, audit), administrator('b.b', security)],
      [administrator('a.a', system), administrator('b.b', security)],
      [administrator('a.a', system, security), administrator('b.b', audit, system)],
      [administrator('a.a', system, security, audit), administrator('b.b', security)],
    ];
    for (const administrators of wrong) expect(refusalOf(await setUpOn(app, administrators)).code).toBe('setup.roles');
    expect(await countOf(app, 'tenants')).toBe(0);
  });

  it('is refused with a weak password, naming whose it is', async () => {
    const weak = { ...administrator('shenji', audit), password: 'shenji-2026-ok' };
    const answer = await setUpOn(app, [...three.slice(0, 2), weak]);
    expect(refusalOf(answer)).toMatchObject({ code: 'password.weak', details: ['shenji'] });
  });

  it('is refused where two would sign in under one name', async () => {
    const answer = await setUpOn(app, [administrator('Anquan', system, security), administrator('anquan', audit)]);
    expect(refusalOf(answer).code).toBe('setup.nameTaken');
    expect(await countOf(app, 'accounts')).toBe(0);
  });

  it('is refused with one administrator, or a role of another kind', async () => {
    for (const administrators of [[three[0]], [], [{ ...three[0], roles: ['workingCommittee'] }, three[1]]])
      expect(refusalOf(await setUpOn(app, administrators as object[])).code).toBe('request.invalid');
  });

  it('makes the working committee and its administrators, who can sign in at once', async () => {
    const answer = await setUpOn(app, [administrator('guanli', system, security), administrator('shenji', audit)]);
    expect({ status: answer.status, json: answer.json }).toEqual({ status: 200, json: {} });
    const entered = await app.browser(null).ask(signIn, { body: { name: 'guanli', password: word('一') } });
    expect(entered.json).toMatchObject({
      mustChangePassword: false,
      tenant: { name: committeeName, demo: false },
      holdings: [{ role: system }, { role: security }],
    });
    expect((entered.json as { may: string[] }).may).toEqual(
      expect.arrayContaining(['account.manage', 'appointment.manage', 'backup.read']),
    );
    expect((entered.json as { may: string[] }).may).not.toContain('audit.read');
    expect(await progressOf(app)).toEqual({ needed: false, loading: null });
  });

  it('is done once: neither a second committee nor the demo comes after it', async () => {
    expect(refusalOf(await setUpOn(app, three, '中共青屿市直属机关工作委员会')).code).toBe('setup.done');
    expect(refusalOf(await app.browser(null).ask(loadDemo)).code).toBe('setup.done');
    expect(await countOf(app, 'tenants')).toBe(1);
    expect((await app.browser(null).ask(demoUsers)).json).toEqual({ users: [] });
    expect(refusalOf(await app.browser(null).ask(demoSignIn, { params: { key: 'member' } })).code).toBe('notFound');
  });

  it('is recorded', async () => {
    const { rows } = await app.database.pool.query<{ line: string }>('select e::text as line from audit_entries as e');
    const made = rows.filter(({ line }) => line.includes('tenant.setUp'));
    expect(made).toHaveLength(1);
    for (const { line } of rows) expect(line).not.toContain(word('一'));
  });

  it('of two who do it at once one wins', async () => {
    const raced = await testApp();
    const names = ['甲', '乙', '丙', '丁'].map((n) => `中共${n}市直属机关工作委员会`);
    const answers = await Promise.all(
      names.map((name, i) =>
        setUpOn(raced, [administrator(`guanli${i}`, system, security), administrator(`shenji${i}`, audit)], name),
      ),
    );
    expect(answers.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect([await countOf(raced, 'tenants'), await countOf(raced, 'accounts')]).toEqual([1, 2]);
  });
});

describe('the demo', async () => {
  const app = await testApp();
  const finished = async (): Promise<void> => {
    for (let i = 0; i < 600; i += 1) {
      if (((await progressOf(app)) as { loading: unknown }).loading === null) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the demo is still being loaded');
  };

  it('is loaded once however often it is asked for, and says how far it is', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => app.browser(null).ask(loadDemo)));
    expect(answers.map((a) => a.status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect(await progressOf(app)).toMatchObject({
      needed: true,
      loading: { stage: expect.stringMatching(/正在/) as string },
    });
    await finished();
    expect(await progressOf(app)).toEqual({ needed: false, loading: null });
    expect(await countOf(app, 'tenants')).toBe(1);
  });

  it('offers one-click sign-ins for six kinds of user and the administrators, each with the rights of his post', async () => {
    const { users } = (await app.browser(null).ask(demoUsers)).json as { users: { key: string; name: string }[] };
    expect(users.map((u) => u.key)).toEqual([
      'workingCommittee',
      'committee',
      'branchSecretary',
      'clerk',
      'branchCommitteeMember',
      'member',
      'system',
      'security',
      'audit',
    ]);
    for (const { key, name } of users) {
      const entered = await app.browser(null).ask(demoSignIn, { params: { key } });
      expect(entered.json).toMatchObject({ name, mustChangePassword: false, tenant: { demo: true } });
      const held = (entered.json as { holdings: { role: string }[] }).holdings.map((h) => h.role);
      const administrator = ['system', 'security', 'audit'].includes(key);
      const member = key === 'branchCommitteeMember' ? 'branchOrganisationMember' : key;
      expect(held).toContain(administrator ? `${key}Administrator` : member);
    }
  });

  it('records each of these sign-ins', async () => {
    const { rowCount } = await app.database.pool.query(
      `select 1 from audit_entries as e where e.action = 'session.opened'`,
    );
    expect(rowCount).toBe(9);
  });

  it('names its tenant in every statement', async () => {
    const tables = await tenantTables(app.database.pool);
    expect(app.statements.size).toBeGreaterThan(50);
    const faults = [...app.statements].flatMap((sql) => tenancyFaults(sql, tables).map((fault) => `${fault}\n${sql}`));
    expect(faults).toEqual([]);
  });

  it('is not loaded over other data, nor set up over', async () => {
    await expect(load(app.deps)(() => undefined)).rejects.toThrow('此数据目录中已有其他数据');
    expect(refusalOf(await setUpOn(app, three)).code).toBe('setup.done');
  });
});
