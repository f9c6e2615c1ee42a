import type { MemberRow } from '../records.js';
import type { DateHabit } from './draft.js';
import type { Column } from './sheetMaker.js';

type MemberColumn = Column<MemberRow>;
/** How a sheet says to which branch a row belongs. */
export type BranchPlace = 'merged' | 'section' | 'sparse' | 'column' | 'title';
export type RosterLayout = {
  readonly branch: BranchPlace;
  readonly columns: readonly MemberColumn[];
  /** Lines above the header; {单位} and {日期} are filled in, {支部} where the sheet is one branch's. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly leftMargin: number;
  /** Rows after which the header stands again; 0 never. */
  readonly repeatHeader: number;
  readonly blankRows: boolean;
  readonly sequence: 'number' | 'formula' | 'text';
  readonly dates: DateHabit;
  /** Where the branch stands in rows between its people. */
  readonly sections?: SectionForm;
};
/** {序} the number of the section, {支部}, {人数} of the branch. */
export type SectionForm = {
  readonly above: string;
  /** Every section is a table of its own: the header stands below each of its titles. */
  readonly headerEach: boolean;
  readonly below: string;
};
export const numberedSections: SectionForm = {
  above: '（{序}）{支部}（{人数}人）',
  headerEach: false,
  below: '小计|{人数}人',
};

const columns = (list: readonly (readonly [keyof MemberRow, string, string?])[]): MemberColumn[] =>
  list.map(([field, header, over]) => (over === undefined ? { field, header } : { field, header, over }));

const base = '月党费计算基数（元）';

/** Branch and group in merged cells at the left, the header again every two dozen rows. */
const merged: RosterLayout = {
  branch: 'merged',
  columns: columns([
    ['所在党支部', '所属支部'],
    ['党小组', '所属\n小组'],
    ['序号', '序\n号'],
    ['姓名', '党员姓名'],
    ['性别', '性别'],
    ['民族', '民 族'],
    ['身份证号', '公民身份号码\n（18位）'],
    ['出生日期', '出生年月日'],
    ['籍贯', '籍 贯'],
    ['学历', '最高学历'],
    ['人员类别', '党员类别'],
    ['入党日期', '入党年月日'],
    ['转正日期', '转正年月日'],
    ['党内职务', '担任党内职务'],
    ['工作岗位', '工作岗位及职务'],
    ['手机号码', '手机'],
    ['党籍状态', '党籍状态'],
    ['是否流动党员', '流动党员\n（是/否）'],
    ['是否离退休', '离退休\n（是/否）'],
    [base, '党费月基数（元）'],
    ['备注', '备   注'],
  ]),
  above: ['{单位}在册党员花名册', '填报单位：{单位}机关党委　　　　　　　截止日期：{日期}'],
  below: ['填表人：　　　　　　　审核人：　　　　　　　联系电话：'],
  leftMargin: 0,
  repeatHeader: 26,
  blankRows: false,
  sequence: 'formula',
  dates: { main: 'dots', strictness: 0.72, months: true },
};

/** A row with the branch's name before its people, a subtotal after them; a header of two rows. */
const section: RosterLayout = {
  branch: 'section',
  columns: columns([
    ['序号', '序号'],
    ['姓名', '姓  名', '基本情况'],
    ['性别', '性别', '基本情况'],
    ['出生日期', '出生年月', '基本情况'],
    ['民族', '民族', '基本情况'],
    ['学历', '文化程度', '基本情况'],
    ['身份证号', '居民身份证号', '基本情况'],
    ['人员类别', '类别', '党籍情况'],
    ['入党日期', '加入党组织时间', '党籍情况'],
    ['转正日期', '转正时间', '党籍情况'],
    ['党小组', '党小组', '党籍情况'],
    ['党内职务', '党内职务', '党籍情况'],
    ['党籍状态', '状态', '党籍情况'],
    ['工作岗位', '职务（岗位）', '工作和联系'],
    ['手机号码', '移动电话', '工作和联系'],
    ['是否流动党员', '是否流动', '工作和联系'],
    ['是否离退休', '是否离退休', '工作和联系'],
    [base, '党费计算基数'],
    ['备注', '备注'],
  ]),
  above: ['{单位}党总支党员名册', '（{日期}）'],
  below: ['说明：1.本册按支部排列；2.日期不清的以档案为准。', '制表人：'],
  leftMargin: 0,
  repeatHeader: 0,
  blankRows: false,
  sequence: 'number',
  dates: { main: 'slashes without zeros', strictness: 0.7, months: false },
  sections: numberedSections,
};

