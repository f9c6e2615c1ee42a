import type { MemberRecord } from '../../../domain/import/records.js';
import type { Difference } from '../../../domain/intake/differences.js';
import { memberIntake, standingsOfKnown } from '../../../domain/intake/memberIntake.js';
import type { NamedPost } from '../../../domain/intake/partyPosts.js';
import { newId } from '../../platform/ids.js';
import type { HeldPost, KnownPerson } from '../reads/known.js';
import { affiliationsInForce, nextAffiliation, standingIds } from '../reads/people.js';
import { changeRow, removeRow } from './store.js';
import type { Intake, KnownOrganisation } from './intake.js';
import { claimPosts, groupOf, personColumns, writeStandings } from './roster.js';

export const duesBase = '月党费计算基数（元）';

/** A row about somebody known, with where it differs from what is kept. */
export type MemberUpdate = {
  readonly known: KnownPerson;
  readonly record: MemberRecord;
  readonly branch: KnownOrganisation;
  /** Posts in his branch and group, without a secretary's that is not his. */
  readonly said: readonly NamedPost[];
  readonly found: readonly Difference[];
};
type PersonColumns = ReturnType<typeof personColumns>;

const columnsOfField: Readonly<Record<string, readonly (keyof PersonColumns)[]>> = {
  姓名: ['name', 'name_key'],
  性别: ['sex'],
  民族: ['ethnicity'],
  出生日期: ['born_on'],
  籍贯: ['native_place'],
  学历: ['education'],
  入党日期: ['joined_on'],
  转正日期: ['full_member_on'],
  工作岗位: ['work_post'],
  手机号码: ['phone_sealed', 'phone_index'],
  党籍状态: ['membership_state'],
  是否流动党员: ['mobile'],
  是否离退休: ['retired'],
  [duesBase]: ['dues_base_sealed'],
};

const updatePerson = async (run: Intake, { known, record, branch, found }: MemberUpdate): Promise<void> => {
  const columns = found.flatMap((d) => columnsOfField[d.field] ?? []);
  if (columns.length === 0) return;
  const all = personColumns(run, memberIntake(record, branch.since));
  await changeRow(run.tx.db, run, 'people', known.id, Object.fromEntries(columns.map((c) => [c, all[c]])));
};

const replaceStandings = async (run: Intake, { known, record }: MemberUpdate): Promise<void> => {
  for (const id of await standingIds(run.tx.db, run.tenantId, known.id))
    await removeRow(run.tx.db, run, 'standings', id);
  const former = { standing: known.standing, since: known.standing_since };
  writeStandings(run, known.id, standingsOfKnown(record, former, run.asOf));
};

/** From the day of the file on he belongs to the other branch or group; until then to the former. */
const moveMember = async (
  run: Intake,
  personId: string,
  branch: KnownOrganisation,
  groupId: string | null,
): Promise<void> => {
  run.touched.add(branch.id);
  const place = { organisation_id: branch.id, group_id: groupId };
  const [former] = await affiliationsInForce(run.tx.db, run.tenantId, personId, run.asOf);
  if (former) run.touched.add(former.organisation_id);
  if (former?.since === run.asOf) return changeRow(run.tx.db, run, 'affiliations', former.id, place);
  const until = former ? former.until : await nextAffiliation(run.tx.db, run.tenantId, personId, run.asOf);
  if (former) await changeRow(run.tx.db, run, 'affiliations', former.id, { until: run.asOf });
  run.write.add('affiliations', {
    tenant_id: run.tenantId,
    id: newId(),
    person_id: personId,
    ...place,
    since: run.asOf,
    until,
    since_inferred: true,
    import_id: run.importId,
  });
};

const endPost = async (run: Intake, t: HeldPost): Promise<void> => {
  if (t.since < run.asOf) await changeRow(run.tx.db, run, 'tenures', t.id, { until: run.asOf });
  else await removeRow(run.tx.db, run, 'tenures', t.id);
};

/** Posts that he no longer holds end on the day of the file, those of a branch that he left too; new ones begin on it. */
const changePosts = async (
  run: Intake,
  { known, record, branch, said }: MemberUpdate,
  groupId: string | null,
): Promise<void> => {
  const isHere = (t: HeldPost): boolean =>
    t.organisation_id === branch.id || (t.post === 'groupLeader' && t.organisation_id === groupId);
  const isKept = (t: HeldPost): boolean => {
    if (t.post === 'secretary' && run.affirmed.get(t.organisation_id) === record.姓名) return true;
    if (!isHere(t)) return false;
    return t.post === 'secretary' || said.length === 0 || said.some((p) => p.post === t.post);
  };
  const kept = known.posts.filter(isKept);
  for (const t of known.posts) if (!kept.includes(t)) await endPost(run, t);
  const taken = said.filter((p) => !kept.some((t) => t.post === p.post && isHere(t)));
  claimPosts(run, taken, { personId: known.id, name: record.姓名, since: run.asOf }, branch, groupId);
};

const standingFields = ['人员类别', '入党日期', '转正日期'];
const placeFields = ['所在党支部', '党小组'];

/** Write what a row says otherwise about somebody known. */
export const updateMember = async (run: Intake, u: MemberUpdate): Promise<void> => {
  const changed = new Set(u.found.map((d) => d.field));
  const has = (fields: readonly string[]): boolean => fields.some((f) => changed.has(f));
  await updatePerson(run, u);
  if (has(standingFields)) await replaceStandings(run, u);
  if (!has([...placeFields, '党内职务'])) return;
  const stays = u.known.branch_id === u.branch.id;
  const groupId = await groupOf(run, u.branch, u.record.党小组 || (stays ? (u.known.group_name ?? '') : ''));
  if (has(placeFields)) await moveMember(run, u.known.id, u.branch, groupId);
  await changePosts(run, u, groupId);
};
