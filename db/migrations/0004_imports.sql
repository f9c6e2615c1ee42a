-- Why: bulk work has preview, reasons per row and undo. What a row said is sealed (it bears ID numbers) and is kept only
-- until it is applied or dismissed; what an import created carries its id, what it changed is kept for undo.

create table imports (
  tenant_id uuid not null references tenants (id),
  id uuid not null,
  state text not null check (state in ('reading', 'ready', 'applying', 'applied', 'undoing', 'undone', 'refused', 'discarded')),
  as_of date not null,
  progress real not null default 0,
  stage text not null default '',
  counts jsonb not null default '{}',
  problem text,
  created_by uuid,
  created_by_name text not null,
  created_at timestamptz not null default now(),
  applied_at timestamptz,
  undone_at timestamptz,
  primary key (tenant_id, id)
);
create index imports_created on imports (tenant_id, created_at);
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
  sheets jsonb not null default '[]',
  mapping jsonb not null default '{}',
  primary key (tenant_id, import_id, file_no),
  foreign key (tenant_id, import_id) references imports (tenant_id, id)
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

create table import_rows (
  tenant_id uuid not null,
  import_id uuid not null,
  file_no smallint not null,
  sheet_no smallint not null,
  row_no integer not null,
  outcome text not null check (outcome in ('accept', 'normalise', 'reject')),
  codes text[] not null,
  payload bytea,
  subject_id uuid,
  applied boolean not null default false,
  primary key (tenant_id, import_id, file_no, sheet_no, row_no),
  foreign key (tenant_id, import_id) references imports (tenant_id, id)
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

create table import_corrections (
  tenant_id uuid not null,
  import_id uuid not null,
  file_no smallint not null,
  sheet_no smallint not null,
  row_no integer not null,
  field text not null,
  value_sealed bytea not null,
  corrected_by uuid,
  corrected_at timestamptz not null default now(),
  primary key (tenant_id, import_id, file_no, sheet_no, row_no, field),
  foreign key (tenant_id, import_id) references imports (tenant_id, id)
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

create table import_changes (
  tenant_id uuid not null,
  import_id uuid not null,
  id uuid not null,
  table_name text not null check (table_name in ('organisations', 'organisation_states', 'people', 'affiliations', 'standings', 'terms', 'tenures', 'meetings')),
  row_id uuid not null,
  before jsonb not null,
  primary key (tenant_id, import_id, id),
  foreign key (tenant_id, import_id) references imports (tenant_id, id)
);
comment on table import_changes is '导入改动过的已有数据的原值，供撤销';
comment on column import_changes.tenant_id is '租户';
comment on column import_changes.import_id is '导入';
comment on column import_changes.id is '标识（按时间递增）';
comment on column import_changes.table_name is '表';
comment on column import_changes.row_id is '行标识';
comment on column import_changes.before is '原值（加密列为十六进制密文）';

create table import_missing (
  tenant_id uuid not null,
  import_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  answer text check (answer in ('stays', 'left')),
  answered_by uuid,
  answered_at timestamptz,
  primary key (tenant_id, import_id, person_id),
  foreign key (tenant_id, import_id) references imports (tenant_id, id),
  foreign key (tenant_id, person_id) references people (tenant_id, id)
);
comment on table import_missing is '现有名册中有、新文件里没有的人：只列出并询问，从不自动移除';
comment on column import_missing.tenant_id is '租户';
comment on column import_missing.import_id is '导入';
comment on column import_missing.person_id is '人员';
comment on column import_missing.organisation_id is '所在支部';
comment on column import_missing.answer is '答复：仍在 stays，已转出 left';
comment on column import_missing.answered_by is '答复账号';
comment on column import_missing.answered_at is '答复时间';
