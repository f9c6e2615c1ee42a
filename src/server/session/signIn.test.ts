import { describe, expect, it } from 'vitest';
import { currentSession, signIn, signOut } from '../../contract/session.js';
import { organisation } from '../../contract/organisations.js';
import { testApp, type Answer } from '../../testkit/testApp.js';
import { addAccount, password } from '../../testkit/rows.js';
import { addWorld } from '../../testkit/world.js';
import { refusalOf } from '../../testkit/refusalOf.js';

const app = await testApp();
const world = await addWorld(app, '澜川市');
const stranger = app.browser(null);

const enter = (name: string, secret = password): Promise<Answer> =>
  stranger.ask(signIn, { body: { name, password: secret } });
/** An account of its own for each test, so that wrong passwords of one do not lock another. */
let serial = 0;
const someone = async (): Promise<string> => {
  const signInName = `someone-${(serial += 1)}`;
  await addAccount(app, world.tenantId, { signInName });
  return signInName;
};
const cookieOf = (answer: Answer): string => answer.headers['set-cookie'] ?? '';
const tokenOf = (answer: Answer): string => /zhibu_session=([^;]*)/.exec(cookieOf(answer))?.[1] ?? '';

describe('signing in', () => {
  it('opens a session for name and password, however the name is written', async () => {
    const name = await someone();
    const answer = await enter(` ${name.toUpperCase()} `);
    expect(answer.status).toBe(200);
    const session = await app.browser(tokenOf(answer)).ask(currentSession);
    expect(session.json).toMatchObject({ me: { name, tenant: { name: world.name, demo: false } }, setUp: true });
  });

  it('keeps the token from scripts and from other sites, and the database from the token', async () => {
    const answer = await enter(await someone());
    expect(cookieOf(answer)).toMatch(/^zhibu_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const { rows } = await app.database.pool.query<{ t: Buffer }>('select s.token_hash as t from sessions as s');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ t }) => t.toString('latin1')).join()).not.toContain(tokenOf(answer));
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const wrong = await enter(await someone(), 'something else');
    const unknown = await enter('nobody-of-that-name', 'something else');
    expect(refusalOf(wrong)).toEqual({ status: 401, code: 'session.wrong', details: [] });
    expect(unknown.text).toBe(wrong.text);
    expect(cookieOf(wrong)).toBe('');
  });

  it('answers for a closed account as for an unknown one', async () => {
    const name = await someone();
    await app.database.pool.query(
      `update accounts as a set closed_at = now() from sign_in_names as n where n.account_id = a.id and n.name = $1`,
      [name],
    );
    expect((await enter(name)).text).toBe((await enter('nobody-of-that-name')).text);
  });

  it('takes about as long for an unknown name as for a wrong password', async () => {
    const name = await someone();
    const time = async (who: string): Promise<number> => {
      const start = performance.now();
      await enter(who, 'something else');
      return performance.now() - start;
    };
    await time('nobody-of-that-name');
    const unknown = Math.min(await time('nobody-of-that-name'), await time('nobody-of-that-name'));
    const known = Math.min(await time(name), await time(name));
    expect(unknown).toBeGreaterThan(known / 4);
  });
});

