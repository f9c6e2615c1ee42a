-- Why: rules need scope and exemptions (不搞一刀切): a committee decides, openly and with a reason, that a rule does not apply to
-- some of its branches; the cells show it.

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
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id),
  check (until is null or until > since)
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
