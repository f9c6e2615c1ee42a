/**
 * What can be said about a row. A `reject` keeps the row out, a `normalise` says that a value was written otherwise,
 * a `warning` asks somebody to look, a `note` only explains.
 */
export type Weight = 'reject' | 'normalise' | 'warning' | 'note';
export type CodeRule = {
  readonly weight: Weight;
  readonly title: string;
  /** {cell} is e.g. '（F23）', {field} its column's name, {from} and {to} what was found and what it became, {near} what it may mean. */
  readonly sentence: string;
};

const reject = (title: string, sentence: string): CodeRule => ({ weight: 'reject', title, sentence });
const normalise = (title: string, sentence: string): CodeRule => ({ weight: 'normalise', title, sentence });
const warning = (title: string, sentence: string): CodeRule => ({ weight: 'warning', title, sentence });
const note = (title: string, sentence: string): CodeRule => ({ weight: 'note', title, sentence });

const dateCodes = {
  DATE_FORMAT: normalise('日期写法已规范', '{field}{cell}“{from}”已写为 {to}'),
  DATE_FLOAT_OCT: normalise('小数形式的年月', '{field}{cell}显示为“{from}”，按年月写为 {to}'),
  DATE_AMBIGUOUS_FLOAT: reject(
    '无法判断是1月还是10月',
    '{field}{cell}的数值是 {from}，可能是1月，也可能是10月，请改为文本{near}',
  ),
  DATE_AMBIGUOUS_ORDER: reject('月、日次序无法判断', '{field}{cell}“{from}”可以有不同的理解{near}，请按“年-月-日”填写'),
  DATE_TWO_DIGIT_YEAR: normalise('两位年份', '{field}{cell}“{from}”的年份只有两位，已写为 {to}'),
  DATE_INVALID: reject('日期有误', '{field}{cell}“{from}”不是存在的日期，请更正'),
  DATE_UNKNOWN_TEXT: reject('日期是文字', '{field}{cell}写的是“{from}”，不是日期，请查明后填写'),
  DATE_UNKNOWN_BLANK: warning('日期不详，按空处理', '{field}{cell}写的是“{from}”，按空处理，请补填'),
  DATE_YEAR_ONLY: reject('日期只有年份', '{field}{cell}“{from}”只有年份，请至少填到月'),
  DATE_MISSING: reject('日期为空', '{field}{cell}为空，请补填'),
  DATE_ZERO_CELL: normalise('零值日期按空处理', '{field}{cell}是 0（显示为1900年），按空处理'),
  DATE_IMPLAUSIBLE: reject('日期不合情理', '{field}{cell} {to} 不合情理{near}，请核对'),
  DATE_MONTH_ONLY: normalise('只有年月', '{field}{cell}“{from}”只有年月，按 {to} 当月计'),
  DATE_RANGE: normalise('日期是区间，取首日', '{field}{cell}“{from}”是一段时间，取首日 {to}'),
  DATE_NO_YEAR: normalise('没有写年份', '{field}{cell}“{from}”没有年份，按统计期写为 {to}'),
  DATE_NO_YEAR_UNRESOLVED: reject(
    '没有写年份且无法判断',
    '{field}{cell}“{from}”没有年份，从表题的统计期也判断不出，请补全年份',
  ),
  DATE_FUTURE: reject('晚于统计日', '{field}{cell} {to} 晚于统计日 {near}，请核对'),
  DATE_OUT_OF_PERIOD: warning('不在统计期内', '{field}{cell} {to} 早于本表统计期（{near}），不计入本期'),
} as const satisfies Record<string, CodeRule>;

