import { audienceOf, audienceOfKind, mayCombine, type LocalKind } from './audience.js';
import type { ActivityKind } from './content.js';

type Combinations = readonly (readonly ActivityKind[])[];

/** How many kinds one meeting is counted as at most, as its content says. */
const mostKinds = 4;

/** Held first where several are held in one afternoon: the committee prepares what all then meet for. */
const rank = { committee: 0, group: 1, members: 2, some: 3 } as const;

/** A kind that is a meeting of its own; others are held within one where they may be. */
const carriers: readonly string[] = ['committeeMeeting', 'memberMeeting', 'groupMeeting', 'themeDay'];
const weight = (kind: ActivityKind): number => {
  const at = carriers.indexOf(kind);
  return at < 0 ? carriers.length : at;
};

/**
 * The meetings that an afternoon of these kinds consists of: as few as may be, each of kinds that the committee lets one meeting be
 * counted as, the 支委会 first. 支委会, 党员大会, 主题党日 and 党课 become a 支委会 and one meeting of the other three.
 */
export const arrange = (
  kinds: readonly ActivityKind[],
  combinations: Combinations,
  local: readonly LocalKind[],
): readonly (readonly ActivityKind[])[] => {
  const audience = (kind: ActivityKind): number => rank[audienceOfKind(kind, local)];
  // The browser runs this too, and Chromium 109 does not know toSorted.
  const wanted = [...new Set(kinds)].sort((a, b) => audience(a) - audience(b) || weight(a) - weight(b));
  return wanted.reduce<readonly (readonly ActivityKind[])[]>((parts, kind) => {
    const fits = parts.map((part) => part.length < mostKinds && mayCombine([...part, kind], combinations));
    // Where two meetings could hold it, that of the people it is for: a 组织生活会 with the 党员大会, not with the 支委会.
    const alike = parts.findIndex((part, i) => fits[i] && audienceOf(part, local) === audienceOfKind(kind, local));
    const at = alike < 0 ? fits.indexOf(true) : alike;
    return at < 0 ? [...parts, [kind]] : parts.map((part, i) => (i === at ? [...part, kind] : part));
  }, []);
};

/** Whether a meeting may be counted as one more kind; its place in the order stays. */
export const mayJoin = (part: readonly ActivityKind[], kind: ActivityKind, combinations: Combinations): boolean =>
  part.length < mostKinds && !part.includes(kind) && mayCombine([...part, kind], combinations);
