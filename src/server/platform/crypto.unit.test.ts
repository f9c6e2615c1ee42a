import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../testkit/processorTime.js';
import { blindIndex, decryptField, encryptField } from './crypto.js';
import { keysFrom } from './keys.js';

const keys = keysFrom(Buffer.alloc(32, 7));
const otherKeys = keysFrom(Buffer.alloc(32, 8));
const tenant = '0197f000-0000-7000-8000-000000000001';
const field = 'people.id_number';

describe('an encrypted field', () => {
  it('opens to what it was, and never looks the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = encryptField(keys, tenant, field, text);
        expect(decryptField(keys, tenant, field, sealed)).toBe(text);
        expect(sealed.equals(encryptField(keys, tenant, field, text))).toBe(false);
      }),
    );
  });

  it('does not open for another tenant, field or key, nor when any byte was changed', () => {
    const sealed = encryptField(keys, tenant, field, '990101199001011234');
    expect(() => decryptField(keys, 'another', field, sealed)).toThrow();
    expect(() => decryptField(keys, tenant, 'people.phone', sealed)).toThrow();
    expect(() => decryptField(otherKeys, tenant, field, sealed)).toThrow();
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => decryptField(keys, tenant, field, changed)).toThrow();
    }
    expect(() => decryptField(keys, tenant, field, sealed.subarray(0, 20))).toThrow();
  });
});

describe('a blind index', () => {
  it('finds equal texts of one tenant and field only', () => {
    const index = blindIndex(keys, tenant, field, '990101199001011234');
    expect(index).toHaveLength(16);
    expect(index.equals(blindIndex(keys, tenant, field, '990101199001011234'))).toBe(true);
    const others = [
      blindIndex(keys, tenant, field, '990101199001011235'),
      blindIndex(keys, 'another', field, '990101199001011234'),
      blindIndex(keys, tenant, 'people.phone', '990101199001011234'),
      blindIndex(otherKeys, tenant, field, '990101199001011234'),
    ];
    expect(others.some((other) => other.equals(index))).toBe(false);
  });
});

describe('600,000 calls, as an import of 300,000 people makes', () => {
  // Four seconds on an idle machine; the limit leaves room for one that is shared.
  it('take seconds, not minutes', { timeout: 60_000 }, () => {
    const begun = processorTime();
    for (let i = 0; i < 300_000; i++) {
      encryptField(keys, tenant, field, '990101199001011234');
      blindIndex(keys, tenant, field, '990101199001011234');
    }
    expect(processorTime() - begun).toBeLessThan(12_000);
  });
});