const personCodes = {
  NAME_SPACES: normalise('姓名中的空格', '{field}{cell}“{from}”已去掉空格，写为“{to}”'),
  NAME_NOTE: normalise('姓名后的括注', '{field}{cell}“{from}”已去掉附注，写为“{to}”'),
  NAME_DOT_VARIANT: normalise('间隔号已统一', '{field}{cell}“{from}”的间隔号已统一，写为“{to}”'),
  NAME_MISSING: reject('姓名为空', '{field}{cell}没有填写姓名'),
  NAME_INVALID: reject('不像姓名', '{field}{cell}“{from}”不像姓名，请核对{near}'),
  NAME_RARE_CHAR: note('生僻字', '{field}{cell}“{from}”含生僻字，已原样接收'),
  NAME_RICHTEXT: normalise('富文本姓名', '{field}{cell}用了多种字体，取其文字“{to}”'),
  ID_MISSING: reject('身份证号为空', '{field}{cell}没有填写（“{from}”），请补填18位号码'),
  ID_PRECISION_LOST: reject(
    '身份证号末几位已丢失',
    '{field}{cell}存成了数值，末3位已变成0，原号码无法恢复，请以文本重新填写',
  ),
  ID_PRECISION_LOST_CHECKSUM_PASSES: reject(
    '身份证号存成数值',
    '{field}{cell}存成了数值，末3位已不可信（校验码恰好相符也不能采用），请以文本重新填写',
  ),
  ID_SCIENTIFIC_TEXT: reject(
    '身份证号是科学计数法',
    '{field}{cell}“{from}”是科学计数法，原号码已丢失，请以文本重新填写',
  ),
  ID_LOWER_X: normalise('身份证号末位写法', '{field}{cell}末位已写为大写 X'),
  ID_FULLWIDTH: normalise('身份证号全角', '{field}{cell}的全角字符已改为半角'),
  ID_SPACES: normalise('身份证号中的空格', '{field}{cell}中的空格、换行或不可见字符已去掉'),
  ID_APOSTROPHE: normalise('身份证号前的撇号', '{field}{cell}的引号已去掉'),
  ID_CHECKSUM: reject('身份证号校验码错误', '{field}{cell}“{from}”的末位校验码不符，应有一位写错，请核对'),
  ID_BIRTH: reject('身份证号中的生日有误', '{field}{cell}“{from}”第7至14位不是合理的出生日期，请核对'),
  ID_15_DIGIT: reject('15位旧身份证号', '{field}{cell}“{from}”是15位旧号，请填写18位号码'),
  ID_LENGTH: reject('身份证号位数不对', '{field}{cell}“{from}”不是18位，请核对'),
  ID_LETTER_O: reject('身份证号混入字母', '{field}{cell}“{from}”混入了字母，是否应为{near}，请核对'),
  ID_INVALID: reject('身份证号有其他字符', '{field}{cell}“{from}”含有号码以外的字符，请核对'),
  BIRTH_ID_MISMATCH: warning(
    '出生日期与身份证不一致',
    '{field}{cell} {to} 与身份证号（{near}）不一致，保留表中值，请以档案核对',
  ),
  BIRTH_FROM_ID: normalise('出生日期取自身份证', '{field}{cell}“{from}”，按身份证号写为 {to}'),
  SEX_ID_MISMATCH: reject('性别与身份证不一致', '{field}{cell}“{from}”与身份证号（{near}）不一致，请核对'),
  SEX_SYNONYM: normalise('性别写法已规范', '{field}{cell}“{from}”已写为“{to}”'),
  SEX_FROM_ID: normalise('性别取自身份证', '{field}{cell}“{from}”，按身份证号写为“{to}”'),
  ETHNIC_SHORT: normalise('民族写法已规范', '{field}{cell}“{from}”已写为“{to}”'),
  ETHNIC_UNKNOWN: warning('民族名称未识别', '{field}{cell}“{from}”不在国家认定的民族名称中，原样保留，请核对'),
  EDU_SYNONYM: normalise('学历写法已规范', '{field}{cell}“{from}”已写为“{to}”'),
  EDU_UNKNOWN: warning('学历未识别', '{field}{cell}“{from}”不是规范的学历名称，原样保留，请核对'),
  CAT_SYNONYM: normalise('人员类别写法已规范', '{field}{cell}“{from}”已写为“{to}”'),
  CAT_FROM_DATES: normalise('人员类别由日期得出', '{field}{cell}“{from}”，按入党、转正日期写为“{to}”'),
  CAT_NOT_MEMBER: reject('不是党员', '{field}{cell}“{from}”不是党员，不应列入党员名册'),
  CAT_UNKNOWN: reject('人员类别无法识别', '{field}{cell}“{from}”看不出是正式党员还是预备党员，请写明'),
  STATUS_SYNONYM: normalise('党籍状态写法已规范', '{field}{cell}“{from}”已写为“{to}”'),
  YESNO_SYNONYM: normalise('是否写法已规范', '{field}{cell}“{from}”已写为“{to}”'),
  YESNO_UNKNOWN: warning('是否无法识别', '{field}{cell}“{from}”看不出是或否，按空处理，请核对'),
  JOIN_UNDER_18: warning('入党时不满18周岁', '{field}{cell} {to} 时不满18周岁（{near} 出生），请核对'),
  JOIN_IN_FUTURE: reject('入党日期晚于统计日', '{field}{cell} {to} 晚于统计日 {near}，请核对'),
  CONVERT_BEFORE_JOIN: reject('转正早于入党', '{field}{cell} {to} 早于入党日期 {near}，请核对'),
  CONVERT_IN_FUTURE: warning('转正日期晚于统计日', '{field}{cell} {to} 晚于统计日 {near}，到时方为正式党员，请核对'),
  PROBATION_CONVERSION_PAST: warning(
    '预备党员的转正日期已过',
    '{field}{cell} {to} 已过，人员类别仍是预备党员；按预备党员接收，请核对是否已转正',
  ),
  FORMAL_WITHOUT_CONVERSION: warning('正式党员没有转正日期', '{field}{cell}为空，但人员类别是正式党员，请补填'),
  PHONE_FORMAT: normalise('电话写法已规范', '{field}{cell}“{from}”已写为 {to}'),
  PHONE_TWO: normalise('填了两个号码', '{field}{cell}“{from}”有两个号码，取第一个 {to}'),
  PHONE_INVALID: warning('手机号无效', '{field}{cell}“{from}”不是有效号码，按空处理，请补填'),
  PHONE_LANDLINE: note('是固定电话', '{field}{cell}“{from}”是固定电话，已原样保留'),
  BASE_TEXT: normalise('金额写法已规范', '{field}{cell}“{from}”已写为 {to}'),
  BASE_FORMULA: normalise('取公式的结果', '{field}{cell}是公式，取其结果 {to}'),
  BASE_FORMULA_ERROR: warning('公式出错', '{field}{cell}的公式出错（{from}），按空处理，请补填'),
  BASE_MISSING: warning('没有党费计算基数', '{field}{cell}为空，请补填'),
  BASE_NEGATIVE: warning('党费计算基数为负', '{field}{cell} {from} 是负数，按空处理，请核对'),
  BASE_INVALID: warning('金额无法识别', '{field}{cell}“{from}”不是金额，按空处理，请核对'),
  DUP_EXACT: reject('重复行', '身份证号{cell}与第 {near} 行相同，同一人只保留首次出现的一行'),
  DUP_ACROSS_SHEETS: reject('同一人在两处', '身份证号{cell}已在{near}出现，请确认此人组织关系在哪个支部'),
  DUP_ID_DIFF_NAME: reject('同一身份证号不同姓名', '身份证号{cell}已由{near}使用，姓名不同，请核对'),
  SAME_NAME_DIFF_ID: note('同支部同名', '{field}{cell}“{to}”在本支部还有一位同名党员（身份证号不同），两人均接收'),
  KNOWN_OTHER_NAME: warning('与库中姓名不同', '此身份证号在库中的姓名是“{near}”，表中是“{to}”，请核对是否改名'),
} as const satisfies Record<string, CodeRule>;

