-- The schema after all migrations. Generated; do not edit. Never executed: db/migrations is.

create extension btree_gist;
create extension ltree;
create extension pg_trgm;

create table accounts (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid,
  display_name text not null,
  password_hash text not null,
  must_change boolean not null default false,
  failed_attempts smallint not null default 0,
  locked_until timestamp with time zone,
  closed_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint accounts_pkey PRIMARY KEY (tenant_id, id),
  constraint accounts_tenant_id_person_id_key UNIQUE (tenant_id, person_id),
  constraint accounts_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint accounts_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id)
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

create table affiliations (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  group_id uuid,
  since date not null,
  until date,
  since_inferred boolean not null default false,
  import_id uuid,
  constraint affiliations_pkey PRIMARY KEY (tenant_id, id),
  constraint affiliations_tenant_id_person_id_daterange_excl EXCLUDE USING gist (tenant_id WITH =, person_id WITH =, daterange(since, until) WITH &&),
  constraint affiliations_tenant_id_group_id_fkey FOREIGN KEY (tenant_id, group_id) REFERENCES organisations(tenant_id, id),
  constraint affiliations_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint affiliations_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint affiliations_check CHECK (((until IS NULL) OR (until > since)))
);
CREATE INDEX affiliations_group ON affiliations USING btree (tenant_id, group_id) WHERE (group_id IS NOT NULL);
CREATE INDEX affiliations_organisation ON affiliations USING btree (tenant_id, organisation_id, since);
comment on table affiliations is '组织关系：一人在一段时间内属于一个支部（和小组）';
comment on column affiliations.tenant_id is '租户';
comment on column affiliations.id is '标识';
comment on column affiliations.person_id is '人员';
comment on column affiliations.organisation_id is '党支部';
comment on column affiliations.group_id is '党小组';
comment on column affiliations.since is '起始日（含）';
comment on column affiliations.until is '终止日（不含）；空为至今';
comment on column affiliations.since_inferred is '起始日是否为推定（名册未载转入日期时，取入党日期与支部成立日期的较晚者）';
comment on column affiliations.import_id is '由哪次导入写入';

create table appointments (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  organisation_id uuid not null,
  since date not null,
  until date,
  appointed_by uuid,
  constraint appointments_pkey PRIMARY KEY (tenant_id, id),
  constraint appointments_tenant_id_account_id_role_organisation_id_dat_excl EXCLUDE USING gist (tenant_id WITH =, account_id WITH =, role WITH =, organisation_id WITH =, daterange(since, until) WITH &&),
  constraint appointments_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id),
  constraint appointments_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint appointments_check CHECK (((until IS NULL) OR (until > since))),
  constraint appointments_role_check CHECK ((role = ANY (ARRAY['systemAdministrator'::text, 'securityAdministrator'::text, 'auditAdministrator'::text, 'workingCommitteeStaff'::text, 'committeeStaff'::text])))
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
  at timestamp with time zone not null,
  account_id uuid,
  actor_name text not null,
  action text not null,
  subject_id uuid,
  person_id uuid,
  detail jsonb not null default '{}'::jsonb,
  constraint audit_entries_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_entries_at ON audit_entries USING btree (tenant_id, at);
CREATE INDEX audit_entries_person ON audit_entries USING btree (tenant_id, person_id) WHERE (person_id IS NOT NULL);
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

create table exemptions (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  rule_ids text[] not null,
  organisation_ids uuid[] not null,
  traits text[] not null,
  since date not null,
  until date,
  reason text not null,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint exemptions_pkey PRIMARY KEY (tenant_id, id),
  constraint exemptions_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint exemptions_check CHECK (((until IS NULL) OR (until > since)))
);
comment on table exemptions is '党委（工委）决定某些支部不适用某些要求，写明理由，公开显示';
comment on column exemptions.tenant_id is '租户';
comment on column exemptions.id is '标识';
comment on column exemptions.organisation_id is '作出决定的党组织，只及于其全部下级';
comment on column exemptions.rule_ids is '不适用的要求；空为全部';
comment on column exemptions.organisation_ids is '不适用的支部';
comment on column exemptions.traits is '不适用的支部类型：离退休 retired、流动 mobile';
comment on column exemptions.since is '起始日（含）';
comment on column exemptions.until is '终止日（不含）；空为有效';
comment on column exemptions.reason is '理由';
comment on column exemptions.created_by is '录入账号';
comment on column exemptions.created_at is '录入时间';

