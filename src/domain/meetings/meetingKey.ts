/**
 * What makes two records of a branch one meeting: day, kinds, groups and topic, as ledgers and forms agree on them.
 * @param kinds Chinese names of the kinds
 */
export const meetingKey = (
  heldOn: string,
  kinds: readonly string[],
  groups: readonly string[],
  topic: string,
): string => [heldOn, kinds.toSorted().join('、'), groups.toSorted().join('、'), topic].join('|');
