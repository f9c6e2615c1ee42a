import type { HeaderRule } from './headerRule.js';
import type { LedgerField } from './records.js';

export const ledgerRules: readonly HeaderRule<LedgerField>[] = [
  { field: '序号', exact: /^(序号|编号|序|号|no\.?|行号|#|顺序号)$/iu, content: 'count', tells: 0 },
  {
    field: '日期',
    exact:
      /^((召开|举行|举办|开展|会议|活动|组织生活|举办活动|召开会议|开展活动)?(的)?(日期|时间|年月日)|何时|几号|几日|日)$/u,
    like: /(召开|举行|开展|会议|活动|组织生活).*(日期|时间)|^(日期|时间)/u,
    unlike: /录入|填报|登记|上报|下次|时长|缴|交纳|完成|截止|谈话|入党|转正|出生|计划|结束|审核/u,
    content: 'date',
    tells: 1,
  },
  {
    field: '党支部',
    exact: /^(所在|所属|召开|组织|责任)?(党支部|支部|党组织|基层党组织|召开支部|开展支部)(名称|简称)?$/u,
    like: /支部(名称|简称)?$|党组织(名称)?$|(所在|所属).*(支部|组织)/u,
    unlike: /书记|上级|代码|联系|委员|评价|意见|人数|党员大会/u,
    content: 'branch',
    tells: 1,
  },
  {
    field: '活动类型',
    exact: /^(会议|活动|组织生活|三会一课|党内|或|\/)*(及)?(类型|类别|种类|形式|名目|性质)$/u,
    like: /(会议|活动|组织生活|三会一课|课).*(类型|类别|种类|形式|性质)|(会议|活动)(名称|项目)|组织生活名称/u,
    unlike: /党员类|人员类|组织类|单位/u,
    content: 'activity',
    tells: 4,
  },
  {
    field: '主题',
    exact: /^(会议|活动|学习|党课|主要|组织生活)?(及)?(主题|议题|题目|标题|议程|课题|专题)(名称|内容)?$/u,
    like: /主题|议题|题目|标题|课题|事由|会议名称|活动名称/u,
    unlike: /党日(次数|时间)/u,
    content: 'text',
    tells: 2,
  },
  {
    field: '地点',
    exact: /^(会议|活动|召开|举行|开展)?(地点|地址|场所|会场|会议室)$/u,
    like: /地点|场所|会场/u,
    content: 'text',
    tells: 1,
  },
  {
    field: '主持人',
    exact: /^(会议|活动)?(主持人?|召集人|主持者)(姓名)?$/u,
    like: /主持|召集人/u,
    unlike: /职务/u,
    content: 'person',
    tells: 3,
  },
  {
    field: '记录人',
    exact: /^(会议|活动)?(记录人员?|记录者|记录)(姓名)?$/u,
    like: /记录人|记录员/u,
    content: 'person',
    tells: 2,
  },
  {
    field: '应到',
    exact: /^(应到|应参加|应到会|应出席|应参会|应参与)(会)?(党员)?(人数|数|人员数|人次)?$/u,
    like: /应到|应参|应出席/u,
    unlike: /实到|实参|名单/u,
    content: 'count',
    tells: 3,
  },
  {
    field: '实到',
    exact:
      /^(实到|实际到会|实参加|实际参加|实际到|出席|到会|参会|参加|实出席|实参会|实际参会|出席党员)(会)?(党员)?(人数|数|人次)?$/u,
    like: /实到|实参|实际(到|参|出)|(出席|到会|参会|参加).*(人数|数)/u,
    unlike: /应到|应参|名单|列席|率/u,
    content: 'count',
    tells: 3,
  },
  {
    field: '请假人员',
    exact:
      /^(请假|缺席|缺勤|未到|未到会|未参加|请假缺席)(人员|人|党员|人员名单|名单|人姓名|情况)?(及)?(事由|原因|事项|情况)?$/u,
    like: /请假|缺席|缺勤|未到|未参加/u,
    unlike: /人数|数$|补课|补学/u,
    content: 'people',
    tells: 2,
  },
  {
    field: '内容摘要',
    exact:
      /^(会议|活动|主要|学习|基本)?(及)?(内容|情况|纪要|记录|概况|过程)(摘要|概要|简介|纪要|简述|要点|情况|记录)?$|^摘要$|^议定事项$/u,
    like: /内容|摘要|概要|纪要|简述|要点|决议|开展情况/u,
    unlike: /人数|评价|整改|请假|备注|计划/u,
    content: 'text',
    tells: 1,
  },
  {
    field: '党小组',
    exact: /^(所在|所属|召开)?(党小组|小组)(名称)?$/u,
    like: /党小组/u,
    unlike: /组长|会(次|数)|次数/u,
    content: 'text',
    tells: 1,
  },
  { field: '备注', exact: /^(备注|附注|说明)$/u, like: /备注/u, content: 'text', tells: 0 },
];
