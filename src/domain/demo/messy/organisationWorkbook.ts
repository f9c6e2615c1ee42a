import { addDays, addYears, type CalendarDay } from '../../shared/calendarDay.js';
import type { Chance } from '../chance.js';
import type { OrganisationRow } from '../records.js';
import {
  draftOf,
  inject,
  mark,
  note,
  truthOf,
  write,
  writeDay,
  type DateHabit,
  type Draft,
  type Outcome,
  type TruthLine,
} from './draft.js';
import { drawnOrganisationColumns, drawnOrganisationDates } from './drawnLayouts.js';
import type { Layouts, Made } from './rosterWorkbook.js';
import { asideSheet, number, sheetMaker, text, writeHeader, type Column, type MaybeCell } from './sheetMaker.js';

type OrganisationDraft = Draft<OrganisationRow>;
const file = '党组织信息.xlsx';

const writtenColumns: readonly Column<OrganisationRow>[] = (
  [
    ['序号', '序号'],
    ['党组织代码', '党组织编码'],
    ['党组织全称', '党组织名称\n（全称）'],
    ['党组织简称', '党组织简称'],
    ['组织类别', '党组织类别'],
    ['上级党组织', '隶属党组织'],
    ['所在单位', '所在单位名称'],
    ['书记姓名', '姓名', '党组织书记'],
    ['联系电话', '联系电话', '党组织书记'],
    ['成立日期', '成立时间', '届期'],
    ['届满日期', '本届届满时间', '届期'],
    ['党员数', '党员总数（人）'],
    ['备注', '备注'],
  ] as const
).map(([field, header, over]) => (over === undefined ? { field, header } : { field, header, over }));

const writtenDates: DateHabit = { main: 'Chinese', strictness: 0.6, months: false };
const isBranch = (d: OrganisationDraft): boolean => d.record.组织类别.endsWith('支部');

type Defect = {
  readonly code: string;
  readonly outcome: Outcome;
  readonly count: number;
  readonly fits: (d: OrganisationDraft) => boolean;
  readonly apply: (d: OrganisationDraft, turn: number) => void;
};

const typeForms: Readonly<Record<string, readonly string[]>> = {
  党支部: ['支部', '基层党支部'],
  党总支: ['总支', '党总支部'],
  党委: ['基层党委', '机关党委'],
};

const writingDefects: readonly Defect[] = [
  {
    code: 'ORG_CODE_NUMERIC',
    outcome: 'normalise',
    count: 2,
    fits: isBranch,
    apply: (d, turn) => write(d, '党组织代码', number(Number(d.record.党组织代码), turn === 0 ? '0' : 'General')),
  },
  {
    code: 'ORG_TYPE_SYNONYM',
    outcome: 'normalise',
    count: 3,
    fits: (d) => d.record.组织类别 in typeForms && d.record.上级党组织.includes('工作委员会') === false,
    apply: (d, turn) => {
      const forms = typeForms[d.record.组织类别] ?? [];
      write(d, '组织类别', forms[turn % forms.length] ?? d.record.组织类别);
    },
  },
  {
    code: 'ORG_NAME_NEWLINE',
    outcome: 'normalise',
    count: 2,
    fits: isBranch,
    apply: (d, turn) => write(d, '党组织全称', d.record.党组织全称.replace('支部', turn === 0 ? '\n支部' : ' 支部')),
  },
  {
    code: 'COUNT_TEXT',
    outcome: 'normalise',
    count: 2,
    fits: isBranch,
    apply: (d, turn) => write(d, '党员数', turn === 0 ? `${d.record.党员数}人` : `共 ${d.record.党员数} 人`),
  },
  {
    code: 'NAME_SPACES',
    outcome: 'normalise',
    count: 2,
    fits: (d) => Array.from(d.record.书记姓名).length === 2,
    apply: (d, turn) => write(d, '书记姓名', Array.from(d.record.书记姓名).join(turn === 0 ? ' ' : '　')),
  },
  {
    code: 'CELL_NOTE',
    outcome: 'accept',
    count: 1,
    fits: isBranch,
    apply: (d) => write(d, '书记姓名', note(text(d.record.书记姓名))),
  },
];

const factDefects: readonly Defect[] = [
  {
    code: 'ORG_SECRETARY_VACANT',
    outcome: 'accept',
    count: 2,
    fits: (d) => isBranch(d) && d.record.书记姓名 !== '',
    apply: (d, turn) => {
      write(d, '书记姓名', turn === 0 ? '空缺' : undefined);
      d.record.书记姓名 = '';
    },
  },
  {
    code: 'ORG_COUNT_MISMATCH',
    outcome: 'accept',
    count: 2,
    fits: isBranch,
    apply: (d) => {
      d.record.党员数 += 2;
    },
  },
];

/** Another branch beside one that exists, refused for one reason each; nobody belongs to it. */
const refused = (d: OrganisationDraft, code: string, turn: number): OrganisationDraft => {
  const added = draftOf(d.record);
  const label = `（筹）第${turn + 1}`;
  Object.assign(added.record, {
    党组织全称: d.record.党组织全称.replace('支部', `${label}支部`),
    党组织简称: d.record.党组织简称.replace('党支部', `${label}党支部`),
    党组织代码: `${d.record.党组织代码.slice(0, 4)}7${String(1_000_007 + turn * 13)}`,
    书记姓名: '',
    党员数: 0,
    备注: '筹建',
  });
  mark(added, code, 'reject');
  return added;
};

