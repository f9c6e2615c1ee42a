import * as accounts from '../contract/accounts.js';
import * as administration from '../contract/administration.js';
import * as audit from '../contract/audit.js';
import type { Endpoint } from '../contract/endpoint.js';
import * as feedback from '../contract/feedback.js';
import * as session from '../contract/session.js';
import { insertCorrection, insertFeedback } from '../server/feedback/store.js';
import { newId } from '../server/platform/ids.js';
import { newSecret } from '../server/platform/access/totp.js';
import { sealerFor } from '../server/platform/sealer.js';
import { saveFactor } from '../server/session/store.js';
import { addAccount, addAppointment, password } from './rows.js';
import type { Making, Situation } from './situation.js';

const nothing: Making = () => ({});
const here = ({ organisation }: Situation) => ({ params: { organisationId: organisation.id } });
const today = '2026-09-30';
let serial = 0;
const freshAccount = ({ app, world }: Situation) =>
  addAccount(app, world.tenantId, { signInName: `access-${(serial += 1)}` });

/** A session that there is not: nobody's own session is ended in the middle of a test. */
const endedSession: Making = () => ({ params: { sessionId: '0123456789abcdef' } });
const withFactor: Making = async (s) => {
  const { id } = await freshAccount(s);
  const sealed = sealerFor(s.app.deps.keys, s.world.tenantId).seal('secondFactor', newSecret());
  if (sealed) await saveFactor(s.app.database.db, s.world.tenantId, id, sealed);
  return { params: { accountId: id } };
};

const ofPerson = ({ person }: Situation) => ({ params: { personId: person.id } });
const freshFeedback: Making = async ({ app, world }) => {
  const sent = { tenant_id: world.tenantId, id: newId(), page: '/', text: '字太小。', sent_at: app.clock.now() };
  await insertFeedback(app.database.db, sent);
  return { params: { feedbackId: sent.id }, body: { answer: '已加大。' } };
};
const freshCorrection: Making = async ({ app, world, person }) => {
  const id = newId();
  const asked = { field: 'phone', text: '号码已换。', requested_at: app.clock.now() };
  await insertCorrection(app.database.db, { tenant_id: world.tenantId, id, person_id: person.id, ...asked });
  return { params: { personId: person.id, correctionId: id }, body: { done: true, answer: '已更正。' } };
};

/** How the calls about access and audit are made. */
export const ofAccess: readonly (readonly [Endpoint, Making])[] = [
  [audit.auditEntries, nothing],
  [audit.auditSeal, nothing],
  [audit.verifyAudit, () => ({ body: { after: null } })],
  [audit.exportAudit, nothing],
  [accounts.clerks, here],
  [
    accounts.appointClerk,
    async (s) => {
      const { signInName } = await freshAccount(s);
      return { params: here(s).params, body: { signInName, since: today } };
    },
  ],
  [
    accounts.endClerk,
    async (s) => {
      const { id: accountId } = await freshAccount(s);
      const organisationId = s.organisation.id;
      const appointmentId = await addAppointment(s.app, s.world.tenantId, { accountId, role: 'clerk', organisationId });
      return { params: { organisationId, appointmentId }, body: { until: today } };
    },
  ],
  [accounts.activationState, here],
  [accounts.issueCodes, (s) => ({ ...here(s), body: {} })],
  [accounts.lookAtCode, () => ({ body: { code: 'abcd-efgh-2345' } })],
  [
    accounts.activate,
    () => ({ body: { code: 'abcd-efgh-2345', signInName: 'some.member', password: '澜川江上数峰青2024' } }),
  ],
  [session.secondFactor, nothing],
  [session.beginSecondFactor, () => ({ body: { password } })],
  [session.confirmSecondFactor, () => ({ body: { code: '000000' } })],
  [session.endSecondFactor, () => ({ body: { password, code: '000000' } })],
  [session.ownSessions, nothing],
  [session.endOwnSession, endedSession],
  [administration.resetSecondFactor, withFactor],
  [feedback.sendFeedback, () => ({ body: { page: '/', text: '字太小。', signed: true } })],
  [feedback.answeredFeedback, nothing],
  [feedback.feedbackList, nothing],
  [feedback.answerFeedback, freshFeedback],
  [feedback.personViews, ofPerson],
  [feedback.requestCorrection, (s) => ({ ...ofPerson(s), body: { field: 'phone', text: '号码已换。' } })],
  [feedback.correctionsOfPerson, ofPerson],
  [feedback.openCorrections, nothing],
  [feedback.answerCorrection, freshCorrection],
  [administration.securitySettings, nothing],
  [
    administration.setSecurity,
    () => ({ body: { secondFactor: false, retention: { importRows: 12, feedback: 12, corrections: 12 } } }),
  ],
];
