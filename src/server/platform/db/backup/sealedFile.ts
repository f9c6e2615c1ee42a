import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/**
 * A stream in chunks, each authenticated with its place and with whether it is the last (the STREAM construction of Hoang,
 * Reyhanitabar, Rogaway and Vizár, 2015): nothing can be changed, left out, exchanged, repeated or cut off unnoticed.
 *
 * Layout: 8 bytes mark, 1 byte format, 8 bytes key mark, 16 bytes salt; then per chunk 4 bytes length (of the text) and flag
 * (highest bit: last), the text, 16 bytes tag. AES-256-GCM under a key of the file's own (HKDF with the salt).
 */
const mark = Buffer.from('ZHIBUBAK');
const format = 1;
const keyMarkLength = 8;
const saltLength = 16;
const preambleLength = mark.length + 1 + keyMarkLength + saltLength;
const tagLength = 16;
const chunkLength = 256 * 1024;
const lastFlag = 0x8000_0000;

/** Why a file does not open. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor(readonly why: 'notABackup' | 'newerFormat' | 'wrongKey' | 'damaged') {
    super(why);
  }
}

const keyMarkOf = (key: KeyObject): Buffer =>
  createHmac('sha256', key).update('key mark').digest().subarray(0, keyMarkLength);

const fileKey = (key: KeyObject, salt: Buffer): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', key.export(), salt, 'backup file', 32)));

const nonceOf = (index: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
};

const sealChunk = (key: KeyObject, index: number, text: Buffer, isLast: boolean): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE((text.length | (isLast ? lastFlag : 0)) >>> 0);
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index));
  cipher.setAAD(head);
  return Buffer.concat([head, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
};

/** Seal a header and a body. The header is the first chunk, so that it can be read alone. */
export async function* seal(key: KeyObject, header: Buffer, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const salt = randomBytes(saltLength);
  const own = fileKey(key, salt);
  yield Buffer.concat([mark, Buffer.of(format), keyMarkOf(key), salt]);
  yield sealChunk(own, 0, header, false);
  let index = 1;
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    waiting.push(piece);
    size += piece.length;
    if (size < chunkLength) continue;
    const all = Buffer.concat(waiting);
    let from = 0;
    for (; size - from >= chunkLength; from += chunkLength)
      yield sealChunk(own, index++, all.subarray(from, from + chunkLength), false);
    waiting = [all.subarray(from)];
    size -= from;
  }
  yield sealChunk(own, index, Buffer.concat(waiting), true);
}

/** Hands out exactly as many bytes as asked for. */
const reader = (source: AsyncIterable<Buffer>) => {
  const pieces = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  /** @returns null at a clean end of the source */
  const take = async (length: number): Promise<Buffer | null> => {
    const parts: Buffer[] = [held];
    let size = held.length;
    while (size < length) {
      const next = await pieces.next();
      if (next.done === true) break;
      parts.push(next.value);
      size += next.value.length;
    }
    held = Buffer.concat(parts);
    if (held.length === 0) return null;
    if (held.length < length) throw new SealBroken('damaged');
    const taken = held.subarray(0, length);
    held = held.subarray(length);
    return taken;
  };
  return { take, close: async () => void (await pieces.return?.()) };
};

const openPreamble = (key: KeyObject, preamble: Buffer | null): KeyObject => {
  if (preamble === null || !preamble.subarray(0, mark.length).equals(mark)) throw new SealBroken('notABackup');
  const at = mark.length + 1;
  if (preamble[mark.length] !== format) throw new SealBroken('newerFormat');
  if (!preamble.subarray(at, at + keyMarkLength).equals(keyMarkOf(key))) throw new SealBroken('wrongKey');
  return fileKey(key, preamble.subarray(at + keyMarkLength));
};

const openChunk = (key: KeyObject, index: number, head: Buffer, sealed: Buffer): Buffer => {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index));
  decipher.setAAD(head);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagLength)), decipher.final()]);
  } catch {
    throw new SealBroken('damaged');
  }
};

/**
 * Open what {@link seal} made: first the header, then the body piece by piece.
 * @throws SealBroken at the first thing that is not as it was written; the end of the body is reached only if all was
 */
export async function* unseal(key: KeyObject, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { take, close } = reader(source);
  try {
    const preamble = await take(preambleLength).catch((error: unknown) => {
      throw error instanceof SealBroken ? new SealBroken('notABackup') : error;
    });
    const own = openPreamble(key, preamble);
    for (let index = 0, isLast = false; !isLast; index++) {
      const head = await take(4);
      if (head === null) throw new SealBroken('damaged');
      const word = head.readUInt32BE();
      isLast = word >= lastFlag;
      const length = word % lastFlag;
      // A header is small and a chunk has its size: a forged length must not make us reserve gigabytes.
      if (length > 64 * chunkLength) throw new SealBroken('damaged');
      const sealed = await take(length + tagLength);
      if (sealed === null) throw new SealBroken('damaged');
      yield openChunk(own, index, head, sealed);
    }
    if ((await take(1)) !== null) throw new SealBroken('damaged');
  } finally {
    await close();
  }
}
