import type { Outcome } from '../../domain/import/records.js';
import type { Effect } from './apply/members.js';
import type { Placed } from './read.js';

/** One line of the report: what became of a row, or (row null) why a file was refused. */
export type ReportLine = {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly outcome: Outcome | 'refused';
  readonly codes: readonly string[];
  readonly record: unknown;
  readonly messages: readonly string[];
};

const changed = (effect: Effect): readonly string[] =>
  effect.changes.map((c) => `${c.field}由“${c.from}”改为“${c.to}”`);

/** The line of a row. A row that brings nothing new says only that; one that changes what is kept says what was and what is. */
export const reportLine = <R>(file: string, { reading }: Placed<R>, effect: Effect | null): ReportLine => {
  const common = { file, sheet: reading.sheet, row: reading.row, record: reading.record };
  if (effect?.effect === 'unchanged')
    return { ...common, outcome: reading.outcome, codes: ['unchanged'], messages: ['与现有数据相同，没有变化'] };
  const updated = effect?.effect === 'updated';
  return {
    ...common,
    outcome: reading.outcome,
    codes: updated ? [...reading.codes, 'updated'] : reading.codes,
    messages: updated ? [...reading.messages, ...changed(effect)] : reading.messages,
  };
};

export const refusedLine = (file: string, sentence: string): ReportLine => ({
  file,
  sheet: null,
  row: null,
  outcome: 'refused',
  codes: ['refused'],
  record: null,
  messages: [sentence],
});

export type Counts = {
  readonly accept: number;
  readonly normalise: number;
  readonly reject: number;
  readonly unchanged: number;
  readonly updated: number;
};

/** Counts rows by what became of them. */
export class Tally {
  readonly #counts = { accept: 0, normalise: 0, reject: 0, unchanged: 0, updated: 0 };

  add(line: ReportLine): void {
    if (line.outcome === 'refused') return;
    this.#counts[line.outcome]++;
    if (line.codes[0] === 'unchanged') this.#counts.unchanged++;
    if (line.codes.includes('updated')) this.#counts.updated++;
  }

  counts(): Counts {
    return { ...this.#counts };
  }
}
