/** Two persons, in any order. */
export type Pair = readonly [string, string];

const key = (a: string, b: string): string => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`);

/**
 * The pairs that have not yet talked in the year: within the committee, between committee and members, and between members.
 * 支部工作条例 第十九条 (one talk a year each, read pair by pair: the strictest reading). In the order of the roster.
 */
export const talksMissing = (
  committee: readonly string[],
  members: readonly string[],
  talks: readonly Pair[],
): readonly Pair[] => {
  const everybody = [...new Set([...committee, ...members])];
  const held = new Set(talks.map(([a, b]) => key(a, b)));
  return everybody.flatMap((a, i) =>
    everybody
      .slice(i + 1)
      .filter((b) => !held.has(key(a, b)))
      .map((b): Pair => [a, b]),
  );
};
