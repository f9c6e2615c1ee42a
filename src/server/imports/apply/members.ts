import { atOrBelow } from '../../../domain/access/scope.js';
import type { MemberRecord } from '../../../domain/import/records.js';
import { differences } from '../../../domain/intake/differences.js';
import { partyPosts, type NamedPost } from '../../../domain/intake/partyPosts.js';
import { isIdentityNumberLike } from '../../../domain/people/search.js';
import { postTitles, type Post } from '../../../domain/organisations/posts.js';
import { knownPeople, type KnownPerson } from '../reads/known.js';
import { outOfReach, type Effect } from './effect.js';
import { branchNamed, type Intake, type KnownOrganisation } from './intake.js';
import { duesBase, updateMember } from './memberUpdates.js';
import { applyNewMember, claimPosts } from './roster.js';

const yesNo = (value: boolean | null): string => (value === null ? '' : value ? '是' : '否');

const titlesOf = (posts: readonly string[]): string =>
  [...new Set(posts)]
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
    工作岗位: p.work_post,
    手机号码: run.sealer.open('phone', p.phone_sealed),
    党籍状态: p.membership_state,
    是否流动党员: yesNo(p.mobile),
    是否离退休: yesNo(p.retired),
    [duesBase]: fen === null ? null : Number(fen) / 100,
  };
};

/** Rows of a batch, with whom the database knows by their ID numbers. */
type Batch = { readonly record: MemberRecord; readonly known: KnownPerson | undefined }[];

const postsOf = (record: MemberRecord): readonly NamedPost[] =>
  partyPosts(record.党内职务).filter((p) => p.level !== 'above');

/** Standing secretaries whom the batch names as such again, by branch. */
const noteReaffirmed = async (run: Intake, batch: Batch): Promise<void> => {
  const standing = await run.before.secretaries();
  for (const { record, known } of batch) {
    const branch = branchNamed(run, record.所在党支部);
    const secretary = branch && standing.get(branch.id);
    if (branch && known && secretary?.person_id === known.id && postsOf(record).some((p) => p.post === 'secretary'))
      run.reaffirmed.add(branch.id);
  }
};

/**
 * Whether a roster names him as secretary although somebody else is and stays: the organisation file says so, or the roster has
 * the standing one as secretary too. Such a second secretary is left out and reported.
 */
const isSurplusSecretary = async (run: Intake, branch: KnownOrganisation, p: KnownPerson): Promise<boolean> => {
  const said = run.affirmed.get(branch.id);
  if (said !== undefined) return said !== p.name;
  const standing = (await run.before.secretaries()).get(branch.id);
  return standing !== undefined && standing.person_id !== p.id && run.reaffirmed.has(branch.id);
};

const postsSaid = async (
  run: Intake,
  record: MemberRecord,
  known: KnownPerson,
  branch: KnownOrganisation,
): Promise<readonly NamedPost[]> => {
  const said = postsOf(record);
  if (!said.some((p) => p.post === 'secretary') || !(await isSurplusSecretary(run, branch, known))) return said;
  const who = { personId: known.id, name: record.姓名, since: run.asOf };
  claimPosts(run, [{ post: 'secretary', level: 'branch' }], who, branch, null);
  return said.filter((p) => p.post !== 'secretary');
};

/**
 * Posts as they are held against each other: by what they are, not by how a roster writes them; those of bodies above the branch
 * are not kept here. That a row is silent about it does not take the office of secretary from anybody: only a successor does.
 */
const keptPosts = (known: KnownPerson, said: readonly NamedPost[]): string => {
  const kept = known.posts.map((t) => t.post);
  return titlesOf(said.some((p) => p.post === 'secretary') ? kept : kept.filter((p) => p !== 'secretary'));
};

const one = async (run: Intake, { record, known }: Batch[number]): Promise<Effect | null> => {
  const branch = branchNamed(run, record.所在党支部);
  if (!branch) return null;
  run.rosterBranches.add(branch.id);
  if (!known) return { subjectId: await applyNewMember(run, record, branch), effect: 'new', changes: [] };
  const former = run.byId.get(known.branch_id ?? '');
  if (former && !atOrBelow(former.path, run.reach)) return outOfReach;
  const said = await postsSaid(run, record, known, branch);
  const found = differences(
    { ...keptOf(run, known, former?.shortName ?? ''), 党内职务: keptPosts(known, said) },
    { ...record, 所在党支部: branch.shortName, 党内职务: titlesOf(said.map((p) => p.post)) },
  );
  if (found.length > 0) await updateMember(run, { known, record, branch, said, found });
  return { subjectId: known.id, effect: found.length > 0 ? 'updated' : 'unchanged', changes: found };
};

/** Each row with the person whom the database knows by its ID number. */
const withKnown = async (run: Intake, records: readonly MemberRecord[]): Promise<Batch> => {
  if (!(await run.before.anyPeople())) return records.map((record) => ({ record, known: undefined }));
  const indexes = records.map((r) => run.sealer.index('idNumber', r.身份证号) ?? Buffer.alloc(0));
  const known = await knownPeople(run.tx.db, run.tenantId, indexes, run.asOf);
  const byIndex = new Map(known.map((p) => [p.id_number_index.toString('hex'), p]));
  return records.map((record, i) => ({ record, known: byIndex.get(indexes[i]?.toString('hex') ?? '') }));
};

/**
 * Write a batch of accepted rows of a roster: new people, and what is new about known ones.
 * @returns what became of each; null where its branch was left out of the import
 */
export const applyMembers = async (
  run: Intake,
  records: readonly MemberRecord[],
): Promise<readonly (Effect | null)[]> => {
  const batch = await withKnown(run, records);
  if (batch.some(({ known }) => known)) await noteReaffirmed(run, batch);
  const effects: (Effect | null)[] = [];
  const anybody = await run.before.anyPeople();
  for (const row of batch) {
    const effect = await one(run, row);
    if (anybody && effect?.subjectId) run.met.add(effect.subjectId);
    effects.push(effect);
  }
  return effects;
};

/** Rows that were rejected still say who is on the roster: nobody in them is asked about as missing. */
export const noteRejected = (run: Intake, idNumbers: readonly string[]): void => {
  for (const text of idNumbers) {
    const index = isIdentityNumberLike(text) ? run.sealer.index('idNumber', text.toUpperCase()) : null;
    if (index) run.metIndexes.add(index);
  }
};
