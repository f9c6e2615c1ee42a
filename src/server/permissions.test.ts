import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpoint as asEndpoint, type Endpoint } from '../contract/endpoint.js';
import { obligationCell } from '../contract/obligations.js';
import { applyImport, undoImport } from '../contract/imports.js';
import { judgeGathering, saveGathering } from '../contract/meetings.js';
import { reveal } from '../contract/people.js';
import { roles } from '../domain/access/roles.js';
import { as, signedIn } from '../testkit/as.js';
import { callOf, withUnknownIds } from '../testkit/calls.js';
import type { Situation } from '../testkit/situation.js';
import { digestTables } from '../testkit/databaseDigest.js';
import { homes } from '../testkit/knownTree.js';
import { idOf, isBearer, matrixOf, placesOf, standsAt, type Cell } from '../testkit/permissions.js';
import { permissionsPage } from '../testkit/permissionsPage.js';
import { refusalOf } from '../testkit/refusalOf.js';
import { addAccount, password } from '../testkit/rows.js';
import { testApp, type Answer, type Asked } from '../testkit/testApp.js';
import { addWorlds } from '../testkit/world.js';

const lines: string[] = [];
const app = await testApp({ log: { write: (line) => void lines.push(line) } });
const [own, foreign] = await addWorlds(app);
const { endpoints } = app;
const matrix = matrixOf(endpoints);

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value;

/** Every endpoint that any file of the contract says. */
const saidEndpoints = async (): Promise<readonly Endpoint[]> => {
  const folder = new URL('../contract/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const modules = await Promise.all(files.map((name) => import(new URL(name, folder).href) as Promise<object>));
  return modules.flatMap((module) => Object.values(module).filter(isEndpoint));
};

/** What a cell of the matrix is about in the known worlds. */
const situationOf = ({ role, place }: Cell): Situation => {
  const world = place === 'foreign' ? foreign : own;
  const known = standsAt(role, place) ?? homes[role];
  const organisation = world.at[known];
  const personId = own.accounts[role].personId;
  const person = place === 'self' && personId ? { ...organisation.member, id: personId } : organisation.member;
  return { app, world, known, organisation, person };
};
/** What a denied call of the cell is about; it does not depend on who calls. */
const keyOf = (c: Cell): string => {
  const { known, person, world } = situationOf(c);
  return `${idOf(c.endpoint)} ${world.tenantId} ${known} ${person.id}`;
};
const named = (c: Cell): string => `${idOf(c.endpoint)} ${c.role} ${c.place}`;

const notFound = { status: 404, code: 'notFound', details: [] };
/** Every text that the server has sent in this file, with the call that it answers. */
const sent: { readonly call: string; readonly endpoint: Endpoint; readonly status: number; readonly text: string }[] =
  [];
const note = (call: string, endpoint: Endpoint, answer: Answer): Answer => {
  sent.push({ call, endpoint, status: answer.status, text: answer.text });
  return answer;
};

describe('the matrix of permissions', () => {
  it('has every endpoint of the contract, each mounted once', async () => {
    const said = (await saidEndpoints()).map(idOf);
    expect(said.length).toBeGreaterThan(40);
    expect(new Set(said).size).toBe(said.length);
    expect(endpoints.map(idOf).toSorted()).toEqual(said.toSorted());
    expect(new Set(matrix.map((c) => idOf(c.endpoint))).size).toBe(said.length);
  });

  // To write it anew: npm run schema
  it('is what docs/permissions.md says', () => {
    const page = new URL('../../docs/permissions.md', import.meta.url);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, permissionsPage(endpoints));
    const text = readFileSync(page, 'utf8');
    expect(text).toBe(permissionsPage(endpoints));
    for (const e of endpoints) expect(text).toContain(`\`${idOf(e)}\``);
  });

  it('permits and denies something at every place, to every role', () => {
    for (const role of roles) {
      const mine = matrix.filter((c) => c.role === role && typeof c.endpoint.access === 'object');
      expect(mine.some((c) => c.permitted === true)).toBe(true);
      expect(mine.some((c) => c.permitted === false)).toBe(true);
    }
    expect(matrix.filter((c) => c.place === 'foreign' && c.permitted === true)).toEqual([]);
  });
});

