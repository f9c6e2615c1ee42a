import { pathLabel } from '../../../domain/access/scope.js';
import { partyPosts } from '../../../domain/intake/partyPosts.js';
import type { MemberRecord } from '../../../domain/import/records.js';
import { memberIntake, type MemberIntake } from '../../../domain/intake/memberIntake.js';
import { sinceEver } from '../../../domain/shared/calendarDay.js';
import { newId } from '../../platform/ids.js';
import { organisationKey, personKey } from '../../platform/nameKey.js';
import { groupKey, type Intake, type KnownOrganisation } from './intake.js';

/** The group of a branch, made when a roster first names it. */
export const groupOf = (run: Intake, branch: KnownOrganisation, name: string): string | null => {
  if (name === '') return null;
  const known = run.groups.get(groupKey(branch.id, name));
  if (known) return known;
  const id = newId();
  const { tenantId, importId } = run;
  run.write.add('organisations', { tenant_id: tenantId, id, code: null, import_id: importId });
  run.write.add('organisation_states', {
    tenant_id: tenantId,
    id: newId(),
    organisation_id: id,
    since: branch.since,
    kind: 'group',
    name,
    short_name: name,
    name_key: organisationKey(name),
    parent_id: branch.id,
    path: `${branch.path}.${pathLabel(id)}`,
    import_id: importId,
  });
  run.groups.set(groupKey(branch.id, name), id);
  return id;
};

export const personColumns = (run: Intake, m: MemberIntake) => ({
  name: m.name,
  name_key: personKey(m.name),
  sex: m.sex,
  ethnicity: m.ethnicity,
  born_on: m.bornOn,
  native_place: m.nativePlace,
  education: m.education,
  joined_on: m.joinedOn,
  full_member_on: m.fullMemberOn,
  work_post: m.workPost,
  membership_state: m.membershipState,
  retired: m.retired,
  mobile: m.mobile,
  id_number_sealed: run.sealer.seal('idNumber', m.idNumber),
  id_number_index: run.sealer.index('idNumber', m.idNumber),
  phone_sealed: run.sealer.seal('phone', m.phone),
  phone_index: run.sealer.index('phone', m.phone),
  dues_base_sealed: run.sealer.seal('duesBase', m.duesBaseFen === null ? null : String(m.duesBaseFen)),
});

export const writeStandings = (run: Intake, personId: string, m: MemberIntake): void => {
  for (const s of m.standings)
    run.write.add('standings', {
      tenant_id: run.tenantId,
      id: newId(),
      person_id: personId,
      standing: s.standing,
      since: s.since,
      until: s.until,
      import_id: run.importId,
    });
};

/** Posts are claimed now and written at the end of the run, when secretaries named elsewhere are known. */
export const claimPosts = (
  run: Intake,
  record: MemberRecord,
  personId: string,
  branch: KnownOrganisation,
  groupId: string | null,
  held: ReadonlySet<string> = new Set(),
): void => {
  for (const { post, level } of partyPosts(record.党内职务)) {
    const organisationId = level === 'group' ? groupId : level === 'branch' ? branch.id : null;
    if (organisationId && !held.has(post)) run.posts.push({ organisationId, personId, name: record.姓名, post });
  }
};

const rememberNamesake = (run: Intake, name: string, personId: string, branchId: string): void => {
  const known = run.namesakes.get(name);
  if (known) known.push({ personId, branchId });
};

/** Write a person who is new: himself, his standing through the years, his branch, his posts. */
export const applyNewMember = (run: Intake, record: MemberRecord): string | null => {
  const branch = run.byShortName.get(record.所在党支部);
  if (!branch) return null;
  const m = memberIntake(record, branch.since);
  const id = newId();
  const { tenantId, importId } = run;
  const groupId = groupOf(run, branch, record.党小组);
  run.write.add('people', { tenant_id: tenantId, id, ...personColumns(run, m), import_id: importId });
  run.write.add('affiliations', {
    tenant_id: tenantId,
    id: newId(),
    person_id: id,
    organisation_id: branch.id,
    group_id: groupId,
    since: m.belongsSince,
    since_inferred: m.belongsSince !== sinceEver,
    import_id: importId,
  });
  writeStandings(run, id, m);
  claimPosts(run, record, id, branch, groupId);
  rememberNamesake(run, m.name, id, branch.id);
  run.touched.add(branch.id);
  return id;
};
