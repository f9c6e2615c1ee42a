-- Why: a 机关党委 keeps workbooks of its own branches: an import reaches what stands at or below the organisation that runs it.

alter table imports add column organisation_id uuid;
alter table imports add foreign key (tenant_id, organisation_id) references organisations (tenant_id, id);
comment on column imports.organisation_id is '只及于该党组织及其下级；空为整个工委';
