import type { CalendarDay } from '../../shared/calendarDay.js';
import type { Chance } from '../chance.js';
import type { LedgerRow } from '../records.js';
import { branchDefects, writeBranch, type BranchNames } from './branchWriting.js';
import { draftOf, inject, mark, truthOf, writeDay, type DateHabit, type TruthLine } from './draft.js';
import { ledgerDefects, plainLedgerCell, repeated, type LedgerDraft } from './ledgerDefects.js';
import type { Made } from './rosterWorkbook.js';
import {
  asideSheet,
  sheetMaker,
  text,
  writeHeader,
  type Column,
  type MadeSheet,
  type MaybeCell,
} from './sheetMaker.js';

type LedgerColumn = Column<LedgerRow>;
export type LedgerPart = {
  /** Sheet name, and what its title says. */
  readonly name: string;
  readonly title: string;
  readonly rows: readonly LedgerRow[];
};
export type LedgerShape = {
  readonly fileName: string;
  readonly format: 'xlsx' | 'xls' | 'csv';
  readonly columns: readonly LedgerColumn[];
  readonly branch: 'merged' | 'title' | 'fullName';
  readonly dates: DateHabit;
  readonly date1904: boolean;
};

const columns = (list: readonly (readonly [keyof LedgerRow, string, string?])[]): LedgerColumn[] =>
  list.map(([field, header, over]) => (over === undefined ? { field, header } : { field, header, over }));

/** Two header rows, the branch in merged cells, one sheet a half-year. */
export const mergedLedger: LedgerShape = {
  fileName: '三会一课台账.xlsx',
  format: 'xlsx',
  branch: 'merged',
  date1904: false,
  dates: { main: 'Chinese', strictness: 0.65, months: false },
  columns: columns([
    ['党支部', '所在支部'],
    ['日期', '开展时间'],
    ['活动类型', '组织生活类别'],
    ['主题', '议题（主题）'],
    ['应到', '应到', '参加人数'],
    ['实到', '实到', '参加人数'],
    ['请假人员', '缺席人员', '参加人数'],
    ['主持人', '主持'],
    ['记录人', '记录'],
    ['地点', '活动地点'],
    ['内容摘要', '内容及成效'],
  ]),
};
/** One sheet a branch, whose name stands in the title alone; days count from 1904. */
export const branchBooks = (unit: string): LedgerShape => ({
  fileName: `三会一课记录（${unit}）.xls`,
  format: 'xls',
  branch: 'title',
  date1904: true,
  dates: { main: 'Chinese date cell', strictness: 0.75, months: false },
  columns: columns([
    ['日期', '时间'],
    ['活动类型', '会议类型'],
    ['主题', '会议主题'],
    ['地点', '地点'],
    ['主持人', '主持人'],
    ['记录人', '记录人'],
    ['应到', '应到人数'],
    ['实到', '实到人数'],
    ['请假人员', '请假人员'],
    ['内容摘要', '会议内容'],
  ]),
});
/** A list as another system exports it: no title, full names. */
export const exportedList = (unit: string): LedgerShape => ({
  fileName: `组织生活导出_${unit}.csv`,
  format: 'csv',
  branch: 'fullName',
  date1904: false,
  dates: { main: 'iso without zeros', strictness: 0.9, months: false },
  columns: columns([
    ['党支部', '党组织名称'],
    ['活动类型', '活动类型'],
    ['日期', '活动日期'],
    ['主题', '活动主题'],
    ['地点', '活动地点'],
    ['应到', '应参加人数'],
    ['实到', '实际参加人数'],
    ['请假人员', '请假人员名单'],
    ['主持人', '主持人'],
    ['记录人', '记录人'],
    ['内容摘要', '活动内容'],
  ]),
});

const count = (share: number, rows: number): number => Math.max(1, Math.round((share * rows) / 100));

/** An old workbook as it is written here keeps no notes and cuts long texts. */
const onlyXlsx: ReadonlySet<string> = new Set(['CELL_NOTE', 'LONG_TEXT']);

