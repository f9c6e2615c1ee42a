import type { AdministrationHome, MemberHome } from '../../../contract/home.js';
import { scopesFor, type Action, type Actor } from '../../../domain/access/policy.js';
import { roleOfAppointment } from '../../../domain/access/holdings.js';
import { roleTitles } from '../../../domain/access/roles.js';
import { audienceOf, kindTitle } from '../../../domain/meetings/audience.js';
import type { ActivityKind } from '../../../domain/meetings/content.js';
import { addDays, addYears, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { newestBackup } from '../../platform/db/backupState.js';
import type { Deps } from '../../platform/deps.js';
import {
  accountNumbers,
  appointmentsInForce,
  attendedBy,
  looksAt,
  sealState,
  upcomingOf,
  type UpcomingRow,
} from '../reads.js';
import { toOpenGathering } from './branch.js';

const seats: ReadonlySet<string> = new Set(['branchSecretary', 'branchOrganisationMember', 'branchCommitteeMember']);

/** Whether somebody is due at any part of what is planned: as a member, in the branch's committee, in a group. */
const concerns = (g: UpcomingRow, who: Actor): boolean =>
  g.kinds.some((kinds, i) => {
    switch (audienceOf(kinds as readonly ActivityKind[], [])) {
      case 'committee':
        return who.holdings.some((h) => h.organisationId === g.organisation_id && seats.has(h.role));
      case 'group':
        return g.own_group !== null && (g.group_ids[i] ?? []).includes(g.own_group);
      case 'members':
      case 'some':
        return true;
    }
  });

/** One's own meetings, past and to come, and who looked at one's numbers. */
export const homeOfMember = async (
  deps: Deps,
  who: Actor,
  personId: string,
  today: CalendarDay,
): Promise<MemberHome> => {
  const [upcoming, attended, looks] = await Promise.all([
    upcomingOf(deps.pool, who.tenantId, personId, today),
    attendedBy(deps.pool, who.tenantId, personId, addYears(today, -1)),
    looksAt(deps.pool, who.tenantId, personId),
  ]);
  return {
    personId,
    upcoming: upcoming
      .filter((g) => concerns(g, who))
      .map((g) => ({ ...toOpenGathering(g, today), organisationName: g.branch_name })),
    attended: {
      count: attended[0]?.total ?? 0,
      items: attended.map((m) => ({
        id: m.id,
        day: m.held_on,
        kinds: m.kinds.map((kind) => kindTitle(kind)),
        topic: m.topic,
      })),
    },
    looks: {
      count: looks[0]?.total ?? 0,
      items: looks.map((e) => ({ at: e.at.toISOString(), by: e.actor_name, reason: e.reason ?? '' })),
    },
  };
};

/** Appointments that end within so many days are spoken of. */
const endingWithin = 60;

const appointmentsLine = async (
  deps: Deps,
  tenantId: string,
  today: CalendarDay,
): Promise<AdministrationHome['appointments']> => {
  const rows = await appointmentsInForce(deps.pool, tenantId, today);
  const title = (role: string): string => {
    const known = roleOfAppointment(role);
    return known === null ? role : roleTitles[known];
  };
  const soon = addDays(today, endingWithin);
  return {
    open: rows[0]?.total ?? 0,
    ending: rows.flatMap((r) =>
      r.until === null || r.until > soon ? [] : [{ id: r.id, name: r.name, roleTitle: title(r.role), until: r.until }],
    ),
  };
};

/** What waits for administrators: each sees what his own powers are about; null for everybody else. */
export const homeOfAdministrator = async (
  deps: Deps,
  who: Actor,
  today: CalendarDay,
): Promise<AdministrationHome | null> => {
  const holds = (action: Action): boolean => scopesFor(who, action).length > 0;
  const has = {
    backup: holds('backup.read'),
    accounts: holds('account.manage'),
    appointments: holds('appointment.manage'),
    seal: holds('audit.read'),
  };
  if (!Object.values(has).includes(true)) return null;
  const now = deps.clock.now();
  const [backup, accounts, appointments, seal] = await Promise.all([
    has.backup ? newestBackup(deps.backupDirectory, now) : null,
    has.accounts ? accountNumbers(deps.pool, who.tenantId, now) : null,
    has.appointments ? appointmentsLine(deps, who.tenantId, today) : null,
    has.seal ? sealState(deps.pool, who.tenantId) : null,
  ]);
  return {
    backup: backup && { at: backup.newest?.at ?? null, ageHours: backup.ageHours, stale: backup.stale },
    accounts: accounts ? { open: accounts.open, locked: accounts.locked, notYetUsed: accounts.unused } : null,
    appointments,
    seal: seal
      ? { position: seal.position ?? 0, sealedAt: seal.sealed_at?.toISOString() ?? null, unsealed: seal.unsealed }
      : null,
  };
};
