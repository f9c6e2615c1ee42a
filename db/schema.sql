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

create table activation_codes (
  code_hash bytea not null,
  tenant_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  issued_by uuid,
  issued_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint activation_codes_pkey PRIMARY KEY (code_hash),
  constraint activation_codes_tenant_id_person_id_key UNIQUE (tenant_id, person_id),
  constraint activation_codes_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint activation_codes_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id)
);
comment on table activation_codes is '一次性激活码（只存带密钥的散列；用过即删）';
comment on column activation_codes.code_hash is '激活码的散列（HMAC-SHA-256）';
comment on column activation_codes.tenant_id is '租户';
comment on column activation_codes.person_id is '为谁发放；一人同时只有一个有效的码';
comment on column activation_codes.organisation_id is '由哪个党支部发放';
comment on column activation_codes.issued_by is '发放账号';
comment on column activation_codes.issued_at is '发放时间';
comment on column activation_codes.expires_at is '失效时间';

create table activity_kinds (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  audience text not null,
  ended_at timestamp with time zone,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint activity_kinds_pkey PRIMARY KEY (tenant_id, id),
  constraint activity_kinds_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint activity_kinds_audience_check CHECK ((audience = ANY (ARRAY['members'::text, 'committee'::text, 'group'::text, 'some'::text])))
);
comment on table activity_kinds is '党委（工委）增加的组织生活种类，及于其全部下级';
comment on column activity_kinds.tenant_id is '租户';
comment on column activity_kinds.id is '标识';
comment on column activity_kinds.organisation_id is '增加的党组织';
comment on column activity_kinds.title is '名称';
comment on column activity_kinds.audience is '应到：全体党员 members、支委 committee、小组 group、部分人 some';
comment on column activity_kinds.ended_at is '停用时间';
comment on column activity_kinds.created_by is '录入账号';
comment on column activity_kinds.created_at is '录入时间';

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
  constraint appointments_role_check CHECK ((role = ANY (ARRAY['systemAdministrator'::text, 'securityAdministrator'::text, 'auditAdministrator'::text, 'workingCommitteeStaff'::text, 'committeeStaff'::text, 'clerk'::text])))
);
CREATE INDEX appointments_organisation ON appointments USING btree (tenant_id, organisation_id);
comment on table appointments is '不由党内职务产生的角色（管理员、工委和党委工作人员、支部联络员）的任用起止';
comment on column appointments.tenant_id is '租户';
comment on column appointments.id is '标识';
comment on column appointments.account_id is '账号';
comment on column appointments.role is '角色';
comment on column appointments.organisation_id is '所在党组织';
comment on column appointments.since is '起始日（含）';
comment on column appointments.until is '终止日（不含）；空为至今';
comment on column appointments.appointed_by is '由谁任用';

create table attachments (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  file_name text not null,
  media_type text not null,
  bytes bigint not null,
  sha256 bytea not null,
  sealed_name text not null,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  constraint attachments_pkey PRIMARY KEY (tenant_id, id),
  constraint attachments_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id)
);
CREATE INDEX attachments_meeting ON attachments USING btree (tenant_id, meeting_id);
comment on table attachments is '附件（可有可无，从不要求）';
comment on column attachments.tenant_id is '租户';
comment on column attachments.id is '标识';
comment on column attachments.meeting_id is '会议';
comment on column attachments.file_name is '文件名';
comment on column attachments.media_type is '类型';
comment on column attachments.bytes is '大小（字节）';
comment on column attachments.sha256 is '内容摘要';
comment on column attachments.sealed_name is '加密存放的文件名';
comment on column attachments.added_by is '上传账号';
comment on column attachments.added_at is '上传时间';

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
  mac bytea not null,
  constraint audit_entries_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX audit_entries_actor ON audit_entries USING btree (tenant_id, account_id, at);
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
comment on column audit_entries.mac is '程序写入时的消息鉴别码（HMAC-SHA-256）；不是程序写入的记录没有正确的值';

