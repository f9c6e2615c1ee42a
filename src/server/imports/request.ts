import type { Actor } from '../../domain/access/policy.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Applier } from './apply/applier.js';
import type { Intake } from './apply/intake.js';
import type { Effect } from './apply/effect.js';
import type { Corrections, Placed } from './read.js';
import type { Missing } from './reads/imports.js';
import type { ReportLine, Tally } from './report.js';

export type OnRow = (placed: Placed<unknown>, line: ReportLine, effect: Effect | null) => void;
/** Whether an accepted row is to be written: all, or only those of some sheets or without some warnings. */
export type Wanted = (placed: Placed<unknown>) => boolean;

export type ImportRequest = {
  /** Where it goes; null lets the top organisation become the working committee of a new tenant. */
  readonly tenantId: string | null;
  /** An import that the pages began; null for one of the command line. */
  readonly importId: string | null;
  /** The organisation whose branches it is about; null for all. */
  readonly organisationId: string | null;
  readonly asOf: CalendarDay;
  /** `look`: everything is done and then rolled back, so that what is shown is exactly what would happen. */
  readonly mode: 'write' | 'look';
  readonly by: Pick<Actor, 'accountId' | 'name'>;
  readonly corrections: Corrections;
  readonly wanted: Wanted;
  readonly onProgress: (stage: string, fraction: number) => void;
  /** Told of every row, in the order of its sheet; sheets come in the order in which they are read. */
  readonly onRow: OnRow;
};
export type Imported = {
  readonly importId: string;
  readonly tally: Tally;
  /** What could not be written although its row was accepted, each as a sentence. */
  readonly left: readonly string[];
  /** People of the branches on the rosters whom no row names. */
  readonly missing: readonly Missing[];
};
export type Run = { readonly intake: Intake; readonly applier: Applier; readonly tenantId: string };

/** There is no committee yet and no organisation file from which one could be made. */
export class NoCommittee extends Error {}
