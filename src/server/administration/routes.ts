import type { z } from 'zod';
import * as branch from '../../contract/accounts.js';
import * as contract from '../../contract/administration.js';
import { roleOfAppointment, roleOfPost } from '../../domain/access/holdings.js';
import { periodsOf } from '../../domain/retention/periods.js';
import { roleTitles } from '../../domain/access/roles.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { namesOf } from '../organisations/reads/tree.js';
import type { Deps } from '../platform/deps.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import {
  accountsPage,
  appointmentsPage,
  clerksOf,
  membersWithAccounts,
  rolesOfAccounts,
  type AccountRow,
  type RoleRow,
} from './reads.js';
import { appointClerk, endClerk } from './usecases/clerks.js';
import { issueCodes, showActivation } from './usecases/codes.js';
import { closeAccount, openAccount, resetPassword, resetSecondFactor } from './usecases/accounts.js';
import { setSecurity } from './usecases/security.js';
import { appoint, endAppointment } from './usecases/appointments.js';
import { readSettings } from '../platform/settings/store.js';
import { newestBackup } from '../platform/db/backupState.js';

type AccountLine = z.input<typeof contract.accountLine>;

const roleTitle = (r: RoleRow): string | null => {
  const role = r.appointment_id ? roleOfAppointment(r.what) : roleOfPost(r.what, r.kind);
  return role ? roleTitles[role] : null;
};

const toAccountLine = (a: AccountRow, roles: readonly RoleRow[], now: Date): AccountLine => ({
  id: a.id,
  displayName: a.display_name,
  signInName: a.sign_in_name,
  closed: a.closed_at !== null,
  locked: a.locked_until !== null && a.locked_until > now,
  mustChange: a.must_change,
  secondFactor: a.factor_since !== null,
  roles: roles
    .filter((r) => r.account_id === a.id)
    .flatMap((r) => {
      const title = roleTitle(r);
      return title
        ? [
            {
              appointmentId: r.appointment_id,
              title,
              organisationName: r.organisation_name,
              since: r.since,
              until: r.until,
            },
          ]
        : [];
    }),
});

const mountAccounts = (m: Mounting, deps: Deps): void => {
  mount(m, contract.accounts, async ({ query }, call) => {
    const { total, rows } = await accountsPage(deps.db, call.actor.tenantId, query.q ?? '', query);
    const roles = await rolesOfAccounts(
      deps.db,
      call.actor.tenantId,
      rows.map((r) => r.id),
      call.today,
    );
    return { total, items: rows.map((r) => toAccountLine(r, roles, deps.clock.now())) };
  });
  mount(m, contract.openAccount, async ({ body }, call) => openAccount(deps)(call.actor, body));
  mount(m, contract.resetPassword, async ({ params }, call) => ({
    oneTimePassword: await resetPassword(deps)(call.actor, params.accountId),
  }));
  mount(m, contract.resetSecondFactor, async ({ params }, call) => {
    await resetSecondFactor(deps)(call.actor, params.accountId);
    return {};
  });
  mount(m, contract.closeAccount, async ({ params }, call) => {
    await closeAccount(deps)(call.actor, params.accountId);
    return {};
  });
};

const mountAppointments = (m: Mounting, deps: Deps): void => {
  mount(m, contract.appointments, async ({ query }, call) => {
    const { total, rows } = await appointmentsPage(deps.db, call.actor.tenantId, query);
    const names = await namesOf(
      deps.db,
      call.actor.tenantId,
      [...new Set(rows.map((r) => r.organisation_id))],
      call.today,
    );
    return {
      total,
      items: rows.map((r) => {
        const role = roleOfAppointment(r.role);
        return {
          id: r.id,
          accountId: r.account_id,
          displayName: r.display_name,
          signInName: r.sign_in_name,
          role: r.role,
          roleTitle: role ? roleTitles[role] : r.role,
          organisationName: names.get(r.organisation_id) ?? '',
          since: r.since,
          until: r.until,
        };
      }),
    };
  });
  mount(m, contract.appointAccount, async ({ body }, call) => ({
    id: await appoint(deps)(call.actor, { ...body, since: body.since as CalendarDay }),
  }));
  mount(m, contract.endAppointment, async ({ params, body }, call) => {
    await endAppointment(deps)(call.actor, params.appointmentId, body.until as CalendarDay);
    return {};
  });
};

const mountClerks = (m: Mounting, deps: Deps): void => {
  mount(m, branch.clerks, async ({ params }, { actor, today }) => {
    const people = await membersWithAccounts(deps.db, actor.tenantId, params.organisationId, today);
    return {
      items: await clerksOf(deps.db, actor.tenantId, params.organisationId),
      people: people.map((p) => ({ personId: p.personId, name: p.name, hasAccount: p.signInName !== null })),
    };
  });
  mount(m, branch.appointClerk, async ({ params, body }, { actor }) => ({
    id: await appointClerk(deps)(actor, params.organisationId, { ...body, since: body.since as CalendarDay }),
  }));
  mount(m, branch.endClerk, async ({ params, body }, { actor }) => {
    await endClerk(deps)(actor, params.organisationId, params.appointmentId, body.until as CalendarDay);
    return {};
  });
};

const mountSecurity = (m: Mounting, deps: Deps): void => {
  mount(m, contract.securitySettings, async (_, { actor }) => {
    const set = await readSettings(deps.db, actor.tenantId);
    return { secondFactor: set.secondFactor ?? false, retention: periodsOf(set.retention ?? {}) };
  });
  mount(m, contract.setSecurity, async ({ body }, { actor }) => {
    await setSecurity(deps)(actor, body);
    return {};
  });
};

const mountCodes = (m: Mounting, deps: Deps): void => {
  mount(m, branch.activationState, async ({ params }, { actor }) => showActivation(deps)(actor, params.organisationId));
  mount(m, branch.issueCodes, async ({ params, body }, { actor }) =>
    issueCodes(deps)(actor, params.organisationId, body.personIds),
  );
};

export const mountAdministration = (m: Mounting, deps: Deps): void => {
  mountClerks(m, deps);
  mountCodes(m, deps);
  mountSecurity(m, deps);
  mountAccounts(m, deps);
  mountAppointments(m, deps);
  mount(m, contract.backupState, async () => newestBackup(deps.backupDirectory, deps.clock.now()));
};
