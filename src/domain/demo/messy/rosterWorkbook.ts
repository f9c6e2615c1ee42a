import type { CalendarDay } from '../../shared/calendarDay.js';
import type { Chance } from '../chance.js';
import { branchDefects, writeBranch, type BranchNames } from './branchWriting.js';
import { draftOf, inject, truthOf, writeDay, type TruthLine } from './draft.js';
import { memberDefects } from './memberDefects.js';
import { drawnRosterLayout } from './drawnLayouts.js';
import type { MemberDraft } from './memberDefect.js';
import { addStrangers } from './rosterStrangers.js';
import { rosterLayout, type RosterLayout } from './rosterLayouts.js';
import type { RosterSheet, RosterUnit } from './rosterParts.js';
import { writeRosterSheet } from './rosterSheet.js';
import { asideSheet, sheetMaker, text, writeHeader, type MadeWorkbook } from './sheetMaker.js';

/** `written`: the layouts of this folder; `drawn`: by lot, so that no two seeds look alike. */
export type Layouts = 'written' | 'drawn';
/** A workbook and what a right reading of it gives. */
export type Made = { readonly workbook: MadeWorkbook; readonly truth: readonly TruthLine[] };

const file = '党员名册.xlsx';
const droppable = ['籍贯'] as const;

/** What the sheet has no column for, a right reading leaves empty. */
const sheetFor = (unit: RosterUnit, layout: RosterLayout): RosterSheet => {
  const has = new Set<string>(layout.columns.map((c) => c.field));
  const drafts = unit.members.map((row) => {
    const draft = draftOf(row);
    for (const field of droppable) if (!has.has(field)) draft.record[field] = '';
    return draft;
  });
  return { unit, layout, drafts };
};

const count = (share: number, rows: number): number => Math.max(1, Math.round((share * rows) / 100));

const injectAll = (chance: Chance, sheets: readonly RosterSheet[], names: BranchNames, asOf: CalendarDay): void => {
  const taken = new Set<MemberDraft>();
  const all = sheets.flatMap((s) => s.drafts);
  const layoutOf = new Map(sheets.flatMap((s) => s.drafts.map((d) => [d, s.layout] as const)));
  const order = chance.shuffled(all);
  for (const defect of branchDefects)
    inject(
      order,
      count(defect.share, all.length),
      (d) => ['merged', 'sparse', 'column'].includes(layoutOf.get(d)?.branch ?? ''),
      (d, turn) => writeBranch(d, '所在党支部', names, defect, turn),
      taken,
    );
  for (const defect of memberDefects) {
    inject(
      order,
      count(defect.share, all.length),
      defect.fits,
      (d, turn) => defect.apply(d, turn, chance, asOf),
      taken,
    );
  }
};

const writeDays = (chance: Chance, sheets: readonly RosterSheet[]): void => {
  for (const { drafts, layout } of sheets)
    for (const draft of drafts) {
      writeDay(chance, draft, '出生日期', layout.dates, { completed: true });
      writeDay(chance, draft, '入党日期', layout.dates);
      writeDay(chance, draft, '转正日期', layout.dates);
    }
};

const oldRoster = (sheet: RosterSheet) => {
  const made = sheetMaker('2021年名册（停用）', sheet.layout.columns.length, { state: 'hidden' });
  made.across('2021年党员名册');
  writeHeader(made, sheet.layout.columns);
  for (const d of sheet.drafts.slice(0, 8))
    made.line(sheet.layout.columns.map((c) => (c.fill ? c.fill(d.record) : text(String(d.record[c.field] ?? '')))));
  return made.finish();
};

const summarySheet = (sheets: readonly RosterSheet[]) => {
  const made = sheetMaker('人数统计', 3);
  made.across('各单位党员人数统计表');
  made.line([text('单位'), text('支部数'), text('党员数')]);
  for (const { unit } of sheets)
    made.line([text(unit.name), text(String(unit.branches.length)), text(String(unit.members.length))]);
  return made.finish();
};

const instructions = [
  '填表须知',
  '一、本表由各单位党务干部填写，支部书记核对。',
  '二、时间按“年.月.日”填写，只记得年月的填到月。',
  '三、身份证号一栏请先设为文本格式再录入。',
  '四、党费基数以当月工资单为准。',
];

/** The roster as a workbook of one sheet a unit, each in its own layout, with sheets beside them that are no data. */
export const rosterWorkbook = (
  chance: Chance,
  units: readonly RosterUnit[],
  names: BranchNames,
  asOf: CalendarDay,
  layouts: Layouts,
): Made => {
  const turns = { single: 0, several: 0 };
  const sheets = units.map((unit) => {
    const single = unit.branches.length === 1;
    const turn = single ? turns.single++ : turns.several++;
    return sheetFor(unit, layouts === 'drawn' ? drawnRosterLayout(chance, single) : rosterLayout(single, turn));
  });
  injectAll(chance, sheets, names, asOf);
  writeDays(chance, sheets);
  addStrangers(chance, sheets);
  const truth: TruthLine[] = [];
  const written = sheets.map((sheet) =>
    writeRosterSheet(sheet, asOf, (name, row, draft) => truth.push(truthOf(file, name, row, draft))),
  );
  const first = sheets[0];
  return {
    truth,
    workbook: {
      fileName: file,
      format: 'xlsx',
      sheets: [
        asideSheet('填表须知', instructions),
        ...written,
        ...(first ? [oldRoster(first)] : []),
        summarySheet(sheets),
        asideSheet('下拉选项', ['正式党员', '预备党员', '男', '女', '汉族', '大学本科'], 'veryHidden'),
        asideSheet('Sheet4', []),
      ],
    },
  };
};
