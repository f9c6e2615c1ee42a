import type { CalendarDay } from '../shared/calendarDay.js';
import type { Row, SheetHead } from './cell.js';
import type { Columns } from './columns.js';
import { readDate } from './dates.js';
import { cellText, fold, isBlank, withoutLabel } from './fold.js';
import type { HeaderBlock } from './headerBlock.js';
import { typesInHeading, type TypesElsewhere } from './typesElsewhere.js';
import type { AnyField } from './records.js';

/** How many cells of a row are filled. */
export const filled = (row: Row): number => row.cells.reduce((n, c) => n + Number(!isBlank(c)), 0);

const namesElection = /^(?!.*(上次|上届|最近|历次|是否)).*换届(选举)?(时间|日期|年月)?$/u;
const otherDays = /计划|审核|填报|有效|缴|下次会|活动/u;

/** How many of a column's days lie ahead, and how many it has. */
const daysAhead = (data: readonly Row[], column: number, asOf: CalendarDay): readonly [number, number] => {
  const days = data.flatMap((r) => {
    const reading = readDate(r.cells[column]);
    return reading.kind === 'day' ? [reading.value] : [];
  });
  return [days.filter((d) => d > (asOf as string)).length, days.length];
};

/**
 * 换届时间 is the end of the term where days ahead stand below it, and the last election where none does. Under any other header, a
 * column of organisations with mostly days ahead is the end of their terms, if it is the only one.
 */
export const nextElection = (
  block: HeaderBlock | null,
  data: readonly Row[],
  taken: Columns<AnyField>,
  asOf: CalendarDay | undefined,
): Columns<AnyField> => {
  if (!block || taken.届满日期 !== undefined || asOf === undefined) return taken;
  const labels = block.labels.map((l) => l.at(-1) ?? '');
  const named = [...labels.keys()].find((column) => {
    if (!namesElection.test(labels[column] ?? '')) return false;
    const [ahead, all] = daysAhead(data, column, asOf);
    return ahead > 0 && ahead * 4 >= all;
  });
  if (named !== undefined) return { ...taken, 届满日期: named };
  const free = new Set(labels.keys());
  for (const column of Object.values(taken)) free.delete(column);
  const mostlyAhead = [...free].filter((column) => {
    const [ahead, all] = daysAhead(data, column, asOf);
    return all >= 3 && ahead * 2 > all && !otherDays.test(labels[column] ?? '');
  });
  const [only] = mostlyAhead;
  return mostlyAhead.length === 1 && only !== undefined ? { ...taken, 届满日期: only } : taken;
};

/** 市档案局机关第二党支部党员名册 names a branch, 各党支部党员名册 does not. */
const namesBranch = (title: string): boolean =>
  /.{2,}支部/u.test(withoutLabel(fold(title))) &&
  !/^(各|全市|全县|全区|基层|所有|所属|直属|机关|单位)*(党总?支部|支部)/u.test(withoutLabel(fold(title)));

const isSection = (row: Row): boolean => filled(row) <= 2 && row.cells.some((c) => /支部/u.test(cellText(c)));

/** Whether unmerged blank branch cells are the sheet's way of not repeating the branch. */
export const leavesOutRepetitions = (rows: readonly Row[], column: number | undefined, head: SheetHead): boolean => {
  if (column === undefined) return false;
  const merged = (r: Row): boolean =>
    head.merges.some((m) => m.top < r.number && m.bottom >= r.number && m.left <= column && m.right >= column);
  const data = rows.filter((r) => filled(r) >= 4 && !merged(r));
  const blank = data.filter((r) => isBlank(r.cells[column])).length;
  return data.length > 0 && blank / data.length >= 0.3;
};

export const titleTypes = (titles: readonly string[]): TypesElsewhere | null => {
  for (const text of titles.toReversed()) {
    const found = typesInHeading(text);
    if (found) return found;
  }
  return null;
};

const namesTypes = (row: Row): boolean =>
  filled(row) === 1 && row.cells.some((c) => c?.kind === 'text' && typesInHeading(c.text) !== null);

/** One column for both numbers: 应到/实到. */
export const withPairedCounts = (columns: Columns<AnyField>, block: HeaderBlock | null): Columns<AnyField> => {
  if (!block || columns.应到 !== undefined || columns.实到 !== undefined) return columns;
  // A note in brackets says it too: 出席情况（应到，实到）.
  const column = block.shown.findIndex((h) => /应(到|参加|出席).{0,6}实(到|际|参加|出席)/u.test(h));
  return column < 0 ? columns : { ...columns, 应到: column, 实到: column };
};

/** Whether rows below the header or the titles name branches, so that no column has to. */
export const branchElsewhere = (data: readonly Row[], titles: readonly string[]): boolean =>
  data.some((row) => isSection(row)) || titles.some((title) => namesBranch(title));

/** Whether section rows name kinds of meeting. */
export const typesInSections = (data: readonly Row[]): boolean => data.some((row) => namesTypes(row));
