import { basisOf } from '../rules/catalogue.js';
import type { Basis } from '../shared/basis.js';
import { fill } from '../shared/sentence.js';
import type { Reason } from '../shared/verdict.js';

/** Everything that the checks of organisations, committees and terms may say. */
export const organisationSentences = {
  'setUp.noMembers': '没有党员，不能成立党支部。',
  'setUp.belowThree': '正式党员{fullMembers}人，不足3人，应当与邻近单位成立联合党支部。',
  'setUp.branchRequired': '正式党员{fullMembers}人，达到3人，应当成立党支部。',
  'setUp.aboveFifty': '党员{members}人，党支部党员人数一般不超过50人，可考虑分设。',
  'setUp.tooManyUnits': '联合党支部覆盖{units}个单位，一般不超过5个。',
  'setUp.oneUnit': '联合党支部应当由两个以上单位组成。',
  'setUp.projectBranch': '项目预计{months}个月，正式党员{fullMembers}人，应当成立党支部。',
  'setUp.projectShort': '项目预计{months}个月，不足6个月，不要求成立党支部。',
  'setUp.generalBranchFew': '党员{members}人，不足50人，设党总支须经上级党组织批准。',
  'setUp.generalBranchMany': '党员{members}人，已达100人，应当设党的基层委员会。',
  'setUp.committeeFew': '党员{members}人，不足100人，设党的基层委员会须经上级党组织批准。',
  'setUp.branchMany': '党员{members}人，超过50人，机关应当设党总支或者基层委员会。',
  'setUp.approved': '已经上级党组织批准。',
  'setUp.form': '党员{members}人，可以设{form}。',
  'committee.required': '正式党员{fullMembers}人，达到7人，应当设支部委员会。',
  'committee.notForeseen': '正式党员{fullMembers}人，不足7人，设书记1名，必要时可设副书记1名，不设支部委员会。',
  'committee.tooFewSeats': '支部委员会由3至5人组成，现为{seats}人。',
  'committee.seatsInRange': '支部委员会{seats}人，在3至5人之内。',
  'committee.manySeats': '支部委员会一般3至5人，现为{seats}人；一般不超过7人，请说明需要。',
  'committee.tooManySeats': '支部委员会一般不超过7人，现为{seats}人。',
  'committee.tooManyDeputies': '副书记最多1名，现为{deputies}名。',
  'committee.missingPost': '缺{post}。',
  'committee.noDisciplineCommittee': '机关党的基层委员会应当设立机关纪律检查委员会。',
  'staff.few': '机关工作人员{staff}人，人数较少，应当保证有专人负责党务工作。',
  'staff.share': '机关工作人员{staff}人，专职党务工作人员一般为{min}至{max}人。',
  'term.needsApproval': '延期或者提前换届须报上级党组织批准。',
  'term.longExtension': '延长期限一般不超过1年，现申请{months}个月。',
  'term.noMonths': '延长期限应当是1个月以上的整数。',
  'term.consent': '{post}任期内职务变动，须征得上级党组织同意。',
  'term.endsSoon': '本届将于{endsOn}届满，还有{days}天，请及早报批换届。',
  'term.overdue': '本届已于{endsOn}届满，已超过{days}天，请尽快换届或者报批延期。',
  'place.notBelow': '{child}不能设在{parent}之下。',
  'place.top': '{child}是最高一级，不设在其他组织之下。',
  'event.ended': '该组织已于{day}撤销或者合并，不能再办理此事项。',
  'event.beforeFounding': '日期早于该组织成立日{day}。',
  'event.beforeLatest': '日期早于最近一次变更{day}，请先核对该次变更。',
  'event.sameDay': '该组织（或其党小组）于{day}当日才成立或者变更，请登记为次日或之后。',
  'event.inFuture': '日期晚于今天，请在生效后登记。',
  'event.targetEnded': '{target}在{day}已不存在。',
  'event.belowItself': '不能移到自身或者自身的下级组织之下。',
  'event.noChange': '与现状相同，没有变化。',
  'event.intoItself': '不能与自身合并。',
  'event.differentKinds': '{from}与{into}类别不同，不能直接合并，请先变更类别。',
  'event.mixedBranches': '{from}并入{into}，合并后按{into}管理。',
  'event.membersRemain': '还有{members}名党员的组织关系在此，请先转出。',
  'event.membersMove': '{members}名党员的组织关系将转入{into}。',
  'event.belowRemains': '还有{below}个下级组织，请先移出或者撤销。',
  'event.top': '机关工委不能撤销、合并或者移动。',
  'event.nameTaken': '上级组织之下已有同名组织“{name}”。',
  'event.noName': '名称不能为空。',
  'agency.notDiscussed': '须先经党组（党委）讨论决定。',
  'agency.notApproved': '须报机关工委审批。',
  'agency.noExchange': '作出党纪处分决定前，党组（党委）须与派驻纪检监察组交换意见。',
  'agency.noBusinessLead': '机关基层党组织协助行政负责人完成任务、进行监督，不领导本单位业务工作。',
} as const;
export type OrganisationCode = keyof typeof organisationSentences;
export type OrganisationReason = Reason<OrganisationCode>;

export const organisationSentence = (reason: OrganisationReason): string =>
  fill(organisationSentences[reason.code], reason.figures);

/** A reason that rests on a row of the rule collection, or on none. */
export const because = (
  code: OrganisationCode,
  weight: Reason['weight'],
  figures: Reason['figures'] = {},
  basisId?: string,
): OrganisationReason => {
  const basis: Basis | undefined = basisId === undefined ? undefined : basisOf(basisId);
  return { code, weight, figures, ...(basis === undefined ? {} : { basis }) };
};
