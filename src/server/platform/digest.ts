import { createHash } from 'node:crypto';

/** Keys are kept as digests: a topic may be as long as a page. */
export const keyDigest = (key: string): string => createHash('sha256').update(key).digest('base64url');
