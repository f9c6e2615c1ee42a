import { basisOf } from '../rules/catalogue.js';
import { fill } from '../shared/sentence.js';
import type { Reason } from '../shared/verdict.js';

/** Everything that the rules of meetings and ballots may say. */
export const meetingSentences = {
  'vote.nobodyDue': '没有应到会有表决权的党员，不能表决。',
  'vote.impossible': '人数不合：应到会有表决权{due}人，实到{present}人，赞成{inFavour}人。',
  'vote.quorum': '应到会有表决权{due}人，实到{present}人，达到半数，可以表决。',
  'vote.noQuorum': '应到会有表决权{due}人，实到{present}人，至少须{needed}人到会，不能表决。',
  'vote.passes': '应到会有表决权{due}人，赞成{inFavour}人，超过半数，通过。',
  'vote.fails': '应到会有表决权{due}人，赞成{inFavour}人，至少须{needed}人赞成，未通过。',
  'vote.writtenNotProvided': '普通决议能否计入会前书面意见，条文没有规定。',
  'vote.writtenCounts': '因故不能到会的党员会前正式提出书面意见的，统计在票数内，不计入到会人数。',
  'committee.quorum': '委员{members}人，到会{present}人，达到半数，可以开会。',
  'committee.noQuorum': '委员{members}人，到会{present}人，至少须{needed}人到会。',
  'election.quorum': '应到会有选举权{due}人，实到{present}人，符合五分之四的要求。',
  'election.noQuorum': '应到会有选举权{due}人，实到{present}人，至少须{needed}人到会，不能选举。',
  'election.noRule': '查不到当时适用的选举规定。',
  'chair.own': '由{host}召集并主持。',
  'chair.delegated': '书记不能参加，已委托{host}召集并主持。',
  'chair.needsDelegation': '书记不能参加会议的，可以委托副书记或者委员召集并主持；现未经委托。',
  'chair.secretaryPresent': '书记到会的，由书记召集并主持。',
  'chair.notEntitled': '{host}不能主持{meeting}。',
  'life.noProblem': '组织生活会要突出解决1至2个实际问题，本次没有记录解决的问题。',
  'life.inRange': '本次解决{problems}个实际问题。',
  'life.aboveTarget': '本次解决{problems}个实际问题，多于要求的1至2个。',
  'file.combination': '{kinds}不能合并为一次会议，请分开填写（可合并哪些种类由党委设定）。',
  'file.unknownKind': '所选种类不在本支部可用的种类之中，请重新选择。',
  'file.noCommittee': '本支部当日没有支部委员会，不召开支委会。',
  'file.noGroup': '请选择召开会议的党小组。',
  'file.beyondGroup': '这是党小组的活动，只能包含本小组的党小组会；支部的会议请由支部记录。',
  'file.endsBeforeBegins': '结束时刻{ends}应晚于开始时刻{begins}。',
  'file.nobodyDue': '按当日名册没有应到人员，请核对日期、种类或者参加人员。',
  'file.noChair': '没有填写主持人。',
  'file.absentChair': '{name}记为未到会，又是主持人，请核对。',
  'file.chairWithoutPost': '{name}当日没有支部职务，会议应由书记、受委托的副书记或者委员主持，党小组会由组长主持。',
  'file.moreVotes': '第{no}项决议共{votes}票，多于到会有表决权的{present}人，请核对。',
  'file.problemIncomplete': '选定要解决的{count}个问题还缺措施、责任人或者时限。',
  'file.noLecturer': '党课没有填写主讲人。',
  'file.visitWithoutOutcome': '现场学习要写明目的和成效。',
  'file.inFuture': '{day}尚未到，召开之后再报送。',
  'file.beforeBranch': '本支部在{day}尚未成立或者已经撤销。',
  'file.lateReason': '会议已过{days}天，请写明补录原因。',
} as const;
export type MeetingCode = keyof typeof meetingSentences;
export type MeetingReason = Reason<MeetingCode>;

export const meetingSentence = (reason: MeetingReason): string => fill(meetingSentences[reason.code], reason.figures);

export const says = (
  code: MeetingCode,
  weight: Reason['weight'],
  figures: Reason['figures'] = {},
  basisId?: string,
): MeetingReason => ({ code, weight, figures, ...(basisId === undefined ? {} : { basis: basisOf(basisId) }) });
