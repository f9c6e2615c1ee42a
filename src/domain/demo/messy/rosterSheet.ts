import type { CalendarDay } from '../../shared/calendarDay.js';
import type { MemberRow } from '../records.js';
import { mark } from './draft.js';
import type { MemberDraft } from './memberDefect.js';
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
  const cells = w.source.layout.columns.map(({ field }): MaybeCell => {
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

const sectionRow = (w: Writing, index: number, d: MemberDraft): void => {
  const size = w.source.drafts.filter((x) => x.record.所在党支部 === d.record.所在党支部).length;
  w.sheet.across(`（${spelledNumber(index)}）${d.record.所在党支部}（${size}人）`);
};

const subtotal = (w: Writing, rows: number): void => {
  w.sheet.line([text('小计'), text(`${rows}人`)]);
};

/** What stands between two rows: a repeated header, a blank row, a subtotal and the next section. */
const between = (
  w: Writing,
  repeat: () => void,
  index: number,
  changed: boolean,
  sections: { n: number; rows: number },
  d: MemberDraft,
): boolean => {
  const { layout } = w.source;
  if (layout.branch === 'section' && changed) {
    if (sections.rows > 0) subtotal(w, sections.rows);
    sections.rows = 0;
    sectionRow(w, ++sections.n, d);
    return true;
  }
  if (layout.repeatHeader > 0 && index > 0 && index % layout.repeatHeader === 0) {
    endRuns(w, w.fills);
    repeat();
    return true;
  }
  if (layout.blankRows && index > 0 && index % 9 === 0) w.sheet.blank();
  return false;
};

/** Write one sheet; `told` hears of every data row where it stands. */
export const writeRosterSheet = (
  source: RosterSheet,
  asOf: CalendarDay,
  told: (sheet: string, row: number, draft: MemberDraft) => void,
): MadeSheet => {
  const { layout, unit, drafts } = source;
  const sheet = sheetMaker(unit.name, layout.columns.length, { leftMargin: layout.leftMargin });
  const fills: (keyof MemberRow)[] =
    layout.branch === 'merged' ? ['所在党支部', '党小组'] : layout.branch === 'sparse' ? ['所在党支部'] : [];
  const w: Writing = { sheet, source, fills, runs: new Map(), sequence: 1 };
  for (const line of layout.above) {
    if (line === '') sheet.blank();
    else sheet.across(filled(line, source, asOf));
  }
  const repeat = writeHeader(sheet, layout.columns);
  const sections = { n: 0, rows: 0 };
  drafts.forEach((d, i) => {
    const before = drafts[i - 1];
    const changed = before?.record.所在党支部 !== d.record.所在党支部;
    const interrupted = between(w, repeat, i, changed, sections, d);
    const row = writeRow(w, interrupted ? undefined : before, d);
    sections.rows++;
    if (layout.branch === 'section') mark(d, 'BRANCH_SECTION_ROW', 'normalise');
    if (layout.branch === 'title') mark(d, 'BRANCH_FROM_TITLE', 'normalise');
    told(unit.name, row, d);
  });
  endRuns(w, fills);
  if (layout.branch === 'section') subtotal(w, sections.rows);
  sheet.line([
    text('合计'),
    ...Array.from({ length: layout.columns.length - 3 }, () => undefined),
    formula(drafts.length, `COUNTA(C4:C${sheet.nextRow() - 1})`),
  ]);
  for (const line of layout.below) sheet.across(filled(line, source, asOf));
  return sheet.finish();
};
