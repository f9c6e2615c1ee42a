// A signed-in member of the working committee's staff, without the pages of signing in.
import { openSession } from '../dist/server/platform/access/sessions.js';
import { insertAccount, insertAppointment } from '../dist/server/platform/access/store.js';
import { sessionCookie } from '../dist/server/platform/http/cookies.js';

/** @returns the root's id, and the cookie of a session that may see everything below it */
export const signInAtTop = async (deps, signInName) => {
  const { rows } = await deps.pool.query(
    'select tenant_id, organisation_id from organisation_states where parent_id is null',
  );
  const { tenant_id: tenantId, organisation_id: rootId } = rows[0];
  const accountId = await insertAccount(deps.db, {
    tenantId,
    personId: null,
    displayName: '测速',
    signInName,
    passwordHash: 'none',
    mustChange: false,
  });
  await insertAppointment(deps.db, {
    tenantId,
    accountId,
    role: 'workingCommitteeStaff',
    organisationId: rootId,
    since: '2020-01-01',
    by: null,
  });
  const token = await openSession(deps)(tenantId, accountId, 'bench');
  return { tenantId, rootId, cookie: `${sessionCookie}=${token}` };
};
