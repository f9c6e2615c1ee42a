-- Why: the audit log must betray whoever edits, removes, inserts or cuts off entries, the database's owner included. An entry is
-- written with its change and carries a MAC of the program; a sealer links entries one after another outside users' transactions,
-- so that no two of them wait for one head. `audit_unsealed` is its queue.

alter table audit_entries add column mac bytea not null default '\x';
alter table audit_entries alter column mac drop default;
create index audit_entries_actor on audit_entries (tenant_id, account_id, at);
comment on column audit_entries.mac is '程序写入时的消息鉴别码（HMAC-SHA-256）；不是程序写入的记录没有正确的值';

create table audit_unsealed (
  tenant_id uuid not null,
  entry_id uuid not null,
  primary key (tenant_id, entry_id)
);
comment on table audit_unsealed is '尚未封存的审计记录（封存时取走）';
comment on column audit_unsealed.tenant_id is '租户';
comment on column audit_unsealed.entry_id is '审计记录';

create table audit_seals (
  tenant_id uuid not null,
  position bigint not null,
  entry_id uuid not null,
  chain bytea not null,
  seal bytea not null,
  sealed_at timestamptz not null,
  primary key (tenant_id, position),
  unique (tenant_id, entry_id)
);
revoke update, delete, truncate on audit_seals from current_user;
comment on table audit_seals is '审计记录的封存：逐条相连，只增不改（已收回修改和删除权限）';
comment on column audit_seals.tenant_id is '租户';
comment on column audit_seals.position is '次序，从 1 起，不间断';
comment on column audit_seals.entry_id is '审计记录';
comment on column audit_seals.chain is '链值：前一链值与本条内容的 SHA-256';
comment on column audit_seals.seal is '封签：次序与链值的 HMAC-SHA-256，用密钥文件导出的密钥';
comment on column audit_seals.sealed_at is '封存时间';
