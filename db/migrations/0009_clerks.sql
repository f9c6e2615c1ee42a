-- Why: the secretary of a branch appoints its clerk (支部联络员), for a time, to draft and file what the branch did.

alter table appointments drop constraint appointments_role_check;
alter table appointments add constraint appointments_role_check check (role in (
  'systemAdministrator', 'securityAdministrator', 'auditAdministrator', 'workingCommitteeStaff', 'committeeStaff', 'clerk'
));
comment on table appointments is '不由党内职务产生的角色（管理员、工委和党委工作人员、支部联络员）的任用起止';
create index appointments_organisation on appointments (tenant_id, organisation_id);
