import { partyPosts, type NamedPost } from '../../../domain/intake/partyPosts.js';
import type { MemberRecord } from '../../../domain/import/records.js';
import { memberIntake, type DatedStanding, type MemberIntake } from '../../../domain/intake/memberIntake.js';
import { sinceEver, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { newId } from '../../platform/ids.js';
import { organisationKey, personKey } from '../../platform/nameKey.js';
import { groupKey, type Intake, type KnownOrganisation } from './intake.js';
import { writeStatesBelow } from './places.js';

/** The day of the last earlier roster of the branch; null where this is the first. */
const rosterBefore = async (run: Intake, branch: KnownOrganisation): Promise<CalendarDay | null> =>
  (await run.before.anyPeople()) ? ((await run.before.rosters()).get(branch.id) ?? null) : null;

/**
 * The group of a branch, made when a roster first names it: as old as the branch where this is the first roster, else begun on
 * the day of the roster.
 */
export const groupOf = async (run: Intake, branch: KnownOrganisation, name: string): Promise<string | null> => {
  if (name === '') return null;
  const known = run.groups.get(groupKey(branch.id, name));
  if (known) return known;
  const id = newId();
  const { tenantId, importId } = run;
  run.write.add('organisations', { tenant_id: tenantId, id, code: null, import_id: importId });
  const since = (await rosterBefore(run, branch)) === null ? branch.since : run.asOf;
  const named = { name, short_name: name, name_key: organisationKey(name) };
  writeStatesBelow(run, branch, id, since, { kind: 'group', ...named });
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

export const writeStandings = (run: Intake, personId: string, standings: readonly DatedStanding[]): void => {
  for (const s of standings)
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
  claims: readonly NamedPost[],
  who: { readonly personId: string; readonly name: string; readonly since: CalendarDay | null },
  branch: KnownOrganisation,
  groupId: string | null,
): void => {
  for (const { post, level } of claims) {
    const organisationId = level === 'group' ? groupId : level === 'branch' ? branch.id : null;
    if (organisationId) run.posts.push({ organisationId, branchId: branch.id, post, ...who });
  }
};

const rememberNamesake = (run: Intake, name: string, personId: string, branchId: string): void => {
  const known = run.namesakes.get(name);
  if (known) known.push({ personId, branchId });
};

/**
 * When he came to the branch, as far as rosters tell: with the first roster of the branch, as soon as he was in the Party and the
 * branch was there; where an earlier roster did not name him, on the day of this one, or when he joined if that was since.
 */
const belongsSince = (m: MemberIntake, before: CalendarDay | null, asOf: CalendarDay): CalendarDay => {
  if (before === null) return m.belongsSince;
  const joined = m.standings[0]?.since ?? sinceEver;
  return joined > before ? joined : asOf;
};

/** Write a person who is new: himself, his standing through the years, his branch, his posts. */
export const applyNewMember = async (run: Intake, record: MemberRecord, branch: KnownOrganisation): Promise<string> => {
  const m = memberIntake(record, branch.since);
  const id = newId();
  const { tenantId, importId } = run;
  const groupId = await groupOf(run, branch, record.党小组);
  const before = await rosterBefore(run, branch);
  const since = belongsSince(m, before, run.asOf);
  run.write.add('people', { tenant_id: tenantId, id, ...personColumns(run, m), import_id: importId });
  run.write.add('affiliations', {
    tenant_id: tenantId,
    id: newId(),
    person_id: id,
    organisation_id: branch.id,
    group_id: groupId,
    since,
    since_inferred: since !== sinceEver,
    import_id: importId,
  });
  writeStandings(run, id, m.standings);
  const who = { personId: id, name: record.姓名, since: before === null ? null : run.asOf };
  claimPosts(run, partyPosts(record.党内职务), who, branch, groupId);
  rememberNamesake(run, m.name, id, branch.id);
  run.touched.add(branch.id);
  return id;
};
