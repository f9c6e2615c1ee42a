import { atOrBelow } from '../../../domain/access/scope.js';
import type { LedgerRecord, MemberRecord, OrganisationRecord } from '../../../domain/import/records.js';
import { namesInBranches, type StandingOrganisation } from '../reads/known.js';
import { lastTerms } from '../reads/offices.js';
import { topIntake } from './begin.js';
import { outOfReach, type Effect } from './effect.js';
import { flushAt, type Intake } from './intake.js';
import type { NamesOfBranch } from './ledger.js';
import { applyMeetings } from './meetings.js';
import { applyMembers } from './members.js';
import { applyOffices } from './offices.js';
import { applyNewOrganisation, claimOffice, superiorsFirst } from './organisations.js';
import { updateOrganisation, type KeptTerm } from './organisationUpdates.js';
import { queueForSelfCheck } from './store.js';

/** What became of each row; null where it was not written because what it belongs to was left out of the import. */
type Effects = readonly (Effect | null)[];

/** Writes accepted rows of a run, kind after kind; `finish` turns what they said about posts into tenures. */
export type Applier = {
  readonly organisations: (records: readonly OrganisationRecord[], top: OrganisationRecord | null) => Promise<Effects>;
  readonly members: (records: readonly MemberRecord[]) => Promise<Effects>;
  readonly meetings: (records: readonly LedgerRecord[]) => Promise<Effects>;
  /** @returns what could not be written although its row was accepted, each as a sentence */
  readonly finish: () => Promise<readonly string[]>;
};
type Standing = ReadonlyMap<string, StandingOrganisation>;

/** Names of a branch's people; a name that two bear belongs to nobody. */
const loadNames = async (run: Intake): Promise<NamesOfBranch> => {
  const byBranch = new Map<string, Map<string, string | null>>();
  for (const n of await namesInBranches(run.tx.db, run.tenantId, run.asOf)) {
    const names = byBranch.get(n.branch_id) ?? new Map<string, string | null>();
    names.set(n.name, names.has(n.name) ? null : n.person_id);
    byBranch.set(n.branch_id, names);
  }
  return (branchId) => byBranch.get(branchId) ?? new Map();
};

/** Finds the known organisation of a row: by code, else by name unless another row bears the code of that organisation. */
const knownBy = (run: Intake, standing: Standing, records: readonly OrganisationRecord[]) => {
  const codes = new Set(records.map((r) => r.党组织代码));
  const reached = [...run.byId.values()].find((o) => o.path === run.reach);
  return (record: OrganisationRecord, isTop: boolean): StandingOrganisation | undefined => {
    const byCode = standing.get(run.byCode.get(record.党组织代码)?.id ?? '');
    if (byCode) return byCode;
    if (isTop && reached) return standing.get(reached.id);
    const byName = standing.get(run.byFullName.get(record.党组织全称)?.id ?? '');
    return byName?.code && codes.has(byName.code) ? undefined : byName;
  };
};

const applyOrganisations = async (
  run: Intake,
  standing: Standing,
  records: readonly OrganisationRecord[],
  top: OrganisationRecord | null,
): Promise<Effects> => {
  const find = knownBy(run, standing, records);
  const terms: ReadonlyMap<string, KeptTerm> = standing.size > 0 ? await lastTerms(run.tx.db, run.tenantId) : new Map();
  const one = async (record: OrganisationRecord): Promise<Effect | null> => {
    const isTop = record.党组织全称 === top?.党组织全称;
    const known = find(record, isTop);
    if (known && !atOrBelow(known.path, run.reach)) return outOfReach;
    if (known) return updateOrganisation(run, known, record, terms);
    if (isTop) claimOffice(run, topIntake(record), run.rootId);
    const id = isTop ? run.rootId : await applyNewOrganisation(run, record);
    return id === null ? null : { subjectId: id, effect: 'new', changes: [] };
  };
  const effects = new Map<OrganisationRecord, Effect | null>();
  for (const { record } of superiorsFirst(records.map((r) => ({ record: r })))) effects.set(record, await one(record));
  await run.write.flush();
  return records.map((r) => effects.get(r) ?? null);
};

/** Names under which secretaries are looked for among the people that rosters bring: of files of the run, and not yet found before. */
const expectSecretaries = async (run: Intake): Promise<void> => {
  const names = [...run.secretaries.values()].map((c) => c.name);
  for (const t of (await run.before.secretaries()).values()) if (t.person_id === null) names.push(t.holder_name);
  for (const name of names) if (!run.namesakes.has(name)) run.namesakes.set(name, []);
};

export const applierFor = (run: Intake, standing: Standing): Applier => {
  let expecting: Promise<void> | null = null;
  let names: NamesOfBranch | null = null;
  const settle = async (): Promise<void> => {
    if (run.write.pending() >= flushAt) await run.write.flush();
  };
  return {
    organisations: (records, top) => applyOrganisations(run, standing, records, top),
    members: async (records) => {
      await (expecting ??= expectSecretaries(run));
      const effects = await applyMembers(run, records);
      await settle();
      return effects;
    },
    meetings: async (records) => {
      if (!names) {
        await run.write.flush();
        names = await loadNames(run);
      }
      const effects = await applyMeetings(run, records, names);
      await settle();
      return effects;
    },
    finish: async () => {
      await run.write.flush();
      const left = await applyOffices(run);
      await run.write.flush();
      await queueForSelfCheck(run.tx.db, run);
      return left;
    },
  };
};
