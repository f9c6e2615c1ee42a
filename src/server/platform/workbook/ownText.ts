/**
 * A text of its own. The parser cuts cell texts out of chunks of some 16,000 characters; V8 keeps the whole chunk alive for as
 * long as one such cutting of 13 characters or more lives, so whoever keeps an ID number would keep its chunk too.
 */
export const ownText = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

/** Undoes `_x000D_` (ST_Xstring, ECMA-376 part 1, 22.9.2.19). */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
