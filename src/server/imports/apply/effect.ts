import type { Difference } from '../../../domain/intake/differences.js';

/** What became of an accepted row: the thing it is about, and what it changed. */
export type Effect = {
  readonly subjectId: string | null;
  readonly effect: 'new' | 'updated' | 'unchanged';
  readonly changes: readonly Difference[];
};
