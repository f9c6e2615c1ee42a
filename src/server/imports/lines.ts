import type { z } from 'zod';
import type { importDetail, importLine, importRows } from '../../contract/imports.js';
import { codeRules, type Code } from '../../domain/import/codes.js';
import { fieldsOf, sheetKindTitles, type SheetKind } from '../../domain/import/records.js';
import { maskIdNumber, maskNumbers, maskPhone } from '../../domain/people/masking.js';
import type { Sealer } from '../platform/sealer.js';
import { countsOf, storedSheetsOf, type FileRow, type ImportRow } from './reads/imports.js';
import { openStaged } from './stage.js';

type Line = z.input<typeof importLine>;
type Detail = z.input<(typeof importDetail)['reply']>;
type Item = z.input<(typeof importRows)['reply']>['items'][number];

const none = { accept: 0, normalise: 0, reject: 0, unchanged: 0 };

export const toImportLine = (i: ImportRow, files: readonly FileRow[], organisationName: string): Line => {
  const { accept, normalise, reject, unchanged } = countsOf(i.counts);
  return {
    id: i.id,
    state: i.state as Line['state'],
    asOf: i.as_of,
    createdAt: i.created_at.toISOString(),
    createdBy: i.created_by_name,
    organisationName,
    files: files.map((f) => f.file_name),
    progress: i.progress,
    stage: i.stage,
    problem: i.problem,
    counts: { accept, normalise, reject, unchanged },
  };
};

const own: Readonly<Record<string, { readonly title: string; readonly weight: string }>> = {
  unchanged: { title: '没有变化', weight: 'note' },
  OUT_OF_REACH: { title: '本组织以外', weight: 'reject' },
  updated: { title: '更新现有数据', weight: 'normalise' },
};
const ruleOf = (code: string): { readonly title: string; readonly weight: string } =>
  own[code] ?? codeRules[code as Code] ?? { title: code, weight: 'note' };

export const toSheets = (i: ImportRow, files: readonly FileRow[]): Detail['sheets'] => {
  const { sheets } = countsOf(i.counts);
  return files.flatMap((f): Detail['sheets'] => {
    const stored = storedSheetsOf(f);
    const common = { fileNo: f.file_no, file: f.file_name };
    if (stored.length === 0)
      return [
        {
          ...common,
          sheetNo: 0,
          sheet: null,
          refusal: f.refusal,
          kind: null,
          kindTitle: null,
          ignoredBecause: null,
          counts: none,
          columns: [],
          fields: [],
          missingFields: [],
        },
      ];
    return stored.map((s, sheetNo) => ({
      ...common,
      sheetNo,
      sheet: s.name,
      refusal: f.refusal ?? s.refusal,
      kind: s.kind,
      kindTitle: s.kind ? sheetKindTitles[s.kind as SheetKind] : null,
      ignoredBecause: s.ignoredBecause,
      counts: sheets[`${f.file_no}:${sheetNo}`] ?? none,
      columns: s.columns.map((c) => ({ ...c })),
      fields: s.kind ? [...fieldsOf[s.kind as SheetKind]] : [],
      missingFields: [...s.missingFields],
    }));
  });
};

export const toLeft = (i: ImportRow): string[] => countsOf(i.counts).left;

export const toCodes = (i: ImportRow): Detail['codes'] =>
  Object.entries(countsOf(i.counts).codes)
    .map(([code, count]) => ({ code, ...pick(ruleOf(code)), count }))
    .toSorted((a, b) => b.count - a.count);
const pick = ({ title, weight }: { readonly title: string; readonly weight: string }) => ({ title, weight });

/** A salary: the person and the 组织委员 see it, not whoever imports the roster. */
const base = '月党费计算基数（元）';
const masks: Readonly<Record<string, (value: string) => string>> = {
  身份证号: maskIdNumber,
  手机号码: maskPhone,
  [base]: (value) => (value === '' ? '' : '***'),
};
const mask = (field: string, value: string): string => (masks[field] ?? maskNumbers)(value);
const maskSentence = (sentence: string): string =>
  maskNumbers(sentence.startsWith(base) ? sentence.replace(/“[^”]*”| -?[\d,.]+/gu, '“***”') : sentence);

type StagedLine = {
  readonly file_no: number;
  readonly sheet_no: number;
  readonly row_no: number;
  readonly outcome: string;
  readonly codes: string[];
  readonly payload: Buffer | null;
  readonly applied: boolean;
};

/** A staged row as the preview shows it. Numbers of accepted rows are masked; a rejected one is shown as found, to be put right. */
export const toRowItem = (r: StagedLine, sealer: Sealer): Item => {
  const staged = openStaged(sealer, r.payload);
  const isRejected = r.outcome === 'reject';
  const shown = (field: string, value: string): string => (isRejected ? value : mask(field, value));
  const said = (sentence: string): string => (isRejected ? sentence : maskSentence(sentence));
  return {
    fileNo: r.file_no,
    sheetNo: r.sheet_no,
    row: r.row_no,
    outcome: r.outcome as Item['outcome'],
    codes: r.codes,
    messages: (staged?.messages ?? []).map(said),
    values: Object.fromEntries(
      Object.entries(staged?.values ?? {}).map(([field, value]) => [field, shown(field, value)]),
    ),
    changes: (staged?.changes ?? []).map((c) => ({
      field: c.field,
      from: shown(c.field, c.from),
      to: shown(c.field, c.to),
    })),
    suggestion: staged?.suggestion ?? null,
    problems: (staged?.problems ?? []).map((p) => ({
      ...p,
      found: shown(p.field, p.found),
      sentence: said(p.sentence),
      // What is masked cannot be taken over.
      suggestion: p.suggestion !== null && shown(p.field, p.suggestion) === p.suggestion ? p.suggestion : null,
    })),
    applied: r.applied,
  };
};
