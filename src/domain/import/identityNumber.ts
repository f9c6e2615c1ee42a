import type { CalendarDay } from '../shared/calendarDay.js';
import { dayOf } from '../shared/calendarDay.js';
import type { Cell } from './cell.js';
import type { Code } from './codes.js';
import { cellText, saysNothing, squeeze } from './fold.js';

/** A citizen's identity number: 18 characters, the last a check character of ISO 7064 MOD 11-2. GB 11643-1999. */
export type IdentityReading =
  | { readonly kind: 'valid'; readonly id: string; readonly codes: readonly Code[] }
  | { readonly kind: 'refused'; readonly code: Code; readonly found: string; readonly near?: string };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';
const plain: readonly Code[] = [];

/** Whether the text is 17 digits and a digit or X. */
const looksLikeId = (text: string): boolean => {
  if (text.length !== 18) return false;
  for (let i = 0; i < 17; i += 1) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  const last = text.charCodeAt(17);
  return (last >= 48 && last <= 57) || last === 88;
};

/** Whether the check character fits; the argument is 17 digits and a digit or X. */
export const checksumHolds = (id: string): boolean => {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (id.charCodeAt(i) - 48) * (weights[i] ?? 0);
  return checks.charCodeAt(sum % 11) === id.charCodeAt(17);
};

/** The day of birth in a valid number; null where its digits are no day from 1900 on. */
export const birthOf = (id: string): CalendarDay | null => {
  const year = Number(id.slice(6, 10));
  return year < 1900 ? null : dayOf(year, Number(id.slice(10, 12)), Number(id.slice(12, 14)));
};

export const sexOf = (id: string): '男' | '女' => ((id.charCodeAt(16) - 48) % 2 === 1 ? '男' : '女');

const judge = (id: string, codes: readonly Code[], found: string): IdentityReading => {
  if (!checksumHolds(id)) return { kind: 'refused', code: 'ID_CHECKSUM', found };
  return birthOf(id) === null ? { kind: 'refused', code: 'ID_BIRTH', found } : { kind: 'valid', id, codes };
};

const quotes = /^['’‘`´"“”]+|['’‘`´"“”]+$/gu;
const missingWords = /^(待补|待填|待查|待核|待核实|不详|未知|未填|缺|暂缺|补办中|遗失)/u;

const refuse = (text: string, found: string): IdentityReading => {
  const code = ((): Code => {
    if (saysNothing(text) || missingWords.test(text)) return 'ID_MISSING';
    if (/^\d(\.\d+)?[Ee]\+?\d+$/u.test(text)) return 'ID_SCIENTIFIC_TEXT';
    if (/^\d{15}$/u.test(text)) return 'ID_15_DIGIT';
    if (/^[\dOoIlZzＯ]{17}[\dXOoIl]$/u.test(text) || /^\d*[OoIl]\d*X?$/u.test(text)) return 'ID_LETTER_O';
    return text.length === 18 || !/^\d+X?$/u.test(text) ? 'ID_INVALID' : 'ID_LENGTH';
  })();
  if (code !== 'ID_LETTER_O') return { kind: 'refused', code, found };
  const near = text.replace(/[Oo]/gu, '0').replace(/[Il]/gu, '1').replace(/[Zz]/gu, '2');
  return looksLikeId(near) && checksumHolds(near)
    ? { kind: 'refused', code, found, near }
    : { kind: 'refused', code, found };
};

const readIdText = (raw: string): IdentityReading => {
  const codes: Code[] = [];
  let text = raw.normalize('NFKC');
  if (/[\uff01-\uff5e]/u.test(raw)) codes.push('ID_FULLWIDTH');
  const squeezed = squeeze(text);
  const unquoted = squeezed.replace(quotes, '');
  if (squeezed !== text) codes.push('ID_SPACES');
  if (unquoted !== squeezed) codes.push('ID_APOSTROPHE');
  text = unquoted;
  if (/^\d{6}[-.·]\d{8}[-.·]\d{3}[\dXx]$/u.test(text)) {
    text = text.replace(/[-.·]/gu, '');
    codes.push('ID_SPACES');
  }
  if (/^\d{17}[x×ХхΧχ]$/u.test(text)) {
    text = `${text.slice(0, 17)}X`;
    codes.push('ID_LOWER_X');
  }
  return looksLikeId(text) ? judge(text, codes, raw) : refuse(text, raw);
};

/** A number cell cannot hold 18 digits: the last three are gone, whatever the check character says. */
const readIdNumber = (number: number): IdentityReading => {
  const found = String(number);
  if (/^\d{15}$/u.test(found)) return { kind: 'refused', code: 'ID_15_DIGIT', found };
  if (!looksLikeId(found)) return { kind: 'refused', code: number >= 1e15 ? 'ID_PRECISION_LOST' : 'ID_LENGTH', found };
  return {
    kind: 'refused',
    code: checksumHolds(found) ? 'ID_PRECISION_LOST_CHECKSUM_PASSES' : 'ID_PRECISION_LOST',
    found,
  };
};

export const readIdentity = (cell: Cell | undefined): IdentityReading => {
  if (cell?.kind === 'number') return readIdNumber(cell.number);
  const text = cellText(cell);
  if (text.length > 200) return { kind: 'refused', code: 'ID_INVALID', found: text };
  return looksLikeId(text) ? judge(text, plain, text) : readIdText(text);
};
