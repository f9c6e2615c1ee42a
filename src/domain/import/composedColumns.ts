import { activityTypes, readActivity } from './activityTypes.js';
import type { Cell, Row } from './cell.js';
import type { Columns } from './columns.js';
import { cellText, fold, isBlank } from './fold.js';
import type { HeaderBlock } from './headerBlock.js';
import { headerRules } from './headerWords.js';
import { readYesNo } from './memberWords.js';
import type { AnyField, SheetKind } from './records.js';

type Part = { readonly column: number; readonly word: string };

/**
 * A field that a sheet spreads over several columns, or asks the other way round: a day in columns 年, 月, 日; kinds of meeting ticked in
 * a column each; 是否预备党员 for 正式党员 or 预备党员. `word` is the part's own: 年; 党员大会; 是.
 */
export type ComposedColumn = {
  readonly field: AnyField;
  readonly how: 'dayParts' | 'ticks' | 'answers';
  readonly parts: readonly Part[];
  /** Of `answers`: what 是 and 否 stand for. */
  readonly yes?: string;
  readonly no?: string;
};

const partWords: readonly (readonly [string, RegExp])[] = [
  ['年', /^年(份|度)?$/u],
  ['月', /^月份?$/u],
  ['日', /^(日|号)$/u],
  ['月日', /^月日$/u],
];

/** What may stand right of each. */
const successors: Readonly<Record<string, readonly string[]>> = { 年: ['月', '月日'], 月: ['日'] };

const bottom = (block: HeaderBlock, column: number): string => block.labels[column]?.at(-1) ?? '';
const group = (block: HeaderBlock, column: number): string => block.labels[column]?.at(-2) ?? '';

/** Neighbouring columns 年, 月, 日 (or two of them) under one group, from the left. */
const dayParts = (block: HeaderBlock): readonly (readonly Part[])[] => {
  const runs: Part[][] = [];
  for (let column = 0; column < block.labels.length; column += 1) {
    const word = partWords.find(([, shape]) => shape.test(bottom(block, column)))?.[0];
    if (word === undefined) continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows =
      last?.column === column - 1 &&
      successors[last.word]?.includes(word) === true &&
      group(block, column) === group(block, column - 1);
    if (run && follows) run.push({ column, word });
    else runs.push([{ column, word }]);
  }
  return runs.filter((r) => r.length >= 2);
};

const composedDays = (kind: SheetKind, block: HeaderBlock, columns: Columns<AnyField>): ComposedColumn[] =>
  dayParts(block).flatMap((parts) => {
    const name = group(block, parts[0]?.column ?? -1);
    const rule =
      kind === 'ledger'
        ? { field: '日期' as const }
        : headerRules[kind].find((r) => r.content === 'date' && r.exact.test(name));
    const taken = rule && columns[rule.field];
    if (!rule || (taken !== undefined && !parts.some((p) => p.column === taken))) return [];
    return [{ field: rule.field, how: 'dayParts' as const, parts }];
  });

const ticked = (cell: Cell | undefined, word: string): boolean =>
  readYesNo(cellText(cell)).value === '是' || fold(cellText(cell)) === word;

/** Columns headed 党员大会, 支委会 … in whose cells nothing but ticks stand. */
const composedTicks = (block: HeaderBlock, data: readonly Row[]): ComposedColumn[] => {
  const parts = block.labels.flatMap((_, column): Part[] => {
    const reading = readActivity(bottom(block, column));
    const [type] = reading.kind === 'known' && reading.types.length === 1 ? reading.types : [];
    if (type === undefined || !(type in activityTypes)) return [];
    const plain = data.every((r) => {
      const cell = r.cells[column];
      return isBlank(cell) || fold(cellText(cell)) === type || readYesNo(cellText(cell)).known || r.cells.length < 3;
    });
    return plain ? [{ column, word: type }] : [];
  });
  // A lesson is held within another meeting and named after it.
  parts.sort((a, b) => Number(a.word === '党课') - Number(b.word === '党课') || a.column - b.column);
  return parts.length >= 2 ? [{ field: '活动类型', how: 'ticks', parts }] : [];
};

const composedAnswers = (block: HeaderBlock): ComposedColumn[] =>
  block.labels.flatMap((labels, column): ComposedColumn[] => {
    const label = labels.at(-1) ?? '';
    if (/^是否在(职|岗)$/u.test(label))
      return [{ field: '是否离退休', how: 'answers', parts: [{ column, word: '是' }], yes: '否', no: '是' }];
    const asks = /^是(否|不是)(为)?(中共)?(预备|正式)(党员)?$/u.exec(label)?.[4];
    if (asks === undefined) return [];
    const [yes, no] = asks === '预备' ? ['预备党员', '正式党员'] : ['正式党员', '预备党员'];
    return [{ field: '人员类别', how: 'answers', parts: [{ column, word: '是' }], yes, no }];
  });

/** The fields of a sheet that its columns give only together or the other way round. */
export const composedColumns = (
  kind: SheetKind,
  block: HeaderBlock | null,
  data: readonly Row[],
  columns: Columns<AnyField>,
): readonly ComposedColumn[] => {
  if (!block) return [];
  const days = composedDays(kind, block, columns);
  if (kind === 'ledger') return [...days, ...composedTicks(block, data)];
  return kind === 'roster' ? [...days, ...composedAnswers(block)] : days;
};

/** The columns with the first part of each composed field; its parts are nothing else beside (党小组会, ticked, is no 党小组). */
export const withComposed = (columns: Columns<AnyField>, composed: readonly ComposedColumn[]): Columns<AnyField> => {
  const parts = new Set(composed.flatMap((c) => c.parts.map((p) => p.column)));
  const others = Object.entries(columns).filter(([, column]) => !parts.has(column));
  return Object.fromEntries([...others, ...composed.map((c) => [c.field, c.parts[0]?.column ?? -1])]);
};

const text = (t: string): Cell | undefined => (t === '' ? undefined : { kind: 'text', text: t });

const dayPart = (value: string, word: string): string => {
  if (word === '月日') return value.replace(/^(\d{1,2})[-./](\d{1,2})$/u, '$1月$2日');
  const bare = value.replace(/[年度月份日号]+$/u, '');
  return bare === '' ? '' : bare + word;
};

/** What a composed field says in one row. `cellAt` gives the cell of a column there. */
export const composedCell = (
  { how, parts, yes = '', no = '' }: ComposedColumn,
  cellAt: (column: number) => Cell | undefined,
): Cell | undefined => {
  if (how === 'ticks')
    return text(
      parts
        .filter((p) => ticked(cellAt(p.column), p.word))
        .map((p) => p.word)
        .join('、'),
    );
  if (how === 'answers') {
    const cell = cellAt(parts[0]?.column ?? -1);
    const answer = readYesNo(cellText(cell)).value;
    return answer === '' || isBlank(cell) ? cell : text(answer === '是' ? yes : no);
  }
  return text(parts.map(({ column, word }) => dayPart(cellText(cellAt(column)).trim(), word)).join(''));
};
