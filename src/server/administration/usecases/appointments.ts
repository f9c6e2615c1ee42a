import type { Role } from '../../../domain/access/roles.js';
import { mayBeJoined } from '../../../domain/access/roles.js';
import { roleOfAppointment } from '../../../domain/access/holdings.js';
import type { Actor } from '../../../domain/access/policy.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { organisationOn } from '../../organisations/reads/tree.js';
import { recordAudit } from '../../platform/audit/store.js';
import { inTransaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { accountByName } from '../../session/reads.js';
import { administratorsFrom } from '../reads.js';
import { insertAppointment } from '../../platform/access/store.js';
import { setAppointmentEnd } from '../store.js';

export type NewAppointment = {
  readonly signInName: string;
  readonly role: string;
  readonly organisationId: string;
  readonly since: CalendarDay;
};

/**
 * Appoint an account as administrator or staff from a day on. Audit is never joined with system in one hand.
 * @throws Refusal notFound, setup.roles
 */
export const appoint =
  (deps: Deps) =>
  async (who: Actor, a: NewAppointment): Promise<string> =>
    inTransaction<Database, string>(deps.pool, async ({ db }) => {
      const account = await accountByName(db, a.signInName);
      const organisation = await organisationOn(db, who.tenantId, a.organisationId, deps.clock.today());
      if (!account || account.tenant_id !== who.tenantId || account.closed_at || !organisation)
        throw new Refusal('notFound');
      const others = (await administratorsFrom(db, who.tenantId, a.since)).filter((p) => p.account_id === account.id);
      const held = [...others.map((p) => p.role), a.role].map(roleOfAppointment).filter((r): r is Role => r !== null);
      if (!mayBeJoined(held)) throw new Refusal('setup.roles');
      const id = await insertAppointment(db, {
        tenantId: who.tenantId,
        accountId: account.id,
        role: a.role,
        organisationId: a.organisationId,
        since: a.since,
        by: who.accountId,
      });
      await recordAudit(db, deps.clock, who, {
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
      const running = await administratorsFrom(db, who.tenantId, until);
      const ending = running.find((p) => p.id === id);
      if (ending && !running.some((p) => p.role === ending.role && p.id !== id)) throw new Refusal('setup.roles');
      if (!(await setAppointmentEnd(db, who.tenantId, id, until))) throw new Refusal('notFound');
      await recordAudit(db, deps.clock, who, { action: 'appointment.ended', subjectId: id, detail: { until } });
    });
