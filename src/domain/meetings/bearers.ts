import type { ActivityKind } from './content.js';

/** For whom a kind of a meeting counts: a group meeting for its groups, all else for the branch. */
export const bearersOf = (
  kinds: readonly ActivityKind[],
  branchId: string,
  groupIds: readonly string[],
): readonly { readonly kind: ActivityKind; readonly organisationId: string }[] =>
  [...new Set(kinds)].flatMap((kind) => {
    const bearers = kind === 'groupMeeting' && groupIds.length > 0 ? [...new Set(groupIds)] : [branchId];
    return bearers.map((organisationId) => ({ kind, organisationId }));
  });
