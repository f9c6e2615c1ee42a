import { fill } from '../shared/sentence.js';
import type { Reason } from '../shared/verdict.js';
import type { Outcome } from './requirement.js';

type NotOwed = Exclude<Outcome, 'applies' | 'excludedTrait'>;

/** Every reason a cell may give, with its sentence. */
export const obligationSentences = {
  'obligation.asks': '{title}：{unit}至少{required}次，本周期为{period}。',
  'obligation.done': '本周期已有记录{done}次，应做{required}次。',
  'obligation.missing': '本周期应做{required}次，已有记录{done}次，还差{missing}次。',
  'obligation.dueBy': '请于{lastDay}（含当日）前完成，还有{days}天。',
  'obligation.endsSoon': '周期将于{lastDay}结束，还有{days}天。',
  'obligation.inGrace': '周期已于{lastDay}结束，宽限期内仍可补做或补录，还有{days}天。',
  'obligation.over': '周期已于{lastDay}结束。如已开展而未登记，可以补录；如未开展，请说明情况。',
  'obligation.monthOnly': '有{count}条记录只知年月，按当月计入。',
  'obligation.saidYear': '有{count}条记录按所属年度计入，召开日期在次年。',
  'obligation.window':
    '本级设定：{year}年度的{title}可在次年{untilMonth}月{untilDay}日前召开，在此之前召开的默认计入上一年度。',
  'obligation.stricterGoverns': '本周期另有要求更严的规定，按更严的规定考核。',
  'obligation.notFounded': '本周期内该支部尚未成立，不适用。',
  'obligation.dissolved': '该支部在本周期开始前已撤销，不适用。',
  'obligation.foundedWithin': '该支部于{day}在本周期中间成立，自首个完整周期起适用，本周期仅作提示。',
  'obligation.dissolvedWithin': '该支部于{day}在本周期中间撤销，本周期不适用。',
  'obligation.notAddressed': '此项要求不适用于这一类党组织。',
  'obligation.addressedWithin': '该党组织的类别在本周期中间变更，自首个完整周期起适用。',
  'obligation.outsideSetter': '此项要求由其他党委制定，该支部不在其范围内。',
  'obligation.noCommittee': '该支部未设支部委员会，不适用。',
  'obligation.committeeWithin': '该支部在本周期中间设立或者撤销支部委员会，自首个完整周期起适用。',
  'obligation.noGroups': '该支部未划分党小组，不适用。',
  'obligation.perGroup': '此项要求按党小组分别考核，见各党小组。',
  'obligation.groupNotFormed': '本周期内该党小组尚未设立，不适用。',
  'obligation.groupEnded': '该党小组在本周期开始前已撤销，不适用。',
  'obligation.groupFormedWithin': '该党小组于{day}在本周期中间设立，自首个完整周期起适用。',
  'obligation.groupEndedWithin': '该党小组于{day}在本周期中间撤销，本周期不适用。',
  'obligation.excludedTrait': '制定要求的党委决定不适用于离退休、流动党员等支部。',
  'obligation.exempted': '经党委决定不适用：{reason}（自{since}起）。',
} as const satisfies Readonly<Record<`obligation.${NotOwed}` | `obligation.${string}`, string>>;
export type ObligationCode = keyof typeof obligationSentences;

export const obligationSentence = (reason: Reason<ObligationCode>): string =>
  fill(obligationSentences[reason.code], reason.figures);
