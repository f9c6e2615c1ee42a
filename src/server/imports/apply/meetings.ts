import type { LedgerRecord } from '../../../domain/import/records.js';
import { differences } from '../../../domain/intake/differences.js';
import { meetingIntake, type MeetingIntake } from '../../../domain/intake/meetingIntake.js';
import { knownMeetings, type KnownMeeting } from '../reads/known.js';
import { changeRow } from '../store.js';
import type { Intake, KnownOrganisation } from './intake.js';
import { applyNewMeeting, keyDigest, meetingColumns, type NamesOfBranch } from './ledger.js';
import type { Effect } from './effect.js';

const keptOf = (m: KnownMeeting) => ({
  地点: m.place,
  主持人: m.chair_name,
  记录人: m.recorder_name,
  应到: m.reported_due,
  实到: m.reported_present,
  请假人员: m.absentees,
  内容摘要: m.summary,
});

const update = async (
  run: Intake,
  known: KnownMeeting,
  m: MeetingIntake,
  branch: KnownOrganisation,
  namesOf: NamesOfBranch,
): Promise<void> => {
  const said = Object.entries(meetingColumns(m, namesOf(branch.id))).filter(
    ([, value]) => value !== null && value !== '',
  );
  await changeRow(run.tx.db, run, 'meetings', known.id, Object.fromEntries(said));
};

/**
 * Write a batch of accepted rows of a ledger. The same meeting (branch, day, kinds, groups, topic) is updated; absentees of a
 * known meeting are not replaced, only shown as different.
 */
export const applyMeetings = async (
  run: Intake,
  records: readonly LedgerRecord[],
  anyKnown: boolean,
  namesOf: NamesOfBranch,
): Promise<readonly Effect[]> => {
  const intakes = records.map(meetingIntake);
  const keys = intakes.map((m) => keyDigest(m.key));
  const known = anyKnown ? await knownMeetings(run.tx.db, run.tenantId, keys) : [];
  const byKey = new Map(known.map((m) => [`${m.organisation_id} ${m.meeting_key}`, m]));
  const effects: Effect[] = [];
  for (const [i, record] of records.entries()) {
    const branch = run.byShortName.get(record.党支部);
    const m = intakes[i];
    const former = branch && byKey.get(`${branch.id} ${keys[i] ?? ''}`);
    if (!branch || !m || !former) {
      effects.push({ subjectId: applyNewMeeting(run, record, namesOf), effect: 'new', changes: [] });
      continue;
    }
    const found = differences(keptOf(former), record);
    if (found.length > 0) await update(run, former, m, branch, namesOf);
    effects.push({ subjectId: former.id, effect: found.length > 0 ? 'updated' : 'unchanged', changes: found });
  }
  return effects;
};
