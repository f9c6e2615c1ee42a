import { day } from '../domain/shared/calendarDay.js';
import { hashPassword } from '../server/platform/access/passwords.js';
import { insertAccount, insertAppointment } from '../server/platform/access/store.js';
import { newId } from '../server/platform/ids.js';
import { personKey } from '../server/platform/nameKey.js';
import { sealerFor } from '../server/platform/sealer.js';
import type { TestApp } from './testApp.js';

/** Since when everything stands that a test adds. */
export const since = day('2024-01-01');
/** The password of every account that a test opens; hashed once. */
export const password = '澜川江上数峰青2024';
const passwordHash = hashPassword(password);

export type KnownPerson = {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
};
export type KnownAccount = { readonly id: string; readonly signInName: string; readonly personId: string | null };

/** Made-up numbers: no region has the code 99, no network the prefix 10. */
const numbersOf = (serial: number) => ({
  idNumber: `99${String(serial % 10_000).padStart(4, '0')}19800101${String(serial).padStart(4, '0')}`,
  phone: `100${String(serial).padStart(8, '0')}`,
});

let people = 0;

/** A full member; where no organisation is given he belongs to none. */
export const addPerson = async (
  app: TestApp,
  tenantId: string,
  person: { readonly name: string; readonly organisationId?: string },
): Promise<KnownPerson> => {
  const { db } = app.database;
  const sealer = sealerFor(app.deps.keys, tenantId);
  const id = newId();
  const { idNumber, phone } = numbersOf((people += 1));
  await db
    .insertInto('people')
    .values({
      tenant_id: tenantId,
      id,
      name: person.name,
      name_key: personKey(person.name),
      id_number_sealed: sealer.seal('idNumber', idNumber),
      id_number_index: sealer.index('idNumber', idNumber),
      phone_sealed: sealer.seal('phone', phone),
      phone_index: sealer.index('phone', phone),
    })
    .execute();
  const dated = { tenant_id: tenantId, person_id: id, since };
  await db
    .insertInto('standings')
    .values({ ...dated, id: newId(), standing: 'fullMember' })
    .execute();
  if (person.organisationId !== undefined)
    await db
      .insertInto('affiliations')
      .values({ ...dated, id: newId(), organisation_id: person.organisationId })
      .execute();
  return { id, name: person.name, idNumber, phone };
};

/** A post held from the beginning. @returns the id of the tenure */
export const addTenure = async (
  app: TestApp,
  tenantId: string,
  tenure: { readonly organisationId: string; readonly person: KnownPerson | null; readonly post: string },
): Promise<string> => {
  const id = newId();
  await app.database.db
    .insertInto('tenures')
    .values({
      tenant_id: tenantId,
      id,
      organisation_id: tenure.organisationId,
      person_id: tenure.person?.id ?? null,
      holder_name: tenure.person?.name ?? '某人',
      post: tenure.post,
      since,
    })
    .execute();
  return id;
};

/** An account with the common password, for a person of the rolls or for somebody outside them. */
export const addAccount = async (
  app: TestApp,
  tenantId: string,
  account: { readonly signInName: string; readonly person?: KnownPerson; readonly mustChange?: boolean },
): Promise<KnownAccount> => {
  const personId = account.person?.id ?? null;
  const id = await insertAccount(app.database.db, {
    tenantId,
    personId,
    displayName: account.person?.name ?? account.signInName,
    signInName: account.signInName,
    passwordHash: await passwordHash,
    mustChange: account.mustChange ?? false,
  });
  return { id, signInName: account.signInName, personId };
};

export const addAppointment = (
  app: TestApp,
  tenantId: string,
  a: { readonly accountId: string; readonly role: string; readonly organisationId: string },
): Promise<string> => insertAppointment(app.database.db, { tenantId, ...a, since, by: null });