create table audit_seals (
  tenant_id uuid not null,
  position bigint not null,
  entry_id uuid not null,
  chain bytea not null,
  seal bytea not null,
  sealed_at timestamp with time zone not null,
  constraint audit_seals_pkey PRIMARY KEY (tenant_id, "position"),
  constraint audit_seals_tenant_id_entry_id_key UNIQUE (tenant_id, entry_id)
);
revoke update, delete, truncate on audit_seals from current_user;
comment on table audit_seals is '审计记录的封存：逐条相连，只增不改（已收回修改和删除权限）';
comment on column audit_seals.tenant_id is '租户';
comment on column audit_seals.position is '次序，从 1 起，不间断';
comment on column audit_seals.entry_id is '审计记录';
comment on column audit_seals.chain is '链值：前一链值与本条内容的 SHA-256';
comment on column audit_seals.seal is '封签：次序与链值的 HMAC-SHA-256，用密钥文件导出的密钥';
comment on column audit_seals.sealed_at is '封存时间';

create table audit_unsealed (
  tenant_id uuid not null,
  entry_id uuid not null,
  constraint audit_unsealed_pkey PRIMARY KEY (tenant_id, entry_id)
);
comment on table audit_unsealed is '尚未封存的审计记录（封存时取走）';
comment on column audit_unsealed.tenant_id is '租户';
comment on column audit_unsealed.entry_id is '审计记录';

create table card_entries (
  tenant_id uuid not null,
  id uuid not null,
  card_id uuid not null,
  kind text not null,
  text text not null default ''::text,
  meeting_id uuid,
  by_account uuid,
  by_name text not null,
  at timestamp with time zone not null,
  constraint card_entries_pkey PRIMARY KEY (tenant_id, id),
  constraint card_entries_tenant_id_card_id_fkey FOREIGN KEY (tenant_id, card_id) REFERENCES cards(tenant_id, id),
  constraint card_entries_kind_check CHECK ((kind = ANY (ARRAY['opened'::text, 'replied'::text, 'returned'::text, 'escalated'::text, 'closed'::text, 'withdrawn'::text])))
);
CREATE INDEX card_entries_card ON card_entries USING btree (tenant_id, card_id);
comment on table card_entries is '卡的经过：发出、答复、退回、升级、办结、撤回';
comment on column card_entries.tenant_id is '租户';
comment on column card_entries.id is '标识';
comment on column card_entries.card_id is '卡';
comment on column card_entries.kind is '事项';
comment on column card_entries.text is '内容';
comment on column card_entries.meeting_id is '据以办结的记录';
comment on column card_entries.by_account is '账号；自动办结的为空';
comment on column card_entries.by_name is '经办人';
comment on column card_entries.at is '时间';

create table cards (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  rule_id text not null,
  period text not null,
  level text not null,
  state text not null,
  opened_by uuid,
  opened_by_organisation uuid not null,
  opened_at timestamp with time zone not null,
  due_on date not null,
  closed_at timestamp with time zone,
  constraint cards_pkey PRIMARY KEY (tenant_id, id),
  constraint cards_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint cards_level_check CHECK ((level = ANY (ARRAY['reminder'::text, 'warning'::text, 'supervision'::text]))),
  constraint cards_state_check CHECK ((state = ANY (ARRAY['open'::text, 'replied'::text, 'closed'::text, 'withdrawn'::text])))
);
CREATE INDEX cards_issuer ON cards USING btree (tenant_id, opened_by_organisation) WHERE (state = ANY (ARRAY['open'::text, 'replied'::text]));
CREATE INDEX cards_organisation ON cards USING btree (tenant_id, organisation_id, opened_at);
CREATE UNIQUE INDEX cards_open ON cards USING btree (tenant_id, organisation_id, rule_id, period) WHERE (state = ANY (ARRAY['open'::text, 'replied'::text]));
comment on table cards is '提示卡、警示卡、督办卡（本系统默认名称）。自动提示在读取时计算，只有人决定的才存在这里';
comment on column cards.tenant_id is '租户';
comment on column cards.id is '标识';
comment on column cards.organisation_id is '支部或小组';
comment on column cards.rule_id is '要求';
comment on column cards.period is '周期';
comment on column cards.level is '级别：提示 reminder、警示 warning、督办 supervision';
comment on column cards.state is '待答复 open、已答复 replied、已办结 closed、已撤回 withdrawn';
comment on column cards.opened_by is '决定人账号';
comment on column cards.opened_by_organisation is '决定的党组织';
comment on column cards.opened_at is '发出时间';
comment on column cards.due_on is '办结时限';
comment on column cards.closed_at is '办结时间';

