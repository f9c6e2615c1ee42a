import type { CalendarDay } from '../shared/calendarDay.js';
import type { Row, SheetHead } from './cell.js';
import { matchColumns, type ColumnMatch, type Columns } from './columns.js';
import { composedColumns, withComposed, type ComposedColumn } from './composedColumns.js';
import { cellText, fold, isBlank } from './fold.js';
import { asideNames, foreignKinds } from './foreignSheets.js';
import { headerBlock, labelOf, type HeaderBlock } from './headerBlock.js';
import type { TypesElsewhere } from './typesElsewhere.js';
import { sheetPeriod, type SheetPeriod } from './period.js';
import { fieldsOf, sheetKinds, sheetKindTitles, type AnyField, type FieldsOf, type SheetKind } from './records.js';
import { requiredFields } from './headerWords.js';
import {
  branchElsewhere,
  filled,
  leavesOutRepetitions,
  nextElection,
  titleTypes,
  typesInSections,
  withPairedCounts,
} from './sheetBody.js';

/** Why a sheet is not read. Closed: each with its sentence. */
export const ignoredSentences = {
  hidden: '隐藏的工作表，不导入',
  empty: '空工作表',
  instructions: '填表说明，不是数据',
  codeTable: '代码表，不是数据',
  summary: '汇总表，数据以明细为准',
  retired: '从名称看是作废或旧的数据，不导入',
  template: '模板或样表，不是数据',
  plan: '工作计划，不是已开展的活动记录',
  otherKind: '是另一种台账（{title}），目前只导入党组织信息、党员名册和三会一课台账',
  unrecognised: '看不出是哪一种台账',
} as const;
export type IgnoredReason = keyof typeof ignoredSentences;

export type RecognisedSheet<K extends SheetKind = SheetKind> = {
  readonly kind: K;
  readonly head: SheetHead;
  /** Row numbers of the header, inclusive; both 0 where the sheet has none. */
  readonly headerRows: { readonly first: number; readonly last: number };
  /** 0-based columns. */
  readonly columns: Columns<FieldsOf[K]>;
  /** Fields spread over several columns; `columns` names the first of each. */
  readonly composed: readonly ComposedColumn[];
  readonly headers: readonly { readonly column: number; readonly header: string; readonly field: FieldsOf[K] | null }[];
  readonly unknownColumns: readonly { readonly column: number; readonly header: string }[];
  /** Columns without which the rows cannot be read; the sheet is refused until they are mapped by hand. */
  readonly missingFields: readonly FieldsOf[K][];
  /** Names the missing columns and what was found; null where nothing is missing. */
  readonly refusal: string | null;
  /** Folded header labels by column, to know repeated headers. */
  readonly labels: readonly (readonly string[])[];
  /** Title lines above the header and the sheet's name. */
  readonly titles: readonly string[];
  readonly period: SheetPeriod | null;
  /** The kind of meeting that title or sheet name give to a ledger without a column for it. */
  readonly titleType: TypesElsewhere | null;
  /** Blank branch cells continue the one above (the sheet leaves out repetitions). */
  readonly sparseBranch: boolean;
};
export type IgnoredSheet = { readonly kind: 'ignored'; readonly reason: IgnoredReason; readonly sentence: string };
export type SheetRecognition = { readonly [K in SheetKind]: RecognisedSheet<K> }[SheetKind] | IgnoredSheet;

export type RecogniseOptions = {
  /** A mapping by hand, 0-based column → field or null (leave the column out); overrides what was recognised. */
  readonly mapping?: Readonly<Record<number, AnyField | null>>;
  /** Said by hand; else recognised. */
  readonly kind?: SheetKind;
  /** The day for which the workbooks speak; tells a next election from the last one under a header 换届时间. */
  readonly asOf?: CalendarDay;
  /** May name a branch (市××局机关第一党支部.xlsx); never decides the kind. */
  readonly fileName?: string;
};

/** How many rows of a sheet are enough to recognise it. */
export const sampleSize = 200;
const deepestHeader = 40;
const longestTitle = 300;

const ignore = (reason: IgnoredReason, title = ''): IgnoredSheet => ({
  kind: 'ignored',
  reason,
  sentence: ignoredSentences[reason].replace('{title}', title),
});

type Best = { readonly block: HeaderBlock; readonly match: ColumnMatch<SheetKind> };

/** As good a header without the line above it, which then is a title. */
const lowerStart = (block: HeaderBlock, match: ColumnMatch<SheetKind>, best: Best): boolean =>
  block.last === best.block.last &&
  block.first > best.block.first &&
  match.kind === best.match.kind &&
  match.score > best.match.score - 0.01;

