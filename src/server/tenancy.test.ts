import { beforeAll, describe, expect, it } from 'vitest';
import * as contract from '../contract/imports.js';
import { searchOrganisations } from '../contract/organisations.js';
import { roster, searchPeople } from '../contract/people.js';
import { obligationMap } from '../contract/obligations.js';
import { accounts } from '../contract/administration.js';
import { auditEntries } from '../contract/audit.js';
import { changePassword, signIn } from '../contract/session.js';
import { day } from '../domain/shared/calendarDay.js';
import { sealAll } from './platform/audit/sealing.js';
import { verifyLog } from './platform/audit/verify.js';
import { tenants } from './platform/tenants/reads.js';
import { as } from '../testkit/as.js';
import { callOf } from '../testkit/calls.js';
import { meetings, members, organisations, workbook } from '../testkit/city.js';
import { importFiles, undo } from '../testkit/importing.js';
import { homes } from '../testkit/knownTree.js';
import { multipart } from '../testkit/multipart.js';
import { matrixOf } from '../testkit/permissions.js';
import { addAccount, addPerson, addTenure, password } from '../testkit/rows.js';
import { tenancyFaults, tenantTables } from '../testkit/tenancy.js';
import { testApp, type TestApp } from '../testkit/testApp.js';
import { addWorlds } from '../testkit/world.js';
import { jobsOf } from './jobs.js';
import { listObligations } from './obligations/usecases/listObligations.js';

const office = () =>
  Promise.all([
    workbook('党组织.xlsx', { 党组织: organisations }),
    workbook('名册.xlsx', { 名册: members }),
    workbook('台账.xlsx', { 台账: meetings }),
  ]);

/** Every endpoint once for every role that may call it where it is at home. */
const callEverything = async (app: TestApp): Promise<void> => {
  const [own] = await addWorlds(app);
  for (const { endpoint, role, place, permitted } of matrixOf(app.endpoints)) {
    if (permitted !== true || place !== 'own') continue;
    const organisation = own.at[homes[role]];
    const situation = { app, world: own, known: homes[role], organisation, person: organisation.member };
    await (await as(app, own, role)).ask(endpoint, await callOf(endpoint, situation));
  }
};

/** Searches, filters and the ways of signing in that well-formed first calls do not take. */
const askOtherwise = async (app: TestApp): Promise<void> => {
  const own = { tenantId: (await app.database.db.selectFrom('tenants').select('id').executeTakeFirstOrThrow()).id };
  const { rows } = await app.database.pool.query<{ id: string }>(
    `select o.organisation_id as id from organisation_states as o where o.parent_id is null and o.tenant_id = $1`,
    [own.tenantId],
  );
  const organisationId = rows[0]?.id ?? '';
  const person = await addPerson(app, own.tenantId, { name: '江一舟' });
  const account = await addAccount(app, own.tenantId, { signInName: 'yizhou', person });
  await addTenure(app, own.tenantId, { organisationId, person, post: 'deputySecretary' });
  await app.browser(null).ask(signIn, { body: { name: 'yizhou', password: 'wrong' } });
  const entered = await app.browser(null).ask(signIn, { body: { name: 'yizhou', password } });
  const token = /zhibu_session=([^;]*)/.exec(entered.headers['set-cookie'] ?? '')?.[1] ?? '';
  const browser = app.browser(token);
  app.clock.goOn(2);
  const params = { organisationId };
  await browser.ask(searchOrganisations, { query: { q: 'sw', day: '2026-01-01' } });
  await browser.ask(searchPeople, { query: { q: person.idNumber } });
  await browser.ask(searchPeople, { query: { q: '江' } });
  await browser.ask(roster, { params, query: { q: '江' } });
  await browser.ask(obligationMap, { params, query: { year: '2025' } });
  await browser.ask(accounts, { query: { q: 'yi' } });
  await browser.ask(auditEntries, {
    query: { action: 'session.opened', actor: '江', concerning: '江', since: '2026-01-01', through: '2026-12-31' },
  });
  await browser.ask(changePassword, { body: { old: password, next: `${password}新` } });
  expect(account.id).not.toBe('');
};

