import type { MemberRecord } from '../../../domain/import/records.js';
import { differences, type Difference } from '../../../domain/intake/differences.js';
import { memberIntake } from '../../../domain/intake/memberIntake.js';
import { partyPosts } from '../../../domain/intake/partyPosts.js';
import { postTitles, type Post } from '../../../domain/organisations/posts.js';
import { newId } from '../../platform/ids.js';
import { affiliationsInForce, standingIds, tenuresInForce } from '../reads/people.js';
import { knownPeople, type KnownPerson } from '../reads/known.js';
import { changeRow, removeRow } from '../store.js';
import { atOrBelow } from '../../../domain/access/scope.js';
import { outOfReach, type Effect } from './effect.js';
import type { Intake, KnownOrganisation } from './intake.js';
import { applyNewMember, claimPosts, groupOf, personColumns, writeStandings } from './roster.js';

const base = '月党费计算基数（元）';
const yesNo = (value: boolean | null): string => (value === null ? '' : value ? '是' : '否');

const postTitlesOf = (posts: readonly string[]): string =>
  posts
    .map((p) => postTitles[p as Post])
    .toSorted()
    .join('、');

/** What is kept of a person, on the keys of a roster's row, so that the two can be held against each other. */
const keptOf = (run: Intake, p: KnownPerson, branchName: string): Record<string, string | number | null> => {
  const fen = run.sealer.open('duesBase', p.dues_base_sealed);
  return {
    姓名: p.name,
    性别: p.sex === 'male' ? '男' : '女',
    民族: p.ethnicity,
    出生日期: p.born_on,
    籍贯: p.native_place,
    学历: p.education,
    人员类别: p.standing === 'probationaryMember' ? '预备党员' : '正式党员',
    所在党支部: branchName,
    党小组: p.group_name,
    入党日期: p.joined_on,
    转正日期: p.full_member_on,
    党内职务: postTitlesOf(p.posts),
    工作岗位: p.work_post,
    手机号码: run.sealer.open('phone', p.phone_sealed),
    党籍状态: p.membership_state,
    是否流动党员: yesNo(p.mobile),
    是否离退休: yesNo(p.retired),
    [base]: fen === null ? null : Number(fen) / 100,
  };
};

/** Posts are compared by what they are, not by how a roster writes them; posts of bodies above the branch are not kept here. */
const comparable = (record: MemberRecord): Record<string, unknown> => ({
  ...record,
  党内职务: postTitlesOf(
    partyPosts(record.党内职务)
      .filter((p) => p.level !== 'above')
      .map((p) => p.post),
  ),
});

const standingFields = ['人员类别', '入党日期', '转正日期'];
const placeFields = ['所在党支部', '党小组'];

const replaceStandings = async (
  run: Intake,
  personId: string,
  record: MemberRecord,
  branch: KnownOrganisation,
): Promise<void> => {
  for (const id of await standingIds(run.tx.db, run.tenantId, personId))
    await removeRow(run.tx.db, run, 'standings', id);
  writeStandings(run, personId, memberIntake(record, branch.since));
};

/** From the day of the file on he belongs to the other branch or group; until then to the former. */
const moveMember = async (
  run: Intake,
  personId: string,
  branch: KnownOrganisation,
  groupId: string | null,
): Promise<void> => {
  for (const f of await affiliationsInForce(run.tx.db, run.tenantId, personId, run.asOf)) {
    if (f.since < run.asOf) await changeRow(run.tx.db, run, 'affiliations', f.id, { until: run.asOf });
    else await removeRow(run.tx.db, run, 'affiliations', f.id);
    run.touched.add(f.organisation_id);
  }
  run.write.add('affiliations', {
    tenant_id: run.tenantId,
    id: newId(),
    person_id: personId,
    organisation_id: branch.id,
    group_id: groupId,
    since: run.asOf,
    import_id: run.importId,
  });
  run.touched.add(branch.id);
};

const changePosts = async (
  run: Intake,
  personId: string,
  record: MemberRecord,
  branch: KnownOrganisation,
  groupId: string | null,
): Promise<void> => {
  const named = new Set(partyPosts(record.党内职务).map((p) => p.post as string));
  const held = await tenuresInForce(run.tx.db, run.tenantId, personId, run.asOf);
  for (const t of held.filter((h) => !named.has(h.post))) {
    if (t.since < run.asOf) await changeRow(run.tx.db, run, 'tenures', t.id, { until: run.asOf });
    else await removeRow(run.tx.db, run, 'tenures', t.id);
  }
  claimPosts(run, record, personId, branch, groupId, new Set(held.map((h) => h.post)));
};

const update = async (
  run: Intake,
  known: KnownPerson,
  record: MemberRecord,
  branch: KnownOrganisation,
  found: readonly Difference[],
): Promise<void> => {
  const changed = new Set(found.map((d) => d.field));
  const has = (fields: readonly string[]): boolean => fields.some((f) => changed.has(f));
  const intake = memberIntake(record, branch.since);
  const columns = Object.entries(personColumns(run, intake)).filter(([, value]) => value !== null);
  await changeRow(run.tx.db, run, 'people', known.id, Object.fromEntries(columns));
  if (has(standingFields)) await replaceStandings(run, known.id, record, branch);
  const groupId = groupOf(
    run,
    branch,
    record.党小组 || (known.branch_id === branch.id ? (known.group_name ?? '') : ''),
  );
  if (has(placeFields)) await moveMember(run, known.id, branch, groupId);
  if (has(['党内职务'])) await changePosts(run, known.id, record, branch, groupId);
};

const one = async (run: Intake, record: MemberRecord, known: KnownPerson | undefined): Promise<Effect> => {
  const named = run.byShortName.get(record.所在党支部);
  if (named) run.rosterBranches.add(named.id);
  if (!known) return { subjectId: applyNewMember(run, record), effect: 'new', changes: [] };
  const branch = run.byShortName.get(record.所在党支部);
  if (!branch) return { subjectId: null, effect: 'unchanged', changes: [] };
  const former = run.byId.get(known.branch_id ?? '');
  if (former && !atOrBelow(former.path, run.reach)) return outOfReach;
  const found = differences(keptOf(run, known, former?.shortName ?? ''), comparable(record));
  if (found.length > 0) await update(run, known, record, branch, found);
  return { subjectId: known.id, effect: found.length > 0 ? 'updated' : 'unchanged', changes: found };
};

/** Write a batch of accepted rows of a roster: new people, and what is new about known ones. */
export const applyMembers = async (
  run: Intake,
  records: readonly MemberRecord[],
  anyKnown: boolean,
): Promise<readonly Effect[]> => {
  const indexes = records.map((r) => run.sealer.index('idNumber', r.身份证号) ?? Buffer.alloc(0));
  const known = anyKnown ? await knownPeople(run.tx.db, run.tenantId, indexes, run.asOf) : [];
  const byIndex = new Map(known.map((p) => [p.id_number_index.toString('hex'), p]));
  const effects: Effect[] = [];
  for (const [i, record] of records.entries())
    effects.push(await one(run, record, byIndex.get(indexes[i]?.toString('hex') ?? '')));
  return effects;
};