create table import_changes (
  tenant_id uuid not null,
  import_id uuid not null,
  id uuid not null,
  table_name text not null,
  row_id uuid not null,
  before jsonb not null,
  constraint import_changes_pkey PRIMARY KEY (tenant_id, import_id, id),
  constraint import_changes_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES imports(tenant_id, id),
  constraint import_changes_table_name_check CHECK ((table_name = ANY (ARRAY['organisations'::text, 'organisation_states'::text, 'people'::text, 'affiliations'::text, 'standings'::text, 'terms'::text, 'tenures'::text, 'meetings'::text])))
);
comment on table import_changes is '导入改动过的已有数据的原值，供撤销';
comment on column import_changes.tenant_id is '租户';
comment on column import_changes.import_id is '导入';
comment on column import_changes.id is '标识（按时间递增）';
comment on column import_changes.table_name is '表';
comment on column import_changes.row_id is '行标识';
comment on column import_changes.before is '原值（加密列为十六进制密文）';

create table import_corrections (
  tenant_id uuid not null,
  import_id uuid not null,
  file_no smallint not null,
  sheet_no smallint not null,
  row_no integer not null,
  field text not null,
  value_sealed bytea not null,
  corrected_by uuid,
  corrected_at timestamp with time zone not null default now(),
  constraint import_corrections_pkey PRIMARY KEY (tenant_id, import_id, file_no, sheet_no, row_no, field),
  constraint import_corrections_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES imports(tenant_id, id)
);
comment on table import_corrections is '预览时对单元格的更正（密文）';
comment on column import_corrections.tenant_id is '租户';
comment on column import_corrections.import_id is '导入';
comment on column import_corrections.file_no is '文件次序';
comment on column import_corrections.sheet_no is '工作表次序';
comment on column import_corrections.row_no is '行号';
comment on column import_corrections.field is '字段';
comment on column import_corrections.value_sealed is '更正后的内容（密文）';
comment on column import_corrections.corrected_by is '更正账号';
comment on column import_corrections.corrected_at is '更正时间';

create table import_files (
  tenant_id uuid not null,
  import_id uuid not null,
  file_no smallint not null,
  file_name text not null,
  bytes bigint not null,
  sha256 bytea not null,
  format text,
  sealed_name text,
  refusal text,
  sheets jsonb not null default '[]'::jsonb,
  mapping jsonb not null default '{}'::jsonb,
  constraint import_files_pkey PRIMARY KEY (tenant_id, import_id, file_no),
  constraint import_files_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES imports(tenant_id, id)
);
comment on table import_files is '导入的文件；原件加密暂存，入库或放弃后删除';
comment on column import_files.tenant_id is '租户';
comment on column import_files.import_id is '导入';
comment on column import_files.file_no is '次序';
comment on column import_files.file_name is '文件名';
comment on column import_files.bytes is '大小（字节）';
comment on column import_files.sha256 is '内容摘要';
comment on column import_files.format is '格式';
comment on column import_files.sealed_name is '加密暂存文件名';
comment on column import_files.refusal is '拒收原因';
comment on column import_files.sheets is '各工作表的识别结果';
comment on column import_files.mapping is '人工指定的列';

create table import_missing (
  tenant_id uuid not null,
  import_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  answer text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint import_missing_pkey PRIMARY KEY (tenant_id, import_id, person_id),
  constraint import_missing_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES imports(tenant_id, id),
  constraint import_missing_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint import_missing_answer_check CHECK ((answer = ANY (ARRAY['stays'::text, 'left'::text])))
);
comment on table import_missing is '现有名册中有、新文件里没有的人：只列出并询问，从不自动移除';
comment on column import_missing.tenant_id is '租户';
comment on column import_missing.import_id is '导入';
comment on column import_missing.person_id is '人员';
comment on column import_missing.organisation_id is '所在支部';
comment on column import_missing.answer is '答复：仍在 stays，已转出 left';
comment on column import_missing.answered_by is '答复账号';
comment on column import_missing.answered_at is '答复时间';

