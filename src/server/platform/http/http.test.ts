import type { InjectOptions } from 'fastify';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.js';
import { organisation } from '../../../contract/organisations.js';
import { searchPeople } from '../../../contract/people.js';
import { currentSession, signIn, signOut } from '../../../contract/session.js';
import { refusalOf } from '../../../testkit/refusalOf.js';
import { testApp, type Answer, type TestApp } from '../../../testkit/testApp.js';
import { as } from '../../../testkit/as.js';
import { addWorld } from '../../../testkit/world.js';
import { Refusal } from '../refusal.js';
import { createApp } from './app.js';
import { mount } from './mount.js';

const app = await testApp();
const world = await addWorld(app, '澜川市');
const chinese = /[\u4e00-\u9fff]/;

const raw = async (on: TestApp['app'], request: InjectOptions): Promise<Answer> => {
  const reply = await on.inject(request);
  return { status: reply.statusCode, headers: {}, text: reply.payload, json: reply.json<unknown>() };
};

describe('a change', () => {
  it('needs the header that only our own pages send, whatever the endpoint', async () => {
    const browser = await as(app, world, 'systemAdministrator');
    for (const e of app.endpoints.filter((x) => x.method !== 'GET')) {
      const params = Object.fromEntries([...e.path.matchAll(/:(\w+)/g)].map((m) => [m[1] ?? '', world.at.一.id]));
      const answer = await browser.ask(e, { params, body: {}, headers: { 'x-zhibu': '' } });
      expect(refusalOf(answer)).toEqual({ status: 422, code: 'request.invalid', details: [] });
    }
    expect((await browser.ask(currentSession)).json).toMatchObject({ me: { name: 'systemAdministrator.澜川市' } });
    expect((await browser.ask(signOut)).status).toBe(200);
  });
});

describe('an answer', () => {
  it('tells browsers to run nothing foreign, to frame nothing, to guess nothing, and to keep nothing', async () => {
    const { headers } = await app.browser(null).ask(currentSession);
    const policy = headers['content-security-policy'];
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).not.toMatch(/https?:/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-frame-options': 'SAMEORIGIN',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('behind TLS insists on TLS, and so does its cookie', async () => {
    const behind = await testApp({ trustProxy: true });
    await addWorld(behind, '澜川市');
    const answer = await behind.browser(null).ask(signIn, {
      body: { name: 'committee.澜川市', password: '澜川江上数峰青2024' },
      headers: { 'x-forwarded-proto': 'https' },
    });
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{7,}/);
    expect(answer.headers['set-cookie']).toMatch(/; Secure/);
  });
});

describe('what cannot be answered has one shape and a Chinese sentence:', () => {
  const post = (payload: string, type = 'application/json'): Promise<Answer> =>
    raw(app.app, {
      method: 'POST',
      url: '/api/session',
      headers: { 'x-zhibu': '1', 'content-type': type },
      payload,
    });

  it('a route that there is not', async () => {
    for (const url of ['/api/nothing', '/api/session/nothing', '/api/%2e%2e/x', '/api/organisations/%00', '/nothing'])
      expect(refusalOf(await raw(app.app, { method: 'GET', url })).status).toSatisfy((s) => s === 404 || s === 422);
    expect(refusalOf(await raw(app.app, { method: 'PUT', url: '/api/session', headers: { 'x-zhibu': '1' } }))).toEqual({
      status: 404,
      code: 'notFound',
      details: [],
    });
  });

  it('an address that cannot be decoded', async () => {
    expect(refusalOf(await raw(app.app, { method: 'GET', url: '/api/organisations/%E0%A4%A' })).code).toBe(
      'request.invalid',
    );
  });

  it('a body with missing and wrong fields: each is named with its reason', async () => {
    const { status, code, details } = refusalOf(await post(JSON.stringify({ name: ' ', password: 7 })));
    expect({ status, code }).toEqual({ status: 422, code: 'request.invalid' });
    expect(details).toHaveLength(2);
    for (const line of details) expect(line).toMatch(chinese);
  });

  it('a body that is no JSON, none at all, not of our kind, or poisoned', async () => {
    for (const answer of [
      await post('{"name":'),
      await post(''),
      await post('name=a&password=b', 'application/x-www-form-urlencoded'),
      await post('<a/>', 'text/xml'),
      await post('{"name":"a","password":"b","__proto__":{"admin":true}}'),
    ])
      expect(refusalOf(answer)).toMatchObject({ status: 422, code: 'request.invalid' });
  });

  it('a text that no database can hold, wherever it stands', async () => {
    const details = ['含有不能使用的字符，请删去后重新输入。'];
    for (const bad of ['甲\u0000', '\ud800'])
      expect(refusalOf(await post(JSON.stringify({ name: bad, password: 'b' })))).toMatchObject({
        status: 422,
        details,
      });
    const browser = await as(app, world, 'workingCommittee');
    const searched = await browser.ask(searchPeople, { query: { q: '甲\u0000' } });
    expect(refusalOf(searched)).toMatchObject({ status: 422, details });
    expect((await browser.ask(searchPeople, { query: { q: '𠮷😀' } })).status).toBe(200);
  });

  it('a body of more than a megabyte', async () => {
    const answer = await post(JSON.stringify({ name: 'a', password: 'b'.repeat(1024 * 1024) }));
    expect(refusalOf(answer)).toMatchObject({ status: 413, code: 'request.tooLarge' });
  });

  it('no sign-in', async () => {
    const answer = await app.browser(null).ask(organisation, { params: { organisationId: world.at.一.id } });
    expect(refusalOf(answer)).toEqual({ status: 401, code: 'session.none', details: [] });
  });

  it('an id that is none', async () => {
    const browser = await as(app, world, 'workingCommittee');
    const answer = await browser.ask(organisation, { params: { organisationId: "1' or '1'='1" } });
    expect(refusalOf(answer)).toMatchObject({ status: 422, code: 'request.invalid' });
  });

  it('too many calls in a minute from one address', async () => {
    const hasty = await testApp({ requestsPerMinute: 3 });
    const answers = [];
    for (let i = 0; i < 4; i += 1) answers.push(await hasty.browser(null).ask(currentSession));
    expect(answers.map((a) => a.status)).toEqual([200, 200, 200, 429]);
    expect(refusalOf(answers[3] as Answer).code).toBe('request.tooMany');
  });
});

