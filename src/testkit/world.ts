import type { Role } from '../domain/access/roles.js';
import { insertOrganisation } from '../server/organisations/store.js';
import { insertTenant } from '../server/platform/tenants/store.js';
import { homes, knownOrganisations, knownTree, type Known } from './knownTree.js';
import {
  addAccount,
  addAppointment,
  addImport,
  addMeeting,
  addPerson,
  addTenure,
  since,
  type KnownAccount,
  type KnownPerson,
} from './rows.js';
import type { TestApp } from './testApp.js';

export type KnownOrganisation = {
  readonly id: string;
  readonly path: string;
  readonly shortName: string;
  /** Its one member, whose affiliation is here. */
  readonly member: KnownPerson;
  /** Its one record of organisation life. */
  readonly meetingId: string;
  /** Its one import. */
  readonly importId: string;
};
export type World = {
  readonly tenantId: string;
  readonly name: string;
  readonly at: Readonly<Record<Known, KnownOrganisation>>;
  /** One account for each role, of somebody who holds nothing else. */
  readonly accounts: Readonly<Record<Role, KnownAccount>>;
};

type Maker = { readonly app: TestApp; readonly tenantId: string; readonly serial: () => number };

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

const fill = async (
  { app, tenantId, serial }: Maker,
  known: Known,
  o: Pick<KnownOrganisation, 'id' | 'path' | 'shortName'>,
): Promise<KnownOrganisation> => ({
  ...o,
  member: await addPerson(app, tenantId, { name: `党员${serial()}`, organisationId: o.id }),
  meetingId: await addMeeting(app, tenantId, o.id),
  // What concerns the whole working committee names no organisation.
  importId: await addImport(app, tenantId, { organisationId: known === '工委' ? null : o.id, state: 'ready' }),
});

const posts: Partial<Record<Role, string>> = {
  committee: 'deputySecretary',
  branchSecretary: 'secretary',
  branchOrganisationMember: 'organisationMember',
  branchCommitteeMember: 'publicityMember',
  groupLeader: 'groupLeader',
};
const appointments: Partial<Record<Role, string>> = {
  systemAdministrator: 'systemAdministrator',
  securityAdministrator: 'securityAdministrator',
  auditAdministrator: 'auditAdministrator',
  workingCommittee: 'workingCommitteeStaff',
  clerk: 'clerk',
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
    at[known] = await fill(m, known, bare);
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