const placeCodes = {
  BRANCH_TYPO: reject('党支部名称有错字', '{field}{cell}“{from}”查无此支部，是否为{near}？请更正，系统不自动改'),
  BRANCH_UNKNOWN: reject('党支部不存在', '{field}{cell}“{from}”不在党组织信息中，请核对'),
  BRANCH_AMBIGUOUS: reject('党支部有多个可能', '{field}{cell}“{from}”可能是{near}，请写全'),
  BRANCH_NOT_BRANCH: reject('不是党支部', '{field}{cell}“{from}”是{near}，不是党支部，请写到支部'),
  BRANCH_MISSING: reject('党支部为空', '{field}{cell}为空{near}，请补填'),
  BRANCH_FULLNAME: normalise('全称已换成简称', '{field}{cell}“{from}”是全称，已写为“{to}”'),
  BRANCH_SPACES: normalise('支部名称中的空格', '{field}{cell}“{from}”已去掉空格，写为“{to}”'),
  BRANCH_ALIAS: normalise('支部名称的别写', '{field}{cell}“{from}”唯一对应“{to}”'),
  BRANCH_FILL_DOWN: normalise('沿用上方的支部', '{field}{cell}是合并或留空的单元格，沿用上方的“{to}”'),
  BRANCH_SECTION_ROW: normalise('支部取自分节行', '{field}取自分节行“{from}”，写为“{to}”'),
  BRANCH_FROM_TITLE: normalise('支部取自表题', '本表没有支部列，按表题或工作表名“{from}”写为“{to}”'),
  GROUP_SYNONYM: normalise('党小组写法已规范', '{field}{cell}“{from}”已写为“{to}”'),
  GROUP_JOINT: normalise('几个党小组联合召开', '{field}{cell}是几个党小组联合召开，{to}各计一次'),
  GROUP_UNKNOWN: warning('党小组不在名册中', '{field}{cell}“{from}”在该支部的名册中没有，请核对'),
  CELL_FILL_DOWN: normalise('沿用合并单元格的内容', '{field}{cell}是合并单元格，沿用上方的“{to}”'),
  ROW_HIDDEN: note('隐藏行', '本行在表中是隐藏的，仍作为数据'),
  CELL_NOTE: note('有批注', '{field}{cell}有批注，批注未导入'),
  COUNT_TEXT: normalise('人数写法已规范', '{field}{cell}“{from}”已写为 {to}'),
  COUNT_INVALID: warning('人数无法识别', '{field}{cell}“{from}”不是人数，按空处理，请核对'),
} as const satisfies Record<string, CodeRule>;