const tried = endpoint({
  method: 'GET',
  path: '/api/tried/:how',
  title: '试',
  access: 'public',
  params: z.object({ how: z.string() }),
  reply: z.object({ answer: z.string() }),
  refusals: ['setup.done'],
});

describe('a fault of ours', async () => {
  const lines: string[] = [];
  const own = await createApp({
    trustProxy: false,
    log: { write: (line) => void lines.push(line) },
    webRoot: null,
    requestsPerMinute: 1000,
  });
  afterAll(() => own.close());
  const { places, clock } = { places: { find: () => Promise.resolve(null) }, clock: app.clock };
  mount(
    { app: own, places, clock, signedInBy: () => Promise.resolve(null), requestsPerMinute: 1000, mounted: [] },
    tried,
    async ({ params }) => {
      if (params.how === 'declared') throw new Refusal('setup.done');
      if (params.how === 'undeclared') throw new Refusal('rule.looser');
      if (params.how === 'thrown') throw new Error('select secret from somewhere');
      if (params.how === 'misshapen') return { answer: 7 } as never;
      return { answer: 'well' };
    },
  );
  const ask = (how: string): Promise<Answer> =>
    raw(own, { method: 'GET', url: `/api/tried/${how}`, headers: { cookie: 'zhibu_session=a-token-of-somebody' } });

  it('is none where the contract lists the refusal', async () => {
    expect((await ask('well')).json).toEqual({ answer: 'well' });
    expect(refusalOf(await ask('declared'))).toEqual({ status: 409, code: 'setup.done', details: [] });
  });

  it('is a refusal that the contract does not list, an error, or a reply of another shape: 500 and a number', async () => {
    for (const how of ['undeclared', 'thrown', 'misshapen']) {
      const answer = await ask(how);
      expect(refusalOf(answer)).toEqual({ status: 500, code: 'internal', details: [] });
      expect(answer.text).not.toMatch(/select|rule\.looser|at Object|\.ts:/);
      const { reference } = answer.json as { reference: string };
      expect(lines.at(-1)).toContain(`"reqId":"${reference}"`);
    }
    expect(lines).toHaveLength(3);
    expect(lines.join()).toContain('rule.looser, which its contract does not list');
  });

  it('is logged without the session token', () => {
    expect(lines.join()).not.toContain('a-token-of-somebody');
  });
});

describe('the web beside the application', async () => {
  const root = mkdtempSync(join(tmpdir(), 'zhibu-web-'));
  writeFileSync(join(root, 'index.html'), '<title>支部</title>');
  const withWeb = await testApp({ webRoot: root });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('is given for every address of a page, never for one below /api', async () => {
    const page = await withWeb.app.inject({ method: 'GET', url: '/organisations/1' });
    expect({ status: page.statusCode, body: page.payload }).toEqual({ status: 200, body: '<title>支部</title>' });
    expect(page.headers['content-security-policy']).toContain("default-src 'self'");
    expect(refusalOf(await raw(withWeb.app, { method: 'GET', url: '/api/nothing' })).code).toBe('notFound');
  });

  it('gives nothing from outside its folder', async () => {
    for (const url of ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc%2fpasswd']) {
      const answer = await withWeb.app.inject({ method: 'GET', url });
      expect(answer.payload).not.toContain('root:');
    }
  });
});
