/**
 * Reproducible chance: the same seed gives the same draws on every machine. A fork is a stream of its own, so that what one
 * part draws does not shift what another part sees.
 */
export type Chance = {
  /** In [0, 1). */
  readonly next: () => number;
  /** Whole number, both ends included. */
  readonly int: (min: number, max: number) => number;
  readonly maybe: (probability: number) => boolean;
  /** @throws RangeError on an empty list. */
  readonly pick: <T>(list: readonly T[]) => T;
  readonly weighted: <T>(list: readonly (readonly [T, number])[]) => T;
  readonly shuffled: <T>(list: readonly T[]) => T[];
  /** Up to `count` different elements, in the order of the list. */
  readonly sample: <T>(list: readonly T[], count: number) => T[];
  readonly fork: (label: string) => Chance;
};

/** FNV-1a, 32 bit. */
const hash = (text: string): number => {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
};

/** sfc32 (Doty-Humphrey), warmed up: small, fast, and good enough for made-up people. */
const stream = (seed: string): (() => number) => {
  let a = hash(seed);
  let b = hash(`${seed}b`);
  let c = hash(`${seed}c`);
  let d = 1;
  const step = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 12; i++) step();
  return step;
};

const picked = <T>(list: readonly T[], next: () => number): T => {
  const found = list[Math.floor(next() * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
};

const pickedByWeight = <T>(list: readonly (readonly [T, number])[], next: () => number): T => {
  let rest = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of list) {
    rest -= weight;
    if (rest < 0) return value;
  }
  const last = list[list.length - 1];
  if (last === undefined) throw new RangeError('nothing to pick from');
  return last[0];
};

const shuffle = <T>(list: readonly T[], next: () => number): T[] => {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
};

export const chanceFrom = (seed: string): Chance => {
  const next = stream(seed);
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    maybe: (probability) => next() < probability,
    pick: (list) => picked(list, next),
    weighted: (list) => pickedByWeight(list, next),
    shuffled: (list) => shuffle(list, next),
    sample: (list, count) => {
      const chosen = new Set(
        shuffle(
          list.map((_, i) => i),
          next,
        ).slice(0, count),
      );
      return list.filter((_, i) => chosen.has(i));
    },
    fork: (label) => chanceFrom(`${seed}/${label}`),
  };
};
