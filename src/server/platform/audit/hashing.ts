import { createHash, createHmac } from 'node:crypto';
import type { Hashing } from '../../../domain/audit/chain.js';
import type { Keys } from '../keys.js';

/** The digests of a tenant's audit log: SHA-256 for what anybody may recompute, HMAC-SHA-256 for what only the program may make. */
export const hashingFor = (keys: Pick<Keys, 'audit'>, tenantId: string): Hashing => {
  const keyed = (text: string): string => createHmac('sha256', keys.audit).update(text).digest('hex');
  return {
    own: (text) => keyed(`entry\0${text}`),
    chain: (before, text) => createHash('sha256').update(Buffer.from(before, 'hex')).update(text).digest('hex'),
    seal: (position, chain) => keyed(`seal\0${tenantId}\0${position}\0${chain}`),
  };
};
