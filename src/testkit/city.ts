import type { Row } from '../domain/import/cell.js';
import { writeAs, type WorkbookToWrite } from '../server/platform/workbook/writeAs.js';
import { identity, sheet, type Written } from './sheets.js';

/** A file as an office would send it. */
export type OfficeFile = { readonly name: string; readonly content: Buffer };

type Line = Readonly<Record<string, Written>>;

/** A table: one header row, the keys of all lines in the order of their first appearance. */
const table = (title: string, lines: readonly Line[]): { readonly title: string; readonly rows: readonly Row[] } => {
  const columns = [...new Set(lines.flatMap((l) => Object.keys(l)))];
  const drawn = sheet([columns, ...lines.map((l) => columns.map((c) => l[c] ?? null))]);
  return { title, rows: drawn.rows };
};

/** A workbook of one or more tables, each with its header in the first row. */
export const workbook = async (
  name: string,
  sheets: Readonly<Record<string, readonly Line[]>>,
  format: WorkbookToWrite['format'] = 'xlsx',
): Promise<OfficeFile> => {
  const written = Object.entries(sheets).map(([title, lines]) => {
    const { rows } = table(title, lines);
    return { head: { name: title, state: 'visible' as const, merges: [], date1904: false }, rows };
  });
  return { name, content: await writeAs({ format, sheets: written }) };
};

/** 澜川市, where all examples live: a working committee, two committees, three branches, two of them with groups. */
export const root = '中共澜川市直属机关工作委员会';
export const committee = {
  water: '中共澜川市水务局机关委员会',
  grain: '中共澜川市粮食局机关委员会',
} as const;

export type OrganisationLine = {
  readonly 党组织全称: string;
  readonly 党组织简称: string;
  readonly 党组织代码: string;
  readonly 上级党组织: string;
  readonly 组织类别: string;
  readonly 成立日期?: string;
  readonly 届满日期?: string;
  readonly 书记姓名?: string;
  readonly 联系电话?: string;
  readonly 所在单位?: string;
};

/**
 * 工委
 * ├── 水务局机关党委   书记 陆江
 * │   ├── 水务局第一党支部   支委会；书记 陆江、组织委员 何清；第一、第二党小组
 * │   └── 水务局第二党支部   书记 沈河
 * └── 粮食局机关党委   书记 田禾（不在名册）
 *     └── 粮食局党支部   书记 麦穗
 */
export const organisations: readonly OrganisationLine[] = [
  {
    党组织全称: root,
    党组织简称: '澜川市直机关工委',
    党组织代码: '019900000001',
    上级党组织: '中共澜川市委员会',
    组织类别: '党委',
    成立日期: '1990-01-01',
    书记姓名: '江天',
  },
  {
    党组织全称: committee.water,
    党组织简称: '水务局机关党委',
    党组织代码: '019900000002',
    上级党组织: root,
    组织类别: '党委',
    成立日期: '2000-03-01',
    届满日期: '2028-05-10',
    书记姓名: '陆江',
    联系电话: '0999-6250001',
  },
  {
    党组织全称: '中共澜川市水务局机关第一支部委员会',
    党组织简称: '水务局第一党支部',
    党组织代码: '019900000003',
    上级党组织: committee.water,
    组织类别: '党支部',
    成立日期: '2005-06-01',
    届满日期: '2027-03-20',
    书记姓名: '陆江',
    联系电话: '0999-6250002',
    所在单位: '水务局',
  },
  {
    党组织全称: '中共澜川市水务局机关第二支部',
    党组织简称: '水务局第二党支部',
    党组织代码: '019900000004',
    上级党组织: committee.water,
    组织类别: '党支部',
    成立日期: '2015-06-01',
    届满日期: '2027-09-01',
    书记姓名: '沈河',
  },
  {
    党组织全称: committee.grain,
    党组织简称: '粮食局机关党委',
    党组织代码: '019900000005',
    上级党组织: root,
    组织类别: '党委',
    成立日期: '2001-03-01',
    届满日期: '2029-01-15',
    书记姓名: '田禾',
  },
  {
    党组织全称: '中共澜川市粮食局支部委员会',
    党组织简称: '粮食局党支部',
    党组织代码: '019900000006',
    上级党组织: committee.grain,
    组织类别: '党支部',
    成立日期: '2001-03-01',
    届满日期: '2028-01-15',
    书记姓名: '麦穗',
  },
];

