import * as administration from '../contract/administration.js';
import { uuid, type Endpoint } from '../contract/endpoint.js';
import * as imports from '../contract/imports.js';
import * as obligations from '../contract/obligations.js';
import * as organisations from '../contract/organisations.js';
import * as people from '../contract/people.js';
import * as session from '../contract/session.js';
import * as setup from '../contract/setup.js';
import { newId } from '../server/platform/ids.js';
import { knownTree } from './knownTree.js';
import { ofAccess } from './accessCalls.js';
import { ofCards } from './cardCalls.js';
import { ofLife } from './lifeCalls.js';
import { ofMeetings } from './meetingCalls.js';
import { multipart } from './multipart.js';
import { idOf } from './permissions.js';
import type { Making, Situation } from './situation.js';
import {
  addAccount,
  addAppointment,
  addExemption,
  addImport,
  addMissing,
  addPerson,
  addRule,
  addTenure,
  password,
} from './rows.js';
import type { Asked } from './testApp.js';

let serial = 0;
const fresh = (): string => `fresh-${(serial += 1)}`;
const today = '2026-09-30';

const here: Making = ({ organisation }) => ({ params: { organisationId: organisation.id } });
const hereWith =
  (more: Pick<Asked, 'body' | 'query'>): Making =>
  async (s) => ({ ...(await here(s)), ...more });

const childKinds: Readonly<Record<string, string>> = {
  workingCommittee: 'committee',
  committee: 'branch',
  branch: 'group',
};

const freshImport = (s: Situation, state: string): Promise<string> =>
  addImport(s.app, s.world.tenantId, { organisationId: s.known === '工委' ? null : s.organisation.id, state });
const ofImport: Making = ({ organisation }) => ({ params: { importId: organisation.importId } });
const ofFreshImport =
  (state: string, body?: unknown): Making =>
  async (s) => ({ params: { importId: await freshImport(s, state) }, ...(body !== undefined && { body }) });

const freshAccount = async (s: Situation) => addAccount(s.app, s.world.tenantId, { signInName: fresh() });

const [nothing, search]: [Making, Making] = [() => ({}), () => ({ query: { q: '党' } })];

const ofSession: readonly (readonly [Endpoint, Making])[] = [
  [session.signIn, (s) => ({ body: { name: s.world.accounts.member.signInName, password } })],
  [session.currentSession, nothing],
  [session.signOut, nothing],
  [session.changePassword, () => ({ body: { old: password, next: password } })],
  [session.demoUsers, nothing],
  [session.demoSignIn, () => ({ params: { key: 'member' } })],
  [
    setup.setUp,
    () => ({
      body: {
        committeeName: '中共青屿市直属机关工作委员会',
        administrators: [
          {
            roles: ['systemAdministrator', 'securityAdministrator'],
            name: '甲',
            signInName: fresh(),
            password: `${password}1`,
          },
          { roles: ['auditAdministrator'], name: '乙', signInName: fresh(), password: `${password}2` },
        ],
      },
    }),
  ],
  [setup.loadDemo, nothing],
  [setup.setupProgress, nothing],
];

const ofOrganisations: readonly (readonly [Endpoint, Making])[] = [
  [organisations.organisationChildren, here],
  [organisations.searchOrganisations, search],
  [organisations.organisation, here],
  [
    organisations.recordOrganisationEvent,
    (s) => {
      const name = fresh();
      const childKind = childKinds[knownTree[s.known].kind] ?? 'group';
      return hereWith({ body: { kind: 'setUp', on: today, childKind, name, shortName: name } })(s);
    },
  ],
  [
    organisations.recordTenure,
    (s) => {
      const post = knownTree[s.known].kind === 'group' ? 'groupLeader' : 'committeeMember';
      return hereWith({ body: { post, personId: null, holderName: '新任', since: today } })(s);
    },
  ],
  [
    organisations.endTenure,
    async (s) => {
      const tenure = { organisationId: s.organisation.id, person: null, post: 'committeeMember' };
      const tenureId = await addTenure(s.app, s.world.tenantId, tenure);
      return { params: { organisationId: s.organisation.id, tenureId }, body: { until: today } };
    },
  ],
  [organisations.termsAndVacancies, here],
  [people.roster, here],
  [people.searchPeople, search],
  [people.person, ({ person }) => ({ params: { personId: person.id } })],
  [
    people.reveal,
    ({ person }) => ({ params: { personId: person.id }, body: { field: 'idNumber', reason: '核对名册' } }),
  ],
];

const ofObligations: readonly (readonly [Endpoint, Making])[] = [
  [obligations.obligationMap, here],
  [obligations.branchYear, here],
  [
    obligations.obligationCell,
    ({ organisation, known }) => ({
      params: {
        organisationId: organisation.id,
        ruleId: knownTree[known].kind === 'group' ? 'groupMeeting.month' : 'memberMeeting.quarter',
        period: knownTree[known].kind === 'group' ? '2026-03' : '2026-Q1',
      },
    }),
  ],
  [obligations.meeting, ({ organisation }) => ({ params: { meetingId: organisation.meetingId } })],
  [obligations.rulesInForce, here],
  [obligations.ruleCost, hereWith({ query: { kind: 'themeDay', period: 'month', required: '2' } })],
  [
    obligations.addLocalRule,
    hereWith({
      body: {
        kind: 'themeDay',
        title: '主题党日加一次',
        period: 'month',
        required: 2,
        since: today,
        basis: '本级通知',
      },
    }),
  ],
];

