import { describe, expect, it } from 'vitest';
import { resetSecondFactor, setSecurity } from '../../contract/administration.js';
import { organisation } from '../../contract/organisations.js';
import * as contract from '../../contract/session.js';
import { as, signedIn } from '../../testkit/as.js';
import { periodsOf } from '../../domain/retention/periods.js';
import { refusalOf } from '../../testkit/refusalOf.js';
import { addAccount, password } from '../../testkit/rows.js';
import { testApp, type Answer, type Client } from '../../testkit/testApp.js';
import { addWorld } from '../../testkit/world.js';
import { codeAt, stepAt } from '../platform/access/totp.js';

const app = await testApp();
const world = await addWorld(app, '澜川市');
const stranger = app.browser(null);

const now = (secret: string): string => codeAt(secret, stepAt(app.clock.now()));
/** Half a minute later: the code before has been used. */
const later = (): void => app.clock.goOn(0.5);
const enter = (name: string, code?: string): Promise<Answer> =>
  stranger.ask(contract.signIn, { body: { name, password, ...(code !== undefined && { code }) } });
const codeOf = (a: Answer): string => refusalOf(a).code;

/** An account with a second factor. */
const enrolled = async (signInName: string) => {
  const account = await addAccount(app, world.tenantId, { signInName });
  const browser = await signedIn(app, world.tenantId, account.id);
  const begun = (await browser.ask(contract.beginSecondFactor, { body: { password } })).json as {
    secret: string;
    uri: string;
  };
  const confirmed = await browser.ask(contract.confirmSecondFactor, { body: { code: now(begun.secret) } });
  later();
  return { account, browser, ...begun, recovery: (confirmed.json as { recoveryCodes: string[] }).recoveryCodes };
};

describe('a second factor', () => {
  it('counts from when it was confirmed, and is then asked for at each sign-in', async () => {
    const account = await addAccount(app, world.tenantId, { signInName: 'first.factor' });
    const browser = await signedIn(app, world.tenantId, account.id);
    const { secret, uri } = (await browser.ask(contract.beginSecondFactor, { body: { password } })).json as {
      secret: string;
      uri: string;
    };
    expect(uri).toContain(secret);
    expect((await enter('first.factor')).status).toBe(200);
    expect(codeOf(await browser.ask(contract.confirmSecondFactor, { body: { code: '000000' } }))).toBe('factor.code');
    expect((await browser.ask(contract.confirmSecondFactor, { body: { code: now(secret) } })).status).toBe(200);
    expect(codeOf(await enter('first.factor'))).toBe('session.secondFactor');
    later();
    expect((await enter('first.factor', now(secret))).status).toBe(200);
    expect((await browser.ask(contract.secondFactor)).json).toMatchObject({ on: true, recoveryLeft: 8 });
  });

  it('takes a code once', async () => {
    const { secret } = await enrolled('once.only');
    const code = now(secret);
    expect((await enter('once.only', code)).status).toBe(200);
    expect(codeOf(await enter('once.only', code))).toBe('session.wrong');
  });

  it('takes each recovery code once, for the day on which the telephone is lost', async () => {
    const { recovery, browser } = await enrolled('lost.phone');
    const [first = '', second = ''] = recovery;
    expect((await enter('lost.phone', first.toUpperCase())).status).toBe(200);
    expect(codeOf(await enter('lost.phone', first))).toBe('session.wrong');
    expect((await enter('lost.phone', second)).status).toBe(200);
    expect((await browser.ask(contract.secondFactor)).json).toMatchObject({ recoveryLeft: 6 });
  });

  it('locks after five wrong codes, however often it is asked for in between', async () => {
    await enrolled('many.tries');
    const answers: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      expect(codeOf(await enter('many.tries'))).toBe('session.secondFactor');
      answers.push(codeOf(await enter('many.tries', '000000')));
    }
    expect(answers).toEqual(['session.wrong', 'session.wrong', 'session.wrong', 'session.wrong', 'session.locked']);
  });

  it('is given up with password and code, and begun anew only then', async () => {
    const { browser, secret } = await enrolled('given.up');
    expect(codeOf(await browser.ask(contract.beginSecondFactor, { body: { password } }))).toBe('factor.state');
    const end = (body: object): Promise<Answer> => browser.ask(contract.endSecondFactor, { body });
    expect(codeOf(await end({ password: 'wrong password', code: now(secret) }))).toBe('session.wrong');
    expect(codeOf(await end({ password, code: '000000' }))).toBe('factor.code');
    expect((await end({ password, code: now(secret) })).status).toBe(200);
    expect((await enter('given.up')).status).toBe(200);
  });

  it('is taken away by the system administrator, and the sessions with it', async () => {
    const { account, browser } = await enrolled('taken.away');
    const system = await as(app, world, 'systemAdministrator');
    expect((await system.ask(resetSecondFactor, { params: { accountId: account.id } })).status).toBe(200);
    expect(codeOf(await browser.ask(contract.secondFactor))).toBe('session.ended');
    expect((await enter('taken.away')).status).toBe(200);
  });

  it('lies encrypted in the database, its recovery codes as hashes', async () => {
    const { secret, recovery } = await enrolled('kept.sealed');
    const { rows } = await app.database.pool.query<{ t: string }>('select f::text as t from second_factors f');
    const all = rows.map((r) => r.t).join();
    expect(all).not.toContain(secret);
    expect(all).not.toContain(Buffer.from(secret).toString('hex'));
    for (const code of recovery) expect(all).not.toContain(Buffer.from(code).toString('hex'));
  });
});

