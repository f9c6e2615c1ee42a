import type { importDetail, importLine, importRows, importStates } from '../../contract/imports.js';
import type { z } from 'zod';
import { count } from '../kit/format.js';

export type ImportState = (typeof importStates)[number];
export type ImportDetail = z.output<(typeof importDetail)['reply']>;
type WireRow = z.output<(typeof importRows)['reply']>['items'][number];
/** A row with its faults, none where the server names none. */
export type ImportRow = WireRow & { readonly problems: NonNullable<WireRow['problems']> };
export const withProblems = (row: WireRow): ImportRow => ({ ...row, problems: row.problems ?? [] });
export type Sheet = ImportDetail['sheets'][number];
export type Counts = z.output<typeof importLine>['counts'];

export const importStateTitles: Readonly<Record<ImportState, string>> = {
  reading: '正在读取',
  ready: '待确认',
  applying: '正在入库',
  applied: '已入库',
  undoing: '正在撤销',
  undone: '已撤销',
  refused: '未接收',
  discarded: '已放弃',
};
/** While work goes on the page asks again by itself; the browser may as well be closed. */
export const isWorking = (state: ImportState): boolean =>
  state === 'reading' || state === 'applying' || state === 'undoing';

export type Outcome = ImportRow['outcome'];
export const outcomeTitles: Readonly<Record<Outcome, string>> = {
  accept: '原样接收',
  normalise: '规范后接收',
  reject: '拒收',
};

/** 原样接收120行，规范后接收35行，拒收2行；其中与现有数据相同80行. */
export const countsText = (counts: Counts): string => {
  const parts = (['accept', 'normalise', 'reject'] as const)
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${outcomeTitles[outcome]}${count(counts[outcome], '行')}`);
  const same = counts.unchanged > 0 ? `；其中与现有数据相同${count(counts.unchanged, '行')}` : '';
  return parts.length === 0 ? '没有数据行' : `${parts.join('，')}${same}`;
};

/** The files of an import in a title: 《名册.xlsx》, or 《名册.xlsx》等3个文件. */
export const filesText = (files: readonly string[]): string => {
  const first = files[0];
  if (first === undefined) return '导入';
  return files.length === 1 ? `《${first}》` : `《${first}》等${count(files.length, '个')}文件`;
};

/** 《名册.xlsx》工作表“市教育局” */
export const sheetText = (sheet: { readonly file: string; readonly sheet: string | null }): string =>
  `《${sheet.file}》${sheet.sheet ? `“${sheet.sheet}”` : ''}`;
export const sheetKey = (sheet: { readonly fileNo: number; readonly sheetNo: number }): string =>
  `${sheet.fileNo}-${sheet.sheetNo}`;
/** The reverse of `sheetKey`; null for anything else. */
export const sheetOf = (key: string): { fileNo: number; sheetNo: number } | null => {
  const m = /^(\d+)-(\d+)$/.exec(key);
  return m ? { fileNo: Number(m[1]), sheetNo: Number(m[2]) } : null;
};

/** Fields of a set of rows in the order in which they first appear, those of the sheet first. */
export const fieldsShown = (rows: readonly ImportRow[], known: readonly string[]): readonly string[] => {
  const used = new Set(rows.flatMap((row) => [...Object.keys(row.values), ...row.problems.map((p) => p.field)]));
  // A fault of the whole row has no field.
  used.delete('');
  return [...known.filter((field) => used.has(field)), ...[...used].filter((field) => !known.includes(field))];
};

type Change = ImportRow['changes'][number];
/** Whether a change is one of what is kept now (the server says so in a sentence), not only of how the file spelled it. */
export const isUpdate = (row: ImportRow, { field, from, to }: Change): boolean =>
  row.messages.includes(`${field}由“${from}”改为“${to}”`);

/** What is to be said beside the row: not what a marked cell or a fault with its own line says already. */
export const remarksOf = (row: ImportRow): readonly string[] => {
  const told = new Set(row.problems.map((problem) => problem.sentence));
  const shown = (message: string): boolean =>
    row.changes.some((change) => message.startsWith(change.field) && message.includes(change.to));
  return row.messages.filter((message) => !told.has(message) && !shown(message));
};

/** Names of sheets are columns in Excel: 0 → A, 27 → AB. */
export const columnName = (column: number): string => {
  const letter = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
};