const ofDecisions: readonly (readonly [Endpoint, Making])[] = [
  [obligations.decideExemption, hereWith({ body: { trait: 'retired', since: today, reason: '离退休党员居住分散' } })],
  [
    obligations.endExemption,
    async (s) => {
      const organisationId = s.organisation.id;
      const exemptionId = await addExemption(s.app, s.world.tenantId, organisationId);
      return { params: { organisationId, exemptionId }, body: { until: today } };
    },
  ],
  [
    obligations.endRule,
    async (s) => {
      const organisationId = s.organisation.id;
      const ruleId = await addRule(s.app, s.world.tenantId, organisationId);
      return { params: { organisationId, ruleId }, body: { until: today, reason: '已写入年度计划' } };
    },
  ],
  [obligations.setYearWindow, () => ({ body: { kind: 'organisationLifeMeeting', month: 3, day: 31 } })],
];

const ofImports: readonly (readonly [Endpoint, Making])[] = [
  [imports.imports, nothing],
  [imports.startImport, () => multipart({ asOf: today }, [{ name: '名册.csv', content: Buffer.from('姓名\n甲\n') }])],
  [imports.importDetail, ofImport],
  [imports.importRows, ofImport],
  [imports.mapColumn, ofFreshImport('ready', { fileNo: 0, sheetNo: 0, column: 0, field: '姓名' })],
  [imports.correctCell, ofFreshImport('ready', { fileNo: 0, sheetNo: 0, row: 2, field: '姓名', value: '某人' })],
  [imports.applyImport, ofFreshImport('ready', {})],
  [imports.discardImport, ofFreshImport('ready')],
  [imports.undoImport, ofFreshImport('applied')],
  [imports.rejectedRows, ofImport],
  [imports.missingPeople, ofImport],
  [
    imports.answerMissing,
    async (s) => {
      const importId = await freshImport(s, 'ready');
      await addMissing(s.app, s.world.tenantId, { importId, person: s.person, organisationId: s.organisation.id });
      return { params: { importId, personId: s.person.id }, body: { answer: 'stays' } };
    },
  ],
];

const ofAdministration: readonly (readonly [Endpoint, Making])[] = [
  [administration.accounts, nothing],
  [
    administration.openAccount,
    async (s) => {
      const { idNumber } = await addPerson(s.app, s.world.tenantId, {
        name: '新人',
        organisationId: s.organisation.id,
      });
      return { body: { signInName: fresh(), displayName: '新人', idNumber } };
    },
  ],
  [administration.resetPassword, async (s) => ({ params: { accountId: (await freshAccount(s)).id } })],
  [administration.closeAccount, async (s) => ({ params: { accountId: (await freshAccount(s)).id } })],
  [administration.appointments, nothing],
  [
    administration.appointAccount,
    async (s) => {
      const { signInName } = await freshAccount(s);
      const organisationId = s.world.at.甲.id;
      return { body: { signInName, role: 'committeeStaff', organisationId, since: today } };
    },
  ],
  [
    administration.endAppointment,
    async (s) => {
      const { id: accountId } = await freshAccount(s);
      const held = { accountId, role: 'committeeStaff', organisationId: s.world.at.甲.id };
      const appointmentId = await addAppointment(s.app, s.world.tenantId, held);
      return { params: { appointmentId }, body: { until: today } };
    },
  ],
  [administration.backupState, nothing],
];

const makings: ReadonlyMap<string, Making> = new Map(
  [
    ...ofSession,
    ...ofOrganisations,
    ...ofObligations,
    ...ofDecisions,
    ...ofMeetings,
    ...ofCards,
    ...ofLife,
    ...ofImports,
    ...ofAdministration,
    ...ofAccess,
  ].map(([e, m]) => [idOf(e), m]),
);

/**
 * A well-formed call of an endpoint: what it changes is made afresh, so that one call does not stand in the way of the next.
 * @throws Error where nobody has said how the endpoint is called
 */
export const callOf = async (endpoint: Endpoint, situation: Situation): Promise<Asked> => {
  const making = makings.get(idOf(endpoint));
  if (!making) throw new Error(`say in testkit/calls.ts how ${idOf(endpoint)} is called`);
  return making(situation);
};

/** The same call about things that there are not. */
export const withUnknownIds = ({ params, ...asked }: Asked): Asked => ({
  ...asked,
  params: Object.fromEntries(
    Object.entries(params ?? {}).map(([k, v]) => [k, uuid.safeParse(v).success ? newId() : v]),
  ),
});