const organisationCodes = {
  ORG_NAME_MISSING: reject('党组织名称为空', '{field}{cell}没有填写'),
  ORG_NAME_NEWLINE: normalise('名称中的换行或空格', '{field}{cell}“{from}”已去掉换行和空格，写为“{to}”'),
  ORG_SHORT_MISSING: warning('没有简称', '{field}{cell}为空，暂用“{to}”，请补填简称'),
  ORG_CODE_NUMERIC: normalise('代码存成数值', '{field}{cell}存成了数值 {from}，补足位数为 {to}'),
  ORG_CODE_PRECISION: reject('代码末几位已丢失', '{field}{cell}存成了数值，末几位已变成0，请以文本重新填写'),
  ORG_CODE_FORMAT: normalise('代码写法已规范', '{field}{cell}“{from}”已写为 {to}'),
  ORG_CODE_MISSING: warning('没有党组织代码', '{field}{cell}为空，请补填'),
  ORG_TYPE_SYNONYM: normalise('组织类别写法已规范', '{field}{cell}“{from}”已写为“{to}”'),
  ORG_TYPE_FROM_NAME: normalise('组织类别取自名称', '{field}{cell}“{from}”，按全称写为“{to}”'),
  ORG_TYPE_UNKNOWN: reject(
    '组织类别无法识别',
    '{field}{cell}“{from}”不是党组织类别（党委、党总支、党支部、联合党支部、临时党支部）',
  ),
  ORG_DUP_CODE: reject('党组织代码重复', '{field}{cell} {from} 与第 {near} 行重复，保留先出现的'),
  ORG_ENDED: reject('党组织已撤销', '“{from}”已于 {to} 撤销或者合并，不再导入；如为新设的组织，请使用新的党组织代码'),
  ORG_DUP_NAME: reject('党组织全称重复', '{field}{cell}“{from}”与第 {near} 行重复，保留先出现的'),
  ORG_DUP_SHORT: warning(
    '党组织简称重复',
    '{field}{cell}“{from}”与第 {near} 行相同，按简称对应时无法区分，请改为不同的简称',
  ),
  ORG_PARENT_UNKNOWN: reject('上级党组织不存在', '{field}{cell}“{from}”不在党组织信息中{near}，请核对'),
  ORG_PARENT_SELF: reject('上级是自己', '{field}{cell}填的是本组织自己，请更正'),
  ORG_PARENT_CYCLE: reject('上下级成环', '{field}{cell}“{from}”又隶属于本组织，上下级关系成环，请更正'),
  ORG_PARENT_MISSING: reject('上级党组织为空', '{field}{cell}没有填写上级党组织'),
  ORG_PARENT_REJECTED: reject(
    '上级党组织被拒收',
    '{field}{cell}“{from}”所在的行（第 {near} 行）被拒收，先更正上级再导入本行',
  ),
  ORG_PARENT_ALIAS: normalise('上级写法已规范', '{field}{cell}“{from}”就是“{to}”，已写为全称'),
  ORG_PARENT_AMBIGUOUS: reject('上级有多个可能', '{field}{cell}“{from}”可能是{near}，请写全称'),
  ORG_SECRETARY_VACANT: warning('书记空缺', '{field}{cell}“{from}”，书记空缺'),
  ORG_COUNT_MISMATCH: warning('党员数与名册不符', '{field}{cell}是 {from}，名册中该组织有 {near} 人'),
  TERM_OVERDUE: warning('届满未换届', '{field}{cell} {to} 已过，届满未换届'),
  BRANCH_OVER_50: warning('支部党员超过50人', '{field}{cell}是 {from} 人，支部党员一般不超过50人'),
} as const satisfies Record<string, CodeRule>;