create table import_rows (
  tenant_id uuid not null,
  import_id uuid not null,
  file_no smallint not null,
  sheet_no smallint not null,
  row_no integer not null,
  outcome text not null,
  codes text[] not null,
  payload bytea,
  subject_id uuid,
  applied boolean not null default false,
  constraint import_rows_pkey PRIMARY KEY (tenant_id, import_id, file_no, sheet_no, row_no),
  constraint import_rows_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES imports(tenant_id, id),
  constraint import_rows_outcome_check CHECK ((outcome = ANY (ARRAY['accept'::text, 'normalise'::text, 'reject'::text])))
);
comment on table import_rows is '导入的行：结论和原因；内容加密，入库后清除';
comment on column import_rows.tenant_id is '租户';
comment on column import_rows.import_id is '导入';
comment on column import_rows.file_no is '文件次序';
comment on column import_rows.sheet_no is '工作表次序';
comment on column import_rows.row_no is '行号（与表中一致）';
comment on column import_rows.outcome is '接收、规范后接收、拒收';
comment on column import_rows.codes is '原因代码';
comment on column import_rows.payload is '行内容、改动和说明（密文）';
comment on column import_rows.subject_id is '对应的组织、人员或会议';
comment on column import_rows.applied is '是否已入库';

create table imports (
  tenant_id uuid not null,
  id uuid not null,
  state text not null,
  as_of date not null,
  progress real not null default 0,
  stage text not null default ''::text,
  counts jsonb not null default '{}'::jsonb,
  problem text,
  created_by uuid,
  created_by_name text not null,
  created_at timestamp with time zone not null default now(),
  applied_at timestamp with time zone,
  undone_at timestamp with time zone,
  organisation_id uuid,
  constraint imports_pkey PRIMARY KEY (tenant_id, id),
  constraint imports_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint imports_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['reading'::text, 'ready'::text, 'applying'::text, 'applied'::text, 'undoing'::text, 'undone'::text, 'refused'::text, 'discarded'::text])))
);
CREATE INDEX imports_created ON imports USING btree (tenant_id, created_at);
comment on table imports is '导入（一次可含多个文件）';
comment on column imports.tenant_id is '租户';
comment on column imports.id is '标识';
comment on column imports.state is '状态';
comment on column imports.as_of is '统计日';
comment on column imports.progress is '进度 0–1';
comment on column imports.stage is '当前步骤说明';
comment on column imports.counts is '各类行数';
comment on column imports.problem is '拒收或失败的原因';
comment on column imports.created_by is '发起账号；命令行为空';
comment on column imports.created_by_name is '发起人';
comment on column imports.created_at is '发起时间';
comment on column imports.applied_at is '入库时间';
comment on column imports.undone_at is '撤销时间';
comment on column imports.organisation_id is '只及于该党组织及其下级；空为整个工委';

create table local_rules (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  title text not null,
  period text not null,
  required smallint not null,
  lead_days smallint not null default 7,
  since date not null,
  until date,
  basis text not null,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint local_rules_pkey PRIMARY KEY (tenant_id, id),
  constraint local_rules_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint local_rules_check CHECK (((until IS NULL) OR (until > since))),
  constraint local_rules_period_check CHECK ((period = ANY (ARRAY['month'::text, 'quarter'::text, 'halfYear'::text, 'year'::text]))),
  constraint local_rules_required_check CHECK ((required > 0))
);
comment on table local_rules is '党委（工委）在本范围内增加的更严要求；不得放宽上级规定';
comment on column local_rules.tenant_id is '租户';
comment on column local_rules.id is '标识';
comment on column local_rules.organisation_id is '制定的党组织，适用于其全部下级';
comment on column local_rules.kind is '组织生活种类';
comment on column local_rules.title is '名称';
comment on column local_rules.period is '周期';
comment on column local_rules.required is '每周期至少次数';
comment on column local_rules.lead_days is '提前提醒天数';
comment on column local_rules.since is '施行日（含）';
comment on column local_rules.until is '废止日（不含）；空为有效';
comment on column local_rules.basis is '依据（文件名称、文号）';
comment on column local_rules.created_by is '录入账号';
comment on column local_rules.created_at is '录入时间';

