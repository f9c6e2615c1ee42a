-- Why: every page has 意见反馈, answered by the working committee; a person may ask for a mistake in the own file to be put right, and is
-- answered. Who gave feedback is kept apart and shown only where he wants.

create table feedback (
  tenant_id uuid not null,
  id uuid not null,
  page text not null,
  text text not null,
  account_id uuid,
  sender_name text,
  sent_at timestamptz not null,
  answer text,
  answered_by_name text,
  answered_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id) references tenants (id)
);
create index feedback_open on feedback (tenant_id, sent_at) where answer is null;
create index feedback_account on feedback (tenant_id, account_id) where account_id is not null;
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

create table correction_requests (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  field text not null,
  text text not null,
  requested_by uuid,
  requested_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'done', 'declined')),
  answer text,
  answered_by_name text,
  answered_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people (tenant_id, id)
);
create index correction_requests_person on correction_requests (tenant_id, person_id);
create index correction_requests_open on correction_requests (tenant_id, requested_at) where state = 'open';
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
