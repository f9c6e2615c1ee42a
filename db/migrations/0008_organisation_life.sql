-- Why: organisation life is planned, held, recorded, signed and corrected here, each fact typed once. What a branch plans and drafts is
-- one growing document (gatherings); what it files becomes meetings with attendance by person, and never changes without a version.

create table gatherings (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  on_day date not null,
  state text not null check (state in ('planned', 'held', 'filed', 'cancelled')),
  content jsonb not null,
  revision integer not null default 1,
  recurring_id uuid,
  cancel_reason text,
  created_by uuid,
  created_at timestamptz not null default now(),
  changed_by uuid,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create index gatherings_day on gatherings (tenant_id, organisation_id, on_day);
create index gatherings_open on gatherings (tenant_id, organisation_id) where state in ('planned', 'held');
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

alter table meetings
  add column gathering_id uuid,
  add column begins_at time,
  add column ends_at time,
  add column minutes text not null default '',
  add column version smallint not null default 1,
  add column belongs_to_year smallint,
  add column due smallint,
  add column voting_due smallint,
  add column present smallint,
  add column voting_present smallint,
  add column chair_delegated boolean not null default false,
  add column detail jsonb not null default '{}',
  add column signed_by uuid,
  add column signed_at timestamptz,
  add column returned_reason text,
  add constraint meetings_gathering foreign key (tenant_id, gathering_id) references gatherings (tenant_id, id);
create index meetings_unsigned on meetings (tenant_id, organisation_id) where gathering_id is not null and signed_at is null;
create index meetings_chair on meetings (tenant_id, chair_id) where chair_id is not null;
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

alter table meeting_kinds add column belongs_to_year smallint;
comment on column meeting_kinds.belongs_to_year is '所属年度（与会议一致）';

create table meeting_attendances (
  tenant_id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  presence text not null check (presence in ('present', 'leave', 'absent')),
  voting boolean not null,
  primary key (tenant_id, meeting_id, person_id),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade,
  foreign key (tenant_id, person_id) references people (tenant_id, id)
);
create index meeting_attendances_person on meeting_attendances (tenant_id, person_id);
comment on table meeting_attendances is '应到人员的到会情况（按召开当日的名册）';
comment on column meeting_attendances.tenant_id is '租户';
comment on column meeting_attendances.meeting_id is '会议';
comment on column meeting_attendances.person_id is '人员';
comment on column meeting_attendances.presence is '到会 present、请假 leave、缺席 absent';
comment on column meeting_attendances.voting is '当日有无表决权';

create table meeting_items (
  tenant_id uuid not null,
  meeting_id uuid not null,
  position smallint not null,
  form text not null check (form in ('study', 'lesson', 'report', 'discussion', 'vote', 'other')),
  title text not null,
  speaker_name text not null default '',
  speaker_id uuid,
  minutes smallint,
  primary key (tenant_id, meeting_id, position),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade,
  foreign key (tenant_id, speaker_id) references people (tenant_id, id)
);
create index meeting_items_speaker on meeting_items (tenant_id, speaker_id) where speaker_id is not null;
comment on table meeting_items is '议程：各项的内容、主讲或发言人、用时';
comment on column meeting_items.tenant_id is '租户';
comment on column meeting_items.meeting_id is '会议';
comment on column meeting_items.position is '次序';
comment on column meeting_items.form is '学习 study、党课 lesson、通报 report、讨论 discussion、表决 vote、其他 other';
comment on column meeting_items.title is '议题';
comment on column meeting_items.speaker_name is '主讲或发言人（姓名）';
comment on column meeting_items.speaker_id is '主讲或发言人（名册中的人）';
comment on column meeting_items.minutes is '用时（分钟）';

create table meeting_guests (
  tenant_id uuid not null,
  meeting_id uuid not null,
  position smallint not null,
  name text not null,
  capacity text not null default '',
  primary key (tenant_id, meeting_id, position),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade
);
comment on table meeting_guests is '列席人员（没有表决权）';
comment on column meeting_guests.tenant_id is '租户';
comment on column meeting_guests.meeting_id is '会议';
comment on column meeting_guests.position is '次序';
comment on column meeting_guests.name is '姓名';
comment on column meeting_guests.capacity is '身份（入党积极分子、群众、上级领导等）';

create table meeting_resolutions (
  tenant_id uuid not null,
  meeting_id uuid not null,
  position smallint not null,
  text text not null,
  in_favour smallint,
  against smallint,
  abstained smallint,
  passed boolean,
  primary key (tenant_id, meeting_id, position),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade
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

create table meeting_versions (
  tenant_id uuid not null,
  meeting_id uuid not null,
  version smallint not null,
  content jsonb not null,
  reason text not null,
  replaced_by uuid,
  replaced_at timestamptz not null default now(),
  primary key (tenant_id, meeting_id, version),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id)
);
comment on table meeting_versions is '更正前的版本，原样保留';
comment on column meeting_versions.tenant_id is '租户';
comment on column meeting_versions.meeting_id is '会议';
comment on column meeting_versions.version is '版本';
comment on column meeting_versions.content is '该版本的全部内容';
comment on column meeting_versions.reason is '更正理由';
comment on column meeting_versions.replaced_by is '更正账号';
comment on column meeting_versions.replaced_at is '更正时间';

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
  added_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id)
);
create index attachments_meeting on attachments (tenant_id, meeting_id);
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

