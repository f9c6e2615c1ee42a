/**
 * A text as duplicates are found in it: letters of Chinese and Latin alone, every number as one 0, so that last month's minutes with
 * the dates and figures changed are still last month's minutes.
 */
export type TextPrint = {
  /** The characters that count, as UTF-16 codes. */
  readonly codes: Uint16Array;
  /** For each of them its place in the text as it was written. */
  readonly places: Int32Array;
  /** Hashes of all stretches of `shingleWidth` characters, in order. */
  readonly shingles: Int32Array;
};

/** Five characters: about three Chinese words, so that agreement by chance is rare. */
export const shingleWidth = 5;
/** Shorter texts (120 characters that count) say too little to be called copies: a line of summary is like another. */
const leastCharacters = 120;

const zero = 0x30;

/** What counts of a character: small letters and Chinese characters as they are, full-width forms as plain ones, any digit as 0; 0 for nothing. */
const countsAs = (code: number): number => {
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  if (half >= zero && half <= 0x39) return zero;
  if (half >= 0x41 && half <= 0x5a) return half + 32;
  const isLetter = half >= 0x61 && half <= 0x7a;
  const isHan = (half >= 0x4e00 && half <= 0x9fff) || (half >= 0x3400 && half <= 0x4dbf);
  return isLetter || isHan ? half : 0;
};
/** The same for every character, looked up: texts are walked through by the million characters. */
const counting = Uint16Array.from({ length: 0x10000 }, (_, code) => countsAs(code));

/** murmur3's last step: spreads what differs in few bits over all of them. */
export const spread = (value: number): number => {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

const base = 0x01000193;
const leaving = Math.imul(Math.imul(base, base), Math.imul(base, base));

/** Visit the characters of a text that count, each with its place; of a number the first digit alone, as 0. */
const walk = (text: string, visit: (code: number, place: number) => void): void => {
  let former = 0;
  for (let i = 0; i < text.length; i++) {
    const code = counting[text.charCodeAt(i)] ?? 0;
    if (code !== 0 && (code !== zero || former !== zero)) visit(code, i);
    former = code;
  }
};

/** A rolling hash of the last characters: each stretch costs the same, however wide. `codes` must hold what was visited before. */
const rolled = (hash: number, codes: Uint16Array, at: number, code: number): number => {
  const kept = at >= shingleWidth ? hash - Math.imul(codes[at - shingleWidth] ?? 0, leaving) : hash;
  return (Math.imul(kept, base) + code) | 0;
};

/** Visit the hash of every stretch of a text, in order. */
export const eachShingle = (text: string, visit: (shingle: number) => void): void => {
  const codes = new Uint16Array(text.length);
  let length = 0;
  let hash = 0;
  walk(text, (code) => {
    hash = rolled(hash, codes, length, code);
    codes[length++] = code;
    if (length >= shingleWidth) visit(spread(hash));
  });
};

export const printOf = (text: string): TextPrint => {
  const codes = new Uint16Array(text.length);
  const places = new Int32Array(text.length);
  const shingles = new Int32Array(text.length);
  let length = 0;
  let hash = 0;
  walk(text, (code, place) => {
    hash = rolled(hash, codes, length, code);
    codes[length] = code;
    places[length++] = place;
    if (length >= shingleWidth) shingles[length - shingleWidth] = spread(hash);
  });
  return {
    codes: codes.subarray(0, length),
    places: places.subarray(0, length),
    shingles: shingles.subarray(0, Math.max(0, length - shingleWidth + 1)),
  };
};

/** Whether a text is long enough to be compared. */
export const isComparable = (print: TextPrint): boolean => print.codes.length >= leastCharacters;