describe('wrong passwords', () => {
  it('lock the account at the fifth in a row for a quarter of an hour, also for the right password', async () => {
    const name = await someone();
    const codes: string[] = [];
    for (let i = 0; i < 5; i += 1) codes.push(refusalOf(await enter(name, `wrong ${i}`)).code);
    expect(codes).toEqual([...Array<string>(4).fill('session.wrong'), 'session.locked']);
    expect(refusalOf(await enter(name)).code).toBe('session.locked');
    app.clock.goOn(14);
    expect(refusalOf(await enter(name)).code).toBe('session.locked');
    app.clock.goOn(1);
    expect((await enter(name)).status).toBe(200);
  });

  it('are forgotten after a right one', async () => {
    const name = await someone();
    for (let i = 0; i < 4; i += 1) await enter(name, `wrong ${i}`);
    expect((await enter(name)).status).toBe(200);
    for (let i = 0; i < 4; i += 1) expect(refusalOf(await enter(name, `wrong ${i}`)).code).toBe('session.wrong');
    expect((await enter(name)).status).toBe(200);
  });

  it('lock again at the first one after the quarter of an hour', async () => {
    const name = await someone();
    for (let i = 0; i < 5; i += 1) await enter(name, `wrong ${i}`);
    app.clock.goOn(16);
    expect(refusalOf(await enter(name, 'wrong again')).code).toBe('session.locked');
    expect(refusalOf(await enter(name)).code).toBe('session.locked');
  });

  it('are counted one by one when many are tried at once: the right one among them does not get through late', async () => {
    const name = await someone();
    const tries = await Promise.all(Array.from({ length: 20 }, (_, i) => enter(name, `wrong ${i}`)));
    const codes = tries.map((t) => refusalOf(t).code);
    expect(codes.filter((c) => c === 'session.wrong')).toHaveLength(4);
    expect(codes.filter((c) => c === 'session.locked')).toHaveLength(16);
    const { rows } = await app.database.pool.query<{ failed: number }>(
      `select a.failed_attempts as failed from accounts as a join sign_in_names as n on n.account_id = a.id where n.name = $1`,
      [name],
    );
    expect(rows[0]?.failed).toBe(5);
  });

  it('are each recorded, without the password', async () => {
    const name = await someone();
    await enter(name, 'a-secret-mistyped');
    const { rows } = await app.database.pool.query<{ action: string; detail: object }>(
      'select e.action, e.detail from audit_entries as e where e.actor_name = $1',
      [name],
    );
    expect(rows).toEqual([{ action: 'session.refused', detail: { failed: 1, locks: false } }]);
  });
});

describe('a session', () => {
  const open = async (): Promise<string> => tokenOf(await enter(await someone()));
  const rootId = world.at.工委.id;
  const look = (token: string): Promise<Answer> =>
    app.browser(token).ask(organisation, { params: { organisationId: rootId } });

  it('ends half an hour after the last call', async () => {
    const token = tokenOf(await enter(world.accounts.workingCommittee.signInName));
    for (let i = 0; i < 3; i += 1) {
      app.clock.goOn(29);
      expect((await look(token)).status).toBe(200);
    }
    app.clock.goOn(31);
    expect(refusalOf(await look(token))).toEqual({ status: 401, code: 'session.ended', details: [] });
  });

  it('ends twelve hours after signing in, however busy', async () => {
    const token = tokenOf(await enter(world.accounts.workingCommittee.signInName));
    for (let i = 0; i < 12 * 3 - 1; i += 1) {
      app.clock.goOn(20);
      expect((await look(token)).status).toBe(200);
    }
    app.clock.goOn(20);
    expect(refusalOf(await look(token)).code).toBe('session.ended');
  });

  it('ends with signing out: the cookie is taken away and the token is worth nothing', async () => {
    const token = await open();
    expect((await app.browser(token).ask(signOut)).status).toBe(200);
    expect(refusalOf(await look(token)).code).toBe('session.ended');
    expect((await app.browser(token).ask(currentSession)).json).toMatchObject({ me: null });
  });

  it('does not come from a made-up token', async () => {
    for (const token of ['', 'x', 'a'.repeat(43), "' or true --"]) {
      const { code } = refusalOf(await look(token));
      expect(['session.none', 'session.ended']).toContain(code);
    }
  });

  it('ends with the account', async () => {
    const name = await someone();
    const token = tokenOf(await enter(name));
    await app.database.pool.query(
      `update accounts as a set closed_at = now() from sign_in_names as n where n.account_id = a.id and n.name = $1`,
      [name],
    );
    expect(refusalOf(await look(token)).code).toBe('session.ended');
  });
});