create table contradictions (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  organisation_id uuid not null,
  code text not null,
  other_id uuid,
  figures jsonb not null,
  found_at timestamp with time zone not null,
  explained text,
  explained_by uuid,
  explained_name text,
  explained_at timestamp with time zone,
  constraint contradictions_pkey PRIMARY KEY (tenant_id, id),
  constraint contradictions_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id) ON DELETE CASCADE,
  constraint contradictions_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint contradictions_code_check CHECK ((code = ANY (ARRAY['absentChair'::text, 'sameHour'::text, 'moreThanDue'::text, 'outsideLife'::text, 'nearlyEqual'::text, 'noLecturer'::text, 'dueDiffers'::text, 'sumDiffers'::text])))
);
CREATE INDEX contradictions_meeting ON contradictions USING btree (tenant_id, meeting_id);
CREATE INDEX contradictions_open ON contradictions USING btree (tenant_id, organisation_id, found_at) WHERE (explained_at IS NULL);
CREATE INDEX contradictions_other ON contradictions USING btree (tenant_id, other_id) WHERE (other_id IS NOT NULL);
CREATE INDEX contradictions_waiting ON contradictions USING btree (tenant_id, found_at) WHERE (explained_at IS NULL);
comment on table contradictions is '记录中前后不一的地方：先给支部看；支部更正，或者说明情况属实';
comment on column contradictions.tenant_id is '租户';
comment on column contradictions.id is '标识';
comment on column contradictions.meeting_id is '会议';
comment on column contradictions.organisation_id is '党支部';
comment on column contradictions.code is '哪一种';
comment on column contradictions.other_id is '与哪次会议有关';
comment on column contradictions.figures is '句中的数字和名称';
comment on column contradictions.found_at is '发现时间；上级在宽限期之后才看到';
comment on column contradictions.explained is '支部的说明（情况属实）';
comment on column contradictions.explained_by is '说明账号';
comment on column contradictions.explained_name is '说明人';
comment on column contradictions.explained_at is '说明时间；说明后不再提示';

create table correction_requests (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  field text not null,
  text text not null,
  requested_by uuid,
  requested_at timestamp with time zone not null,
  state text not null default 'open'::text,
  answer text,
  answered_by_name text,
  answered_at timestamp with time zone,
  constraint correction_requests_pkey PRIMARY KEY (tenant_id, id),
  constraint correction_requests_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint correction_requests_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'declined'::text])))
);
CREATE INDEX correction_requests_open ON correction_requests USING btree (tenant_id, requested_at) WHERE (state = 'open'::text);
CREATE INDEX correction_requests_person ON correction_requests USING btree (tenant_id, person_id);
comment on table correction_requests is '本人提出的更正请求和答复';
comment on column correction_requests.tenant_id is '租户';
comment on column correction_requests.id is '标识';
comment on column correction_requests.person_id is '谁的资料';
comment on column correction_requests.field is '哪一项';
comment on column correction_requests.text is '应为什么、有何依据';
comment on column correction_requests.requested_by is '提出账号';
comment on column correction_requests.requested_at is '提出时间';
comment on column correction_requests.state is '待办 open、已更正 done、未予更正 declined';
comment on column correction_requests.answer is '答复';
comment on column correction_requests.answered_by_name is '答复人';
comment on column correction_requests.answered_at is '答复时间';

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

