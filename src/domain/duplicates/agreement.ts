import { eachShingle, shingleWidth, type TextPrint } from './textPrint.js';

/** Texts are called nearly equal from this share on: four fifths of all stretches that either has, both have. */
export const nearlyEqual = 0.8;
/** A passage that is quoted as agreeing has at least so many characters that count. */
const leastPassage = 20;

/** The first place of each stretch in a text, by open addressing: several times faster than a Map of numbers. */
class Stretches {
  readonly #keys: Int32Array;
  readonly #firsts: Int32Array;
  readonly #mask: number;
  readonly size: number;

  constructor({ shingles }: TextPrint) {
    let room = 16;
    while (room < shingles.length * 2) room *= 2;
    this.#mask = room - 1;
    this.#keys = new Int32Array(room);
    this.#firsts = new Int32Array(room).fill(-1);
    let size = 0;
    for (let i = 0; i < shingles.length; i++) {
      const slot = this.#slotOf(shingles[i] ?? 0);
      if (this.#firsts[slot] !== -1) continue;
      this.#keys[slot] = shingles[i] ?? 0;
      this.#firsts[slot] = i;
      size++;
    }
    this.size = size;
  }

  #slotOf(key: number): number {
    let slot = key & this.#mask;
    while (this.#firsts[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }

  /** Where a stretch first stands; -1 where it does not. */
  placeOf(key: number): number {
    return this.#firsts[this.#slotOf(key)] ?? -1;
  }
}

/** A passage of the first text that stands in the other too, as it was written there: [from, until) of the text. */
export type Passage = { readonly from: number; readonly until: number };

/** A text held ready to be compared with many others. */
export class Original {
  readonly #print: TextPrint;
  readonly #stretches: Stretches;

  constructor(print: TextPrint) {
    this.#print = print;
    this.#stretches = new Stretches(print);
  }

  /**
   * How far another text agrees: different stretches of both over those of either (Jaccard), exactly; 0 to 1. One walk through the
   * other text: what this one has is ticked off by its first place, what it has not is gathered.
   */
  shareWith(other: string): number {
    const ticked = new Uint8Array(this.#print.shingles.length);
    const foreign = new Set<number>();
    let both = 0;
    eachShingle(other, (shingle) => {
      const place = this.#stretches.placeOf(shingle);
      if (place === -1) foreign.add(shingle);
      else if (ticked[place] === 0) {
        ticked[place] = 1;
        both++;
      }
    });
    const either = this.#stretches.size + foreign.size;
    return either === 0 ? 0 : both / either;
  }

  /** The longest passages that stand in the other text too, in the order of this text. Linear but for what repeats itself. */
  passagesIn(other: TextPrint, most = 5): readonly Passage[] {
    const theirs = new Stretches(other);
    const { codes, places, shingles } = this.#print;
    const found: { at: number; length: number }[] = [];
    for (let i = 0; i < shingles.length;) {
      const there = theirs.placeOf(shingles[i] ?? 0);
      const length = there === -1 ? 0 : runLength(codes, i, other.codes, there);
      if (length >= leastPassage) found.push({ at: i, length });
      i += Math.max(1, length - shingleWidth + 1);
    }
    return found
      .toSorted((a, b) => b.length - a.length)
      .slice(0, most)
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, length }) => ({ from: places[at] ?? 0, until: (places[at + length - 1] ?? 0) + 1 }));
  }
}

const runLength = (one: Uint16Array, i: number, other: Uint16Array, k: number): number => {
  let length = 0;
  while (i + length < one.length && k + length < other.length && one[i + length] === other[k + length]) length++;
  return length;
};