create table meeting_absentees (
  tenant_id uuid not null,
  meeting_id uuid not null,
  position smallint not null,
  name text not null,
  person_id uuid,
  constraint meeting_absentees_pkey PRIMARY KEY (tenant_id, meeting_id, "position"),
  constraint meeting_absentees_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id) ON DELETE CASCADE,
  constraint meeting_absentees_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id)
);
CREATE INDEX meeting_absentees_person ON meeting_absentees USING btree (tenant_id, person_id) WHERE (person_id IS NOT NULL);
comment on table meeting_absentees is '请假人员（台账所报；与名册相符者已对应到人）';
comment on column meeting_absentees.tenant_id is '租户';
comment on column meeting_absentees.meeting_id is '会议';
comment on column meeting_absentees.position is '次序';
comment on column meeting_absentees.name is '姓名（原文）';
comment on column meeting_absentees.person_id is '人员；与名册不符者为空';

create table meeting_kinds (
  tenant_id uuid not null,
  meeting_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  held_on date not null,
  day_known boolean not null default true,
  constraint meeting_kinds_pkey PRIMARY KEY (tenant_id, meeting_id, organisation_id, kind),
  constraint meeting_kinds_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id) ON DELETE CASCADE,
  constraint meeting_kinds_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id)
);
CREATE INDEX meeting_kinds_organisation ON meeting_kinds USING btree (tenant_id, organisation_id, kind, held_on);
comment on table meeting_kinds is '一次会议计入谁的哪一种组织生活（合并召开的各计一次；小组会计入小组）';
comment on column meeting_kinds.tenant_id is '租户';
comment on column meeting_kinds.meeting_id is '会议';
comment on column meeting_kinds.organisation_id is '计入的支部或小组';
comment on column meeting_kinds.kind is '种类';
comment on column meeting_kinds.held_on is '召开日（与会议一致）';
comment on column meeting_kinds.day_known is '是否知道具体日期';

create table meetings (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  held_on date not null,
  day_known boolean not null default true,
  topic text not null default ''::text,
  place text not null default ''::text,
  chair_name text not null default ''::text,
  chair_id uuid,
  recorder_name text not null default ''::text,
  recorder_id uuid,
  reported_due integer,
  reported_present integer,
  summary text not null default ''::text,
  meeting_key text not null,
  late_reason text,
  entered_by uuid,
  entered_at timestamp with time zone not null default now(),
  import_id uuid,
  constraint meetings_pkey PRIMARY KEY (tenant_id, id),
  constraint meetings_tenant_id_organisation_id_meeting_key_key UNIQUE (tenant_id, organisation_id, meeting_key),
  constraint meetings_tenant_id_chair_id_fkey FOREIGN KEY (tenant_id, chair_id) REFERENCES people(tenant_id, id),
  constraint meetings_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint meetings_tenant_id_recorder_id_fkey FOREIGN KEY (tenant_id, recorder_id) REFERENCES people(tenant_id, id)
);
CREATE INDEX meetings_held ON meetings USING btree (tenant_id, organisation_id, held_on);
comment on table meetings is '组织生活记录（三会一课、主题党日、组织生活会）';
comment on column meetings.tenant_id is '租户';
comment on column meetings.id is '标识';
comment on column meetings.organisation_id is '党支部';
comment on column meetings.held_on is '召开日；只知年月时为当月一日';
comment on column meetings.day_known is '是否知道具体日期';
comment on column meetings.topic is '主题';
comment on column meetings.place is '地点';
comment on column meetings.chair_name is '主持人（原文）';
comment on column meetings.chair_id is '主持人（与名册对应者）';
comment on column meetings.recorder_name is '记录人（原文）';
comment on column meetings.recorder_id is '记录人（与名册对应者）';
comment on column meetings.reported_due is '台账所报应到';
comment on column meetings.reported_present is '台账所报实到';
comment on column meetings.summary is '内容摘要';
comment on column meetings.meeting_key is '同一会议的识别键（日期、种类、小组、主题）';
comment on column meetings.late_reason is '补录原因';
comment on column meetings.entered_by is '录入账号';
comment on column meetings.entered_at is '录入时间';
comment on column meetings.import_id is '由哪次导入建立';

