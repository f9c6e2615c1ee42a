import type { Cell } from './cell.js';
import type { Code } from './codes.js';
import { cellText, saysNothing, squeeze } from './fold.js';

export type PhoneReading = { readonly phone: string; readonly code: Code | null };

const mobile = /^1[3-9]\d{9}$/u;
const landline = /^(\(?0\d{2,3}\)?-?)?[2-9]\d{6,7}([-转]\d{1,6})?$/u;
/** Numbers inside a text: with country code, with hyphens or spaces in groups 3-4-4, or plain. */
const inText = /(?:\+?0{0,2}86[-\s]?)?(1[3-9]\d[-\s]?\d{4}[-\s]?\d{4})(?!\d)/gu;

const bare = (text: string): string => text.replace(/[^\d]/gu, '');

const readPhoneText = (raw: string): PhoneReading => {
  const text = raw
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\ufeff]/gu, '')
    .trim();
  const squeezed = squeeze(text);
  if (squeezed === '') return { phone: '', code: null };
  if (saysNothing(squeezed)) return { phone: '', code: 'PHONE_INVALID' };
  const whole = squeezed.replace(/^['’‘`"]+|\.0+$|['’`"]+$/gu, '').replace(/^\+?(?:00)?86-?/u, '');
  const digits = whole.replace(/[-–—·.]/gu, '');
  if (mobile.test(digits)) return { phone: digits, code: digits === raw ? null : 'PHONE_FORMAT' };
  if (landline.test(whole)) return { phone: whole, code: 'PHONE_LANDLINE' };
  const found = [...text.matchAll(inText)].map((m) => bare(m[1] ?? ''));
  const different = new Set(found);
  if (different.size > 1) return { phone: found[0] ?? '', code: 'PHONE_TWO' };
  return found[0] === undefined ? { phone: '', code: 'PHONE_INVALID' } : { phone: found[0], code: 'PHONE_FORMAT' };
};

const isMobile = (text: string): boolean => {
  if (text.length !== 11 || text.charCodeAt(0) !== 49) return false;
  const second = text.charCodeAt(1);
  if (second < 51 || second > 57) return false;
  for (let i = 2; i < 11; i += 1) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  return true;
};

/** The mobile number of a person: 11 digits, the first of two; '' where there is none. A landline is kept and said so. */
export const readPhone = (cell: Cell | undefined): PhoneReading => {
  if (cell === undefined) return { phone: '', code: null };
  const text = cellText(cell);
  if (isMobile(text)) return { phone: text, code: cell.kind === 'text' ? null : 'PHONE_FORMAT' };
  return text.length > 200 ? { phone: '', code: 'PHONE_INVALID' } : readPhoneText(text);
};

/** The telephone of an office: a mobile number is put into form, anything else stays as written. */
export const readOfficePhone = (cell: Cell | undefined): PhoneReading => {
  const reading = readPhone(cell);
  if (reading.code === null || reading.code === 'PHONE_FORMAT') return reading;
  const text = squeeze(cellText(cell).normalize('NFKC'));
  if (saysNothing(text)) return { phone: '', code: null };
  return { phone: cellText(cell).trim(), code: null };
};
