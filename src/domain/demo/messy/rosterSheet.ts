import type { CalendarDay } from '../../shared/calendarDay.js';
import type { MemberRow } from '../records.js';
import { mark } from './draft.js';
import type { MemberDraft } from './memberDefect.js';
import type { BranchPlace, SectionForm } from './rosterLayouts.js';
import type { RosterSheet } from './rosterParts.js';
import {
  formula,
  number,
  sheetMaker,
  text,
  writeHeader,
  type MadeSheet,
  type MaybeCell,
  type SheetMaker,
} from './sheetMaker.js';
import { spelledNumber } from './dateStyles.js';

const chineseDay = (d: CalendarDay): string =>
  `${d.slice(0, 4)}年${Number(d.slice(5, 7))}月${Number(d.slice(8, 10))}日`;

type Run = { readonly column: number; start: number };

/** Whether a field is written here although the row above has the same: because either of them is written oddly. */
const startsAnew = (field: keyof MemberRow, before: MemberDraft | undefined, d: MemberDraft): boolean =>
  before === undefined ||
  before.record[field] !== d.record[field] ||
  before.record.所在党支部 !== d.record.所在党支部 ||
  d.cells.has(field) ||
  before.cells.has(field);

type Writing = {
  readonly sheet: SheetMaker;
  readonly source: RosterSheet;
  readonly fills: readonly (keyof MemberRow)[];
  readonly runs: Map<keyof MemberRow, Run>;
  sequence: number;
};

const endRuns = (w: Writing, fields: readonly (keyof MemberRow)[]): void => {
  if (w.source.layout.branch !== 'merged') return;
  for (const field of fields) {
    const run = w.runs.get(field);
    if (run) w.sheet.merge({ top: run.start, bottom: w.sheet.nextRow() - 1, left: run.column, right: run.column });
    w.runs.delete(field);
  }
};

const sequenceCell = (w: Writing): MaybeCell => {
  const n = w.sequence++;
  const kind = w.source.layout.sequence;
  if (kind === 'text') return text(String(n));
  return kind === 'formula' ? formula(n, `ROW()-${w.sheet.nextRow() - n}`) : number(n);
};

const plainCell = (d: MemberDraft, field: keyof MemberRow): MaybeCell => {
  const value = d.record[field];
  return typeof value === 'number' ? number(value) : text(value ?? '');
};

const writeRow = (w: Writing, before: MemberDraft | undefined, d: MemberDraft): number => {
  const fresh = new Set(w.fills.filter((f) => startsAnew(f, before, d)));
  endRuns(w, [...fresh]);
  const cells = w.source.layout.columns.map((column): MaybeCell => {
    if (column.fill) return column.fill(d.record);
    const { field } = column;
    if (field === '序号') return sequenceCell(w);
    if (w.fills.includes(field) && !fresh.has(field)) {
      if (field === '所在党支部') mark(d, 'BRANCH_FILL_DOWN', 'normalise');
      return undefined;
    }
    return d.cells.has(field) ? d.cells.get(field) : plainCell(d, field);
  });
  const row = w.sheet.line(cells, d.hidden);
  for (const field of fresh)
    w.runs.set(field, { column: w.source.layout.columns.findIndex((c) => c.field === field), start: row });
  return row;
};

const filled = (line: string, source: RosterSheet, asOf: CalendarDay): string =>
  line
    .replace('{单位}', source.unit.name)
    .replace('{日期}', chineseDay(asOf))
    .replace('{支部}', source.unit.branches[0] ?? '')
    .replace('{人数}', String(source.drafts.length));

type Section = { readonly index: number; readonly branch: string; readonly size: number };
const sectionLine = (form: string, s: Section): string =>
  form.replace('{序}', spelledNumber(s.index)).replace('{支部}', s.branch).replace('{人数}', String(s.size));