create table migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (number)
);
comment on table migration is '已执行的结构升级';
comment on column migration.number is '升级序号';
comment on column migration.name is '升级文件名';
comment on column migration.checksum is '升级文件的 SHA-256 摘要';
comment on column migration.applied_at is '执行时间';

create table obligation_counts (
  tenant_id uuid not null,
  organisation_id uuid not null,
  rule_id text not null,
  period text not null,
  required smallint not null,
  done smallint not null,
  constraint obligation_counts_pkey PRIMARY KEY (tenant_id, organisation_id, rule_id, period)
);
comment on table obligation_counts is '每个组织、每条要求、每个周期的应做与已做次数；状态（将到期、逾期）随日期变化，读取时计算';
comment on column obligation_counts.tenant_id is '租户';
comment on column obligation_counts.organisation_id is '支部或小组';
comment on column obligation_counts.rule_id is '要求';
comment on column obligation_counts.period is '周期，如 2026-03、2026-Q1、2026';
comment on column obligation_counts.required is '应做次数；0 为不适用';
comment on column obligation_counts.done is '已做次数';

create table obligation_deltas (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  rule_id text not null,
  period text not null,
  applicable integer not null,
  met integer not null,
  constraint obligation_deltas_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX obligation_deltas_organisation ON obligation_deltas USING btree (tenant_id, organisation_id);
comment on table obligation_deltas is '尚未合并到 obligation_sums 的增减，只插入，由作业合并';
comment on column obligation_deltas.tenant_id is '租户';
comment on column obligation_deltas.id is '标识';
comment on column obligation_deltas.organisation_id is '上级组织';
comment on column obligation_deltas.rule_id is '要求';
comment on column obligation_deltas.period is '周期';
comment on column obligation_deltas.applicable is '适用数的增减';
comment on column obligation_deltas.met is '满足数的增减';

create table obligation_sums (
  tenant_id uuid not null,
  organisation_id uuid not null,
  rule_id text not null,
  period text not null,
  applicable integer not null,
  met integer not null,
  constraint obligation_sums_pkey PRIMARY KEY (tenant_id, organisation_id, rule_id, period)
);
comment on table obligation_sums is '上级组织以下各项要求的适用数与满足数（已合并部分）';
comment on column obligation_sums.tenant_id is '租户';
comment on column obligation_sums.organisation_id is '上级组织';
comment on column obligation_sums.rule_id is '要求';
comment on column obligation_sums.period is '周期';
comment on column obligation_sums.applicable is '适用的组织数';
comment on column obligation_sums.met is '已满足的组织数';

create table organisation_events (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  on_day date not null,
  detail jsonb not null default '{}'::jsonb,
  reason text,
  recorded_by uuid,
  recorded_at timestamp with time zone not null default now(),
  import_id uuid,
  constraint organisation_events_pkey PRIMARY KEY (tenant_id, id),
  constraint organisation_events_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint organisation_events_kind_check CHECK ((kind = ANY (ARRAY['setUp'::text, 'rename'::text, 'move'::text, 'merge'::text, 'dissolve'::text, 'changeKind'::text])))
);
CREATE INDEX organisation_events_organisation ON organisation_events USING btree (tenant_id, organisation_id, on_day);
comment on table organisation_events is '党组织的设立、更名、隶属变更、合并、撤销';
comment on column organisation_events.tenant_id is '租户';
comment on column organisation_events.id is '标识';
comment on column organisation_events.organisation_id is '党组织';
comment on column organisation_events.kind is '事项';
comment on column organisation_events.on_day is '生效日';
comment on column organisation_events.detail is '变更前后的内容';
comment on column organisation_events.reason is '说明';
comment on column organisation_events.recorded_by is '录入账号';
comment on column organisation_events.recorded_at is '录入时间';
comment on column organisation_events.import_id is '由哪次导入写入';

create table organisation_states (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  since date not null,
  until date,
  kind text not null,
  name text not null,
  short_name text not null,
  name_key text not null,
  parent_id uuid,
  path ltree not null,
  has_committee boolean not null default false,
  unit_name text,
  phone text,
  import_id uuid,
  constraint organisation_states_pkey PRIMARY KEY (tenant_id, id),
  constraint organisation_states_tenant_id_organisation_id_daterange_excl EXCLUDE USING gist (tenant_id WITH =, organisation_id WITH =, daterange(since, until) WITH &&),
  constraint organisation_states_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint organisation_states_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES organisations(tenant_id, id),
  constraint organisation_states_check CHECK (((until IS NULL) OR (until > since))),
  constraint organisation_states_kind_check CHECK ((kind = ANY (ARRAY['workingCommittee'::text, 'committee'::text, 'generalBranch'::text, 'branch'::text, 'jointBranch'::text, 'temporaryBranch'::text, 'group'::text, 'disciplineCommittee'::text])))
);
CREATE INDEX organisation_states_branches ON organisation_states USING btree (tenant_id, path, since, until) WHERE (kind = ANY (ARRAY['branch'::text, 'jointBranch'::text, 'temporaryBranch'::text]));
CREATE INDEX organisation_states_name_key ON organisation_states USING gin (name_key gin_trgm_ops);
CREATE INDEX organisation_states_parent ON organisation_states USING btree (tenant_id, parent_id);
CREATE INDEX organisation_states_path ON organisation_states USING gist (tenant_id, path);
comment on table organisation_states is '党组织在一段时间内的名称、类别和上级（半开区间 [since, until)，不重叠）';
comment on column organisation_states.tenant_id is '租户';
comment on column organisation_states.id is '标识';
comment on column organisation_states.organisation_id is '党组织';
comment on column organisation_states.since is '起始日（含）';
comment on column organisation_states.until is '终止日（不含）；空为至今';
comment on column organisation_states.kind is '组织类别';
comment on column organisation_states.name is '全称';
comment on column organisation_states.short_name is '简称';
comment on column organisation_states.name_key is '检索与排序用：简称、拼音、首字母';
comment on column organisation_states.parent_id is '上级党组织；机关工委为空';
comment on column organisation_states.path is '从机关工委到本组织的路径（标识的十六进制，不含连字符）';
comment on column organisation_states.has_committee is '是否设支部委员会';
comment on column organisation_states.unit_name is '所在单位';
comment on column organisation_states.phone is '办公联系电话（组织的，不是个人的）';
comment on column organisation_states.import_id is '由哪次导入写入';

create table organisations (
  tenant_id uuid not null,
  id uuid not null,
  code text,
  import_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint organisations_pkey PRIMARY KEY (tenant_id, id),
  constraint organisations_tenant_id_code_key UNIQUE (tenant_id, code),
  constraint organisations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
comment on table organisations is '党组织（机关工委、党委、总支、支部、小组）的身份；名称、上级等随时间变化的内容在 organisation_states';
comment on column organisations.tenant_id is '租户';
comment on column organisations.id is '标识';
comment on column organisations.code is '党组织代码';
comment on column organisations.import_id is '由哪次导入建立';
comment on column organisations.created_at is '录入时间';

create table people (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text not null,
  sex text,
  ethnicity text,
  born_on text,
  native_place text,
  education text,
  joined_on text,
  full_member_on text,
  work_post text,
  membership_state text,
  retired boolean,
  mobile boolean,
  id_number_sealed bytea,
  id_number_index bytea,
  phone_sealed bytea,
  phone_index bytea,
  dues_base_sealed bytea,
  import_id uuid,
  created_at timestamp with time zone not null default now(),
  constraint people_pkey PRIMARY KEY (tenant_id, id),
  constraint people_tenant_id_id_number_index_key UNIQUE (tenant_id, id_number_index),
  constraint people_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint people_born_on_check CHECK ((born_on ~ '^\d{4}-\d{2}(-\d{2})?$'::text)),
  constraint people_full_member_on_check CHECK ((full_member_on ~ '^\d{4}-\d{2}(-\d{2})?$'::text)),
  constraint people_joined_on_check CHECK ((joined_on ~ '^\d{4}-\d{2}(-\d{2})?$'::text)),
  constraint people_sex_check CHECK ((sex = ANY (ARRAY['male'::text, 'female'::text])))
);
CREATE INDEX people_name_key ON people USING gin (name_key gin_trgm_ops);
CREATE INDEX people_phone ON people USING btree (tenant_id, phone_index);
comment on table people is '人员（党员）。证件号码、手机、党费基数加密存放';
comment on column people.tenant_id is '租户';
comment on column people.id is '标识';
comment on column people.name is '姓名';
comment on column people.name_key is '检索与排序用：姓名、拼音、首字母';
comment on column people.sex is '性别';
comment on column people.ethnicity is '民族';
comment on column people.born_on is '出生日期；只知年月时为 YYYY-MM';
comment on column people.native_place is '籍贯';
comment on column people.education is '学历';
comment on column people.joined_on is '入党日期；只知年月时为 YYYY-MM';
comment on column people.full_member_on is '转正日期；只知年月时为 YYYY-MM';
comment on column people.work_post is '工作岗位';
comment on column people.membership_state is '党籍状态（名册所载）';
comment on column people.retired is '是否离退休';
comment on column people.mobile is '是否流动党员';
comment on column people.id_number_sealed is '公民身份号码（密文）';
comment on column people.id_number_index is '公民身份号码盲索引';
comment on column people.phone_sealed is '手机号码（密文）';
comment on column people.phone_index is '手机号码盲索引';
comment on column people.dues_base_sealed is '月党费计算基数（密文，单位：分）；仅本人和组织委员可见';
comment on column people.import_id is '由哪次导入建立';
comment on column people.created_at is '录入时间';

create table restrictions (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  since date not null,
  until date,
  basis text,
  constraint restrictions_pkey PRIMARY KEY (tenant_id, id),
  constraint restrictions_tenant_id_person_id_kind_daterange_excl EXCLUDE USING gist (tenant_id WITH =, person_id WITH =, kind WITH =, daterange(since, until) WITH &&),
  constraint restrictions_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint restrictions_check CHECK (((until IS NULL) OR (until > since))),
  constraint restrictions_kind_check CHECK ((kind = ANY (ARRAY['probationWithinParty'::text, 'suspended'::text, 'lostContact'::text])))
);
comment on table restrictions is '党员权利受限的起止（只记种类、日期和依据文号，不记案情）';
comment on column restrictions.tenant_id is '租户';
comment on column restrictions.id is '标识';
comment on column restrictions.person_id is '人员';
comment on column restrictions.kind is '留党察看 probationWithinParty，停止党籍或暂停权利 suspended，失联 lostContact';
comment on column restrictions.since is '起始日（含）';
comment on column restrictions.until is '终止日（不含）；空为至今';
comment on column restrictions.basis is '依据文号';

create table sessions (
  token_hash bytea not null,
  tenant_id uuid not null,
  account_id uuid not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  user_agent text not null default ''::text,
  constraint sessions_pkey PRIMARY KEY (token_hash),
  constraint sessions_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id)
);
CREATE INDEX sessions_account ON sessions USING btree (tenant_id, account_id);
comment on table sessions is '登录会话（只存令牌的散列）';
comment on column sessions.token_hash is '令牌散列';
comment on column sessions.tenant_id is '租户';
comment on column sessions.account_id is '账号';
comment on column sessions.created_at is '登录时间';
comment on column sessions.last_seen_at is '最近活动时间';
comment on column sessions.ends_at is '最迟失效时间';
comment on column sessions.user_agent is '浏览器说明';

create table sign_in_names (
  name text not null,
  tenant_id uuid not null,
  account_id uuid not null,
  constraint sign_in_names_pkey PRIMARY KEY (name),
  constraint sign_in_names_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id)
);
comment on table sign_in_names is '登录名与账号的对应（全库唯一）';
comment on column sign_in_names.name is '登录名（小写）';
comment on column sign_in_names.tenant_id is '租户';
comment on column sign_in_names.account_id is '账号';

