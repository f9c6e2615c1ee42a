import type { Kysely } from 'kysely';
import type { Actor } from '../../../domain/access/policy.js';
import type { Clock } from '../clock.js';
import type { Database } from '../db/tables.js';
import { newId } from '../ids.js';

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
  'appointment.made': '任用',
  'appointment.ended': '结束任用',
  'organisation.changed': '党组织变更',
  'tenure.recorded': '登记任职',
  'tenure.ended': '登记离任',
  'person.revealed': '查看完整号码',
  'rule.added': '增加本级要求',
  'rule.exempted': '决定某些支部不适用',
  'rule.exemptionEnded': '终止不适用的决定',
  'rule.yearWindowSet': '设定所属年度窗口',
  'import.started': '上传工作簿',
  'import.mapped': '指定导入的列',
  'import.corrected': '更正导入内容',
  'import.applied': '导入入库',
  'import.undone': '撤销导入',
  'import.discarded': '放弃导入',
  'import.missingAnswered': '答复新文件中没有的人',
  'rejected.downloaded': '下载被拒收的行',
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

/** Write one entry in the transaction of the change itself; entries are never changed or removed. */
export const recordAudit = async (db: Kysely<Database>, clock: Clock, who: Who, entry: AuditEntry): Promise<void> => {
  await db
    .insertInto('audit_entries')
    .values({
      tenant_id: who.tenantId,
      id: newId(),
      at: clock.now(),
      account_id: who.accountId,
      actor_name: who.name,
      action: entry.action,
      subject_id: entry.subjectId ?? null,
      person_id: entry.personId ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
};