/** An import as a page does it: uploaded, read by a job, looked at, corrected, applied, taken back. */
const importOverTheWeb = async (app: TestApp): Promise<void> => {
  const [, own] = await addWorlds(app);
  const browser = await as(app, own, 'workingCommittee');
  const jobs = jobsOf(app.deps, 'test');
  const payload = (importId: string) => ({
    tenantId: own.tenantId,
    importId,
    accountId: own.accounts.workingCommittee.id,
  });
  const sheet = `姓名,性别,身份证号,人员类别,所在党支部,入党日期\n水生,男,990301198801011234,正式党员,${own.at.一.shortName},2010-07-01\n`;
  const uploaded = await browser.ask(
    contract.startImport,
    multipart({}, [{ name: '名册.csv', content: Buffer.from(sheet) }]),
  );
  const { id: importId } = uploaded.json as { id: string };
  const params = { importId };
  await jobs['imports:read']?.(payload(importId));
  await browser.ask(contract.importDetail, { params });
  await browser.ask(contract.importRows, {
    params,
    query: { outcome: 'reject', code: 'X', fileNo: '0', changed: 'true' },
  });
  await browser.ask(contract.missingPeople, { params });
  await browser.ask(contract.correctCell, {
    params,
    body: { fileNo: 0, sheetNo: 0, row: 2, field: '姓名', value: '水平' },
  });
  await jobs['imports:read']?.(payload(importId));
  await browser.ask(contract.applyImport, { params, body: {} });
  await jobs['imports:write']?.(payload(importId));
  expect((await browser.ask(contract.importDetail, { params })).json).toMatchObject({ state: 'applied' });
  await browser.ask(contract.undoImport, { params });
  await jobs['imports:undo']?.(payload(importId));
  expect((await browser.ask(contract.importDetail, { params })).json).toMatchObject({ state: 'undone' });
};

const jobsInTurn = async (app: TestApp): Promise<void> => {
  const jobs = jobsOf(app.deps, 'test');
  app.clock.goOn(60 * 24 * 120);
  for (const name of [
    'obligations:fold',
    'obligations:beginYear',
    'meetings:examine',
    'home:count',
    'sessions:tidy',
    'retention:tidy',
  ])
    await jobs[name]?.({});
  for (const name of ['obligations:fold', 'obligations:beginYear', 'meetings:examine', 'home:count', 'sessions:tidy'])
    await jobs[name]?.({});
  await sealAll(app.deps);
  for (const { id } of await tenants(app.deps.db)) await verifyLog(app.deps, id);
};

const importByCommand = async (app: TestApp): Promise<void> => {
  const { importId } = await importFiles(app.deps, await office());
  await importFiles(app.deps, await office(), { mode: 'look' });
  const { id: tenantId } = await app.database.db.selectFrom('tenants').select('id').executeTakeFirstOrThrow();
  const asked = { tenantId, asOf: day('2026-09-30'), from: undefined, until: undefined };
  expect((await listObligations(app.deps)(asked)).length).toBeGreaterThan(50);
  const later = members.map((m) => ({ ...m, 学历: '研究生', 所在党支部: '水务局第二党支部', 党小组: '' }));
  const second = await importFiles(app.deps, [await workbook('名册.xlsx', { 名册: later })], { asOf: '2026-10-15' });
  await undo(app.deps, second.importId);
  expect(importId).not.toBe(second.importId);
};

/** Statements that differ in the number of their values alone are one. */
const shapeOf = (sql: string): string =>
  sql.replaceAll(/\$\d+/g, '$').replaceAll(/(\(\$(?:, ?\$)*\)(?:, ?)?)+/g, '($)');

describe('of all statements that the application sends', () => {
  let tables: ReadonlySet<string> = new Set();
  let sent: readonly string[] = [];
  let concerned: readonly string[] = [];

  beforeAll(async () => {
    const [world, web, command] = [await testApp(), await testApp(), await testApp()];
    tables = await tenantTables(world.database.pool);
    await callEverything(world);
    await importOverTheWeb(web);
    await importByCommand(command);
    await askOtherwise(command);
    await jobsInTurn(command);
    sent = [...new Set([world, web, command].flatMap((a) => [...a.statements].map(shapeOf)))];
    // Statistics are gathered of a table as a whole; no row is read out or written.
    const asked = sent.filter((sql) => !/^(?:vacuum|analyze)\b/.test(sql));
    concerned = asked.filter((sql) => [...tables].some((t) => new RegExp(`\\b${t}\\b`).test(sql)));
  });

  it('more than a hundred touch tables of tenants, and each such table is touched', () => {
    expect(tables.size).toBeGreaterThan(20);
    expect(concerned.length).toBeGreaterThan(100);
    expect([...tables].filter((t) => !concerned.some((sql) => new RegExp(`\\b${t}\\b`).test(sql)))).toEqual([]);
  });

  it('each names the tenant for each table it touches', () => {
    const faults = concerned.flatMap((sql) => tenancyFaults(sql, tables).map((fault) => `${fault}\n  ${sql}`));
    expect(faults).toEqual([]);
  });

  it('a planted one that does not would be found', () => {
    const planted = concerned.map((sql) => sql.replaceAll(/("?\w+"?\.)?"?tenant_id"?\s*=\s*/g, 'true or 1 = '));
    const changed = planted.filter((sql, i) => sql !== concerned[i]);
    expect(changed.length).toBeGreaterThan(80);
    expect(changed.filter((sql) => tenancyFaults(sql, tables).length === 0)).toEqual([]);
  });

  it('none changes what only grows', () => {
    expect(sent.filter((sql) => /(update|delete from|truncate)\s+"?audit_(entries|seals)/i.test(sql))).toEqual([]);
  });
});
