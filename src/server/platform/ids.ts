import { v7 } from 'uuid';

/** A new id, ordered in time (UUIDv7): offline drafts, archives and merges never collide. */
export const newId = (): string => v7();
