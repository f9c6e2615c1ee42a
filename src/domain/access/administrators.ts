import type { CalendarDay } from '../shared/calendarDay.js';
import { mayBeJoined, type Role } from './roles.js';

const needed: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'];

/**
 * Whether administrators divide their three powers rightly: each power is held, none twice, and nobody holds audit together
 * with system. (D-07: three separate administrators; a small committee may join two of them.)
 */
export const dividePowersRightly = (administrators: readonly (readonly Role[])[]): boolean => {
  const held = administrators.flat();
  return needed.every((role) => held.filter((r) => r === role).length === 1) && administrators.every(mayBeJoined);
};

/** An administrator in office from a day on; `until` is the first day without. */
export type InOffice = {
  readonly id: string;
  readonly accountId: string;
  readonly role: string;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
};

/**
 * Whether each power that somebody gives up on a day stays in a hand: another is in office by then, and without an end.
 * Otherwise nobody could appoint or open accounts any more.
 */
export const powersStayHeld = (
  inOffice: readonly InOffice[],
  leaves: (administrator: InOffice) => boolean,
  from: CalendarDay,
): boolean =>
  inOffice
    .filter(leaves)
    .every(({ role }) => inOffice.some((o) => o.role === role && !leaves(o) && o.since <= from && o.until === null));