describe('calling every endpoint', () => {
  it('without a sign-in answers session.none, but for those that are public', async () => {
    const stranger = app.browser(null);
    for (const e of endpoints.filter((x) => x.access !== 'public')) {
      const asked = await callOf(e, situationOf({ endpoint: e, role: 'member', place: 'own', permitted: null }));
      const answer = note(`${idOf(e)} stranger`, e, await stranger.ask(e, asked));
      expect(refusalOf(answer), idOf(e)).toEqual({ status: 401, code: 'session.none', details: [] });
    }
  });

  it('before the first password is changed answers session.mustChange, but for the sign-in itself', async () => {
    const account = await addAccount(app, own.tenantId, { signInName: 'first-time', mustChange: true });
    for (const e of endpoints.filter((x) => x.access !== 'public' && !x.path.startsWith('/api/session'))) {
      const asked = await callOf(e, situationOf({ endpoint: e, role: 'member', place: 'own', permitted: null }));
      const browser = await signedIn(app, own.tenantId, account.id);
      expect(refusalOf(await browser.ask(e, asked)).code, idOf(e)).toBe('session.mustChange');
    }
  });

  it('where it is denied answers as if there were nothing, and leaves no trace', async () => {
    const denied = matrix.filter((c) => c.permitted === false);
    expect(denied.length).toBeGreaterThan(400);
    const browsers = new Map(await Promise.all(roles.map(async (r) => [r, await as(app, own, r)] as const)));
    // Nothing is changed, so that what has been made for one role serves the others.
    const made = new Map<string, Asked>();
    for (const cell of denied) {
      const situation = situationOf(cell);
      const key = keyOf(cell);
      if (!made.has(key)) made.set(key, await callOf(cell.endpoint, situation));
    }
    const before = await digestTables(app.database.pool);
    for (const cell of denied) {
      const answer = await browsers.get(cell.role)?.ask(cell.endpoint, made.get(keyOf(cell)));
      if (!answer) throw new Error(cell.role);
      expect(refusalOf(note(named(cell), cell.endpoint, answer)), named(cell)).toEqual(notFound);
    }
    expect(await digestTables(app.database.pool)).toEqual(before);
    const texts = new Set(sent.filter((s) => s.status === 404).map((s) => s.text));
    expect(texts.size).toBe(1);
  });

  it('about what there is not answers the permitted as the denied', async () => {
    const named404 = endpoints.filter((e) => placesOf(e).length > 1);
    expect(named404.length).toBeGreaterThan(25);
    for (const e of named404) {
      const cell = matrix.find((c) => c.endpoint === e && c.permitted === true);
      if (!cell) throw new Error(idOf(e));
      const asked = withUnknownIds(await callOf(e, situationOf(cell)));
      const answer = note(`${idOf(e)} unknown`, e, await (await as(app, own, cell.role)).ask(e, asked));
      expect(refusalOf(answer), idOf(e)).toEqual(notFound);
    }
    const texts = new Set(sent.filter((s) => s.status === 404).map((s) => s.text));
    expect(texts.size).toBe(1);
  });

  it('where it is permitted answers, or refuses for a reason of the matter; each change is recorded', async () => {
    // A committee as a body bears no 三会一课 of its own: its cell is not found, whoever asks.
    const isMatter = (c: Cell): boolean =>
      idOf(c.endpoint) !== idOf(obligationCell) || isBearer(standsAt(c.role, c.place) ?? '工委');
    const permitted = matrix.filter((c) => c.permitted === true && c.endpoint.access !== 'public' && isMatter(c));
    expect(permitted.length).toBeGreaterThan(200);
    const entries = async (): Promise<number> =>
      (await app.database.pool.query('select 1 from audit_entries as e')).rowCount ?? 0;
    // What is asked for here is done by a job, which records it.
    const later = [applyImport, undoImport].map(idOf);
    // A draft bears its last author and hour itself, and is saved every few seconds; a judgement changes nothing.
    const unrecorded = [saveGathering, judgeGathering].map(idOf);
    const recorded = (c: Cell): boolean =>
      c.endpoint.method !== 'GET' && ![...later, ...unrecorded].includes(idOf(c.endpoint));
    for (const cell of permitted) {
      const situation = situationOf(cell);
      const asked = await callOf(cell.endpoint, situation);
      const browser = await as(app, own, cell.role);
      const before = await entries();
      const answer = note(named(cell), cell.endpoint, await browser.ask(cell.endpoint, asked));
      expect([200, 409], `${named(cell)} ${answer.text}`).toContain(answer.status);
      if (answer.status === 200 && recorded(cell)) expect(await entries(), named(cell)).toBeGreaterThan(before);
      if (idOf(cell.endpoint) === idOf(reveal) && cell.place !== 'self')
        expect(answer.json).toEqual({ value: situation.person.idNumber });
    }
  });

  it('where it is public answers everybody alike', async () => {
    const stranger = app.browser(null);
    for (const e of endpoints.filter((x) => x.access === 'public')) {
      const statuses = new Set<number>();
      for (const role of roles) {
        const asked = await callOf(e, situationOf({ endpoint: e, role, place: 'own', permitted: true }));
        statuses.add(note(`${idOf(e)} ${role}`, e, await (await as(app, own, role)).ask(e, asked)).status);
        statuses.add(note(`${idOf(e)} stranger`, e, await stranger.ask(e, asked)).status);
      }
      expect([...statuses], idOf(e)).toHaveLength(1);
      expect([...statuses][0], idOf(e)).toBeLessThan(500);
    }
  });

  it('finds in a search exactly what lies within reach', async () => {
    const search = asEndpoint(endpoints.find((e) => e.path === '/api/organisations') as Endpoint);
    const found = async (role: (typeof roles)[number]): Promise<Set<string>> => {
      const answer = await (await as(app, own, role)).ask(search, { query: { q: '机关第' } });
      return new Set((answer.json as { items: { id: string }[] }).items.map((i) => i.id));
    };
    const ids = (...known: ('一' | '二' | '三')[]): Set<string> => new Set(known.map((k) => own.at[k].id));
    expect(await found('workingCommittee')).toEqual(ids('一', '二', '三'));
    expect(await found('committee')).toEqual(ids('一', '二'));
    expect(await found('branchSecretary')).toEqual(ids('一'));
    expect(await found('member')).toEqual(ids('一'));
  });
});

