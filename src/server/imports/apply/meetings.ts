import { keyDigest } from '../../platform/digest.js';
import type { LedgerRecord } from '../../../domain/import/records.js';
import { differences, type Difference } from '../../../domain/intake/differences.js';
import { meetingIntake, type MeetingIntake } from '../../../domain/intake/meetingIntake.js';
import { knownMeetings, type KnownMeeting } from '../reads/known.js';
import { changeRow, clearAbsentees, clearKinds } from './store.js';
import type { Effect } from './effect.js';
import { branchNamed, type Intake, type KnownOrganisation } from './intake.js';
import {
  kindsOf,
  meetingColumns,
  numberedKey,
  writeAbsentees,
  writeKinds,
  writeNewMeeting,
  type NamesOfBranch,
} from './ledger.js';

const keptOf = (m: KnownMeeting) => ({
  地点: m.place,
  主持人: m.chair_name,
  记录人: m.recorder_name,
  应到: m.reported_due,
  实到: m.reported_present,
  请假人员: m.absentees,
  内容摘要: m.summary,
});

const columnsOfField: Readonly<Record<string, readonly (keyof ReturnType<typeof meetingColumns>)[]>> = {
  地点: ['place'],
  主持人: ['chair_name', 'chair_id'],
  记录人: ['recorder_name', 'recorder_id'],
  应到: ['reported_due'],
  实到: ['reported_present'],
  内容摘要: ['summary'],
};

/** A group that the roster did not know when the ledger was read, and now does: the meeting counts for it. */
const newlyKnownGroups = (
  run: Intake,
  known: KnownMeeting,
  m: MeetingIntake,
  branch: KnownOrganisation,
): Difference[] => {
  const kept = new Set(known.kinds.map((k) => `${k.kind} ${k.organisation_id}`));
  const isSame = kindsOf(run, branch, m).every((k) => kept.has(`${k.kind} ${k.organisation_id}`));
  return isSame ? [] : [{ field: '党小组', from: '', to: m.groups.join('、') }];
};

const update = async (
  run: Intake,
  known: KnownMeeting,
  m: MeetingIntake,
  branch: KnownOrganisation,
  names: ReturnType<NamesOfBranch>,
  found: readonly Difference[],
): Promise<void> => {
  const all = meetingColumns(m, names);
  const columns = found.flatMap((d) => columnsOfField[d.field] ?? []);
  // The row is kept with its kinds and absentees, so it is "changed" even where only these are.
  const change = columns.length > 0 ? Object.fromEntries(columns.map((c) => [c, all[c]])) : { place: known.place };
  await changeRow(run.tx.db, run, 'meetings', known.id, change);
  if (found.some((d) => d.field === '请假人员')) {
    await clearAbsentees(run.tx.db, run, known.id);
    writeAbsentees(run, known.id, m, names);
  }
  if (found.some((d) => d.field === '党小组')) {
    await clearKinds(run.tx.db, run, known.id);
    writeKinds(run, known.id, m, kindsOf(run, branch, m));
  }
  run.touched.add(branch.id);
};

/**
 * The kept meeting that a row is about, and where the two differ: of several with the same key first one that agrees in
 * everything. Each is met by one row of a run.
 */
const matchOf = (
  run: Intake,
  candidates: readonly KnownMeeting[],
  record: LedgerRecord,
): { readonly known: KnownMeeting; readonly found: readonly Difference[] } | null => {
  const free = candidates
    .filter((c) => !run.meetingKeys.has(`${c.organisation_id} ${c.meeting_key}`))
    .map((known) => ({ known, found: differences(keptOf(known), record) }));
  return free.find((c) => c.found.length === 0) ?? free[0] ?? null;
};

/** The first key that neither the database nor the run has given to another meeting of the branch. */
const freeKey = (run: Intake, branchId: string, digest: string, candidates: readonly KnownMeeting[]): string => {
  const taken = new Set(candidates.map((c) => c.meeting_key));
  let n = 1;
  while (taken.has(numberedKey(digest, n)) || run.meetingKeys.has(`${branchId} ${numberedKey(digest, n)}`)) n++;
  return numberedKey(digest, n);
};

/**
 * Write a batch of accepted rows of a ledger. The same meeting (branch, day, kinds, groups, topic) is updated.
 * @returns what became of each; null where its branch was left out of the import
 */
export const applyMeetings = async (
  run: Intake,
  records: readonly LedgerRecord[],
  namesOf: NamesOfBranch,
): Promise<readonly (Effect | null)[]> => {
  const rows = records.map((record) => {
    const m = meetingIntake(record);
    return { record, m, digest: keyDigest(m.key), branch: branchNamed(run, record.党支部) };
  });
  const known = (await run.before.anyMeetings())
    ? await knownMeetings(
        run.tx.db,
        run.tenantId,
        rows.map((r) => r.digest),
      )
    : [];
  const byKey = new Map<string, KnownMeeting[]>();
  for (const k of known) {
    const key = `${k.organisation_id} ${k.meeting_key.split('~')[0] ?? ''}`;
    byKey.set(key, [...(byKey.get(key) ?? []), k]);
  }
  const one = async ({ record, m, digest, branch }: (typeof rows)[number]): Promise<Effect | null> => {
    if (!branch) return null;
    const candidates = byKey.get(`${branch.id} ${digest}`) ?? [];
    const names = namesOf(branch.id);
    const match = matchOf(run, candidates, record);
    const key = match?.known.meeting_key ?? freeKey(run, branch.id, digest, candidates);
    run.meetingKeys.add(`${branch.id} ${key}`);
    if (!match) return { subjectId: writeNewMeeting(run, branch, m, key, names), effect: 'new', changes: [] };
    const found = [...match.found, ...newlyKnownGroups(run, match.known, m, branch)];
    if (found.length > 0) await update(run, match.known, m, branch, names, found);
    return { subjectId: match.known.id, effect: found.length > 0 ? 'updated' : 'unchanged', changes: found };
  };
  const effects: (Effect | null)[] = [];
  for (const row of rows) effects.push(await one(row));
  return effects;
};