create table feedback (
  tenant_id uuid not null,
  id uuid not null,
  page text not null,
  text text not null,
  account_id uuid,
  sender_name text,
  sent_at timestamp with time zone not null,
  answer text,
  answered_by_name text,
  answered_at timestamp with time zone,
  constraint feedback_pkey PRIMARY KEY (tenant_id, id),
  constraint feedback_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX feedback_account ON feedback USING btree (tenant_id, account_id) WHERE (account_id IS NOT NULL);
CREATE INDEX feedback_open ON feedback USING btree (tenant_id, sent_at) WHERE (answer IS NULL);
comment on table feedback is '意见反馈；不愿署名的不记何人';
comment on column feedback.tenant_id is '租户';
comment on column feedback.id is '标识';
comment on column feedback.page is '在哪一页提出';
comment on column feedback.text is '内容';
comment on column feedback.account_id is '署名者的账号；不署名为空';
comment on column feedback.sender_name is '署名；不署名为空';
comment on column feedback.sent_at is '提出时间';
comment on column feedback.answer is '答复';
comment on column feedback.answered_by_name is '答复人';
comment on column feedback.answered_at is '答复时间';

create table gatherings (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  on_day date not null,
  state text not null,
  content jsonb not null,
  revision integer not null default 1,
  recurring_id uuid,
  cancel_reason text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  changed_by uuid,
  changed_at timestamp with time zone not null default now(),
  constraint gatherings_pkey PRIMARY KEY (tenant_id, id),
  constraint gatherings_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint gatherings_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'filed'::text, 'cancelled'::text])))
);
CREATE INDEX gatherings_day ON gatherings USING btree (tenant_id, organisation_id, on_day);
CREATE INDEX gatherings_open ON gatherings USING btree (tenant_id, organisation_id) WHERE (state = ANY (ARRAY['planned'::text, 'held'::text]));
comment on table gatherings is '活动安排和记录草稿：从计划到报送是同一份材料，逐步补全';
comment on column gatherings.tenant_id is '租户';
comment on column gatherings.id is '标识';
comment on column gatherings.organisation_id is '党支部';
comment on column gatherings.on_day is '安排或召开的日期';
comment on column gatherings.state is '已安排 planned、已召开待记录 held、已报送 filed、已取消 cancelled';
comment on column gatherings.content is '各项会议活动的内容（一个下午可有二至四项）';
comment on column gatherings.revision is '修订号，防止两人互相覆盖';
comment on column gatherings.recurring_id is '由哪个固定日安排而来';
comment on column gatherings.cancel_reason is '取消原因';
comment on column gatherings.created_by is '建立账号';
comment on column gatherings.created_at is '建立时间';
comment on column gatherings.changed_by is '最后修改账号';
comment on column gatherings.changed_at is '最后修改时间';

create table holidays (
  tenant_id uuid not null,
  day date not null,
  kind text not null,
  name text not null,
  corrected_by uuid,
  corrected_at timestamp with time zone not null default now(),
  constraint holidays_pkey PRIMARY KEY (tenant_id, day),
  constraint holidays_kind_check CHECK ((kind = ANY (ARRAY['off'::text, 'work'::text])))
);
comment on table holidays is '放假和调休上班日的更正：优先于随软件附带的日历';
comment on column holidays.tenant_id is '租户';
comment on column holidays.day is '日期';
comment on column holidays.kind is '放假 off、上班 work';
comment on column holidays.name is '名称';
comment on column holidays.corrected_by is '更正账号';
comment on column holidays.corrected_at is '更正时间';

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

create table leading_sums (
  tenant_id uuid not null,
  organisation_id uuid not null,
  branches integer not null,
  terms_ended integer not null,
  terms_ending integer not null,
  without_secretary integer not null,
  counted_at timestamp with time zone not null,
  constraint leading_sums_pkey PRIMARY KEY (tenant_id, organisation_id),
  constraint leading_sums_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id)
);
comment on table leading_sums is '上级组织以下的届满和空缺，由作业定时统计，供首页使用';
comment on column leading_sums.tenant_id is '租户';
comment on column leading_sums.organisation_id is '上级组织';
comment on column leading_sums.branches is '以下的党支部数';
comment on column leading_sums.terms_ended is '任期已届满的党组织数';
comment on column leading_sums.terms_ending is '半年内届满的党组织数';
comment on column leading_sums.without_secretary is '书记空缺的党组织数';
comment on column leading_sums.counted_at is '统计时间';

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

