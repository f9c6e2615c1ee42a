-- Why: members open their own accounts with a code on paper, so that nobody types eight thousand passwords; staff and administrators
-- prove who they are by a second factor (TOTP, RFC 6238). Codes are kept as keyed hashes, secrets encrypted.

create table activation_codes (
  code_hash bytea primary key,
  tenant_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  issued_by uuid,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  unique (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations (tenant_id, id)
);
comment on table activation_codes is '一次性激活码（只存带密钥的散列；用过即删）';
comment on column activation_codes.code_hash is '激活码的散列（HMAC-SHA-256）';
comment on column activation_codes.tenant_id is '租户';
comment on column activation_codes.person_id is '为谁发放；一人同时只有一个有效的码';
comment on column activation_codes.organisation_id is '由哪个党支部发放';
comment on column activation_codes.issued_by is '发放账号';
comment on column activation_codes.issued_at is '发放时间';
comment on column activation_codes.expires_at is '失效时间';

create table second_factors (
  tenant_id uuid not null,
  account_id uuid not null,
  secret_sealed bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  recovery bytea[] not null default '{}',
  primary key (tenant_id, account_id),
  foreign key (tenant_id, account_id) references accounts (tenant_id, id)
);
comment on table second_factors is '第二重验证（动态口令）';
comment on column second_factors.tenant_id is '租户';
comment on column second_factors.account_id is '账号';
comment on column second_factors.secret_sealed is '密钥（加密）';
comment on column second_factors.confirmed_at is '启用时间；空为尚未验证过一次';
comment on column second_factors.last_step is '最近用过的时间步，同一动态口令不能再用';
comment on column second_factors.recovery is '尚未用过的备用码（带密钥的散列）';
