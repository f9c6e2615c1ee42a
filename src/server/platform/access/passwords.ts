import { hash, verify } from '@node-rs/argon2';

/** argon2id (algorithm 2) with the parameters that OWASP names first: 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);
export const passwordMatches = (stored: string, password: string): Promise<boolean> => verify(stored, password);

/** A hash that no password has: verified for unknown names so that they take as long as known ones. */
export const impossibleHash = (): Promise<string> =>
  (cached ??= hashPassword(`${Math.random()}${process.hrtime.bigint()}`));
let cached: Promise<string> | undefined;