create table meeting_attendances (
  tenant_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  presence text not null,
  voting boolean not null,
  constraint meeting_attendances_pkey PRIMARY KEY (tenant_id, meeting_id, person_id),
  constraint meeting_attendances_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id) ON DELETE CASCADE,
  constraint meeting_attendances_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES people(tenant_id, id),
  constraint meeting_attendances_presence_check CHECK ((presence = ANY (ARRAY['present'::text, 'leave'::text, 'absent'::text])))
);
CREATE INDEX meeting_attendances_person ON meeting_attendances USING btree (tenant_id, person_id);
comment on table meeting_attendances is '应到人员的到会情况（按召开当日的名册）';
comment on column meeting_attendances.tenant_id is '租户';
comment on column meeting_attendances.meeting_id is '会议';
comment on column meeting_attendances.person_id is '人员';
comment on column meeting_attendances.presence is '到会 present、请假 leave、缺席 absent';
comment on column meeting_attendances.voting is '当日有无表决权';

create table meeting_guests (
  tenant_id uuid not null,
  meeting_id uuid not null,
  position smallint not null,
  name text not null,
  capacity text not null default ''::text,
  constraint meeting_guests_pkey PRIMARY KEY (tenant_id, meeting_id, "position"),
  constraint meeting_guests_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id) ON DELETE CASCADE
);
comment on table meeting_guests is '列席人员（没有表决权）';
comment on column meeting_guests.tenant_id is '租户';
comment on column meeting_guests.meeting_id is '会议';
comment on column meeting_guests.position is '次序';
comment on column meeting_guests.name is '姓名';
comment on column meeting_guests.capacity is '身份（入党积极分子、群众、上级领导等）';

create table meeting_items (
  tenant_id uuid not null,
  meeting_id uuid not null,
  position smallint not null,
  form text not null,
  title text not null,
  speaker_name text not null default ''::text,
  speaker_id uuid,
  minutes smallint,
  constraint meeting_items_pkey PRIMARY KEY (tenant_id, meeting_id, "position"),
  constraint meeting_items_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id) ON DELETE CASCADE,
  constraint meeting_items_tenant_id_speaker_id_fkey FOREIGN KEY (tenant_id, speaker_id) REFERENCES people(tenant_id, id),
  constraint meeting_items_form_check CHECK ((form = ANY (ARRAY['study'::text, 'lesson'::text, 'report'::text, 'discussion'::text, 'vote'::text, 'other'::text])))
);
CREATE INDEX meeting_items_speaker ON meeting_items USING btree (tenant_id, speaker_id) WHERE (speaker_id IS NOT NULL);
comment on table meeting_items is '议程：各项的内容、主讲或发言人、用时';
comment on column meeting_items.tenant_id is '租户';
comment on column meeting_items.meeting_id is '会议';
comment on column meeting_items.position is '次序';
comment on column meeting_items.form is '学习 study、党课 lesson、通报 report、讨论 discussion、表决 vote、其他 other';
comment on column meeting_items.title is '议题';
comment on column meeting_items.speaker_name is '主讲或发言人（姓名）';
comment on column meeting_items.speaker_id is '主讲或发言人（名册中的人）';
comment on column meeting_items.minutes is '用时（分钟）';

