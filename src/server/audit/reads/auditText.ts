const titles: Readonly<Record<string, string>> = {
  name: '名称',
  signInName: '登录名',
  role: '角色',
  organisation: '党组织',
  post: '职务',
  holder: '任职人',
  since: '自',
  until: '至',
  on: '日期',
  kind: '种类',
  title: '名称',
  period: '周期',
  required: '次数',
  basis: '依据',
  reason: '理由',
  field: '字段',
  files: '文件',
  row: '行',
  answer: '答复',
  failed: '连续失败',
  locks: '已锁定',
  people: '人数',
  childKind: '类别',
  shortName: '简称',
  code: '代码',
  trait: '支部类型',
  ruleId: '要求',
  month: '月',
  day: '日',
  accept: '接收',
  normalise: '规范后接收',
  reject: '拒收',
  unchanged: '没有变化',
  updated: '更新',
  touched: '涉及支部',
  importRows: '导入内容保存月数',
  feedback: '意见反馈保存月数',
  corrections: '更正请求保存月数',
  secondFactor: '须第二重验证',
  checked: '已校验至',
  faults: '不符',
  fileNo: '文件次序',
  sheetNo: '工作表次序',
};

/** Parts that only a program reads. */
const unsaid = new Set(['id', 'tenureId', 'newParentId', 'intoId', 'branchId', 'sheets', 'codes', 'personId']);

const text = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map(text).join('、');
  if (typeof value === 'object') return auditText(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** What an audit entry says beside its action: 登录名：zhang；角色：… Empty where it says nothing more. */
export const auditText = (detail: unknown): string =>
  typeof detail !== 'object' || detail === null
    ? ''
    : Object.entries(detail)
        .filter(([key, value]) => !unsaid.has(key) && text(value) !== '')
        .map(([key, value]) => (key === 'counts' ? text(value) : `${titles[key] ?? key}：${text(value)}`))
        .join('；');