const meetingCodes = {
  TYPE_SYNONYM: normalise('活动类型写法已规范', '{field}{cell}“{from}”已写为“{to}”'),
  TYPE_SEPARATOR: normalise('合并召开', '{field}{cell}“{from}”按合并召开，写为“{to}”'),
  TYPE_FROM_TITLE: normalise('活动类型取自表题', '本表没有活动类型列，按表题或工作表名“{from}”写为“{to}”'),
  TYPE_EXTRA: normalise('略去其他活动', '{field}{cell}“{from}”中不属于三会一课等六类的部分已略去，写为“{to}”'),
  TYPE_UNKNOWN: reject(
    '不属于六类活动',
    '{field}{cell}“{from}”不属于党员大会、支委会、党小组会、党课、主题党日、组织生活会{near}',
  ),
  TYPE_AMBIGUOUS: reject('活动类型不明', '{field}{cell}“{from}”看不出是哪一种会议或活动，请写明'),
  TYPE_MISSING: reject('活动类型为空', '{field}{cell}没有填写活动类型'),
  COUNT_MISMATCH: warning('人数不平', '应到减请假不等于实到（{from}），请核对'),
  COUNT_OVER: warning('实到多于应到', '实到多于应到（{from}），请核对'),
  ABSENT_SEPARATOR: normalise('请假人员写法已规范', '{field}{cell}“{from}”已写为“{to}”'),
  ABSENT_UNKNOWN: warning('请假人员不在该支部', '{field}{cell}“{from}”不在该支部名册中，请核对'),
  HOST_MISSING: warning('没有主持人', '{field}{cell}为空，请补填'),
  LONG_TEXT: note('内容很长', '{field}{cell}内容很长（{from}字），已原样接收'),
  DUP_ROW: reject('重复行', '本行与{near}重复，保留先出现的'),
} as const satisfies Record<string, CodeRule>;

/** Every code with its weight and sentence: one without does not compile, because the vocabulary is this table. */
export const codeRules = {
  ...dateCodes,
  ...personCodes,
  ...placeCodes,
  ...organisationCodes,
  ...meetingCodes,
} as const;
export type Code = keyof typeof codeRules;
export const codes = Object.keys(codeRules) as readonly Code[];
export const codeRule = (code: Code): CodeRule => codeRules[code];