create table problems (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  meeting_id uuid,
  area text not null check (area in ('thought', 'work', 'style', 'other')),
  text text not null,
  chosen boolean not null default false,
  measure text not null default '',
  answerable_id uuid,
  answerable_name text not null default '',
  due_on date,
  proof text not null default '',
  solved_on date,
  solved_by uuid,
  raised_on date not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id),
  foreign key (tenant_id, answerable_id) references people (tenant_id, id)
);
create index problems_organisation on problems (tenant_id, organisation_id, raised_on);
create index problems_open on problems (tenant_id, organisation_id, due_on) where chosen and solved_on is null;
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

create table talks (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  on_day date not null,
  one_id uuid not null,
  other_id uuid not null,
  entered_by uuid,
  entered_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, one_id) references people (tenant_id, id),
  foreign key (tenant_id, other_id) references people (tenant_id, id),
  check (one_id < other_id)
);
create unique index talks_pair on talks (tenant_id, organisation_id, on_day, one_id, other_id);
comment on table talks is '谈心谈话：只记何人、何时，不记内容';
comment on column talks.tenant_id is '租户';
comment on column talks.id is '标识';
comment on column talks.organisation_id is '党支部';
comment on column talks.on_day is '日期';
comment on column talks.one_id is '一方（标识较小者）';
comment on column talks.other_id is '另一方';
comment on column talks.entered_by is '录入账号';
comment on column talks.entered_at is '录入时间';

create table recurring_days (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  kinds text[] not null,
  pattern jsonb not null,
  begins_at time,
  place text not null default '',
  since date not null,
  until date,
  created_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  check (until is null or until > since)
);
create index recurring_days_organisation on recurring_days (tenant_id, organisation_id);
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

create table holidays (
  tenant_id uuid not null,
  day date not null,
  kind text not null check (kind in ('off', 'work')),
  name text not null,
  corrected_by uuid,
  corrected_at timestamptz not null default now(),
  primary key (tenant_id, day)
);
comment on table holidays is '放假和调休上班日的更正：优先于随软件附带的日历';
comment on column holidays.tenant_id is '租户';
comment on column holidays.day is '日期';
comment on column holidays.kind is '放假 off、上班 work';
comment on column holidays.name is '名称';
comment on column holidays.corrected_by is '更正账号';
comment on column holidays.corrected_at is '更正时间';

create table templates (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null,
  title text not null,
  body text not null,
  ended_at timestamptz,
  changed_by uuid,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create index templates_organisation on templates (tenant_id, organisation_id);
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

create table activity_kinds (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  audience text not null check (audience in ('members', 'committee', 'group', 'some')),
  ended_at timestamptz,
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
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

create table organisation_settings (
  tenant_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  value jsonb not null,
  changed_by uuid,
  changed_at timestamptz not null default now(),
  primary key (tenant_id, organisation_id, name),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
comment on table organisation_settings is '党组织的设定，及于其全部下级（下级另有设定的除外）';
comment on column organisation_settings.tenant_id is '租户';
comment on column organisation_settings.organisation_id is '党组织';
comment on column organisation_settings.name is '设定项';
comment on column organisation_settings.value is '内容';
comment on column organisation_settings.changed_by is '修改账号';
comment on column organisation_settings.changed_at is '修改时间';

create table cards (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  rule_id text not null,
  period text not null,
  level text not null check (level in ('reminder', 'warning', 'supervision')),
  state text not null check (state in ('open', 'replied', 'closed', 'withdrawn')),
  opened_by uuid,
  opened_by_organisation uuid not null,
  opened_at timestamptz not null,
  due_on date not null,
  closed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create unique index cards_open on cards (tenant_id, organisation_id, rule_id, period) where state in ('open', 'replied');
create index cards_issuer on cards (tenant_id, opened_by_organisation) where state in ('open', 'replied');
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

create table card_entries (
  tenant_id uuid not null,
  id uuid not null,
  card_id uuid not null,
  kind text not null check (kind in ('opened', 'replied', 'returned', 'escalated', 'closed', 'withdrawn')),
  text text not null default '',
  meeting_id uuid,
  by_account uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, card_id) references cards (tenant_id, id)
);
create index card_entries_card on card_entries (tenant_id, card_id);
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
