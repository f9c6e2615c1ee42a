import type { Difference } from '../../../domain/intake/differences.js';

/** What became of an accepted row: the thing it is about, and what it changed. */
export type Effect = {
  readonly subjectId: string | null;
  /** `outOfReach`: it is about somebody or something outside the organisation that runs the import, and was not written. */
  readonly effect: 'new' | 'updated' | 'unchanged' | 'outOfReach';
  readonly changes: readonly Difference[];
};

/** Somebody or something of another committee: shown as rejected, nothing written. */
export const outOfReach: Effect = { subjectId: null, effect: 'outOfReach', changes: [] };