describe('where a working committee requires it', () => {
  const open = (browser: Client): Promise<Answer> =>
    browser.ask(organisation, { params: { organisationId: world.at.一.id } });

  it('administrators and staff set it up before anything else, members need not', async () => {
    const security = await as(app, world, 'securityAdministrator');
    const committee = await as(app, world, 'committee');
    expect((await open(committee)).status).toBe(200);
    expect((await security.ask(setSecurity, { body: { secondFactor: true, retention: periodsOf({}) } })).status).toBe(
      200,
    );
    expect(codeOf(await open(committee))).toBe('session.mustEnrol');
    expect((await open(await as(app, world, 'branchSecretary'))).status).toBe(200);
    const { secret } = (await committee.ask(contract.beginSecondFactor, { body: { password } })).json as {
      secret: string;
    };
    expect((await committee.ask(contract.confirmSecondFactor, { body: { code: now(secret) } })).status).toBe(200);
    expect((await open(committee)).status).toBe(200);
  });

  it('a demo is exempt, so that its one-click sign-ins still work', async () => {
    await app.database.pool.query('update tenants set demo = true where id = $1', [world.tenantId]);
    expect((await open(await as(app, world, 'workingCommittee'))).status).toBe(200);
    await app.database.pool.query('update tenants set demo = false where id = $1', [world.tenantId]);
    expect(codeOf(await open(await as(app, world, 'workingCommittee')))).toBe('session.mustEnrol');
  });
});

describe('one’s own sessions', () => {
  type Line = { id: string; current: boolean; browser: string };
  const list = async (browser: Client): Promise<Line[]> =>
    ((await browser.ask(contract.ownSessions)).json as { items: Line[] }).items;

  it('are listed with the present one marked, and ended one by one', async () => {
    const account = await addAccount(app, world.tenantId, { signInName: 'two.places' });
    const desk = await signedIn(app, world.tenantId, account.id);
    const phone = await signedIn(app, world.tenantId, account.id);
    const lines = await list(desk);
    expect(lines.filter((l) => l.current)).toHaveLength(1);
    expect(lines).toHaveLength(2);
    const sessionId = lines.find((l) => !l.current)?.id ?? '';
    expect((await desk.ask(contract.endOwnSession, { params: { sessionId } })).status).toBe(200);
    expect(codeOf(await phone.ask(contract.ownSessions))).toBe('session.ended');
    expect(await list(desk)).toHaveLength(1);
  });

  it('are nobody else’s to see or end', async () => {
    const [a, b] = [
      await addAccount(app, world.tenantId, { signInName: 'some.one' }),
      await addAccount(app, world.tenantId, { signInName: 'some.two' }),
    ];
    const [one, two] = [await signedIn(app, world.tenantId, a.id), await signedIn(app, world.tenantId, b.id)];
    const [line] = await list(one);
    expect(codeOf(await two.ask(contract.endOwnSession, { params: { sessionId: line?.id ?? '' } }))).toBe(
      'session.gone',
    );
    expect(await list(one)).toHaveLength(1);
  });
});
