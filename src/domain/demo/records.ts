/**
 * Rows of the three workbooks on their Chinese keys, as an import reads them: the demo city is handed over in this form so that
 * it enters by the same door as an office's own files.
 */
export type OrganisationRow = {
  readonly 序号: number;
  readonly 党组织全称: string;
  readonly 党组织简称: string;
  readonly 党组织代码: string;
  readonly 上级党组织: string;
  readonly 组织类别: string;
  readonly 成立日期: string;
  readonly 届满日期: string;
  readonly 书记姓名: string;
  readonly 联系电话: string;
  readonly 所在单位: string;
  readonly 党员数: number;
  readonly 备注: string;
};
export type MemberRow = {
  readonly 序号: number;
  readonly 姓名: string;
  readonly 性别: string;
  readonly 身份证号: string;
  readonly 民族: string;
  readonly 出生日期: string;
  readonly 籍贯: string;
  readonly 学历: string;
  readonly 人员类别: string;
  readonly 所在党支部: string;
  readonly 党小组: string;
  readonly 入党日期: string;
  readonly 转正日期: string;
  readonly 党内职务: string;
  readonly 工作岗位: string;
  readonly 手机号码: string;
  readonly 党籍状态: string;
  readonly 是否流动党员: string;
  readonly 是否离退休: string;
  readonly '月党费计算基数（元）': number | null;
  readonly 备注: string;
};
export type LedgerRow = {
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
