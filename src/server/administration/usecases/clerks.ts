import type { Actor } from '../../../domain/access/policy.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Deps } from '../../platform/deps.js';
import { Refusal } from '../../platform/refusal.js';
import { isClerkOf, membersWithAccounts } from '../reads.js';
import { appoint, endAppointment } from './appointments.js';

type Chosen = {
  readonly personId?: string | undefined;
  readonly signInName?: string | undefined;
  readonly since: CalendarDay;
};

/** The sign-in name of the one who was chosen: of the branch, or outside the rolls. @throws Refusal notFound, clerk.noAccount */
const signInNameOf = async (deps: Deps, tenantId: string, organisationId: string, chosen: Chosen): Promise<string> => {
  if (chosen.signInName !== undefined) return chosen.signInName;
  const members = await membersWithAccounts(deps.db, tenantId, organisationId, deps.clock.today());
  const member = members.find((m) => m.personId === chosen.personId);
  if (!member) throw new Refusal('notFound');
  if (member.signInName === null) throw new Refusal('clerk.noAccount');
  return member.signInName;
};

/**
 * Appoint a clerk for a branch, from a day on.
 * @throws Refusal notFound, clerk.noAccount, setup.roles; request.invalid where it is no branch, or he is its clerk already
 */
export const appointClerk =
  (deps: Deps) =>
  async (who: Actor, organisationId: string, chosen: Chosen): Promise<string> => {
    const signInName = await signInNameOf(deps, who.tenantId, organisationId, chosen);
    return appoint(deps)(who, { signInName, role: 'clerk', organisationId, since: chosen.since });
  };

/** End a clerk's appointment from a day on. @throws Refusal notFound */
export const endClerk =
  (deps: Deps) =>
  async (who: Actor, organisationId: string, id: string, until: CalendarDay): Promise<void> => {
    if (!(await isClerkOf(deps.db, who.tenantId, organisationId, id))) throw new Refusal('notFound');
    await endAppointment(deps)(who, id, until);
  };
