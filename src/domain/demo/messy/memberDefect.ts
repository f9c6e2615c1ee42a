import type { CalendarDay } from '../../shared/calendarDay.js';
import type { Chance } from '../chance.js';
import type { MemberRow } from '../records.js';
import { mark, write, type Draft, type Outcome } from './draft.js';
import type { MaybeCell } from './sheetMaker.js';

export type MemberDraft = Draft<MemberRow>;
export type MemberDefect = {
  readonly code: string;
  readonly outcome: Outcome;
  /** Rows of a hundred. */
  readonly share: number;
  readonly fits: (d: MemberDraft) => boolean;
  /** `turn` counts the rows with this defect, so that each is written another way. */
  readonly apply: (d: MemberDraft, turn: number, chance: Chance, asOf: CalendarDay) => void;
};

export const always = (): boolean => true;
export const longAgo = (d: MemberDraft): boolean =>
  d.record.人员类别 === '正式党员' && d.record.入党日期 < '2020' && d.record.入党日期.length === 10;
export const turned = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;

/** A defect of one field whose reading is not touched: only the writing is odd. */
export const written = (
  code: string,
  outcome: Outcome,
  field: keyof MemberRow,
  share: number,
  forms: readonly ((value: string) => MaybeCell | string)[],
  fits: (d: MemberDraft) => boolean = always,
): MemberDefect => ({
  code,
  outcome,
  share,
  fits,
  apply: (d, turn) => {
    write(d, field, turned(forms, turn)(String(d.record[field] ?? '')));
    mark(d, code, outcome);
  },
});

export const wide = (value: string): string =>
  value.replaceAll(/[0-9X]/gu, (c) => String.fromCharCode((c.codePointAt(0) ?? 0) + 0xfee0));