create table meeting_kinds (
  tenant_id uuid not null,
  meeting_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  held_on date not null,
  day_known boolean not null default true,
  belongs_to_year smallint,
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
comment on column meeting_kinds.belongs_to_year is '所属年度（与会议一致）';

create table meeting_resolutions (
  tenant_id uuid not null,
  meeting_id uuid not null,
  position smallint not null,
  text text not null,
  in_favour smallint,
  against smallint,
  abstained smallint,
  passed boolean,
  constraint meeting_resolutions_pkey PRIMARY KEY (tenant_id, meeting_id, "position"),
  constraint meeting_resolutions_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id) ON DELETE CASCADE
);
comment on table meeting_resolutions is '决议：只记票数，不记何人如何表决';
comment on column meeting_resolutions.tenant_id is '租户';
comment on column meeting_resolutions.meeting_id is '会议';
comment on column meeting_resolutions.position is '次序';
comment on column meeting_resolutions.text is '决议内容';
comment on column meeting_resolutions.in_favour is '赞成票；未经表决的为空';
comment on column meeting_resolutions.against is '反对票';
comment on column meeting_resolutions.abstained is '弃权票';
comment on column meeting_resolutions.passed is '是否通过（按报送时的规则判定）';

create table meeting_texts (
  tenant_id uuid not null,
  meeting_id uuid not null,
  bands integer[] not null,
  constraint meeting_texts_pkey PRIMARY KEY (tenant_id, meeting_id),
  constraint meeting_texts_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX meeting_texts_bands ON meeting_texts USING gin (bands);
comment on table meeting_texts is '会议记录文本的特征（含租户的散列），用来在百万份中查找几乎相同的；每份文本一行';
comment on column meeting_texts.tenant_id is '租户';
comment on column meeting_texts.meeting_id is '会议';
comment on column meeting_texts.bands is '二十个特征值';

create table meeting_versions (
  tenant_id uuid not null,
  meeting_id uuid not null,
  version smallint not null,
  content jsonb not null,
  reason text not null,
  replaced_by uuid,
  replaced_at timestamp with time zone not null default now(),
  constraint meeting_versions_pkey PRIMARY KEY (tenant_id, meeting_id, version),
  constraint meeting_versions_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id)
);
comment on table meeting_versions is '更正前的版本，原样保留';
comment on column meeting_versions.tenant_id is '租户';
comment on column meeting_versions.meeting_id is '会议';
comment on column meeting_versions.version is '版本';
comment on column meeting_versions.content is '该版本的全部内容';
comment on column meeting_versions.reason is '更正理由';
comment on column meeting_versions.replaced_by is '更正账号';
comment on column meeting_versions.replaced_at is '更正时间';

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
  gathering_id uuid,
  begins_at time without time zone,
  ends_at time without time zone,
  minutes text not null default ''::text,
  version smallint not null default 1,
  belongs_to_year smallint,
  due smallint,
  voting_due smallint,
  present smallint,
  voting_present smallint,
  chair_delegated boolean not null default false,
  detail jsonb not null default '{}'::jsonb,
  signed_by uuid,
  signed_at timestamp with time zone,
  returned_reason text,
  constraint meetings_pkey PRIMARY KEY (tenant_id, id),
  constraint meetings_tenant_id_organisation_id_meeting_key_key UNIQUE (tenant_id, organisation_id, meeting_key),
  constraint meetings_gathering FOREIGN KEY (tenant_id, gathering_id) REFERENCES gatherings(tenant_id, id),
  constraint meetings_tenant_id_chair_id_fkey FOREIGN KEY (tenant_id, chair_id) REFERENCES people(tenant_id, id),
  constraint meetings_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint meetings_tenant_id_recorder_id_fkey FOREIGN KEY (tenant_id, recorder_id) REFERENCES people(tenant_id, id)
);
CREATE INDEX meetings_chair ON meetings USING btree (tenant_id, chair_id) WHERE (chair_id IS NOT NULL);
CREATE INDEX meetings_held ON meetings USING btree (tenant_id, organisation_id, held_on);
CREATE INDEX meetings_unsigned ON meetings USING btree (tenant_id, organisation_id) WHERE ((gathering_id IS NOT NULL) AND (signed_at IS NULL));
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
comment on column meetings.gathering_id is '由哪次活动安排报送；导入的为空';
comment on column meetings.begins_at is '开始时刻';
comment on column meetings.ends_at is '结束时刻';
comment on column meetings.minutes is '会议记录';
comment on column meetings.version is '版本；更正一次加一，旧版在 meeting_versions';
comment on column meetings.belongs_to_year is '所属年度（年度性组织生活自行说明的）';
comment on column meetings.due is '报送时按当日名册的应到人数';
comment on column meetings.voting_due is '其中有表决权的应到人数';
comment on column meetings.present is '实到人数';
comment on column meetings.voting_present is '其中有表决权的实到人数';
comment on column meetings.chair_delegated is '书记不能参加、委托主持';
comment on column meetings.detail is '某些种类才有的内容（现场学习的目的和成效、主题标签等）';
comment on column meetings.signed_by is '审签账号';
comment on column meetings.signed_at is '审签时间';
comment on column meetings.returned_reason is '审签人退回的理由；更正后清空';

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