describe('what has been said in all these calls', () => {
  const people = [own, foreign].flatMap((w) => Object.values(w.at).map((o) => o.member));
  const secret = /\$argon2|(?<![\w-])\d{17}[\dXx](?![\w-])/;

  it('bears no full ID number or phone, but where it was revealed', () => {
    expect(sent.length).toBeGreaterThan(900);
    for (const { call, endpoint, text } of sent) {
      if (idOf(endpoint) === idOf(reveal)) continue;
      expect(text, call).not.toMatch(secret);
      for (const p of people) if (text.includes(p.idNumber) || text.includes(p.phone)) throw new Error(call);
    }
  });

  it('bears nothing of the other working committee', () => {
    const theirs = Object.values(foreign.at).flatMap((o) => [o.id, o.shortName, o.member.id]);
    for (const { call, text } of sent) for (const t of theirs) if (text.includes(t)) throw new Error(call);
  });

  it('left no secret in the audit log, and nothing but ciphertext of numbers in the database', async () => {
    const { rows } = await app.database.pool.query<{ line: string }>('select e::text as line from audit_entries as e');
    expect(rows.length).toBeGreaterThan(60);
    for (const { line } of rows) {
      expect(line).not.toMatch(secret);
      expect(line).not.toContain(password);
      for (const p of people) expect(line.includes(p.idNumber) || line.includes(p.phone)).toBe(false);
    }
    const kept = await app.database.pool.query<{ line: string }>('select p::text as line from people as p');
    for (const { line } of kept.rows) expect(line).not.toMatch(secret);
  });

  it('wrote no line into the log: nothing was unforeseen', () => {
    expect(lines).toEqual([]);
  });
});