export type MemberLine = {
  readonly 姓名: string;
  readonly 性别: string;
  readonly 身份证号: string;
  readonly 人员类别: string;
  readonly 所在党支部: string;
  readonly 党小组?: string;
  readonly 入党日期: string;
  readonly 转正日期?: string;
  readonly 党内职务?: string;
  readonly 手机号码?: string;
  readonly 学历?: string;
  readonly '月党费计算基数（元）'?: number;
};

/** A made-up member: born 1980-01-01 plus `no` days or so, number with the region 990301. */
export const member = (no: number, 姓名: string, 所在党支部: string, more: Partial<MemberLine> = {}): MemberLine => ({
  姓名,
  性别: no % 2 === 1 ? '男' : '女',
  身份证号: identity(`198${no % 10}-0${(no % 9) + 1}-1${no % 10}`, 100 + no),
  人员类别: '正式党员',
  所在党支部,
  入党日期: '2010-07-01',
  转正日期: '2011-07-01',
  手机号码: `19900000${String(no).padStart(3, '0')}`,
  学历: '本科',
  ...more,
});

const first = '水务局第一党支部';
const second = '水务局第二党支部';
const grain = '粮食局党支部';

export const members: readonly MemberLine[] = [
  member(1, '陆江', first, { 党小组: '第一党小组', 党内职务: '党支部书记', '月党费计算基数（元）': 7654.5 }),
  member(2, '何清', first, { 党小组: '第一党小组', 党内职务: '组织委员、党小组组长' }),
  member(3, '苏溪', first, { 党小组: '第二党小组', 党内职务: '党小组组长' }),
  member(4, '孟泽', first, { 党小组: '第二党小组', 人员类别: '预备党员', 入党日期: '2026-02-10', 转正日期: '' }),
  member(5, '沈河', second, { 党内职务: '党支部书记' }),
  member(6, '汪澜', second),
  member(7, '麦穗', grain, { 党小组: '第一党小组', 党内职务: '党支部书记' }),
  member(8, '谷雨', grain, { 党小组: '第一党小组' }),
];

export type MeetingLine = {
  readonly 日期: string;
  readonly 党支部: string;
  readonly 活动类型: string;
  readonly 主题: string;
  readonly 地点?: string;
  readonly 主持人?: string;
  readonly 记录人?: string;
  readonly 应到?: number;
  readonly 实到?: number;
  readonly 请假人员?: string;
  readonly 内容摘要?: string;
};

export const meeting = (
  日期: string,
  党支部: string,
  活动类型: string,
  more: Partial<MeetingLine> = {},
): MeetingLine => ({
  日期,
  党支部,
  活动类型,
  主题: `学习${活动类型}材料`,
  地点: '三楼会议室',
  主持人: 党支部 === first ? '陆江' : 党支部 === second ? '沈河' : '麦穗',
  记录人: '',
  应到: 4,
  实到: 4,
  ...more,
});

export const meetings: readonly MeetingLine[] = [
  meeting('2026-03-12', first, '党员大会', { 实到: 3, 请假人员: '苏溪', 记录人: '何清' }),
  meeting('2026-03-12', first, '支委会', { 应到: 3, 实到: 3 }),
  meeting('2026-03-18', first, '党小组会', { 主题: '【第一党小组】谈谈巡河', 应到: 2, 实到: 2 }),
  meeting('2026-03-25', first, '主题党日'),
  meeting('2026-04-09', second, '党员大会、党课', { 应到: 2, 实到: 2 }),
  meeting('2026-04', grain, '主题党日', { 应到: 2, 实到: 2 }),
];

/** The three workbooks of the city, with other lines where given. */
export const cityFiles = async (
  over: {
    readonly organisations?: readonly OrganisationLine[];
    readonly members?: readonly MemberLine[];
    readonly meetings?: readonly MeetingLine[];
  } = {},
): Promise<readonly OfficeFile[]> => [
  await workbook('党组织信息.xlsx', { 党组织信息: over.organisations ?? organisations }),
  await workbook('党员名册.xlsx', { 党员名册: over.members ?? members }),
  await workbook('三会一课台账.xlsx', { 三会一课台账: over.meetings ?? meetings }),
];

/** The lines with some of them said otherwise, found by the value of a key. */
export const otherwise = <L extends object, K extends keyof L>(
  lines: readonly L[],
  key: K,
  changes: Readonly<Record<string, Partial<L>>>,
): L[] => lines.map((l) => ({ ...l, ...changes[String(l[key])] }));
