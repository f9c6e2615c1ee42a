import type { Cell } from '../../domain/import/cell.js';
import { readDate } from '../../domain/import/dates.js';
import { cellText } from '../../domain/import/fold.js';
import { isDateFormat } from '../../domain/import/numberDates.js';
import type { Sealer } from '../platform/sealer.js';
import type { Effect } from './apply/effect.js';
import type { Placed } from './read.js';
import type { StoredSheet } from './sheets.js';

/** What a row said, as it is kept sealed until the import is applied or dismissed. */
export type StagedRow = {
  /** Chinese field → value as it will be stored, or as found where the row is rejected. */
  readonly values: Readonly<Record<string, string>>;
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[];
  readonly messages: readonly string[];
  readonly suggestion: string | null;
  /** Cells to look at, each with what is wrong and what could stand there. */
  readonly problems: readonly {
    readonly field: string;
    readonly found: string;
    readonly sentence: string;
    readonly suggestion: string | null;
  }[];
  /** All cells as text, by column: what goes back to whoever sent the file. */
  readonly cells: readonly string[];
};

/** Values of records are texts, numbers, lists of texts, or nothing. */
const shown = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(shown).join('、');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const valuesOf = (placed: Placed<unknown>, sheet: StoredSheet | undefined): Record<string, string> => {
  const { record } = placed.reading;
  if (record !== null && typeof record === 'object')
    return Object.fromEntries(Object.entries(record).map(([field, value]) => [field, shown(value)]));
  return Object.fromEntries(
    (sheet?.columns ?? []).flatMap(({ column, field }) => (field ? [[field, textOf(placed.raw.cells[column])]] : [])),
  );
};

/** A cell as the sheet shows it: a serial number in a date format is a day. */
const textOf = (cell: Cell | undefined): string => {
  if (cell === undefined) return '';
  if (cell.kind !== 'number' || !isDateFormat(cell.format)) return cellText(cell);
  const reading = readDate(cell);
  return reading.kind === 'day' ? reading.value : cellText(cell);
};

export const stagedRow = (
  placed: Placed<unknown>,
  sheet: StoredSheet | undefined,
  messages: readonly string[],
  effect: Effect | null,
): StagedRow => ({
  values: valuesOf(placed, sheet),
  changes: [...placed.reading.changes.map(({ field, from, to }) => ({ field, from, to })), ...(effect?.changes ?? [])],
  messages,
  suggestion: placed.reading.suggestion ?? null,
  problems: placed.reading.problems.map(({ field, found, sentence, suggestion }) => ({
    field,
    found,
    sentence,
    suggestion,
  })),
  cells: Array.from(placed.raw.cells, textOf),
});

export const sealStaged = (sealer: Sealer, row: StagedRow): Buffer | null =>
  sealer.seal('importRow', JSON.stringify(row));
export const openStaged = (sealer: Sealer, payload: Buffer | null): StagedRow | null => {
  const text = sealer.open('importRow', payload);
  return text === null ? null : (JSON.parse(text) as StagedRow);
};
