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
const isDigit = (code: number): boolean => code >= zero && code <= 0x39;
const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);

/** Full-width forms as plain ones, capitals as small letters. */
const plain = (code: number): number => {
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  return half >= 0x41 && half <= 0x5a ? half + 32 : half;
};

/** murmur3's last step: spreads what differs in few bits over all of them. */
export const spread = (value: number): number => {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};

const base = 0x01000193;
const leaving = Math.imul(Math.imul(base, base), Math.imul(base, base));

/** A rolling hash: each stretch costs the same, however wide. */
const shinglesOf = (codes: Uint16Array): Int32Array => {
  const count = Math.max(0, codes.length - shingleWidth + 1);
  const shingles = new Int32Array(count);
  let hash = 0;
  for (let i = 0; i < codes.length; i++) {
    if (i >= shingleWidth) hash = (hash - Math.imul(codes[i - shingleWidth] ?? 0, leaving)) | 0;
    hash = (Math.imul(hash, base) + (codes[i] ?? 0)) | 0;
    if (i >= shingleWidth - 1) shingles[i - shingleWidth + 1] = spread(hash);
  }
  return shingles;
};

export const printOf = (text: string): TextPrint => {
  const codes = new Uint16Array(text.length);
  const places = new Int32Array(text.length);
  let length = 0;
  let inNumber = false;
  for (let i = 0; i < text.length; i++) {
    const code = plain(text.charCodeAt(i));
    const digit = isDigit(code);
    if ((digit && !inNumber) || isHan(code) || isLetter(code)) {
      codes[length] = digit ? zero : code;
      places[length++] = i;
    }
    inNumber = digit;
  }
  const kept = codes.slice(0, length);
  return { codes: kept, places: places.slice(0, length), shingles: shinglesOf(kept) };
};

/** Whether a text is long enough to be compared. */
export const isComparable = (print: TextPrint): boolean => print.codes.length >= leastCharacters;
