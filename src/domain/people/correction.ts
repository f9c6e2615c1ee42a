/** What of the own file somebody may ask to have put right. */
export const correctionFields = {
  name: '姓名',
  sex: '性别',
  ethnicity: '民族',
  bornOn: '出生日期',
  idNumber: '公民身份号码',
  phone: '手机号码',
  education: '学历',
  workPost: '工作岗位',
  joinedOn: '入党日期',
  fullMemberOn: '转正日期',
  affiliation: '组织关系',
  post: '任职',
  attendance: '到会和请假',
  other: '其他',
} as const;
export type CorrectionField = keyof typeof correctionFields;
export const correctionFieldNames = Object.keys(correctionFields) as readonly CorrectionField[];

export const correctionStates = { open: '待办', done: '已更正', declined: '未予更正' } as const;
export type CorrectionState = keyof typeof correctionStates;
