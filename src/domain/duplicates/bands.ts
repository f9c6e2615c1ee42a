import { spread, type TextPrint } from './textPrint.js';

/**
 * Candidates by MinHash and bands (Broder 1997; Indyk and Motwani 1998): of 120 minima, 20 bands of 6. Two texts whose stretches agree
 * in the share s (Jaccard) have a band in common with probability 1 - (1 - s^6)^20:
 *
 * | s | 0.1 | 0.2 | 0.5 | 0.6 | 0.7 | 0.8 | 0.9 |
 * | --- | --- | --- | --- | --- | --- | --- | --- |
 * | found | 0.002 % | 0.1 % | 27 % | 62 % | 92 % | 99.8 % | > 99.9999 % |
 *
 * So at `nearlyEqual` two in a thousand are missed; what is found is verified on the texts, so nothing is alleged by chance.
 */
const bandCount = 20;
const rows = 6;
const minima = bandCount * rows;

/** Numbers that look like chance and are always the same: otherwise what is stored would not be found again. */
const numbers = (seed: number, count: number): Int32Array =>
  Int32Array.from({ length: count }, (_, i) => spread(Math.imul(i + 1, 0x9e3779b1) ^ seed));
const factors = numbers(0x5bd1e995, minima).map((n) => n | 1);
const summands = numbers(0x1b873593, minima);

/** The least value of each of 120 hash functions over the stretches of a text. */
const minimaOf = (print: TextPrint): Uint32Array => {
  const least = new Uint32Array(minima).fill(0xffffffff);
  const { shingles } = print;
  for (let i = 0; i < minima; i++) {
    const [factor, summand] = [factors[i] ?? 1, summands[i] ?? 0];
    let lowest = 0xffffffff;
    for (let k = 0; k < shingles.length; k++) {
      const value = (Math.imul(shingles[k] ?? 0, factor) + summand) >>> 0;
      if (value < lowest) lowest = value;
    }
    least[i] = lowest;
  }
  return least;
};

/**
 * The keys under which a text is looked up: 20 signed 32-bit numbers. `salt` keeps the texts of different owners apart in one index.
 */
export const bandsOf = (print: TextPrint, salt: string): readonly number[] => {
  let salted = 0x2545f491;
  for (let i = 0; i < salt.length; i++) salted = spread(Math.imul(salted, 31) + salt.charCodeAt(i));
  const least = minimaOf(print);
  return Array.from({ length: bandCount }, (_, band) => {
    let key = spread(salted ^ band);
    for (let row = 0; row < rows; row++) key = spread(Math.imul(key, 0x01000193) ^ (least[band * rows + row] ?? 0));
    return key;
  });
};
