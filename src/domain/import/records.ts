import type { Code } from './codes.js';

/** The three kinds of sheet that are imported. */
export const sheetKinds = ['organisations', 'roster', 'ledger'] as const;
export type SheetKind = (typeof sheetKinds)[number];
export const sheetKindTitles: Readonly<Record<SheetKind, string>> = {
  organisations: '党组织信息',
  roster: '党员名册',
  ledger: '三会一课台账',
};

/** Fields bear the Chinese names under which offices and reports know them. */
export const organisationFields = [
  '序号',
  '党组织全称',
  '党组织简称',
  '党组织代码',
  '上级党组织',
  '组织类别',
  '成立日期',
  '届满日期',
  '书记姓名',
  '联系电话',
  '所在单位',
  '党员数',
  '备注',
] as const;
export type OrganisationField = (typeof organisationFields)[number];

export const memberFields = [
  '序号',
  '姓名',
  '性别',
  '身份证号',
  '民族',
  '出生日期',
  '籍贯',
  '学历',
  '人员类别',
  '所在党支部',
  '党小组',
  '入党日期',
  '转正日期',
  '党内职务',
  '工作岗位',
  '手机号码',
  '党籍状态',
  '是否流动党员',
  '是否离退休',
  '月党费计算基数（元）',
  '备注',
] as const;
export type MemberField = (typeof memberFields)[number];

export const ledgerFields = [
  '序号',
  '日期',
  '党支部',
  '活动类型',
  '主题',
  '地点',
  '主持人',
  '记录人',
  '应到',
  '实到',
  '请假人员',
  '内容摘要',
  '党小组',
  '备注',
] as const;
export type LedgerField = (typeof ledgerFields)[number];

export type FieldsOf = {
  readonly organisations: OrganisationField;
  readonly roster: MemberField;
  readonly ledger: LedgerField;
};
export type AnyField = FieldsOf[SheetKind];
export const fieldsOf: { readonly [K in SheetKind]: readonly FieldsOf[K][] } = {
  organisations: organisationFields,
  roster: memberFields,
  ledger: ledgerFields,
};

export const organisationTypes = ['党委', '党总支', '党支部', '联合党支部', '临时党支部'] as const;
export type OrganisationType = (typeof organisationTypes)[number];
export const isBranchType = (type: OrganisationType): boolean => type !== '党委' && type !== '党总支';

/** Dates are '2010-10-05', '2010-10' where only the month is known, '' where there is none. */
export type OrganisationRecord = {
  readonly 序号: number | string;
  readonly 党组织全称: string;
  readonly 党组织简称: string;
  readonly 党组织代码: string;
  /** The full name of the superior, where the superior is known; else as written. */
  readonly 上级党组织: string;
  readonly 组织类别: OrganisationType;
  readonly 成立日期: string;
  readonly 届满日期: string;
  readonly 书记姓名: string;
  readonly 联系电话: string;
  readonly 所在单位: string;
  readonly 党员数: number | null;
  readonly 备注: string;
};

export type MemberRecord = {
  readonly 序号: number | string;
  readonly 姓名: string;
  readonly 性别: '男' | '女';
  readonly 身份证号: string;
  readonly 民族: string;
  readonly 出生日期: string;
  readonly 籍贯: string;
  readonly 学历: string;
  readonly 人员类别: '正式党员' | '预备党员';
  /** The short name (党组织简称). */
  readonly 所在党支部: string;
  readonly 党小组: string;
  readonly 入党日期: string;
  readonly 转正日期: string;
  readonly 党内职务: string;
  readonly 工作岗位: string;
  readonly 手机号码: string;
  readonly 党籍状态: string;
  readonly 是否流动党员: '是' | '否' | '';
  readonly 是否离退休: '是' | '否' | '';
  /** Yuan. */
  readonly '月党费计算基数（元）': number | null;
  readonly 备注: string;
};

export type LedgerRecord = {
  readonly 日期: string;
  readonly 党支部: string;
  readonly 活动类型: readonly string[];
  readonly 主题: string;
  readonly 地点: string;
  readonly 主持人: string;
  readonly 记录人: string;
  readonly 应到: number | null;
  readonly 实到: number | null;
  readonly 请假人员: readonly string[];
  readonly 内容摘要: string;
  readonly 党小组: readonly string[];
};

export type Outcome = 'accept' | 'normalise' | 'reject';

/** A value that was written otherwise in the sheet. */
export type Change = { readonly field: string; readonly from: string; readonly to: string; readonly code: Code };

/** A cell to look at: refused, or taken with a warning. */
export type Problem = {
  readonly field: string;
  /** e.g. 'F23'; '' where the sheet has no such cell. */
  readonly cell: string;
  readonly found: string;
  readonly sentence: string;
  /** What could be written there instead, where exactly one value is near. */
  readonly suggestion: string | null;
  readonly code: Code;
};

/** What became of one row. `record` is null exactly where the row is rejected. */
export type RowReading<Record> = {
  readonly sheet: string | null;
  /** 1-based, as in the sheet. */
  readonly row: number;
  readonly outcome: Outcome;
  readonly codes: readonly Code[];
  readonly record: Record | null;
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  /** One Chinese sentence for every remark, in the order of `codes`. */
  readonly messages: readonly string[];
  readonly suggestion?: string;
};
