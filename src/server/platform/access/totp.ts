import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Seconds that a code stands, and digits it has: what every authenticator app takes for granted. (RFC 6238, section 4) */
const stepSeconds = 30;
const digits = 6;
/** A code of the step before or after is taken too: clocks differ, and people type slowly. (RFC 6238, section 5.2) */
const slack = [0, -1, 1];
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** 160 bits in Base32 (RFC 4648), as authenticator apps read a secret. (RFC 4226, section 4) */
export const newSecret = (): string => {
  const bits = [...randomBytes(20)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
};

const bytesOf = (secret: string): Buffer => {
  const bits = Array.from(secret, (c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
};

/** The time step of an instant. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / stepSeconds);

/** The code of a step. (RFC 4226, section 5.3, with SHA-1, which is what apps compute) */
export const codeAt = (secret: string, step: number): string => {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
};

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The step whose code was typed, if it is a recent one and behind the last that was used; null otherwise. */
export const stepOf = (secret: string, typed: string, at: Date, lastUsed: number): number | null => {
  const code = typed.normalize('NFKC').replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  const steps = slack.map((s) => stepAt(at) + s).filter((step) => step > lastUsed);
  return steps.find((step) => equal(codeAt(secret, step), code)) ?? null;
};

/** What an authenticator app reads from a QR code. */
export const enrolmentUri = (secret: string, issuer: string, account: string): string => {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&digits=${digits}&period=${stepSeconds}`;
};