/** A form with | is a row of cells, one without runs over the whole width. */
const writeForm = (w: Writing, form: string, s: Section): void => {
  if (form === '') return;
  const line = sectionLine(form, s);
  if (line.includes('|')) w.sheet.line(line.split('|').map((part) => text(part)));
  else w.sheet.across(line);
};

const turnSection = (w: Writing, form: SectionForm, ended: Section | null, next: Section | null): void => {
  if (ended) writeForm(w, form.below, ended);
  if (!next) return;
  if (ended && form.headerEach) w.sheet.blank();
  writeForm(w, form.above, next);
  if (form.headerEach) writeHeader(w.sheet, w.source.layout.columns);
};

/** What stands between two rows of one section: a repeated header or a blank row. Tells whether merged cells end here. */
const between = (w: Writing, repeat: () => void, index: number): boolean => {
  const { layout } = w.source;
  if (layout.repeatHeader > 0 && index > 0 && index % layout.repeatHeader === 0) {
    endRuns(w, w.fills);
    repeat();
    return true;
  }
  if (layout.blankRows && index > 0 && index % 9 === 0) w.sheet.blank();
  return false;
};

const sectionsOf = (drafts: readonly MemberDraft[]): ReadonlyMap<MemberDraft, Section> => {
  const first = new Map<MemberDraft, Section>();
  for (const [i, d] of drafts.entries()) {
    const branch = d.record.所在党支部;
    if (drafts[i - 1]?.record.所在党支部 === branch) continue;
    const size = drafts.filter((x) => x.record.所在党支部 === branch).length;
    first.set(d, { index: first.size + 1, branch, size });
  }
  return first;
};

const fillsOf: Readonly<Partial<Record<BranchPlace, readonly (keyof MemberRow)[]>>> = {
  merged: ['所在党支部', '党小组'],
  sparse: ['所在党支部'],
};

const writeTop = (w: Writing, asOf: CalendarDay): (() => void) => {
  const { layout } = w.source;
  if (layout.sections?.headerEach) return () => undefined;
  for (const line of layout.above) {
    if (line === '') w.sheet.blank();
    else w.sheet.across(filled(line, w.source, asOf));
  }
  return writeHeader(w.sheet, layout.columns);
};

/** Write one sheet; `told` hears of every data row where it stands. */
export const writeRosterSheet = (
  source: RosterSheet,
  asOf: CalendarDay,
  told: (sheet: string, row: number, draft: MemberDraft) => void,
): MadeSheet => {
  const { layout, unit, drafts } = source;
  const sheet = sheetMaker(unit.name, layout.columns.length, { leftMargin: layout.leftMargin });
  const w: Writing = { sheet, source, fills: fillsOf[layout.branch] ?? [], runs: new Map(), sequence: 1 };
  const repeat = writeTop(w, asOf);
  const sections = layout.sections ? sectionsOf(drafts) : new Map<MemberDraft, Section>();
  let section: Section | null = null;
  drafts.forEach((d, i) => {
    const turned = sections.get(d);
    if (turned && layout.sections) {
      turnSection(w, layout.sections, section, turned);
      section = turned;
    }
    const interrupted = between(w, repeat, i);
    const row = writeRow(w, interrupted ? undefined : drafts[i - 1], d);
    if (layout.branch === 'section') mark(d, 'BRANCH_SECTION_ROW', 'normalise');
    if (layout.branch === 'title') mark(d, 'BRANCH_FROM_TITLE', 'normalise');
    told(unit.name, row, d);
  });
  endRuns(w, w.fills);
  if (layout.sections) turnSection(w, layout.sections, section, null);
  sheet.line([
    text('合计'),
    ...Array.from({ length: layout.columns.length - 3 }, () => undefined),
    formula(drafts.length, `COUNTA(C4:C${sheet.nextRow() - 1})`),
  ]);
  for (const line of layout.below) sheet.across(filled(line, source, asOf));
  return sheet.finish();
};
