import { blindIndex, decryptField, encryptField } from './crypto.js';
import type { Keys } from './keys.js';

/** Seals and finds the few fields of a tenant that must not lie open: numbers of persons, salaries, rows of an import. */
export type Sealer = {
  readonly seal: (field: SealedField, text: string | null) => Buffer | null;
  readonly open: (field: SealedField, sealed: Buffer | null) => string | null;
  readonly index: (field: 'idNumber' | 'phone', text: string | null) => Buffer | null;
};
export type SealedField = 'idNumber' | 'phone' | 'duesBase' | 'importRow' | 'correction' | 'secondFactor';

export const sealerFor = (keys: Keys, tenantId: string): Sealer => ({
  seal: (field, text) => (text === null ? null : encryptField(keys, tenantId, field, text)),
  open: (field, sealed) => (sealed === null ? null : decryptField(keys, tenantId, field, sealed)),
  index: (field, text) => (text === null ? null : blindIndex(keys, tenantId, field, text)),
});
