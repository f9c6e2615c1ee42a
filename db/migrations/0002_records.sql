-- Why: records of organisation life, and what every branch owed and did. Counts are kept per organisation and period in the
-- filing transaction and reach ancestors as insert-only deltas, so that no two branches ever update one row.

create table meetings (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  held_on date not null,
  day_known boolean not null default true,
  topic text not null default '',
  place text not null default '',
  chair_name text not null default '',
  chair_id uuid,
  recorder_name text not null default '',
  recorder_id uuid,
  reported_due integer,
  reported_present integer,
  summary text not null default '',
  meeting_key text not null,
  late_reason text,
  entered_by uuid,
  entered_at timestamptz not null default now(),
  import_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, organisation_id, meeting_key),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, chair_id) references people (tenant_id, id),
  foreign key (tenant_id, recorder_id) references people (tenant_id, id)
);
create index meetings_held on meetings (tenant_id, organisation_id, held_on);
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

create table meeting_kinds (
  tenant_id uuid not null,
  meeting_id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  held_on date not null,
  day_known boolean not null default true,
  primary key (tenant_id, meeting_id, organisation_id, kind),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create index meeting_kinds_organisation on meeting_kinds (tenant_id, organisation_id, kind, held_on);
comment on table meeting_kinds is '一次会议计入谁的哪一种组织生活（合并召开的各计一次；小组会计入小组）';
comment on column meeting_kinds.tenant_id is '租户';
comment on column meeting_kinds.meeting_id is '会议';
comment on column meeting_kinds.organisation_id is '计入的支部或小组';
comment on column meeting_kinds.kind is '种类';
comment on column meeting_kinds.held_on is '召开日（与会议一致）';
comment on column meeting_kinds.day_known is '是否知道具体日期';

create table meeting_absentees (
  tenant_id uuid not null,
  meeting_id uuid not null,
  position smallint not null,
  name text not null,
  person_id uuid,
  primary key (tenant_id, meeting_id, position),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade,
  foreign key (tenant_id, person_id) references people (tenant_id, id)
);
create index meeting_absentees_person on meeting_absentees (tenant_id, person_id) where person_id is not null;
comment on table meeting_absentees is '请假人员（台账所报；与名册相符者已对应到人）';
comment on column meeting_absentees.tenant_id is '租户';
comment on column meeting_absentees.meeting_id is '会议';
comment on column meeting_absentees.position is '次序';
comment on column meeting_absentees.name is '姓名（原文）';
comment on column meeting_absentees.person_id is '人员；与名册不符者为空';

create table local_rules (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  title text not null,
  period text not null check (period in ('month', 'quarter', 'halfYear', 'year')),
  required smallint not null check (required > 0),
  lead_days smallint not null default 7,
  since date not null,
  until date,
  basis text not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  check (until is null or until > since)
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

create table obligation_counts (
  tenant_id uuid not null,
  organisation_id uuid not null,
  rule_id text not null,
  period text not null,
  required smallint not null,
  done smallint not null,
  primary key (tenant_id, organisation_id, rule_id, period)
);
comment on table obligation_counts is '每个组织、每条要求、每个周期的应做与已做次数；状态（将到期、逾期）随日期变化，读取时计算';
comment on column obligation_counts.tenant_id is '租户';
comment on column obligation_counts.organisation_id is '支部或小组';
comment on column obligation_counts.rule_id is '要求';
comment on column obligation_counts.period is '周期，如 2026-03、2026-Q1、2026';
comment on column obligation_counts.required is '应做次数；0 为不适用';
comment on column obligation_counts.done is '已做次数';

create table obligation_sums (
  tenant_id uuid not null,
  organisation_id uuid not null,
  rule_id text not null,
  period text not null,
  applicable integer not null,
  met integer not null,
  primary key (tenant_id, organisation_id, rule_id, period)
);
comment on table obligation_sums is '上级组织以下各项要求的适用数与满足数（已合并部分）';
comment on column obligation_sums.tenant_id is '租户';
comment on column obligation_sums.organisation_id is '上级组织';
comment on column obligation_sums.rule_id is '要求';
comment on column obligation_sums.period is '周期';
comment on column obligation_sums.applicable is '适用的组织数';
comment on column obligation_sums.met is '已满足的组织数';

create table obligation_deltas (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  rule_id text not null,
  period text not null,
  applicable integer not null,
  met integer not null,
  primary key (tenant_id, id)
);
create index obligation_deltas_organisation on obligation_deltas (tenant_id, organisation_id);
comment on table obligation_deltas is '尚未合并到 obligation_sums 的增减，只插入，由作业合并';
comment on column obligation_deltas.tenant_id is '租户';
comment on column obligation_deltas.id is '标识';
comment on column obligation_deltas.organisation_id is '上级组织';
comment on column obligation_deltas.rule_id is '要求';
comment on column obligation_deltas.period is '周期';
comment on column obligation_deltas.applicable is '适用数的增减';
comment on column obligation_deltas.met is '满足数的增减';
