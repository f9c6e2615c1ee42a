import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../testkit/temporaryDirectory.js';
import { KeyRefusal, keysFrom, loadKeys } from './keys.js';

const made: { remove: () => void }[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) directory.remove();
});

const newPlace = (): { keyFile: string; dataDirectory: string } => {
  const directory = temporaryDirectory();
  made.push(directory);
  return { dataDirectory: join(directory.path, 'data'), keyFile: join(directory.path, 'safe', 'zhibu.key') };
};

const refusalOf = (place: { keyFile: string; dataDirectory: string }): string => {
  try {
    loadKeys(place);
    return 'none';
  } catch (error) {
    if (error instanceof KeyRefusal) return `${error.code} ${error.message}`;
    throw error;
  }
};

describe('the key file', () => {
  it('is made at the first start, for its owner alone, and gives the same keys ever after', () => {
    const place = newPlace();
    const keys = loadKeys(place);
    expect(statSync(place.keyFile).mode & 0o777).toBe(0o600);
    expect(loadKeys(place).field.equals(keys.field)).toBe(true);
  });

  it('gives different keys for each purpose', () => {
    const { backup, field, blindIndex, audit, auditSigning } = keysFrom(Buffer.alloc(32, 1));
    const signing = auditSigning.export({ format: 'der', type: 'pkcs8' }).toString('hex').slice(-64);
    const others = [backup, field, blindIndex, audit].map((k) => k.export().toString('hex'));
    expect(new Set([...others, signing]).size).toBe(5);
    expect(auditSigning.asymmetricKeyType).toBe('ed25519');
  });

  it('may hold 32 bytes or 64 hexadecimal digits', () => {
    const place = newPlace();
    const keys = loadKeys(place);
    writeFileSync(place.keyFile, Buffer.from(readFileSync(place.keyFile, 'utf8').trim(), 'hex'));
    expect(loadKeys(place).audit.equals(keys.audit)).toBe(true);
    writeFileSync(place.keyFile, 'short');
    expect(refusalOf(place)).toMatch(/^malformed .*32 个字节/);
  });

  it.skipIf(process.platform === 'win32')('is refused when others may read it (not on Windows)', () => {
    const place = newPlace();
    loadKeys(place);
    chmodSync(place.keyFile, 0o644);
    expect(refusalOf(place)).toMatch(/^tooOpen .*0644.*chmod 600/);
  });

  it('is not replaced by a new one when it was lost', () => {
    const place = newPlace();
    loadKeys(place);
    rmSync(place.keyFile);
    expect(refusalOf(place)).toMatch(/^missing .*放回原处/);
  });

  it('is refused when it is not the one of the data', () => {
    const place = newPlace();
    loadKeys(place);
    writeFileSync(place.keyFile, 'ab'.repeat(32));
    expect(refusalOf(place)).toMatch(/^other /);
  });
});