/** What may stand above a table instead of in a column. */
const mayStandAbove: ReadonlySet<AnyField> = new Set(['所在党支部', '党支部', '活动类型']);

/** Enough to read by: a header further down, however good, then belongs to a second table. */
const isWhole = ({ score, missing }: ColumnMatch<SheetKind>): boolean =>
  score >= 6 && missing.every((f) => mayStandAbove.has(f));

/** As good a header with the line below it, which names parts: 年, 月, 日 under 时间. */
const taller = (block: HeaderBlock, match: ColumnMatch<SheetKind>, best: Best): boolean =>
  block.first === best.block.first &&
  block.last > best.block.last &&
  match.kind === best.match.kind &&
  match.score > best.match.score - 0.01;

const bestHeader = (head: SheetHead, sample: readonly Row[], kinds: readonly SheetKind[]): Best | null => {
  let best: Best | null = null;
  for (let start = 0; start < Math.min(sample.length, deepestHeader); start += 1) {
    const row = sample[start];
    if (!row || filled(row) < 2) continue;
    for (const height of [1, 2, 3]) {
      const block = headerBlock(sample, start, height, head.merges);
      if (!block) break;
      const data = sample.slice(block.next, block.next + 30);
      for (const kind of kinds) {
        const match = matchColumns(kind, block, data);
        const better = match.score > (best?.match.score ?? 0) + 0.01;
        if (better || (best && (lowerStart(block, match, best) || taller(block, match, best)))) best = { block, match };
      }
    }
    if (best && isWhole(best.match) && start > best.block.next) break;
  }
  return best;
};

const foreignKind = (sample: readonly Row[], score: number): string | null => {
  let best = { title: '', marks: 0 };
  for (const row of sample.slice(0, deepestHeader)) {
    if (filled(row) < 2) continue;
    const labels = row.cells.filter((c) => c?.kind === 'text').map((c) => labelOf(cellText(c)));
    for (const { title, marks } of foreignKinds) {
      const found = marks.filter((mark) => labels.some((l) => l.length <= 20 && mark.test(l))).length;
      if (found > best.marks) best = { title, marks: found };
    }
  }
  return best.marks >= 2 && best.marks * 3 > score ? best.title : null;
};

const titlesOf = (head: SheetHead, sample: readonly Row[], firstHeaderRow: number): string[] => {
  const lines = sample
    .filter((r) => r.number < firstHeaderRow)
    .map((r) =>
      [...new Set(r.cells.filter((c) => !isBlank(c)).map((c) => cellText(c)))].join(' ').slice(0, longestTitle),
    );
  return head.name === null ? lines : [...lines, head.name];
};

const asideByName = (names: readonly string[], reasons: readonly (keyof typeof asideNames)[]): IgnoredReason | null =>
  reasons.find((reason) => names.some((name) => asideNames[reason].test(fold(name)))) ?? null;

const codeTableShape = (sample: readonly Row[]): boolean =>
  sample.every((r) => filled(r) <= 2 && r.cells.every((c) => isBlank(c) || cellText(c).length <= 12));

/** Why a sheet without a usable header is none of the three. */
const unread = (head: SheetHead, sample: readonly Row[], titles: readonly string[]): IgnoredSheet => {
  const named = asideByName([head.name ?? '', ...titles.slice(0, 2)], ['instructions', 'codeTable', 'summary']);
  if (named) return ignore(named);
  const prose = sample.filter(
    (r) =>
      filled(r) === 1 && /^[\d一二三四五六七八九十]+[.、．]/u.test(cellText(r.cells.find((c) => !isBlank(c))).trim()),
  );
  if (prose.length >= 2) return ignore('instructions');
  return ignore(codeTableShape(sample) ? 'codeTable' : 'unrecognised');
};

const applyMapping = (
  kind: SheetKind,
  found: Columns<AnyField>,
  mapping: Readonly<Record<number, AnyField | null>> | undefined,
): Columns<AnyField> => {
  if (!mapping) return found;
  const columns: Partial<Record<AnyField, number>> = { ...found };
  for (const [key, field] of Object.entries(mapping)) {
    const column = Number(key);
    for (const f of Object.keys(columns) as AnyField[]) if (columns[f] === column) delete columns[f];
    if (field !== null && (fieldsOf[kind] as readonly string[]).includes(field)) columns[field] = column;
  }
  return columns;
};

