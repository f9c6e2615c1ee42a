-- Why: who may sign in and what he may do. Roles follow from dated posts (tenures) and dated appointments and end with them.

create table accounts (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  person_id uuid,
  display_name text not null,
  password_hash text not null,
  must_change boolean not null default false,
  failed_attempts smallint not null default 0,
  locked_until timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people (tenant_id, id)
);
comment on table accounts is '账号。口令以 argon2id 散列存放';
comment on column accounts.tenant_id is '租户';
comment on column accounts.id is '标识';
comment on column accounts.person_id is '对应的人员；管理员账号可为空';
comment on column accounts.display_name is '显示名称';
comment on column accounts.password_hash is '口令散列（argon2id）';
comment on column accounts.must_change is '下次登录须修改口令';
comment on column accounts.failed_attempts is '连续失败次数';
comment on column accounts.locked_until is '锁定至';
comment on column accounts.closed_at is '停用时间';
comment on column accounts.created_at is '建立时间';

create table sign_in_names (
  name text primary key,
  tenant_id uuid not null,
  account_id uuid not null,
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
comment on table sign_in_names is '登录名与账号的对应（全库唯一）';
comment on column sign_in_names.name is '登录名（小写）';
comment on column sign_in_names.tenant_id is '租户';
comment on column sign_in_names.account_id is '账号';

create table sessions (
  token_hash bytea primary key,
  tenant_id uuid not null,
  account_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  user_agent text not null default '',
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
create index sessions_account on sessions (tenant_id, account_id);
comment on table sessions is '登录会话（只存令牌的散列）';
comment on column sessions.token_hash is '令牌散列';
comment on column sessions.tenant_id is '租户';
comment on column sessions.account_id is '账号';
comment on column sessions.created_at is '登录时间';
comment on column sessions.last_seen_at is '最近活动时间';
comment on column sessions.ends_at is '最迟失效时间';
comment on column sessions.user_agent is '浏览器说明';

create table appointments (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null check (role in ('systemAdministrator', 'securityAdministrator', 'auditAdministrator', 'workingCommitteeStaff', 'committeeStaff')),
  organisation_id uuid not null,
  since date not null,
  until date,
  appointed_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  check (until is null or until > since),
  exclude using gist (tenant_id with =, account_id with =, role with =, organisation_id with =, daterange(since, until) with &&)
);
comment on table appointments is '不由党内职务产生的角色（管理员、工委和党委工作人员）的任用起止';
comment on column appointments.tenant_id is '租户';
comment on column appointments.id is '标识';
comment on column appointments.account_id is '账号';
comment on column appointments.role is '角色';
comment on column appointments.organisation_id is '所在党组织';
comment on column appointments.since is '起始日（含）';
comment on column appointments.until is '终止日（不含）；空为至今';
comment on column appointments.appointed_by is '由谁任用';

create table audit_entries (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  actor_name text not null,
  action text not null,
  subject_id uuid,
  person_id uuid,
  detail jsonb not null default '{}',
  primary key (tenant_id, id)
);
create index audit_entries_at on audit_entries (tenant_id, at);
create index audit_entries_person on audit_entries (tenant_id, person_id) where person_id is not null;
revoke update, delete, truncate on audit_entries from current_user;
comment on table audit_entries is '审计记录，只增不改（已收回修改和删除权限）';
comment on column audit_entries.tenant_id is '租户';
comment on column audit_entries.id is '标识';
comment on column audit_entries.at is '时间';
comment on column audit_entries.account_id is '账号；命令行操作为空';
comment on column audit_entries.actor_name is '操作人';
comment on column audit_entries.action is '操作';
comment on column audit_entries.subject_id is '对象';
comment on column audit_entries.person_id is '涉及的人员（本人可查）';
comment on column audit_entries.detail is '内容与原值';
