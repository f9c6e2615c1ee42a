import { createHash } from 'node:crypto';
import type { LedgerRecord } from '../../../domain/import/records.js';
import { meetingIntake, type MeetingIntake } from '../../../domain/intake/meetingIntake.js';
import { newId } from '../../platform/ids.js';
import { groupKey, type Intake, type KnownOrganisation } from './intake.js';

/** The people of a branch by name; a name that two of them bear is not linked. */
export type NamesOfBranch = (branchId: string) => ReadonlyMap<string, string | null>;

/** Keys are kept as digests: a topic may be as long as a page. */
export const keyDigest = (key: string): string => createHash('sha256').update(key).digest('base64url');

export const meetingColumns = (m: MeetingIntake, names: ReadonlyMap<string, string | null>) => ({
  held_on: m.heldOn,
  day_known: m.dayKnown,
  topic: m.topic,
  place: m.place,
  chair_name: m.chair,
  chair_id: names.get(m.chair) ?? null,
  recorder_name: m.recorder,
  recorder_id: names.get(m.recorder) ?? null,
  reported_due: m.reportedDue,
  reported_present: m.reportedPresent,
  summary: m.summary,
  meeting_key: keyDigest(m.key),
});

/** A group meeting counts for its groups, all else for the branch. A group that the roster does not know counts for nobody. */
export const writeKinds = (run: Intake, meetingId: string, branch: KnownOrganisation, m: MeetingIntake): void => {
  for (const kind of new Set(m.kinds)) {
    const groups = kind === 'groupMeeting' ? m.groups.flatMap((g) => run.groups.get(groupKey(branch.id, g)) ?? []) : [];
    for (const organisationId of groups.length > 0 ? new Set(groups) : [branch.id])
      run.write.add('meeting_kinds', {
        tenant_id: run.tenantId,
        meeting_id: meetingId,
        organisation_id: organisationId,
        kind,
        held_on: m.heldOn,
        day_known: m.dayKnown,
      });
  }
};

export const writeAbsentees = (
  run: Intake,
  meetingId: string,
  m: MeetingIntake,
  names: ReadonlyMap<string, string | null>,
): void => {
  m.absentees.forEach((name, position) =>
    run.write.add('meeting_absentees', {
      tenant_id: run.tenantId,
      meeting_id: meetingId,
      position,
      name,
      person_id: names.get(name) ?? null,
    }),
  );
};

/** Write a meeting that is new. */
export const applyNewMeeting = (run: Intake, record: LedgerRecord, namesOf: NamesOfBranch): string | null => {
  const branch = run.byShortName.get(record.党支部);
  if (!branch) return null;
  const m = meetingIntake(record);
  const names = namesOf(branch.id);
  const id = newId();
  run.write.add('meetings', {
    tenant_id: run.tenantId,
    id,
    organisation_id: branch.id,
    ...meetingColumns(m, names),
    import_id: run.importId,
  });
  writeKinds(run, id, branch, m);
  writeAbsentees(run, id, m, names);
  run.touched.add(branch.id);
  return id;
};
