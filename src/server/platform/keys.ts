import {
  createHmac,
  createPrivateKey,
  createSecretKey,
  hkdfSync,
  randomBytes,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { giveToOwnerOf, prepareDataDirectory, readPrivate, writePrivate } from './db/embedded/place.js';
import { codeOf, reasonOf } from './db/refusal.js';

/** Five keys that follow from the one of the key file, none of which tells anything about another. */
export type Keys = {
  readonly backup: KeyObject;
  readonly field: KeyObject;
  readonly blindIndex: KeyObject;
  readonly audit: KeyObject;
  /** An Ed25519 private key: signs exports of the audit log, whose public half anybody may have. */
  readonly auditSigning: KeyObject;
};

const sentences = {
  unreadable: '密钥文件 {path} 读不了：{reason}。',
  malformed: '密钥文件 {path} 的内容不对：应是 32 个字节，或 64 个十六进制数字。',
  tooOpen: '密钥文件 {path} 的权限太宽（{mode}），别的用户也能读。请执行 chmod 600 {path} 后再启动。',
  missing:
    '密钥文件 {path} 不见了，而数据目录 {data} 里的数据是用它加密的。请把密钥文件放回原处，或用环境变量 ZHIBU_KEY_FILE 指明它现在的位置。没有生成新的密钥。',
  other:
    '密钥文件 {path} 不是加密数据目录 {data} 里的数据所用的那一个。请换回原来的密钥文件，或用环境变量 ZHIBU_KEY_FILE 指明它的位置。',
} as const;

export type KeyRefusalCode = keyof typeof sentences;

/** Why the key file cannot be used, in one Chinese sentence. */
export class KeyRefusal extends Error {
  override readonly name = 'KeyRefusal';
  constructor(
    readonly code: KeyRefusalCode,
    details: Readonly<Record<string, string>>,
  ) {
    super(sentences[code].replace(/\{(\w+)\}/g, (_, key: string) => details[key] ?? ''));
  }
}

const keyLength = 32;

const parse = (bytes: Buffer): Buffer | null => {
  if (bytes.length === keyLength) return bytes;
  const text = bytes.toString('latin1').trim();
  return /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : null;
};

/** Group read is left alone: a service manager may hand the key over that way. */
const read = (path: string): Buffer | null => {
  try {
    const mode = statSync(path).mode & 0o777;
    if (process.platform !== 'win32' && (mode & 0o037) !== 0)
      throw new KeyRefusal('tooOpen', { path, mode: mode.toString(8).padStart(4, '0') });
    const key = parse(readFileSync(path));
    if (key === null) throw new KeyRefusal('malformed', { path });
    return key;
  } catch (error) {
    if (error instanceof KeyRefusal) throw error;
    if (codeOf(error) === 'ENOENT') return null;
    throw new KeyRefusal('unreadable', { path, reason: codeOf(error) === 'EACCES' ? '没有权限' : reasonOf(error) });
  }
};

/** Written as hexadecimal digits, so that it can be printed and kept in a safe. Of two that create at once, one wins. */
const create = (path: string): void => {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, `${randomBytes(keyLength).toString('hex')}\n`, { mode: 0o600 });
    giveToOwnerOf(dirname(path), draft);
    try {
      linkSync(draft, path);
    } finally {
      rmSync(draft);
    }
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw new KeyRefusal('unreadable', { path, reason: reasonOf(error) });
  }
};

const bytesFor = (secret: Buffer, purpose: keyof Keys): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'zhibu', purpose, keyLength));
const derive = (secret: Buffer, purpose: keyof Keys): KeyObject => createSecretKey(bytesFor(secret, purpose));

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8. (RFC 8410, section 7) */
const ed25519Head = Buffer.from('302e020100300506032b657004220420', 'hex');
const deriveSigning = (secret: Buffer): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([ed25519Head, bytesFor(secret, 'auditSigning')]),
    format: 'der',
    type: 'pkcs8',
  });

/** The keys of a secret of 32 bytes. (HKDF, RFC 5869) */
export const keysFrom = (secret: Buffer): Keys => ({
  backup: derive(secret, 'backup'),
  field: derive(secret, 'field'),
  blindIndex: derive(secret, 'blindIndex'),
  audit: derive(secret, 'audit'),
  auditSigning: deriveSigning(secret),
});

const fingerprintOf = (secret: Buffer): string =>
  createHmac('sha256', secret).update('fingerprint').digest('hex').slice(0, 32);

/**
 * The keys of a data directory. At its first start the key file is made (mode 0600) and its fingerprint noted beside the data,
 * so that a lost or exchanged key is noticed before anything is written with a wrong one.
 * @throws KeyRefusal
 */
export const loadKeys = (config: { readonly keyFile: string; readonly dataDirectory: string }): Keys => {
  const { keyFile: path, dataDirectory: data } = config;
  prepareDataDirectory(data);
  const noted = join(data, 'key.fingerprint');
  const fingerprint = readPrivate(noted)?.trim() ?? null;
  let secret = read(path);
  if (secret === null) {
    if (fingerprint !== null) throw new KeyRefusal('missing', { path, data });
    create(path);
    secret = read(path);
  }
  if (secret === null) throw new KeyRefusal('unreadable', { path, reason: '刚刚生成又消失了' });
  if (fingerprint === null) writePrivate(noted, `${fingerprintOf(secret)}\n`);
  else if (fingerprint !== fingerprintOf(secret)) throw new KeyRefusal('other', { path, data });
  return keysFrom(secret);
};
