import { count, periodText } from '../kit/format.js';
import type { StateName } from '../kit/stateTitles.js';
import type { OpenCell } from './yearSpans.js';

type Row = {
  readonly organisationId: string;
  readonly groupName: string | null;
  readonly rule: { readonly id: string; readonly title: string };
  readonly cells: readonly {
    readonly period: string;
    readonly required: number;
    readonly done: number;
    readonly state: StateName;
  }[];
};
export type Pressing = OpenCell & { readonly state: StateName; readonly text: string };

const order: readonly StateName[] = ['overdue', 'approaching'];

/** Overdue obligations, then those that end soon, each as a sentence: 2026年3月党小组会（第一党小组）还差1次. */
export const pressing = (rows: readonly Row[]): readonly Pressing[] =>
  rows
    .flatMap((row) =>
      row.cells
        .filter((cell) => order.includes(cell.state))
        .map((cell) => ({
          organisationId: row.organisationId,
          ruleId: row.rule.id,
          period: cell.period,
          state: cell.state,
          text: `${periodText(cell.period)}${row.rule.title}${row.groupName ? `（${row.groupName}）` : ''}，还差${count(Math.max(1, cell.required - cell.done), '次')}`,
        })),
    )
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || (a.period < b.period ? -1 : 1));
