-- Why: a branch sees what contradicts itself in its records before anybody else does, nearly equal minutes among a million texts
-- too; its cards have a history; and the first page of a committee rests on sums that are kept, not on a walk through its branches.

create table unexamined_meetings (
  tenant_id uuid not null,
  meeting_id uuid not null,
  primary key (tenant_id, meeting_id)
);
comment on table unexamined_meetings is '已写入或已更正、尚未自查的记录，由作业逐批处理';
comment on column unexamined_meetings.tenant_id is '租户';
comment on column unexamined_meetings.meeting_id is '会议';

create table meeting_texts (
  tenant_id uuid not null,
  meeting_id uuid not null,
  bands integer[] not null,
  primary key (tenant_id, meeting_id),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade
);
create index meeting_texts_bands on meeting_texts using gin (bands);
comment on table meeting_texts is '会议记录文本的特征（含租户的散列），用来在百万份中查找几乎相同的；每份文本一行';
comment on column meeting_texts.tenant_id is '租户';
comment on column meeting_texts.meeting_id is '会议';
comment on column meeting_texts.bands is '二十个特征值';

create table contradictions (
  tenant_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  organisation_id uuid not null,
  code text not null check (code in ('absentChair', 'sameHour', 'moreThanDue', 'outsideLife', 'nearlyEqual', 'noLecturer', 'dueDiffers', 'sumDiffers')),
  other_id uuid,
  figures jsonb not null,
  found_at timestamptz not null,
  explained text,
  explained_by uuid,
  explained_name text,
  explained_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, meeting_id) references meetings (tenant_id, id) on delete cascade,
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
create index contradictions_meeting on contradictions (tenant_id, meeting_id);
create index contradictions_other on contradictions (tenant_id, other_id) where other_id is not null;
create index contradictions_open on contradictions (tenant_id, organisation_id, found_at) where explained_at is null;
create index contradictions_waiting on contradictions (tenant_id, found_at) where explained_at is null;
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

create index cards_organisation on cards (tenant_id, organisation_id, opened_at);

create table leading_sums (
  tenant_id uuid not null,
  organisation_id uuid not null,
  branches integer not null,
  terms_ended integer not null,
  terms_ending integer not null,
  without_secretary integer not null,
  counted_at timestamptz not null,
  primary key (tenant_id, organisation_id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
comment on table leading_sums is '上级组织以下的届满和空缺，由作业定时统计，供首页使用';
comment on column leading_sums.tenant_id is '租户';
comment on column leading_sums.organisation_id is '上级组织';
comment on column leading_sums.branches is '以下的党支部数';
comment on column leading_sums.terms_ended is '任期已届满的党组织数';
comment on column leading_sums.terms_ending is '半年内届满的党组织数';
comment on column leading_sums.without_secretary is '书记空缺的党组织数';
comment on column leading_sums.counted_at is '统计时间';