create table organisation_settings (
  tenant_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  value jsonb not null,
  changed_by uuid,
  changed_at timestamp with time zone not null default now(),
  constraint organisation_settings_pkey PRIMARY KEY (tenant_id, organisation_id, name),
  constraint organisation_settings_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id)
);
comment on table organisation_settings is '党组织的设定，及于其全部下级（下级另有设定的除外）';
comment on column organisation_settings.tenant_id is '租户';
comment on column organisation_settings.organisation_id is '党组织';
comment on column organisation_settings.name is '设定项';
comment on column organisation_settings.value is '内容';
comment on column organisation_settings.changed_by is '修改账号';
comment on column organisation_settings.changed_at is '修改时间';

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

create table problems (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  meeting_id uuid,
  area text not null,
  text text not null,
  chosen boolean not null default false,
  measure text not null default ''::text,
  answerable_id uuid,
  answerable_name text not null default ''::text,
  due_on date,
  proof text not null default ''::text,
  solved_on date,
  solved_by uuid,
  raised_on date not null,
  constraint problems_pkey PRIMARY KEY (tenant_id, id),
  constraint problems_tenant_id_answerable_id_fkey FOREIGN KEY (tenant_id, answerable_id) REFERENCES people(tenant_id, id),
  constraint problems_tenant_id_meeting_id_fkey FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings(tenant_id, id),
  constraint problems_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint problems_area_check CHECK ((area = ANY (ARRAY['thought'::text, 'work'::text, 'style'::text, 'other'::text])))
);
CREATE INDEX problems_open ON problems USING btree (tenant_id, organisation_id, due_on) WHERE (chosen AND (solved_on IS NULL));
CREATE INDEX problems_organisation ON problems USING btree (tenant_id, organisation_id, raised_on);
comment on table problems is '问题清单：组织生活会查摆的问题；选定的一至二个写明措施、责任人、时限和佐证。不记何人批评何人';
comment on column problems.tenant_id is '租户';
comment on column problems.id is '标识';
comment on column problems.organisation_id is '党支部';
comment on column problems.meeting_id is '在哪次会上查摆';
comment on column problems.area is '方面：思想 thought、工作 work、作风 style、其他 other';
comment on column problems.text is '问题';
comment on column problems.chosen is '是否选定为要解决的实际问题';
comment on column problems.measure is '整改措施';
comment on column problems.answerable_id is '责任人';
comment on column problems.answerable_name is '责任人姓名';
comment on column problems.due_on is '时限';
comment on column problems.proof is '佐证';
comment on column problems.solved_on is '解决日';
comment on column problems.solved_by is '确认账号';
comment on column problems.raised_on is '提出日';

create table recurring_days (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  kinds text[] not null,
  pattern jsonb not null,
  begins_at time without time zone,
  place text not null default ''::text,
  since date not null,
  until date,
  created_by uuid,
  constraint recurring_days_pkey PRIMARY KEY (tenant_id, id),
  constraint recurring_days_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint recurring_days_check CHECK (((until IS NULL) OR (until > since)))
);
CREATE INDEX recurring_days_organisation ON recurring_days USING btree (tenant_id, organisation_id);
comment on table recurring_days is '固定日：主题党日、固定学习日等每月（周）的惯例';
comment on column recurring_days.tenant_id is '租户';
comment on column recurring_days.id is '标识';
comment on column recurring_days.organisation_id is '党组织；上级设定的及于其全部下级';
comment on column recurring_days.title is '名称';
comment on column recurring_days.kinds is '种类';
comment on column recurring_days.pattern is '规律：每月几日、每月第几个星期几、每星期几，遇放假日如何顺延';
comment on column recurring_days.begins_at is '开始时刻';
comment on column recurring_days.place is '地点';
comment on column recurring_days.since is '起始日（含）';
comment on column recurring_days.until is '终止日（不含）；空为有效';
comment on column recurring_days.created_by is '录入账号';

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

