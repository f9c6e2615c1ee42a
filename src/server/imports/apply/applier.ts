import type { LedgerRecord, MemberRecord, OrganisationRecord } from '../../../domain/import/records.js';
import { sinceEver, type CalendarDay } from '../../../domain/shared/calendarDay.js';
import { atOrBelow } from '../../../domain/access/scope.js';
import { anyMeetings, anyPeople, namesInBranches, type StandingOrganisation } from '../reads/known.js';
import { applyOffices } from './offices.js';
import { applyNewOrganisation, claimOffice, superiorsFirst } from './organisations.js';
import { updateOrganisation } from './organisationUpdates.js';
import { applyMeetings } from './meetings.js';
import { outOfReach, type Effect } from './effect.js';
import { applyMembers } from './members.js';
import { flushAt, type Intake } from './intake.js';
import { topIntake } from './begin.js';
import type { NamesOfBranch } from './ledger.js';

/** Writes accepted rows of a run, kind after kind; `finish` turns what they said about posts into tenures. */
export type Applier = {
  readonly organisations: (
    records: readonly OrganisationRecord[],
    top: OrganisationRecord | null,
  ) => Promise<readonly Effect[]>;
  readonly members: (records: readonly MemberRecord[]) => Promise<readonly Effect[]>;
  readonly meetings: (records: readonly LedgerRecord[]) => Promise<readonly Effect[]>;
  /** @returns what could not be written although its row was accepted, each as a sentence */
  readonly finish: () => Promise<readonly string[]>;
};

const unchanged: Effect = { subjectId: null, effect: 'unchanged', changes: [] };

/** Names of a branch's people; a name that two bear belongs to nobody. */
const loadNames = async (run: Intake): Promise<NamesOfBranch> => {
  const byBranch = new Map<string, Map<string, string | null>>();
  for (const n of await namesInBranches(run.tx.db, run.tenantId)) {
    const names = byBranch.get(n.branch_id) ?? new Map<string, string | null>();
    names.set(n.name, names.has(n.name) ? null : n.person_id);
    byBranch.set(n.branch_id, names);
  }
  return (branchId) => byBranch.get(branchId) ?? new Map();
};

/** When a post of an organisation is taken to have begun: with the running term, else with the organisation. */
const heldSince = (run: Intake) => {
  const founded = new Map([...run.byFullName.values()].map((o) => [o.id, o.since]));
  return (organisationId: string): CalendarDay =>
    run.secretaries.get(organisationId)?.since ?? founded.get(organisationId) ?? sinceEver;
};

export const applierFor = (run: Intake, standing: ReadonlyMap<string, StandingOrganisation>): Applier => {
  let people: boolean | null = null;
  let meetings: boolean | null = null;
  let names: NamesOfBranch | null = null;
  const settle = async (): Promise<void> => {
    if (run.write.pending() >= flushAt) await run.write.flush();
  };
  const organisation = async (record: OrganisationRecord, top: OrganisationRecord | null): Promise<Effect> => {
    const known =
      standing.get(run.byCode.get(record.党组织代码)?.id ?? '') ??
      standing.get(run.byFullName.get(record.党组织全称)?.id ?? '');
    if (known && !atOrBelow(known.path, run.reach)) return outOfReach;
    if (known) return updateOrganisation(run, known, record, known.id === run.rootId);
    if (record.党组织全称 === top?.党组织全称) {
      const intake = topIntake(record);
      claimOffice(run, intake, run.rootId, run.byFullName.get(record.党组织全称)?.path ?? '');
      return { subjectId: run.rootId, effect: 'new', changes: [] };
    }
    const id = applyNewOrganisation(run, record);
    return id ? { subjectId: id, effect: 'new', changes: [] } : unchanged;
  };
  return {
    organisations: async (records, top) => {
      const effects = new Map<OrganisationRecord, Effect>();
      for (const { record } of superiorsFirst(records.map((r) => ({ record: r }))))
        effects.set(record, await organisation(record, top));
      for (const claim of run.secretaries.values()) run.namesakes.set(claim.name, []);
      await run.write.flush();
      return records.map((r) => effects.get(r) ?? unchanged);
    },
    members: async (records) => {
      people ??= await anyPeople(run.tx.db, run.tenantId);
      const effects = await applyMembers(run, records, people);
      await settle();
      return effects;
    },
    meetings: async (records) => {
      if (!names) {
        await run.write.flush();
        names = await loadNames(run);
      }
      meetings ??= await anyMeetings(run.tx.db, run.tenantId);
      const effects = await applyMeetings(run, records, meetings, names);
      await settle();
      return effects;
    },
    finish: async () => {
      const left = applyOffices(run, heldSince(run));
      await run.write.flush();
      return left;
    },
  };
};
