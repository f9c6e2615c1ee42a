-- Why: the foundation. One tenant is one 机关工委 and all below it; tenant_id leads every key.
-- What can be asked of the past is a dated row [since, until) with an exclusion constraint, never a flag.

create extension if not exists ltree;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create table tenants (
  id uuid primary key,
  name text not null unique,
  demo boolean not null default false,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
comment on table tenants is '租户：一个机关工委及其全部下级党组织';
comment on column tenants.id is '标识（UUIDv7）';
comment on column tenants.name is '机关工委全称';
comment on column tenants.demo is '是否演示数据';
comment on column tenants.settings is '本工委的设置（所属年度窗口、适用范围、涉密标记等）';
comment on column tenants.created_at is '建立时间';

create table organisations (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  code text,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, code)
);
comment on table organisations is '党组织（机关工委、党委、总支、支部、小组）的身份；名称、上级等随时间变化的内容在 organisation_states';
comment on column organisations.tenant_id is '租户';
comment on column organisations.id is '标识';
comment on column organisations.code is '党组织代码';
comment on column organisations.import_id is '由哪次导入建立';
comment on column organisations.created_at is '录入时间';

create table organisation_states (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  since date not null,
  until date,
  kind text not null check (kind in ('workingCommittee', 'committee', 'generalBranch', 'branch', 'jointBranch', 'temporaryBranch', 'group', 'disciplineCommittee')),
  name text not null,
  short_name text not null,
  name_key text not null,
  parent_id uuid,
  path ltree not null,
  has_committee boolean not null default false,
  unit_name text,
  phone text,
  import_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, parent_id) references organisations (tenant_id, id),
  check (until is null or until > since),
  exclude using gist (tenant_id with =, organisation_id with =, daterange(since, until) with &&)
);
create index organisation_states_parent on organisation_states (tenant_id, parent_id);
create index organisation_states_path on organisation_states using gist (tenant_id, path);
create index organisation_states_name_key on organisation_states using gin (name_key gin_trgm_ops);
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

create table organisation_events (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('setUp', 'rename', 'move', 'merge', 'dissolve', 'changeKind')),
  on_day date not null,
  detail jsonb not null default '{}',
  reason text,
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  import_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create index organisation_events_organisation on organisation_events (tenant_id, organisation_id, on_day);
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

create table people (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  name text not null,
  name_key text not null,
  sex text check (sex in ('male', 'female')),
  ethnicity text,
  born_on text check (born_on ~ '^\d{4}-\d{2}(-\d{2})?$'),
  native_place text,
  education text,
  joined_on text check (joined_on ~ '^\d{4}-\d{2}(-\d{2})?$'),
  full_member_on text check (full_member_on ~ '^\d{4}-\d{2}(-\d{2})?$'),
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
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, id_number_index)
);
create index people_phone on people (tenant_id, phone_index);
create index people_name_key on people using gin (name_key gin_trgm_ops);
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
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, group_id) references organisations (tenant_id, id),
  check (until is null or until > since),
  exclude using gist (tenant_id with =, person_id with =, daterange(since, until) with &&)
);
create index affiliations_organisation on affiliations (tenant_id, organisation_id, since);
create index affiliations_group on affiliations (tenant_id, group_id) where group_id is not null;
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

create table standings (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  standing text not null check (standing in ('probationaryMember', 'fullMember')),
  since date not null,
  until date,
  import_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people (tenant_id, id),
  check (until is null or until > since),
  exclude using gist (tenant_id with =, person_id with =, daterange(since, until) with &&)
);
comment on table standings is '党员身份：预备党员、正式党员的起止';
comment on column standings.tenant_id is '租户';
comment on column standings.id is '标识';
comment on column standings.person_id is '人员';
comment on column standings.standing is '预备党员 probationaryMember，正式党员 fullMember';
comment on column standings.since is '起始日（含）';
comment on column standings.until is '终止日（不含）；空为至今';
comment on column standings.import_id is '由哪次导入写入';

create table restrictions (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('probationWithinParty', 'suspended', 'lostContact')),
  since date not null,
  until date,
  basis text,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people (tenant_id, id),
  check (until is null or until > since),
  exclude using gist (tenant_id with =, person_id with =, kind with =, daterange(since, until) with &&)
);
comment on table restrictions is '党员权利受限的起止（只记种类、日期和依据文号，不记案情）';
comment on column restrictions.tenant_id is '租户';
comment on column restrictions.id is '标识';
comment on column restrictions.person_id is '人员';
comment on column restrictions.kind is '留党察看 probationWithinParty，停止党籍或暂停权利 suspended，失联 lostContact';
comment on column restrictions.since is '起始日（含）';
comment on column restrictions.until is '终止日（不含）；空为至今';
comment on column restrictions.basis is '依据文号';

create table terms (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  since date not null,
  ends_on date not null,
  extended_to date,
  since_inferred boolean not null default false,
  import_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  check (ends_on > since)
);
create index terms_organisation on terms (tenant_id, organisation_id, ends_on);
comment on table terms is '领导班子的届次';
comment on column terms.tenant_id is '租户';
comment on column terms.id is '标识';
comment on column terms.organisation_id is '党组织';
comment on column terms.since is '当选日';
comment on column terms.ends_on is '届满日';
comment on column terms.extended_to is '经批准延期至';
comment on column terms.since_inferred is '当选日是否由届满日和任期推算';
comment on column terms.import_id is '由哪次导入写入';

create table tenures (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid,
  holder_name text not null,
  post text not null check (post in ('secretary', 'deputySecretary', 'organisationMember', 'publicityMember', 'disciplineMember', 'committeeMember', 'groupLeader')),
  since date not null,
  until date,
  since_inferred boolean not null default false,
  import_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  foreign key (tenant_id, person_id) references people (tenant_id, id),
  check (until is null or until > since),
  exclude using gist (tenant_id with =, organisation_id with =, daterange(since, until) with &&) where (post = 'secretary')
);
create index tenures_organisation on tenures (tenant_id, organisation_id);
create index tenures_person on tenures (tenant_id, person_id) where person_id is not null;
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
