import type { Chance } from '../chance.js';
import type { LedgerRow, MemberRow } from '../records.js';
import type { DateHabit } from './draft.js';
import { dayStyles, monthStyles } from './dateStyles.js';
import { withLedgerExtras, withMemberExtras, withOrganisationExtras } from './extraColumns.js';
import { ledgerHeaders, memberHeaders, memberHeadings, organisationHeaders } from './headerWords.js';
import { numberedSections, type BranchPlace, type RosterLayout, type SectionForm } from './rosterLayouts.js';
import type { Column } from './sheetMaker.js';
import type { OrganisationRow } from '../records.js';

/** Layouts drawn by lot, of the same kinds as the written ones: words, order, headings and lines above differ with every seed. */
const draw = <R>(
  chance: Chance,
  words: Readonly<Record<keyof R & string, readonly string[]>>,
  fields: readonly (keyof R & string)[],
): Column<R>[] => {
  const used = new Set<string>();
  return fields.map((field) => {
    const free = words[field].filter((w) => !used.has(w));
    const header = chance.pick(free.length > 0 ? free : words[field].slice(0, 1));
    used.add(header);
    return { field, header };
  });
};

const habit = (chance: Chance, months: boolean): DateHabit => ({
  main: chance.pick(months ? [...dayStyles, ...monthStyles] : dayStyles).name,
  strictness: 0.5 + chance.next() * 0.4,
  months,
});

const titles = ['{单位}党员名册', '{单位}党员花名册（{日期}）', '附件1', '{单位}党员基本情况一览表', '党员信息登记表'];
const notes = [
  '填报单位：{单位}　　　　填报时间：{日期}',
  '注：带*为必填',
  '',
  '要求：日期统一按年月日填写，空项填“无”。',
];
const endings = ['填表人：　　　　审核人：', '注：以上数据截至{日期}', '制表：{单位}', '第1页 共1页', '以下空白'];
const sections: readonly SectionForm[] = [
  numberedSections,
  { above: '{序}、{支部}', headerEach: false, below: '' },
  { above: '{支部}', headerEach: false, below: '小计：{人数}人' },
  { above: '党支部名称：{支部}', headerEach: false, below: '本支部小计|{人数}' },
  { above: '{支部}（共{人数}人）', headerEach: false, below: '' },
  { above: '{支部}党员名册', headerEach: true, below: '共{人数}人' },
];

const underHeadings = (columns: readonly Column<MemberRow>[]): Column<MemberRow>[] => {
  const heading = (field: keyof MemberRow | 'extra'): string | undefined =>
    memberHeadings.find(([, fields]) => (fields as readonly string[]).includes(field))?.[0];
  const order = [...memberHeadings.map(([h]) => h), undefined];
  return columns
    .toSorted((a, b) => order.indexOf(heading(a.field)) - order.indexOf(heading(b.field)))
    .map((c) => {
      const over = heading(c.field);
      return over === undefined ? c : { ...c, over };
    });
};

/** @param single the sheet holds one branch only, so that its name may stand in the title alone */
export const drawnRosterLayout = (chance: Chance, single: boolean): RosterLayout => {
  const branch: BranchPlace = single
    ? chance.pick(['column', 'title', 'merged'] as const)
    : chance.pick(['merged', 'section', 'sparse', 'column'] as const);
  const dropped = new Set<keyof MemberRow>(
    chance
      .sample(['籍贯', '备注', '序号'] as const, chance.int(0, 2))
      .filter((f) => f !== '序号' || branch === 'column'),
  );
  if (branch === 'section' || branch === 'title') dropped.add('所在党支部');
  const fields = (Object.keys(memberHeaders) as (keyof MemberRow)[]).filter((f) => !dropped.has(f));
  const free = chance.maybe(0.5)
    ? fields
    : [...fields.slice(0, 2), ...chance.shuffled(fields.slice(2, -1)), ...fields.slice(-1)];
  const first = branch === 'merged' ? (['所在党支部', '党小组'] as const) : [];
  const ordered = [...first, ...free.filter((f) => !(first as readonly string[]).includes(f))];
  const columns = withMemberExtras(chance, draw<MemberRow>(chance, memberHeaders, ordered), first.length);
  const heading = branch !== 'merged' && chance.maybe(0.4);
  return {
    branch,
    columns: heading ? underHeadings(columns) : columns,
    above: [branch === 'title' ? '{支部}党员名册' : chance.pick(titles), ...chance.sample(notes, chance.int(0, 3))],
    below: chance.sample(endings, chance.int(0, 2)),
    leftMargin: chance.maybe(0.2) ? 1 : 0,
    repeatHeader: branch === 'section' || !chance.maybe(0.4) ? 0 : chance.int(12, 40),
    blankRows: branch === 'column' && chance.maybe(0.5),
    sequence: chance.pick(['number', 'formula', 'text'] as const),
    dates: habit(chance, true),
    ...(branch === 'section' ? { sections: chance.pick(sections) } : {}),
  };
};

export const drawnOrganisationColumns = (chance: Chance): Column<OrganisationRow>[] => {
  const fields = Object.keys(organisationHeaders) as (keyof OrganisationRow)[];
  const middle = chance.maybe(0.5) ? fields.slice(1, -1) : chance.shuffled(fields.slice(1, -1));
  return withOrganisationExtras(
    chance,
    draw<OrganisationRow>(chance, organisationHeaders, ['序号', ...middle, '备注']),
  );
};
export const drawnOrganisationDates = (chance: Chance): DateHabit => habit(chance, false);

/** The columns of a ledger, the branch first where it is merged; without it where the title tells it. */
export const drawnLedger = (
  chance: Chance,
  branch: 'merged' | 'title' | 'fullName',
): { readonly columns: readonly Column<LedgerRow>[]; readonly dates: DateHabit } => {
  const fields = (Object.keys(ledgerHeaders) as (keyof LedgerRow)[]).filter((f) => f !== '党小组' && f !== '党支部');
  const order = chance.maybe(0.5) ? fields : chance.shuffled(fields);
  const drawnColumns = draw<LedgerRow>(chance, ledgerHeaders, branch === 'title' ? order : ['党支部', ...order]);
  return {
    columns: withLedgerExtras(chance, drawnColumns, branch === 'title' ? 0 : 1),
    dates: habit(chance, false),
  };
};
