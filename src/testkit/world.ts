import type { Role } from '../domain/access/roles.js';
import { day } from '../domain/shared/calendarDay.js';
import { insertOrganisation } from '../server/organisations/store.js';
import { hashPassword } from '../server/platform/access/passwords.js';
import { openSession } from '../server/platform/access/sessions.js';
import { insertAccount, insertAppointment } from '../server/platform/access/store.js';
import { newId } from '../server/platform/ids.js';
import { personKey } from '../server/platform/nameKey.js';
import { sealerFor } from '../server/platform/sealer.js';
import { insertTenant } from '../server/platform/tenants/store.js';
import { homes, knownOrganisations, knownTree, type Known } from './knownTree.js';
import type { Client, TestApp } from './testApp.js';

const since = day('2024-01-01');
/** The password of every account that a test opens; hashed once. */
export const password = '澜川江上数峰青2024';
const passwordHash = hashPassword(password);

export type KnownPerson = {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
};
export type KnownOrganisation = {
  readonly id: string;
  readonly path: string;
  readonly shortName: string;
  /** Its one member, whose affiliation is here. */
  readonly member: KnownPerson;
  /** Its one record of organisation life. */
  readonly meetingId: string;
};
export type KnownAccount = { readonly id: string; readonly signInName: string; readonly personId: string | null };
export type World = {
  readonly tenantId: string;
  readonly name: string;
  readonly at: Readonly<Record<Known, KnownOrganisation>>;
  /** One account for each role, of somebody who holds nothing else. */
  readonly accounts: Readonly<Record<Role, KnownAccount>>;
};

type Maker = { readonly app: TestApp; readonly tenantId: string; readonly serial: () => number };

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
const addMeeting = async (app: TestApp, tenantId: string, organisationId: string): Promise<string> => {
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

const addOrganisation = async (
  { app, tenantId }: Maker,
  known: Known,
  above: KnownOrganisation,
  place: string,
): Promise<Pick<KnownOrganisation, 'id' | 'path' | 'shortName'>> => {
  const { kind, name } = knownTree[known];
  const shortName = `${place}${name}`;
  const id = await insertOrganisation(app.database.db, {
    tenantId,
    parentId: above.id,
    parentPath: above.path,
    kind,
    name: `中共${shortName}`,
    shortName,
    code: null,
    hasCommittee: kind === 'branch',
    since,
  });
  return { id, path: `${above.path}.${id.replaceAll('-', '')}`, shortName };
};

const fill = async (m: Maker, o: Pick<KnownOrganisation, 'id' | 'path' | 'shortName'>): Promise<KnownOrganisation> => ({
  ...o,
  member: await addPerson(m.app, m.tenantId, { name: `党员${m.serial()}`, organisationId: o.id }),
  meetingId: await addMeeting(m.app, m.tenantId, o.id),
});

const posts: Partial<Record<Role, string>> = {
  committee: 'deputySecretary',
  branchSecretary: 'secretary',
  branchCommitteeMember: 'organisationMember',
};
const appointments: Partial<Record<Role, string>> = {
  systemAdministrator: 'systemAdministrator',
  securityAdministrator: 'securityAdministrator',
  auditAdministrator: 'auditAdministrator',
  workingCommittee: 'workingCommitteeStaff',
};

const addHolder = async (m: Maker, role: Role, home: KnownOrganisation, place: string): Promise<KnownAccount> => {
  const signInName = `${role}.${place}`;
  const post = posts[role];
  const appointment = appointments[role];
  if (appointment !== undefined) {
    const account = await addAccount(m.app, m.tenantId, { signInName });
    await addAppointment(m.app, m.tenantId, { accountId: account.id, role: appointment, organisationId: home.id });
    return account;
  }
  const name = `${home.shortName.slice(-8)}的${role}`;
  const person = await addPerson(m.app, m.tenantId, { name, ...(!post && { organisationId: home.id }) });
  if (post) await addTenure(m.app, m.tenantId, { organisationId: home.id, person, post });
  return addAccount(m.app, m.tenantId, { signInName, person });
};

/** A working committee of a place with the known tree, its members, records and one account for each role. */
export const addWorld = async (app: TestApp, place: string): Promise<World> => {
  const name = `中共${place}直属机关工作委员会`;
  const { tenantId, rootId } = await insertTenant(app.database.db, {
    name,
    shortName: `${place}直属机关工委`,
    code: null,
    since,
    demo: false,
  });
  let serial = 0;
  const m: Maker = { app, tenantId, serial: () => (serial += 1) };
  const at: Partial<Record<Known, KnownOrganisation>> = {};
  for (const known of knownOrganisations) {
    const above = knownTree[known].above;
    const over = above === null ? undefined : at[above];
    const bare = over
      ? await addOrganisation(m, known, over, place)
      : { id: rootId, path: rootId.replaceAll('-', ''), shortName: `${place}直属机关工委` };
    at[known] = await fill(m, bare);
  }
  const whole = at as Record<Known, KnownOrganisation>;
  const accounts: Partial<Record<Role, KnownAccount>> = {};
  for (const [role, home] of Object.entries(homes) as [Role, Known][])
    accounts[role] = await addHolder(m, role, whole[home], place);
  return { tenantId, name, at: whole, accounts: accounts as Record<Role, KnownAccount> };
};

/** Two working committees that know nothing of each other. */
export const addWorlds = async (app: TestApp): Promise<readonly [World, World]> => [
  await addWorld(app, '澜川市'),
  await addWorld(app, '青屿市'),
];

/** A browser in which an account is signed in. */
export const signedIn = async (app: TestApp, tenantId: string, accountId: string): Promise<Client> =>
  app.browser(await openSession({ db: app.database.db, clock: app.clock })(tenantId, accountId, 'test'));

/** A browser in which the holder of a role is signed in. */
export const as = (app: TestApp, world: World, role: Role): Promise<Client> =>
  signedIn(app, world.tenantId, world.accounts[role].id);
