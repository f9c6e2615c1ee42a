/**
 * Sheets of the office that hold something else than organisations, members or meetings. They share columns with the three (姓名,
 * 支部, 日期), so they are told by what only they have.
 */
export type ForeignKind = { readonly title: string; readonly marks: readonly RegExp[] };

export const foreignKinds: readonly ForeignKind[] = [
  {
    title: '党费收缴台账',
    marks: [
      /应[缴交]/u,
      /实[缴交]/u,
      /(缴|交)(费|纳)(比例|标准|率)|^比例$|费率/u,
      /(缴|交)(费|纳)(日期|时间|方式|月份)/u,
      /(所属|缴费|交费)?月份|所属期/u,
      /欠[缴交]|补[缴交]/u,
    ],
  },
  {
    title: '入党积极分子和发展对象名册',
    marks: [
      /(申请|递交).*(入党|申请书)|申请入党/u,
      /(列|确定|确认)为?.*积极分子/u,
      /(列|确定|确认)为?.*发展对象/u,
      /培养(联系|考察)人/u,
      /政治审查|政审/u,
      /集中培训/u,
      /发展阶段/u,
      /入党志愿书/u,
    ],
  },
  {
    title: '年度任务分解表',
    marks: [
      /重点任务|工作任务|任务名称|工作目标|重点工作/u,
      /具体措施|工作举措|主要措施|工作要求/u,
      /牵头(单位|部门|领导)/u,
      /责任(单位|部门|领导|人|科室)/u,
      /完成时限|时间节点|办结时限|时限/u,
      /进展|完成情况|落实情况/u,
    ],
  },
  {
    title: '组织关系转接台账',
    marks: [/转出(党组织|支部|单位)/u, /转入(党组织|支部|单位)/u, /介绍信/u, /转(出|入|接)(日期|时间|原因)/u],
  },
  { title: '谈心谈话记录', marks: [/谈话人/u, /谈话对象|被谈话人/u, /谈话(时间|日期|地点|内容|方式)/u] },
  { title: '民主评议结果', marks: [/^优秀/u, /^合格/u, /基本合格/u, /不合格/u, /评议(等次|结果|票数)/u] },
  { title: '签到表', marks: [/^签名$|^签到$|本人签字/u, /签到时间/u] },
  { title: '换届选举台账', marks: [/换届(时间|日期)|上次换届/u, /届次/u, /候选人/u, /得票/u, /批复(文号|时间)/u] },
  { title: '奖惩情况表', marks: [/奖励|表彰(名称|时间)/u, /处分(种类|时间|原因)|惩处/u] },
  { title: '教育培训台账', marks: [/培训(班|名称|内容|地点)/u, /学时/u, /培训(时间|日期)/u] },
  { title: '经费台账', marks: [/收入/u, /支出/u, /余额|结余/u, /摘要/u, /凭证/u] },
];

/** Names and titles of sheets that hold no records, although their columns may look like it. */
export const asideNames = {
  instructions: /填表说明|填报说明|使用说明|说明$|须知|填报要求|注意事项|填写规范|操作指南|^说明|^readme/iu,
  codeTable: /代码表|字典|枚举|下拉|选项|码表|参数表|数据源|^代码|数据验证|基础数据/u,
  summary: /汇总|统计表|合计表|一览|情况统计|分析表|^统计|^目录$|封面/u,
  retired: /已撤销|已撤并|作废|勿用|停用|废弃|[（(]旧[）)]|旧名册|旧台账|旧表|备份|历史数据|存档|已转出|已去世|已出党/u,
  template: /模板|模版|样表|样例|示例|范例|空表|范本/u,
  plan: /计划|安排表|工作安排|预告|方案|日程/u,
} as const;