create table standings (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  standing text not null,
  since date not null,
  until date,
  import_id uuid,
  constraint standings_pkey PRIMARY KEY (tenant_id, id),
  constraint standings_tenant_id_person_id_daterange_excl EXCLUDE USING gist (tenant_id WITH =, person_id WITH =, daterange(since, until) WITH &&),
  constraint standings_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint standings_check CHECK (((until IS NULL) OR (until > since))),
  constraint standings_standing_check CHECK ((standing = ANY (ARRAY['probationaryMember'::text, 'fullMember'::text])))
);
comment on table standings is '党员身份：预备党员、正式党员的起止';
comment on column standings.tenant_id is '租户';
comment on column standings.id is '标识';
comment on column standings.person_id is '人员';
comment on column standings.standing is '预备党员 probationaryMember，正式党员 fullMember';
comment on column standings.since is '起始日（含）';
comment on column standings.until is '终止日（不含）；空为至今';
comment on column standings.import_id is '由哪次导入写入';

create table tenants (
  id uuid not null,
  name text not null,
  demo boolean not null default false,
  settings jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now(),
  constraint tenants_pkey PRIMARY KEY (id),
  constraint tenants_name_key UNIQUE (name)
);
comment on table tenants is '租户：一个机关工委及其全部下级党组织';
comment on column tenants.id is '标识（UUIDv7）';
comment on column tenants.name is '机关工委全称';
comment on column tenants.demo is '是否演示数据';
comment on column tenants.settings is '本工委的设置（所属年度窗口、适用范围、涉密标记等）';
comment on column tenants.created_at is '建立时间';

