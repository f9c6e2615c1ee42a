import type { MeetingIntake } from '../../../domain/intake/meetingIntake.js';
import { newId } from '../../platform/ids.js';
import type { MeetingKindRow } from '../reads/known.js';
import { groupKey, type Intake, type KnownOrganisation } from './intake.js';

/** The people of a branch by name; a name that two of them bear is not linked. */
export type NamesOfBranch = (branchId: string) => ReadonlyMap<string, string | null>;
type Names = ReadonlyMap<string, string | null>;

/** The key of the n-th meeting (from 1) of a branch that agrees with others in day, kinds, groups and topic. */
export const numberedKey = (digest: string, n: number): string => (n === 1 ? digest : `${digest}~${n}`);

export const meetingColumns = (m: MeetingIntake, names: Names) => ({
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
});

/** A group meeting counts for its groups, all else for the branch. A group that no roster knows counts for nobody. */
export const kindsOf = (run: Intake, branch: KnownOrganisation, m: MeetingIntake): readonly MeetingKindRow[] =>
  [...new Set(m.kinds)].flatMap((kind) => {
    const groups = kind === 'groupMeeting' ? m.groups.flatMap((g) => run.groups.get(groupKey(branch.id, g)) ?? []) : [];
    const bearers = groups.length > 0 ? [...new Set(groups)] : [branch.id];
    return bearers.map((organisation_id) => ({ kind, organisation_id }));
  });

export const writeKinds = (run: Intake, id: string, m: MeetingIntake, kinds: readonly MeetingKindRow[]): void => {
  const held = { tenant_id: run.tenantId, meeting_id: id, held_on: m.heldOn, day_known: m.dayKnown };
  for (const k of kinds) run.write.add('meeting_kinds', { ...held, ...k });
};

export const writeAbsentees = (run: Intake, meetingId: string, m: MeetingIntake, names: Names): void => {
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

/** Write a meeting that is new. @returns its id */
export const writeNewMeeting = (
  run: Intake,
  branch: KnownOrganisation,
  m: MeetingIntake,
  key: string,
  names: Names,
): string => {
  const id = newId();
  run.write.add('meetings', {
    tenant_id: run.tenantId,
    id,
    organisation_id: branch.id,
    ...meetingColumns(m, names),
    meeting_key: key,
    import_id: run.importId,
  });
  writeKinds(run, id, m, kindsOf(run, branch, m));
  writeAbsentees(run, id, m, names);
  run.touched.add(branch.id);
  return id;
};
