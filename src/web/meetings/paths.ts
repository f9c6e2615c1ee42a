import { parsePeriod } from '../../domain/obligations/period.js';

type Closing = { readonly kind: string; readonly period: string; readonly groupId: string | null };

/** The form that closes an obligation of a branch: its kind chosen, its group; the day is asked where the period has passed. */
export const recordPath = (branchId: string, closing: Closing, today: string): string => {
  const period = parsePeriod(closing.period);
  const query = new URLSearchParams({ kinds: closing.kind });
  if (closing.groupId !== null) query.set('group', closing.groupId);
  if (period && period.end <= today) query.set('period', period.name);
  return `/organisations/${branchId}/record?${query.toString()}`;
};

export const gatheringPath = (branchId: string, id: string): string => `/organisations/${branchId}/gatherings/${id}`;