/** The branch only where it changes; the cells below are simply empty. */
const sparse: RosterLayout = {
  branch: 'sparse',
  columns: columns([
    ['序号', '编号'],
    ['所在党支部', '党支部'],
    ['姓名', '姓名'],
    ['身份证号', '身份证号码'],
    ['性别', '性 别'],
    ['出生日期', '出生时间'],
    ['民族', '民族'],
    ['籍贯', '籍贯'],
    ['入党日期', '入党时间'],
    ['转正日期', '转正日期'],
    ['人员类别', '正式/预备'],
    ['学历', '学历层次'],
    ['党小组', '党小组名称'],
    ['党内职务', '党内职务'],
    ['工作岗位', '现任职务'],
    ['手机号码', '手机号'],
    ['党籍状态', '党籍状态'],
    ['是否离退休', '是否离退休人员'],
    ['是否流动党员', '是否流动党员'],
    [base, '计算基数（元/月）'],
    ['备注', '备注'],
  ]),
  above: ['党 员 名 册', '单位：{单位}', '统计截止日期：{日期}', '要求：请勿改动表头'],
  below: [],
  leftMargin: 0,
  repeatHeader: 0,
  blankRows: false,
  sequence: 'text',
  dates: { main: 'date cell', strictness: 0.6, months: true },
};

/** An empty first column, blank rows between, decimals for months. */
const loose: RosterLayout = {
  branch: 'column',
  columns: columns([
    ['身份证号', '身份证号'],
    ['姓名', '姓名'],
    ['所在党支部', '所在支部名称'],
    ['人员类别', '党员身份'],
    ['性别', '性别'],
    ['出生日期', '出生日期'],
    ['入党日期', '入党时间'],
    ['转正日期', '转正时间'],
    ['党小组', '编入小组'],
    ['党内职务', '党内职务'],
    ['工作岗位', '单位职务'],
    ['学历', '学历'],
    ['民族', '民族'],
    ['籍贯', '籍贯'],
    ['手机号码', '联系手机'],
    [base, '党费基数'],
    ['是否离退休', '离退休'],
    ['是否流动党员', '流动'],
    ['党籍状态', '党籍'],
    ['备注', '备注'],
  ]),
  above: ['附件2', '党员信息采集表', '填报：{单位}', ''],
  below: ['以上信息经本人核对。'],
  leftMargin: 1,
  repeatHeader: 0,
  blankRows: true,
  sequence: 'number',
  dates: { main: 'month as a decimal', strictness: 0.55, months: true },
};

/** One branch's own sheet: the branch stands in the title alone. */
const titled: RosterLayout = {
  branch: 'title',
  columns: columns([
    ['序号', 'No.'],
    ['姓名', '姓名'],
    ['性别', '性别'],
    ['民族', '民族'],
    ['出生日期', '出生年月'],
    ['学历', '学历'],
    ['身份证号', '身份证号'],
    ['入党日期', '入党时间'],
    ['转正日期', '转正时间'],
    ['人员类别', '党员类别'],
    ['党小组', '小组'],
    ['党内职务', '党内职务'],
    ['工作岗位', '职务'],
    ['手机号码', '电话'],
    ['党籍状态', '党籍状态'],
    ['是否离退休', '是否离退休'],
    ['是否流动党员', '是否流动党员'],
    [base, '基数'],
    ['备注', '备注'],
  ]),
  above: ['{支部}党员名册（{日期}）'],
  below: ['共{人数}人'],
  leftMargin: 0,
  repeatHeader: 0,
  blankRows: false,
  sequence: 'number',
  dates: { main: 'Chinese', strictness: 0.6, months: true },
};

/** The layout of a unit's sheet: units of several branches and units of one take turns. */
export const rosterLayout = (single: boolean, turn: number): RosterLayout => {
  const list = single ? [loose, titled] : [merged, section, sparse];
  return list[turn % list.length] as RosterLayout;
};
