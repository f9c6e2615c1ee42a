import { sql, type Kysely } from 'kysely';
import type { Actor } from '../../../domain/access/policy.js';
import type { Head } from '../../../domain/audit/chain.js';
import { textOf } from '../../../domain/audit/entry.js';
import type { Database } from '../db/tables.js';
import { namedStatement, type Asked } from '../db/pool.js';
import type { Deps } from '../deps.js';
import { newId } from '../ids.js';
import { hashingFor } from './hashing.js';

/** Everything that is recorded, with its Chinese name. */
export const auditActions = {
  'session.opened': '登录',
  'session.refused': '登录失败',
  'session.closed': '退出',
  'password.changed': '修改口令',
  'tenant.setUp': '设立机关工委',
  'account.opened': '开通账号',
  'account.passwordReset': '重置口令',
  'account.closed': '停用账号',
  'account.activated': '本人开通账号',
  'factor.begun': '设置第二重验证',
  'factor.confirmed': '启用第二重验证',
  'factor.ended': '停用第二重验证',
  'factor.reset': '清除第二重验证',
  'session.ended': '结束一个登录',
  'security.changed': '修改安全设置',
  'code.issued': '发放激活码',
  'appointment.made': '任用',
  'appointment.ended': '结束任用',
  'organisation.changed': '党组织变更',
  'tenure.recorded': '登记任职',
  'tenure.ended': '登记离任',
  'person.viewed': '查看人员档案',
  'feedback.sent': '提出意见反馈',
  'feedback.answered': '答复意见反馈',
  'correction.asked': '请求更正资料',
  'correction.answered': '答复更正请求',
  'retention.applied': '按保存期限删除',
  'person.revealed': '查看完整号码',
  'rule.added': '增加本级要求',
  'rule.ended': '废止本级要求',
  'rule.exempted': '决定某些支部不适用',
  'rule.exemptionEnded': '终止不适用的决定',
  'rule.yearWindowSet': '设定所属年度窗口',
  'gathering.planned': '安排活动',
  'gathering.drafted': '起草记录',
  'gathering.cancelled': '取消安排',
  'meeting.filed': '报送记录',
  'meeting.corrected': '更正记录',
  'meeting.signed': '审签记录',
  'meeting.returned': '退回记录',
  'setting.changed': '设定组织生活事项',
  'recurringDay.added': '增加固定日',
  'recurringDay.ended': '停用固定日',
  'template.added': '制定记录模板',
  'template.ended': '停用记录模板',
  'activityKind.added': '增加组织生活种类',
  'activityKind.ended': '停用组织生活种类',
  'holiday.corrected': '更正放假安排',
  'talk.recorded': '登记谈心谈话',
  'talk.removed': '删去谈心谈话登记',
  'problem.solved': '确认问题已解决',
  'problem.reopened': '撤销问题已解决',
  'attachment.added': '上传附件',
  'attachment.downloaded': '下载附件',
  'attachment.removed': '删除附件',
  'card.opened': '发出警示',
  'card.replied': '答复卡',
  'card.returned': '退回答复',
  'card.escalated': '转为督办',
  'card.closed': '同意办结',
  'card.withdrawn': '撤回卡',
  'card.settings': '设定卡的名称和宽限期',
  'contradiction.explained': '说明情况属实',
  'import.started': '上传工作簿',
  'import.mapped': '指定导入的列',
  'import.corrected': '更正导入内容',
  'import.applied': '导入入库',
  'import.undone': '撤销导入',
  'import.discarded': '放弃导入',
  'import.missingAnswered': '答复新文件中没有的人',
  'rejected.downloaded': '下载被拒收的行',
  'audit.exported': '导出审计记录',
  'audit.verified': '校验审计记录',
  'backup.made': '备份',
  'backup.restored': '恢复备份',
  'demo.loaded': '载入演示数据',
} as const;
export type AuditAction = keyof typeof auditActions;

export type AuditEntry = {
  readonly action: AuditAction;
  readonly subjectId?: string | null;
  readonly personId?: string | null;
  readonly detail?: Readonly<Record<string, unknown>>;
};
type Who = Pick<Actor, 'tenantId' | 'accountId' | 'name'>;

const insertEntry = namedStatement<object, readonly unknown[]>(
  'record audit entry',
  `with entry as (
     insert into audit_entries (tenant_id, id, at, account_id, actor_name, action, subject_id, person_id, detail, mac)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   )
   insert into audit_unsealed (tenant_id, entry_id) values ($1, $2)`,
);

/** Write one entry in the transaction of the change itself; entries are never changed or removed. The sealer links it later. */
export const recordAudit = async (
  on: Asked,
  by: Pick<Deps, 'clock' | 'keys'>,
  who: Who,
  entry: AuditEntry,
): Promise<void> => {
  const at = by.clock.now();
  const row = {
    tenantId: who.tenantId,
    id: newId(),
    at: at.toISOString(),
    accountId: who.accountId,
    actor: who.name,
    action: entry.action,
    subjectId: entry.subjectId ?? null,
    personId: entry.personId ?? null,
    detail: entry.detail ?? {},
  };
  const mac = Buffer.from(hashingFor(by.keys, who.tenantId).own(textOf(row)), 'hex');
  const { tenantId, id, accountId, actor, action, subjectId, personId, detail } = row;
  await insertEntry(on, [tenantId, id, at, accountId, actor, action, subjectId, personId, JSON.stringify(detail), mac]);
};

/** Whoever seals a tenant's entries does so alone; false where somebody does already. Held until the transaction ends. */
export const lockSealing = async (db: Kysely<Database>, tenantId: string): Promise<boolean> => {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`audit ${tenantId}`}, 0)) as mine`.execute(db);
  return rows[0]?.mine === true;
};

export type NewSeal = Head & { readonly seal: string; readonly entryId: string };

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** Add links, and take their entries out of the queue. */
export const insertSeals = async (
  db: Kysely<Database>,
  tenantId: string,
  seals: readonly NewSeal[],
  at: Date,
): Promise<void> => {
  await sql`
    insert into audit_seals (tenant_id, position, entry_id, chain, seal, sealed_at)
    select ${tenantId}, s.position, s.entry_id, s.chain, s.seal, ${at}
    from unnest(
      ${sql.val(seals.map((s) => s.position))}::bigint[], ${sql.val(seals.map((s) => s.entryId))}::uuid[],
      ${sql.val(seals.map((s) => bytes(s.chain)))}::bytea[], ${sql.val(seals.map((s) => bytes(s.seal)))}::bytea[]
    ) as s (position, entry_id, chain, seal)`.execute(db);
  await db
    .deleteFrom('audit_unsealed')
    .where('tenant_id', '=', tenantId)
    .where(
      'entry_id',
      'in',
      seals.map((s) => s.entryId),
    )
    .execute();
};
