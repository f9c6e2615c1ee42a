/** Two persons, in any order. */
export type Pair = readonly [string, string];

const key = (a: string, b: string): string => (a < b ? `${a}\u0000${b}` : `${b}\u0000${a}`);

/**
 * The pairs that have not yet talked in the year: within the committee, between committee and members, and between members.
 * 支部工作条例, Z-24 (one talk a year each, read pair by pair: the strictest reading). In the order of the roster.
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

/** Among whom a talk is: two of the committee, one of it and a member, two members. 支部工作条例 names all three (Z-24). */
export const talkCircles = ['withinCommittee', 'committeeAndMember', 'betweenMembers'] as const;
export type TalkCircle = (typeof talkCircles)[number];
export const talkCircleTitles: Readonly<Record<TalkCircle, string>> = {
  withinCommittee: '委员之间',
  committeeAndMember: '委员和党员之间',
  betweenMembers: '党员之间',
};

const pairsOf = (n: number): number => (n * (n - 1)) / 2;

/** How many pairs of each circle there are and how many of them have talked; with those that have not. */
export type TalkCoverage = Readonly<
  Record<TalkCircle, { readonly pairs: number; readonly held: number; readonly missing: readonly Pair[] }>
>;

/**
 * The yearly coverage of a branch.
 * @param committee whoever sits in the branch committee, or the secretary alone
 * @param members everybody of the branch; who sits in the committee too is counted there
 */
export const talkCoverage = (
  committee: readonly string[],
  members: readonly string[],
  talks: readonly Pair[],
): TalkCoverage => {
  const seated = new Set(committee);
  const plain = new Set(members.filter((id) => !seated.has(id)));
  const circleOf = ([a, b]: Pair): TalkCircle =>
    seated.has(a) && seated.has(b)
      ? 'withinCommittee'
      : seated.has(a) || seated.has(b)
        ? 'committeeAndMember'
        : 'betweenMembers';
  const missing = talksMissing(committee, members, talks);
  const of = (circle: TalkCircle, pairs: number) => {
    const left = missing.filter((pair) => circleOf(pair) === circle);
    return { pairs, held: pairs - left.length, missing: left };
  };
  return {
    withinCommittee: of('withinCommittee', pairsOf(seated.size)),
    committeeAndMember: of('committeeAndMember', seated.size * plain.size),
    betweenMembers: of('betweenMembers', pairsOf(plain.size)),
  };
};