create table second_factors (
  tenant_id uuid not null,
  account_id uuid not null,
  secret_sealed bytea not null,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  recovery bytea[] not null default '{}'::bytea[],
  constraint second_factors_pkey PRIMARY KEY (tenant_id, account_id),
  constraint second_factors_tenant_id_account_id_fkey FOREIGN KEY (tenant_id, account_id) REFERENCES accounts(tenant_id, id)
);
comment on table second_factors is '第二重验证（动态口令）';
comment on column second_factors.tenant_id is '租户';
comment on column second_factors.account_id is '账号';
comment on column second_factors.secret_sealed is '密钥（加密）';
comment on column second_factors.confirmed_at is '启用时间；空为尚未验证过一次';
comment on column second_factors.last_step is '最近用过的时间步，同一动态口令不能再用';
comment on column second_factors.recovery is '尚未用过的备用码（带密钥的散列）';

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

create table talks (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  on_day date not null,
  one_id uuid not null,
  other_id uuid not null,
  entered_by uuid,
  entered_at timestamp with time zone not null default now(),
  constraint talks_pkey PRIMARY KEY (tenant_id, id),
  constraint talks_tenant_id_one_id_fkey FOREIGN KEY (tenant_id, one_id) REFERENCES people(tenant_id, id),
  constraint talks_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id),
  constraint talks_tenant_id_other_id_fkey FOREIGN KEY (tenant_id, other_id) REFERENCES people(tenant_id, id),
  constraint talks_check CHECK ((one_id < other_id))
);
CREATE UNIQUE INDEX talks_pair ON talks USING btree (tenant_id, organisation_id, on_day, one_id, other_id);
comment on table talks is '谈心谈话：只记何人、何时，不记内容';
comment on column talks.tenant_id is '租户';
comment on column talks.id is '标识';
comment on column talks.organisation_id is '党支部';
comment on column talks.on_day is '日期';
comment on column talks.one_id is '一方（标识较小者）';
comment on column talks.other_id is '另一方';
comment on column talks.entered_by is '录入账号';
comment on column talks.entered_at is '录入时间';

create table templates (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  title text not null,
  body text not null,
  ended_at timestamp with time zone,
  changed_by uuid,
  changed_at timestamp with time zone not null default now(),
  constraint templates_pkey PRIMARY KEY (tenant_id, id),
  constraint templates_tenant_id_organisation_id_fkey FOREIGN KEY (tenant_id, organisation_id) REFERENCES organisations(tenant_id, id)
);
CREATE INDEX templates_organisation ON templates USING btree (tenant_id, organisation_id);
comment on table templates is '会议记录模板，由党委（工委）或支部制定，及于其全部下级';
comment on column templates.tenant_id is '租户';
comment on column templates.id is '标识';
comment on column templates.organisation_id is '制定的党组织';
comment on column templates.kind is '用于哪种组织生活';
comment on column templates.title is '名称';
comment on column templates.body is '内容';
comment on column templates.ended_at is '停用时间';
comment on column templates.changed_by is '修改账号';
comment on column templates.changed_at is '修改时间';

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

create table unexamined_meetings (
  tenant_id uuid not null,
  meeting_id uuid not null,
  constraint unexamined_meetings_pkey PRIMARY KEY (tenant_id, meeting_id)
);
comment on table unexamined_meetings is '已写入或已更正、尚未自查的记录，由作业逐批处理';
comment on column unexamined_meetings.tenant_id is '租户';
comment on column unexamined_meetings.meeting_id is '会议';
