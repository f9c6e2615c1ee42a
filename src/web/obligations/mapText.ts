import type { z } from 'zod';
import type { mapCell } from '../../contract/obligations.js';
import { isBranchKind, type OrganisationKind } from '../../domain/organisations/kinds.js';
import { figure, periodShort } from '../kit/format.js';
import type { StateName } from '../kit/stateTitles.js';
import { stateTitles } from '../kit/stateTitles.js';
import { withSearch } from '../kit/urlState.js';

export type MapCellData = z.output<typeof mapCell>;
export type CellCounts = Omit<MapCellData, 'period'>;

/** All cells of a row together. */
export const sumOf = (cells: readonly CellCounts[]): CellCounts => {
  const sum = { applicable: 0, met: 0, due: 0, approaching: 0, overdue: 0 };
  for (const cell of cells) for (const name of Object.keys(sum) as (keyof CellCounts)[]) sum[name] += cell[name];
  return sum;
};

const open = ['overdue', 'approaching', 'due'] as const;

/** The state that a cell is drawn in: the most pressing of those in it. */
export const cellState = (cell: CellCounts): StateName => {
  if (cell.applicable === 0) return 'notApplicable';
  return open.find((state) => cell[state] > 0) ?? 'met';
};

/** What a cell says in words: 应做96项，已完成92项，逾期4项. */
const countsText = (cell: CellCounts): string => {
  if (cell.applicable === 0) return stateTitles.notApplicable;
  const parts = open.filter((state) => cell[state] > 0).map((state) => `${stateTitles[state]}${figure(cell[state])}项`);
  return [`应做${figure(cell.applicable)}项`, `已完成${figure(cell.met)}项`, ...parts].join('，');
};
export const cellText = (cell: MapCellData): string => `${periodShort(cell.period)}：${countsText(cell)}`;

/** The page below a row: a branch opens its year, everything else its own map; the year, rule and month go along. */
export const pathBelow = (
  row: { readonly id: string; readonly kind: string },
  search: string,
  year: number,
  at?: string,
): string => {
  const rule = new URLSearchParams(search).get('rule');
  const set = { year, rule, at };
  return isBranchKind(row.kind as OrganisationKind)
    ? withSearch(`/organisations/${row.id}/year`, '', set)
    : withSearch(`/map/${row.id}`, '', set);
};