const injectAll = (
  chance: Chance,
  shape: LedgerShape,
  drafts: readonly LedgerDraft[],
  names: BranchNames,
  asOf: CalendarDay,
): void => {
  const taken = new Set<LedgerDraft>();
  const order = chance.shuffled(drafts);
  if (shape.branch === 'merged')
    for (const defect of branchDefects.filter((d) => d.code !== 'BRANCH_UNKNOWN'))
      inject(
        order,
        count(defect.share, drafts.length),
        () => true,
        (d, turn) => writeBranch(d, '党支部', names, defect, turn),
        taken,
      );
  for (const defect of ledgerDefects) {
    if (defect.titled && shape.format === 'csv') continue;
    if (onlyXlsx.has(defect.code) && shape.format !== 'xlsx') continue;
    const apply = (d: LedgerDraft, turn: number): void => {
      defect.apply(d, turn, asOf);
      mark(d, defect.code, defect.outcome);
    };
    inject(order, count(defect.share, drafts.length), defect.fits, apply, taken);
  }
  if (shape.branch === 'fullName')
    for (const d of drafts) {
      d.cells.set('党支部', text(names.get(d.record.党支部)?.党组织全称 ?? d.record.党支部));
      mark(d, 'BRANCH_FULLNAME', 'normalise');
    }
};

/** Now and then a row stands twice. */
const withRepeats = (chance: Chance, drafts: readonly LedgerDraft[], every: number): LedgerDraft[] =>
  drafts.flatMap((d, i) =>
    i % every === every - 1 &&
    [...d.codes].every((c) => c === 'DATE_FORMAT' || c === 'BRANCH_FULLNAME') &&
    chance.maybe(0.9)
      ? [d, repeated(d)]
      : [d],
  );

const startsAnew = (before: LedgerDraft | undefined, d: LedgerDraft): boolean =>
  before === undefined ||
  before.record.党支部 !== d.record.党支部 ||
  d.cells.has('党支部') ||
  before.cells.has('党支部');

const writeSheet = (
  shape: LedgerShape,
  part: LedgerPart,
  drafts: readonly LedgerDraft[],
  told: (row: number, d: LedgerDraft) => void,
): MadeSheet => {
  const sheet = sheetMaker(part.name, shape.columns.length, { date1904: shape.date1904 });
  if (shape.format !== 'csv') sheet.across(part.title);
  const repeat = writeHeader(sheet, shape.columns);
  let start = sheet.nextRow();
  const endRun = (): void => {
    if (shape.branch === 'merged') sheet.merge({ top: start, bottom: sheet.nextRow() - 1, left: 0, right: 0 });
  };
  drafts.forEach((d, i) => {
    const again = shape.branch === 'merged' && i > 0 && i % 60 === 0;
    const anew = again || startsAnew(drafts[i - 1], d);
    if (anew && i > 0) endRun();
    if (again) repeat();
    const cells = shape.columns.map((column): MaybeCell => {
      if (column.fill) return column.fill(d.record);
      const { field } = column;
      if (field === '党支部' && shape.branch === 'merged' && !anew) return undefined;
      return d.cells.has(field) ? d.cells.get(field) : plainLedgerCell(d, field);
    });
    if (shape.branch === 'merged' && !anew) mark(d, 'BRANCH_FILL_DOWN', 'normalise');
    if (shape.branch === 'title') mark(d, 'BRANCH_FROM_TITLE', 'normalise');
    const row = sheet.line(cells);
    if (anew) start = row;
    told(row, d);
  });
  endRun();
  if (shape.format === 'xlsx') sheet.line([text('合计'), text(`${drafts.length}次`)]);
  return sheet.finish();
};

/** One ledger file of several sheets. The drafts are given back for counting what was done. */
export const ledgerWorkbook = (
  chance: Chance,
  shape: LedgerShape,
  parts: readonly LedgerPart[],
  names: BranchNames,
  asOf: CalendarDay,
): Made & { readonly drafts: readonly LedgerDraft[] } => {
  const drafted = parts.map((part) => ({ part, drafts: part.rows.map((row) => draftOf(row)) }));
  injectAll(
    chance,
    shape,
    drafted.flatMap((p) => p.drafts),
    names,
    asOf,
  );
  const truth: TruthLine[] = [];
  const all: LedgerDraft[] = [];
  const sheets = drafted.map(({ part, drafts }) => {
    for (const d of drafts) writeDay(chance, d, '日期', shape.dates, { date1904: shape.date1904 });
    const complete = withRepeats(chance, drafts, shape.branch === 'title' ? 23 : 41);
    all.push(...complete);
    const name = shape.format === 'csv' ? null : part.name;
    return writeSheet(shape, part, complete, (row, d) => truth.push(truthOf(shape.fileName, name, row, d)));
  });
  const aside =
    shape.format === 'xlsx'
      ? [asideSheet('说明', ['说明', '一、每次活动后一周内登记。', '二、缺席人员注明原因。'])]
      : [];
  return {
    truth,
    drafts: all,
    workbook: {
      fileName: shape.fileName,
      format: shape.format,
      ...(shape.format === 'csv' ? { encoding: 'gb18030' as const } : {}),
      sheets: [...sheets, ...aside],
    },
  };
};