const refusals: readonly (readonly [code: string, change: (d: OrganisationDraft, of: OrganisationRow) => void])[] = [
  ['ORG_DUP_CODE', (d, of) => (d.record.党组织代码 = of.党组织代码)],
  ['ORG_DUP_NAME', (d, of) => (d.record.党组织全称 = of.党组织全称)],
  ['ORG_PARENT_UNKNOWN', (d) => write(d, '上级党组织', d.record.上级党组织.replace('委员会', '委会员'))],
  ['ORG_PARENT_SELF', (d) => write(d, '上级党组织', d.record.党组织全称)],
  ['ORG_TYPE_UNKNOWN', (d) => write(d, '组织类别', '妇女委员会')],
];

const withRefused = (chance: Chance, drafts: readonly OrganisationDraft[]): OrganisationDraft[] => {
  const plain = chance.shuffled(drafts.filter((d) => isBranch(d) && [...d.codes].length === 0));
  const added = refusals.flatMap(([code, change], turn) => {
    const like = plain[turn % Math.max(1, plain.length)];
    if (!like) return [];
    const draft = refused(like, code, turn);
    change(draft, like.record);
    return [draft];
  });
  return [...drafts, ...added];
};

const sectionTitle = (d: OrganisationDraft): string | null => (isBranch(d) ? null : `${d.record.所在单位}系统`);

const cellOf = (d: OrganisationDraft, field: keyof OrganisationRow): MaybeCell => {
  if (d.cells.has(field)) return d.cells.get(field);
  const value = d.record[field];
  return typeof value === 'number' ? number(value) : text(value);
};

const mainSheet = (
  columns: readonly Column<OrganisationRow>[],
  drafts: readonly OrganisationDraft[],
  city: string,
  asOf: CalendarDay,
  told: (row: number, d: OrganisationDraft) => void,
) => {
  const sheet = sheetMaker('基层党组织', columns.length);
  sheet.across(`${city}市直机关基层党组织基本情况表`);
  sheet.across(`统计时间：${asOf.slice(0, 4)}年${Number(asOf.slice(5, 7))}月　　　　　　单位：个、人`);
  const repeat = writeHeader(sheet, columns);
  drafts.forEach((d, i) => {
    const title = i > 0 && i < drafts.length - refusals.length ? sectionTitle(d) : null;
    if (title) sheet.across(title);
    if (i === 15) repeat();
    const row = sheet.line(
      columns.map((c) => (c.fill ? c.fill(d.record) : c.field === '序号' ? number(i + 1) : cellOf(d, c.field))),
    );
    told(row, d);
  });
  sheet.blank();
  sheet.line([text('总计'), text(`${drafts.length}个`)]);
  sheet.across('填表人：　　　　　　　　负责人签字：');
  return sheet.finish();
};

const formerSheet = (columns: readonly Column<OrganisationRow>[], drafts: readonly OrganisationDraft[]) => {
  const sheet = sheetMaker('撤并组织（备查）', columns.length, { state: 'hidden' });
  sheet.across('撤并党组织');
  writeHeader(sheet, columns);
  for (const d of drafts.filter(isBranch).slice(0, 3))
    sheet.line(
      columns.map((c) =>
        c.fill
          ? c.fill(d.record)
          : text(c.field === '党组织简称' ? `原${d.record.党组织简称}` : String(d.record[c.field])),
      ),
    );
  return sheet.finish();
};

/** The list of organisations: two header rows, a section row a unit, codes as numbers, rows that must be refused. */
export const organisationWorkbook = (
  chance: Chance,
  rows: readonly OrganisationRow[],
  city: string,
  asOf: CalendarDay,
  layouts: Layouts,
): Made => {
  const columns = layouts === 'drawn' ? drawnOrganisationColumns(chance) : writtenColumns;
  const dates = layouts === 'drawn' ? drawnOrganisationDates(chance) : writtenDates;
  const drafts = rows.map((row) => draftOf(row));
  const taken = new Set<OrganisationDraft>(drafts.slice(0, 1));
  const order = chance.shuffled(drafts);
  for (const { code, outcome, count, fits, apply } of [...writingDefects, ...factDefects])
    inject(order, count, fits, (d, turn) => (apply(d, turn), mark(d, code, outcome)), taken);
  for (const d of drafts) if (d.record.届满日期 !== '' && d.record.届满日期 < asOf) mark(d, 'TERM_OVERDUE', 'accept');
  const all = withRefused(chance, drafts);
  for (const d of all) {
    writeDay(chance, d, '成立日期', dates);
    writeDay(chance, d, '届满日期', dates);
  }
  const truth: TruthLine[] = [];
  const main = mainSheet(columns, all, city, asOf, (row, d) => truth.push(truthOf(file, '基层党组织', row, d)));
  return {
    truth,
    workbook: {
      fileName: file,
      format: 'xlsx',
      sheets: [
        main,
        formerSheet(columns, drafts),
        asideSheet('填报说明', [
          '填报说明',
          '1. 编码请以文本格式填写，共12位。',
          `2. 届满时间为下次换届的时间，如${addDays(addYears(asOf, 1), 1)}。`,
        ]),
        asideSheet('Sheet3', []),
      ],
    },
  };
};