create table tenures (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid,
  holder_name text not null,
  post text not null,
  since date not null,
  until date,
  since_inferred boolean not null default false,
  import_id uuid,
  constraint tenures_pkey PRIMARY KEY (tenant_id, id),
  constraint tenures_tenant_id_organisation_id_daterange_excl EXCLUDE USING gist (tenant_id WITH =, organisation_id WITH =, daterange(since, until) WITH &&) WHERE ((post = 'secretary'::text)),
  constraint tenures_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint tenures_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint tenures_check CHECK (((until IS NULL) OR (until > since))),
  constraint tenures_post_check CHECK ((post = ANY (ARRAY['secretary'::text, 'deputySecretary'::text, 'organisationMember'::text, 'publicityMember'::text, 'disciplineMember'::text, 'committeeMember'::text, 'groupLeader'::text])))
);
CREATE INDEX tenures_organisation ON tenures USING btree (tenant_id, organisation_id);
CREATE INDEX tenures_person ON tenures USING btree (tenant_id, person_id) WHERE (person_id IS NOT NULL);
comment on table tenures is '党内职务的任职起止';
comment on column tenures.tenant_id is '租户';
comment on column tenures.id is '标识';
comment on column tenures.organisation_id is '党组织';
comment on column tenures.person_id is '任职人员；不在名册者为空';
comment on column tenures.holder_name is '任职人姓名';
comment on column tenures.post is '职务';
comment on column tenures.since is '起始日（含）';
comment on column tenures.until is '终止日（不含）；空为至今';
comment on column tenures.since_inferred is '起始日是否为推定';
comment on column tenures.import_id is '由哪次导入写入';

create table terms (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  since date not null,
  ends_on date not null,
  extended_to date,
  since_inferred boolean not null default false,
  import_id uuid,
  constraint terms_pkey PRIMARY KEY (tenant_id, id),
  constraint terms_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint terms_check CHECK ((ends_on > since))
);
CREATE INDEX terms_organisation ON terms USING btree (tenant_id, organisation_id, ends_on);
comment on table terms is '领导班子的届次';
comment on column terms.tenant_id is '租户';
comment on column terms.id is '标识';
comment on column terms.organisation_id is '党组织';
comment on column terms.since is '当选日';
comment on column terms.ends_on is '届满日';
comment on column terms.extended_to is '经批准延期至';
comment on column terms.since_inferred is '当选日是否由届满日和任期推算';
comment on column terms.import_id is '由哪次导入写入';
