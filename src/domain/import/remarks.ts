import { codeRule, type Code } from './codes.js';
import { columnName } from './fold.js';
import type { Change, Outcome, Problem, RowReading } from './records.js';

/** One thing said about a row while it is read. `column` is 0-based, -1 where the sheet has no such column. */
export type Remark = {
  readonly code: Code;
  readonly field: string;
  readonly column: number;
  readonly from?: string;
  readonly to?: string;
  readonly near?: readonly string[];
  /** Put before the near values, e.g. '，是否为'. */
  readonly lead?: string;
};

/** Codes whose near value could stand in the cell. */
const suggests: ReadonlySet<Code> = new Set<Code>([
  'BRANCH_TYPO',
  'BRANCH_MISSING',
  'ORG_PARENT_UNKNOWN',
  'ID_LETTER_O',
  'NAME_INVALID',
  'TYPE_UNKNOWN',
]);

const none: readonly never[] = [];
const shown = (text: string): string => {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length > 60 ? `${flat.slice(0, 60)}…` : flat;
};

const cellOf = (remark: Remark, row: number): string => (remark.column < 0 ? '' : `${columnName(remark.column)}${row}`);

/** The sentence of a remark, with its cell and values in it. */
export const sentenceOf = (remark: Remark, row: number): string => {
  const cell = cellOf(remark, row);
  const values = remark.near?.map((value) => (suggests.has(remark.code) ? `“${value}”` : value)) ?? [];
  const near = values.length > 0 ? `${remark.lead ?? ''}${values.join('、')}` : '';
  return codeRule(remark.code)
    .sentence.replace('{cell}', cell === '' ? '' : `（${cell}）`)
    .replace('{field}', () => remark.field)
    .replace('{from}', () => shown(remark.from ?? ''))
    .replace('{to}', () => shown(remark.to ?? ''))
    .replace('{near}', () => near);
};

const outcomeOf = (remarks: readonly Remark[]): Outcome => {
  let outcome: Outcome = 'accept';
  for (const { code } of remarks) {
    const { weight } = codeRule(code);
    if (weight === 'reject') return 'reject';
    if (weight === 'normalise') outcome = 'normalise';
  }
  return outcome;
};

/** Where nothing stood and something was taken from elsewhere (a merged cell, a section row), the cell was empty before. */
const changeOf = ({ field, from = '', to = '', code }: Remark): Change => ({
  field,
  from: from === to ? '' : from,
  to,
  code,
});

const problemOf = (remark: Remark, row: number, sentence: string): Problem => ({
  field: remark.field,
  cell: cellOf(remark, row),
  found: remark.from ?? '',
  sentence,
  suggestion: remark.near?.length === 1 && suggests.has(remark.code) ? (remark.near[0] ?? null) : null,
  code: remark.code,
});

/** The reading of a row from its record and what was remarked; without remarks the row is accepted as it stands. */
export const settle = <R>(
  sheet: string | null,
  row: number,
  record: R | null,
  remarks: readonly Remark[] | null,
): RowReading<R> => {
  if (remarks === null || remarks.length === 0)
    return { sheet, row, outcome: 'accept', codes: none, record, changes: none, problems: none, messages: none };
  const outcome = outcomeOf(remarks);
  const codes: Code[] = [];
  const changes: Change[] = [];
  const problems: Problem[] = [];
  const messages: string[] = [];
  let suggestion: string | undefined;
  for (const remark of remarks) {
    if (!codes.includes(remark.code)) codes.push(remark.code);
    const sentence = sentenceOf(remark, row);
    messages.push(sentence);
    const { weight } = codeRule(remark.code);
    if (weight === 'normalise') changes.push(changeOf(remark));
    else if (weight !== 'note') {
      const problem = problemOf(remark, row, sentence);
      problems.push(problem);
      suggestion ??= problem.suggestion ?? undefined;
    }
  }
  const kept = outcome === 'reject' ? null : record;
  const reading = { sheet, row, outcome, codes, record: kept, changes, problems, messages };
  return suggestion === undefined ? reading : { ...reading, suggestion };
};

/** Collects what is said about the row at hand; emptied for each row, so that a clean row costs nothing. */
export class Remarks {
  #list: Remark[] | null = null;

  clear(): void {
    this.#list = null;
  }

  add(code: Code, field: string, column: number, more: Omit<Remark, 'code' | 'field' | 'column'> = {}): void {
    (this.#list ??= []).push({ code, field, column, ...more });
  }

  get all(): readonly Remark[] | null {
    return this.#list;
  }

  get rejected(): boolean {
    return this.#list !== null && this.#list.some((r) => codeRule(r.code).weight === 'reject');
  }
}

/** A reading with one more thing said about it: the same as if it had been remarked while reading. */
export const withRemark = <R>(reading: RowReading<R>, remark: Remark): RowReading<R> => {
  const added = settle<R>(reading.sheet, reading.row, reading.record, [remark]);
  const rejected = reading.outcome === 'reject' || added.outcome === 'reject';
  return {
    ...reading,
    outcome: rejected ? 'reject' : reading.outcome === 'accept' ? added.outcome : reading.outcome,
    record: rejected ? null : reading.record,
    codes: [...new Set([...reading.codes, ...added.codes])],
    changes: [...reading.changes, ...added.changes],
    problems: [...reading.problems, ...added.problems],
    messages: [...reading.messages, ...added.messages],
  };
};
