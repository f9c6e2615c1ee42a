import type { Role } from './roles.js';
import type { Place, Scope } from './scope.js';
import { covers } from './scope.js';

/** Everything one may do or see, as a closed list; each endpoint names exactly one. */
export const actions = {
  'organisation.read': '查看党组织',
  'organisation.change': '变更党组织（设立、更名、隶属、合并、撤销）',
  'post.change': '登记任职',
  'roster.read': '查看名册',
  'person.read': '查看人员档案',
  'person.reveal': '查看完整证件号码和手机号码',
  'obligation.read': '查看应做与已做',
  'meeting.read': '查看组织生活记录',
  'meeting.plan': '计划组织生活',
  'meeting.draft': '起草记录',
  'meeting.file': '报送记录',
  'meeting.sign': '审签记录',
  'routine.change': '设定固定日和记录模板',
  'talk.read': '查看谈心谈话覆盖情况',
  'talk.record': '登记谈心谈话',
  'study.read': '查看学习时数和授课',
  'card.read': '查看提示卡',
  'card.reply': '答复提示卡',
  'card.escalate': '决定警示督办',
  'setting.change': '设定本级事项',
  'clerk.appoint': '任用支部联络员',
  'code.issue': '发放激活码',
  'rule.read': '查看规定',
  'rule.add': '增加本级要求',
  'import.read': '查看导入',
  'import.run': '导入、更正、入库、撤销',
  'account.manage': '管理账号',
  'appointment.manage': '任用管理员和工作人员',
  'security.change': '修改安全设置',
  'audit.read': '查看审计记录',
  'feedback.answer': '查看和答复意见反馈',
  'person.views': '查看谁看过本人资料',
  'correction.ask': '请求更正本人资料',
  'correction.answer': '答复更正请求',
  'backup.read': '查看备份状态',
} as const;
export type Action = keyof typeof actions;

/** How far a role's permission reaches, seen from the organisation in which the role is held. */
export type Reach = 'subtree' | 'organisation' | 'self';

/** What is held: a role, in an organisation (its path), by a person (administrators may be none). */
export type Holding = { readonly role: Role; readonly organisationId: string; readonly path: string };
export type Actor = {
  readonly tenantId: string;
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly name: string;
  readonly holdings: readonly Holding[];
};

type Sentence = { readonly action: Action; readonly role: Role; readonly reach: Reach };
const may = (role: Role, reach: Reach, ...list: readonly Action[]): readonly Sentence[] =>
  list.map((action) => ({ action, role, reach }));

/** What a committee may do for itself and everything below it; the working committee the same, for all. */
const leading = [
  'organisation.read',
  'organisation.change',
  'post.change',
  'roster.read',
  'person.read',
  'person.reveal',
  'obligation.read',
  'meeting.read',
  'rule.read',
  'rule.add',
  'import.read',
  'import.run',
  'card.read',
  'card.escalate',
  'setting.change',
  'correction.answer',
  'routine.change',
] as const satisfies readonly Action[];

/** What everybody may do who works for a branch and types for it: its committee, and its clerk. */
const inBranch = [
  'organisation.read',
  'roster.read',
  'obligation.read',
  'meeting.read',
  'rule.read',
  'card.read',
  'meeting.plan',
  'meeting.draft',
] as const satisfies readonly Action[];

/** What the committee of a branch keeps among itself: who has talked with whom, who has studied how long. Nobody above sees it. */
const amongThemselves = [
  'routine.change',
  'talk.read',
  'talk.record',
  'study.read',
] as const satisfies readonly Action[];

/** The whole policy. What is not said here is denied. Printed into docs/permissions.md. */
export const policy: readonly Sentence[] = [
  ...may('branchSecretary', 'subtree', ...amongThemselves),
  ...may('branchOrganisationMember', 'subtree', ...amongThemselves),
  ...may('branchCommitteeMember', 'subtree', ...amongThemselves),
  ...may('clerk', 'subtree', 'routine.change', 'talk.record'),
  ...may('member', 'self', 'study.read'),
  ...may('workingCommittee', 'subtree', ...leading, 'feedback.answer'),
  ...may('committee', 'subtree', ...leading),
  ...may('branchSecretary', 'subtree', ...inBranch, 'person.read', 'person.reveal'),
  ...may('branchSecretary', 'subtree', 'meeting.file', 'meeting.sign', 'card.reply', 'correction.answer'),
  ...may('branchSecretary', 'organisation', 'clerk.appoint', 'code.issue'),
  ...may('branchOrganisationMember', 'subtree', ...inBranch, 'person.read', 'meeting.file', 'card.reply'),
  ...may('branchCommitteeMember', 'subtree', ...inBranch, 'person.read'),
  ...may('clerk', 'subtree', ...inBranch, 'meeting.file', 'card.reply'),
  ...may('groupLeader', 'subtree', ...inBranch),
  ...may('member', 'self', 'person.read', 'person.reveal', 'person.views', 'correction.ask'),
  ...may('member', 'organisation', 'organisation.read', 'rule.read'),
  ...may('systemAdministrator', 'subtree', 'organisation.read', 'account.manage', 'code.issue', 'backup.read'),
  ...may(
    'securityAdministrator',
    'subtree',
    'organisation.read',
    'appointment.manage',
    'security.change',
    'backup.read',
  ),
  ...may('auditAdministrator', 'subtree', 'organisation.read', 'audit.read', 'backup.read'),
];

/** The scope that one holding gives for an action. */
const scopeOf = (holding: Holding, reach: Reach, actor: Actor): Scope => {
  if (reach === 'self') return actor.personId ? { kind: 'self', personId: actor.personId } : { kind: 'nothing' };
  return { kind: reach, path: holding.path };
};

/** All scopes in which the actor may do the action; empty means never. */
export const scopesFor = (actor: Actor, action: Action): readonly Scope[] =>
  actor.holdings.flatMap((holding) =>
    policy.filter((s) => s.role === holding.role && s.action === action).map((s) => scopeOf(holding, s.reach, actor)),
  );

export const permits = (actor: Actor, action: Action, place: Place): boolean =>
  scopesFor(actor, action).some((scope) => covers(scope, place));

/** The actions permitted at a place, of those asked about: what a reply carries as `may`. */
export const mayAt = (actor: Actor, place: Place, asked: readonly Action[]): Action[] =>
  asked.filter((action) => permits(actor, action, place));
