import type { Outcome } from '../../domain/import/records.js';
import type { Effect } from './apply/effect.js';
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
  if (effect?.effect === 'outOfReach')
    return {
      ...common,
      outcome: 'reject',
      codes: [...reading.codes, 'OUT_OF_REACH'],
      record: null,
      messages: ['此行涉及本组织以外的党员或党组织，本级不能改动。如系转入，请由机关工委办理。'],
    };
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

const nothing: Counts = { accept: 0, normalise: 0, reject: 0, unchanged: 0, updated: 0 };

const plus = (c: Counts, line: ReportLine): Counts => ({
  ...c,
  ...(line.outcome !== 'refused' && { [line.outcome]: c[line.outcome] + 1 }),
  unchanged: c.unchanged + Number(line.codes[0] === 'unchanged'),
  updated: c.updated + Number(line.codes.includes('updated')),
});

/** Counts rows by what became of them, in all, by sheet and by code. */
export class Tally {
  #counts = nothing;
  readonly #sheets = new Map<string, Counts>();
  readonly #codes = new Map<string, number>();

  add({ fileNo, sheetNo }: Pick<Placed<unknown>, 'fileNo' | 'sheetNo'>, line: ReportLine): void {
    this.#counts = plus(this.#counts, line);
    const key = `${fileNo}:${sheetNo}`;
    this.#sheets.set(key, plus(this.#sheets.get(key) ?? nothing, line));
    for (const code of line.codes) this.#codes.set(code, (this.#codes.get(code) ?? 0) + 1);
  }

  counts(): Counts {
    return this.#counts;
  }

  /** Also by sheet ('fileNo:sheetNo') and code: what the pages show beside the rows. */
  details(): Counts & {
    readonly sheets: Readonly<Record<string, Counts>>;
    readonly codes: Readonly<Record<string, number>>;
  } {
    return { ...this.#counts, sheets: Object.fromEntries(this.#sheets), codes: Object.fromEntries(this.#codes) };
  }
}
