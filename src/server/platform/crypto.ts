import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';
import type { Keys } from './keys.js';

// Layout of an encrypted field: 1 byte version, 12 bytes nonce, the text as UTF-8, 16 bytes tag.
const version = 1;
const nonceLength = 12;
const tagLength = 16;
const algorithm = 'aes-256-gcm';

/** Random bytes are drawn for many nonces at once: asking the system for each costs as much as encrypting. */
const pool = Buffer.alloc(nonceLength * 1024);
let poolUsed = pool.length;

const nextNonce = (): Buffer => {
  if (poolUsed === pool.length) {
    randomFillSync(pool);
    poolUsed = 0;
  }
  const nonce = pool.subarray(poolUsed, poolUsed + nonceLength);
  poolUsed += nonceLength;
  return nonce;
};

const belongings = new Map<string, Buffer>();

/** What a value belongs to; a value copied to another tenant or field does not open there. Made once for each: imports ask by the million. */
const belonging = (tenantId: string, field: string): Buffer => {
  const name = `${tenantId}\0${field}`;
  const known = belongings.get(name);
  if (known) return known;
  const made = Buffer.from(name);
  belongings.set(name, made);
  return made;
};

/** Encrypt a text at rest (AES-256-GCM); the same text gives other bytes each time. `field` names table and column, e.g. 'people.id_number'. */
export const encryptField = (keys: Keys, tenantId: string, field: string, text: string): Buffer => {
  const nonce = nextNonce();
  const cipher = createCipheriv(algorithm, keys.field, nonce);
  cipher.setAAD(belonging(tenantId, field));
  const body = cipher.update(text, 'utf8');
  cipher.final();
  const tag = cipher.getAuthTag();
  const sealed = Buffer.allocUnsafe(1 + nonceLength + body.length + tagLength);
  sealed[0] = version;
  nonce.copy(sealed, 1);
  body.copy(sealed, 1 + nonceLength);
  tag.copy(sealed, 1 + nonceLength + body.length);
  return sealed;
};

/** @throws Error when the bytes were changed, or were encrypted with another key or for another tenant or field */
export const decryptField = (keys: Keys, tenantId: string, field: string, sealed: Uint8Array): string => {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes[0] !== version || bytes.length < 1 + nonceLength + tagLength)
    throw new Error('encrypted field of an unknown version');
  const decipher = createDecipheriv(algorithm, keys.field, bytes.subarray(1, 1 + nonceLength));
  decipher.setAAD(belonging(tenantId, field));
  decipher.setAuthTag(bytes.subarray(bytes.length - tagLength));
  const body = bytes.subarray(1 + nonceLength, bytes.length - tagLength);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
};

/**
 * 16 bytes by which an encrypted text is found again (HMAC-SHA-256, cut). Equal texts of one tenant and field give equal bytes;
 * between tenants or fields nothing can be compared. Normalise the text first.
 */
export const blindIndex = (keys: Keys, tenantId: string, field: string, text: string): Buffer =>
  createHmac('sha256', keys.blindIndex).update(`${tenantId}\0${field}\0${text}`).digest().subarray(0, 16);

/** Encrypt a file's bytes at rest, bound to the tenant and the name it is kept under. */
export const sealBytes = (keys: Keys, tenantId: string, name: string, bytes: Buffer): Buffer => {
  const nonce = nextNonce();
  const cipher = createCipheriv(algorithm, keys.field, nonce);
  cipher.setAAD(belonging(tenantId, `file ${name}`));
  const body = cipher.update(bytes);
  cipher.final();
  return Buffer.concat([Buffer.of(version), nonce, body, cipher.getAuthTag()]);
};

/** @throws Error when the bytes were changed, or were kept under another key, tenant or name */
export const openBytes = (keys: Keys, tenantId: string, name: string, sealed: Buffer): Buffer => {
  if (sealed[0] !== version || sealed.length < 1 + nonceLength + tagLength)
    throw new Error('sealed file of an unknown version');
  const decipher = createDecipheriv(algorithm, keys.field, sealed.subarray(1, 1 + nonceLength));
  decipher.setAAD(belonging(tenantId, `file ${name}`));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  return Buffer.concat([
    decipher.update(sealed.subarray(1 + nonceLength, sealed.length - tagLength)),
    decipher.final(),
  ]);
};
