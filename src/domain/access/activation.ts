// No 0 O 1 l I: codes are read from paper and typed once.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** How long a code on paper is good: two weeks to hand out the sheets. */
export const codeDays = 14;

/** Three groups of four: 31^12 codes, about 59 bits. @param chance draws an integer from 0 up to, not including, its argument */
export const newCode = (chance: (below: number) => number): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => alphabet[chance(alphabet.length)]).join('')).join(
    '-',
  );

/** A code as its owner may type it: upper case, other hyphens, spaces; always one text. */
export const foldCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