const refusalOf = (kind: SheetKind, missing: readonly string[], block: HeaderBlock | null): string | null => {
  if (missing.length === 0) return null;
  const found = block?.shown.filter((s) => s !== '').join('、') ?? '';
  return `看来是${sheetKindTitles[kind]}，但没有找到${missing.map((m) => `“${m}”`).join('、')}列（表中的列：${found || '没有表头'}）。请指定对应的列，或补上后重新导入。`;
};

const build = (
  head: SheetHead,
  sample: readonly Row[],
  kind: SheetKind,
  best: Best | null,
  options: RecogniseOptions,
): SheetRecognition => {
  const block = best?.block ?? null;
  const titles = titlesOf(head, sample, block?.first ?? 0);
  if (options.fileName !== undefined) titles.unshift(options.fileName.replace(/\.\w{2,5}$/u, ''));
  const found = (best?.match.columns ?? {}) as Columns<AnyField>;
  const data = sample.slice(block?.next ?? 0);
  const dated = kind === 'organisations' ? nextElection(block, data, found, options.asOf) : found;
  const counted = kind === 'ledger' ? withPairedCounts(dated, block) : dated;
  const composed = composedColumns(kind, block, data, counted);
  const columns = applyMapping(kind, withComposed(counted, composed), options.mapping);
  const fieldAt = new Map(Object.entries(columns).map(([field, column]) => [column, field as AnyField]));
  for (const { field, parts } of composed) for (const { column } of parts) fieldAt.set(column, field);
  const headers = (block?.shown ?? [])
    .map((header, column) => ({ column, header, field: fieldAt.get(column) ?? null }))
    .filter((h) => h.header !== '' || h.field !== null);
  const branchField = kind === 'roster' ? '所在党支部' : '党支部';
  const elsewhere = branchElsewhere(data, titles);
  const titleType = kind === 'ledger' ? titleTypes(titles) : null;
  const typed = titleType !== null || (kind === 'ledger' && typesInSections(data));
  const missing = requiredFields[kind].filter(
    (f) => columns[f] === undefined && !(f === branchField && elsewhere) && !(f === '活动类型' && typed),
  );
  return {
    kind,
    head,
    headerRows: { first: block?.first ?? 0, last: block?.last ?? 0 },
    columns,
    composed: composed.filter((c) => columns[c.field] === c.parts[0]?.column),
    headers,
    unknownColumns: headers.filter((h) => h.field === null).map(({ column, header }) => ({ column, header })),
    missingFields: missing,
    refusal: refusalOf(kind, missing, block),
    labels: block?.labels ?? [],
    titles,
    period: sheetPeriod(titles),
    titleType,
    sparseBranch: leavesOutRepetitions(data, columns[branchField], head),
  } as SheetRecognition;
};

/**
 * What a sheet is, from its first rows (up to `sampleSize`): one of the three kinds with its header and columns, or why it is left
 * out. Decided by content; names of sheets only tell records from summaries, plans and waste.
 */
export const recogniseSheet = (
  head: SheetHead,
  sample: readonly Row[],
  options: RecogniseOptions = {},
): SheetRecognition => {
  if (head.state !== 'visible') return ignore('hidden');
  const rows = sample.filter((r) => filled(r) > 0).slice(0, sampleSize);
  if (rows.length === 0) return ignore('empty');
  const byHand = options.kind !== undefined || options.mapping !== undefined;
  const best = bestHeader(head, rows, options.kind === undefined ? sheetKinds : [options.kind]);
  const kind = options.kind ?? best?.match.kind;
  const titles = titlesOf(head, rows, best?.block.first ?? 2);
  if (byHand && kind !== undefined) return build(head, rows, kind, best, options);
  const aside = asideByName([head.name ?? '', titles[0] ?? ''], ['retired', 'template']);
  if (aside) return ignore(aside);
  const foreign = foreignKind(rows, best?.match.score ?? 0);
  if (foreign !== null) return ignore('otherKind', foreign);
  if (!best || kind === undefined || best.match.score < 5) return unread(head, rows, titles);
  const found = build(head, rows, kind, best, options);
  if (found.kind === 'ignored') return found;
  const reading = found.missingFields.length === 0;
  const names = [head.name ?? '', ...found.titles];
  if (!reading && asideByName(names, ['summary'])) return ignore('summary');
  if (kind === 'ledger' && asideByName(names, ['plan']) && best.match.columns.实到 === undefined) return ignore('plan');
  return !reading && found.missingFields.length >= 3 ? unread(head, rows, titles) : found;
};
