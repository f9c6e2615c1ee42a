import { powersStayHeld } from '../../../domain/access/administrators.js';
import { mayBeAppointedIn, roleOfAppointment } from '../../../domain/access/holdings.js';
import { mayBeJoined } from '../../../domain/access/roles.js';
import type { Actor } from '../../../domain/access/policy.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { organisationOn } from '../../organisations/reads/tree.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { accountByName } from '../../session/reads.js';
import { administratorsFrom, appointmentsFrom } from '../reads.js';
import { insertAppointment } from '../../platform/access/store.js';
import { lockPowers, setAppointmentEnd } from '../store.js';

export type NewAppointment = {
  readonly signInName: string;
  readonly role: string;
  readonly organisationId: string;
  readonly since: CalendarDay;
};

/**
 * Appoint an account as administrator or staff from a day on. Audit is never joined with system in one hand.
 * @throws Refusal notFound, setup.roles; request.invalid where the post is not of that level, or held already
 */
export const appoint =
  (deps: Deps) =>
  async (who: Actor, a: NewAppointment): Promise<string> =>
    inTransaction<Database, string>(deps.pool, async ({ db }) => {
      await lockPowers(db, who.tenantId);
      const account = await accountByName(db, a.signInName);
      const organisation = await organisationOn(db, who.tenantId, a.organisationId, deps.clock.today());
      if (!account || account.tenant_id !== who.tenantId || account.closed_at || !organisation)
        throw new Refusal('notFound');
      if (!mayBeAppointedIn(a.role, organisation.kind))
        throw new Refusal('request.invalid', ['此项职务不在这一级党组织任用。']);
      const held = await appointmentsFrom(db, who.tenantId, account.id, a.since);
      if (held.some((h) => h.role === a.role && h.organisation_id === a.organisationId))
        throw new Refusal('request.invalid', ['该账号已担任此项职务，不能重复任用。']);
      const together = [...held.map((h) => h.role), a.role].map(roleOfAppointment).filter((r) => r !== null);
      if (!mayBeJoined(together)) throw new Refusal('setup.roles');
      const id = await insertAppointment(db, {
        tenantId: who.tenantId,
        accountId: account.id,
        role: a.role,
        organisationId: a.organisationId,
        since: a.since,
        by: who.accountId,
      });
      await recordAudit(db, deps, who, {
        action: 'appointment.made',
        subjectId: account.id,
        detail: { role: a.role, organisation: organisation.short_name, since: a.since },
      });
      return id;
    });

/**
 * End an appointment from a day on. The last holder of one of the three powers cannot be removed before another is appointed.
 * @throws Refusal notFound, setup.roles
 */
export const endAppointment =
  (deps: Deps) =>
  async (who: Actor, id: string, until: CalendarDay): Promise<void> =>
    inTransaction<Database, void>(deps.pool, async ({ db }) => {
      await lockPowers(db, who.tenantId);
      const inOffice = await administratorsFrom(db, who.tenantId, until);
      if (!powersStayHeld(inOffice, (a) => a.id === id, until)) throw new Refusal('setup.roles');
      if (!(await setAppointmentEnd(db, who.tenantId, id, until))) throw new Refusal('notFound');
      await recordAudit(db, deps, who, { action: 'appointment.ended', subjectId: id, detail: { until } });
    });
