import type { CalendarDay } from '../../shared/calendarDay.js';
import type { Chance } from '../chance.js';
import { dayStyles, monthStyles, styleNamed, type DateStyle } from './dateStyles.js';
import { text, type MaybeCell } from './sheetMaker.js';

export type Outcome = 'accept' | 'normalise' | 'reject';
export type TruthLine = {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  /** What a right reading gives; null where the row is to be rejected. */
  readonly record: object | null;
};

/**
 * A row on its way into a sheet. `record` is what a right reading must give; `cells` is what is written instead of the plain
 * value; the defects that made the difference are in `codes`.
 */
export type Draft<R> = {
  readonly record: { -readonly [K in keyof R]: R[K] };
  readonly cells: Map<keyof R, MaybeCell>;
  readonly codes: Set<string>;
  outcome: Outcome;
  hidden: boolean;
};

export const draftOf = <R extends object>(record: R): Draft<R> => ({
  record: { ...record } as Draft<R>['record'],
  cells: new Map(),
  codes: new Set(),
  outcome: 'accept',
  hidden: false,
});

const weight: Readonly<Record<Outcome, number>> = { accept: 0, normalise: 1, reject: 2 };
export const mark = <R>(draft: Draft<R>, code: string, outcome: Outcome): void => {
  draft.codes.add(code);
  if (weight[outcome] > weight[draft.outcome]) draft.outcome = outcome;
};

/** Write something else than the plain value; what it means is left as it is. */
export const write = <R>(draft: Draft<R>, field: keyof R, cell: MaybeCell | string): void => {
  draft.cells.set(field, typeof cell === 'string' ? text(cell) : cell);
};

export const note = (cell: MaybeCell): MaybeCell => (cell ? { ...cell, note: true } : undefined);

/** How the days of one sheet are written: mostly one way, now and then any other. */
export type DateHabit = { readonly main: string; readonly strictness: number; readonly months: boolean };

const drawStyle = (chance: Chance, habit: DateHabit): DateStyle => {
  if (chance.maybe(habit.strictness)) return styleNamed(habit.main);
  return chance.pick(habit.months ? [...dayStyles, ...monthStyles] : dayStyles);
};

/**
 * Write a day field by the sheet's habit, unless a defect has written it already. Where only the month can be read back the
 * expected value is the month, except for a birthday, which the ID number completes.
 */
export const writeDay = <R>(
  chance: Chance,
  draft: Draft<R>,
  field: keyof R,
  habit: DateHabit,
  options: { readonly completed?: boolean; readonly date1904?: boolean } = {},
): void => {
  const value = draft.record[field];
  if (draft.cells.has(field) || typeof value !== 'string' || value.length !== 10) return;
  const style = drawStyle(chance, habit);
  write(draft, field, style.write(String(value) as CalendarDay, options.date1904 ?? false));
  if (!style.plain) mark(draft, 'DATE_FORMAT', 'normalise');
  if (style.precision === 'month' && !options.completed)
    draft.record[field] = value.slice(0, 7) as Draft<R>['record'][keyof R];
};

export const truthOf = <R extends object>(
  file: string,
  sheet: string | null,
  row: number,
  draft: Draft<R>,
): TruthLine => ({
  file,
  sheet,
  row,
  outcome: draft.outcome,
  codes: [...draft.codes],
  record: draft.outcome === 'reject' ? null : draft.record,
});

/** Give each of the first drafts that fit one defect, as often as asked; what has a defect gets no second. */
export const inject = <R>(
  drafts: readonly Draft<R>[],
  count: number,
  fits: (d: Draft<R>) => boolean,
  apply: (d: Draft<R>, index: number) => void,
  taken: Set<Draft<R>>,
): void => {
  let done = 0;
  for (const d of drafts) {
    if (done >= count) return;
    if (taken.has(d) || !fits(d)) continue;
    taken.add(d);
    apply(d, done);
    done++;
  }
};