/** A 党员大会 of the organisation. @returns its id */
export const addMeeting = async (app: TestApp, tenantId: string, organisationId: string): Promise<string> => {
  const id = newId();
  const held = { tenant_id: tenantId, organisation_id: organisationId, held_on: day('2026-03-18') };
  await app.database.db
    .insertInto('meetings')
    .values({ ...held, id, topic: '学习讨论', meeting_key: id, reported_due: 1, reported_present: 1 })
    .execute();
  await app.database.db
    .insertInto('meeting_kinds')
    .values({ ...held, meeting_id: id, kind: 'memberMeeting' })
    .execute();
  return id;
};

/** An import of an organisation (null: of the whole working committee), of one file of which one row was rejected. @returns its id */
export const addImport = async (
  app: TestApp,
  tenantId: string,
  i: { readonly organisationId: string | null; readonly state: string },
): Promise<string> => {
  const { db } = app.database;
  const run = { tenant_id: tenantId, import_id: newId() };
  await db
    .insertInto('imports')
    .values({
      tenant_id: tenantId,
      id: run.import_id,
      state: i.state,
      as_of: day('2026-09-30'),
      created_by_name: '某人',
      organisation_id: i.organisationId,
    })
    .execute();
  await db
    .insertInto('import_files')
    .values({ ...run, file_no: 0, file_name: '名册.xlsx', bytes: 1, sha256: Buffer.alloc(32), format: 'xlsx' })
    .execute();
  const staged = { values: {}, changes: [], messages: ['没有这个支部。'], suggestion: null, cells: ['甲'] };
  const payload = sealerFor(app.deps.keys, tenantId).seal('importRow', JSON.stringify(staged));
  await db
    .insertInto('import_rows')
    .values({ ...run, file_no: 0, sheet_no: 0, row_no: 2, outcome: 'reject', codes: ['UNKNOWN_BRANCH'], payload })
    .execute();
  return run.import_id;
};

/** Somebody of the rolls whom the file of an import does not name. */
export const addMissing = async (
  app: TestApp,
  tenantId: string,
  m: { readonly importId: string; readonly person: KnownPerson; readonly organisationId: string },
): Promise<void> => {
  await app.database.db
    .insertInto('import_missing')
    .values({
      tenant_id: tenantId,
      import_id: m.importId,
      person_id: m.person.id,
      organisation_id: m.organisationId,
    })
    .execute();
};

/** A decision of an organisation that rules do not apply to branches of retired members. @returns its id */
export const addExemption = async (app: TestApp, tenantId: string, organisationId: string): Promise<string> => {
  const id = newId();
  await app.database.db
    .insertInto('exemptions')
    .values({
      tenant_id: tenantId,
      id,
      organisation_id: organisationId,
      rule_ids: [],
      organisation_ids: [],
      traits: ['retired'],
      since,
      reason: '离退休党员居住分散',
    })
    .execute();
  return id;
};

/** A local rule of an organisation: 主题党日 twice a month. @returns its id */
export const addRule = async (app: TestApp, tenantId: string, organisationId: string): Promise<string> => {
  const id = newId();
  await app.database.db
    .insertInto('local_rules')
    .values({
      tenant_id: tenantId,
      id,
      organisation_id: organisationId,
      kind: 'themeDay',
      title: '主题党日（每月两次）',
      period: 'month',
      required: 2,
      lead_days: 7,
      since,
      basis: '本级通知',
    })
    .execute();
  return id;
};

/** A problem of a branch that is to be solved by the end of June 2026. @returns its id */
export const addProblem = async (app: TestApp, tenantId: string, organisationId: string): Promise<string> => {
  const id = newId();
  await app.database.db
    .insertInto('problems')
    .values({
      tenant_id: tenantId,
      id,
      organisation_id: organisationId,
      area: 'work',
      text: '服务群众不够主动',
      chosen: true,
      measure: '设服务窗口',
      answerable_name: '林海',
      due_on: day('2026-06-30'),
      raised_on: day('2026-03-10'),
    })
    .execute();
  return id;
};
