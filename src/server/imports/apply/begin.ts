import type { OrganisationRecord } from '../../../domain/import/records.js';
import { organisationIntake } from '../../../domain/intake/organisationIntake.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Transaction } from '../../platform/db/pool.js';
import { rowWriter } from '../../platform/db/rowWriter.js';
import type { Database } from '../../platform/db/tables.js';
import type { Sealer } from '../../platform/sealer.js';
import {
  anyMeetings,
  anyPeople,
  foundingDays,
  knownOrganisations,
  organisationsBefore,
  otherNames,
  placesOfMoved,
  type OtherName,
} from '../reads/known.js';
import { rostersBefore, secretariesOn } from '../reads/offices.js';
import { groupKey, type Intake, type KnownBefore, type KnownOrganisation } from './intake.js';

const once = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
  let asked: Promise<T> | null = null;
  return () => (asked ??= ask());
};

const knownBefore = ({ db }: Transaction<Database>, tenantId: string, asOf: CalendarDay): KnownBefore => ({
  anyPeople: once(() => anyPeople(db, tenantId)),
  anyOrganisations: once(() => organisationsBefore(db, tenantId, asOf)),
  anyMeetings: once(() => anyMeetings(db, tenantId)),
  secretaries: once(async () => new Map((await secretariesOn(db, tenantId, asOf)).map((s) => [s.organisation_id, s]))),
  rosters: once(() => rostersBefore(db, tenantId, asOf)),
});

type Known = {
  readonly standing: readonly KnownOrganisation[];
  readonly groups: readonly KnownOrganisation[];
  /** Names that organisations bear at other times. */
  readonly others: readonly (OtherName & { readonly o: KnownOrganisation })[];
};

const loadKnown = async ({ db }: Transaction<Database>, tenantId: string, asOf: CalendarDay): Promise<Known> => {
  const founded = await foundingDays(db, tenantId);
  const known = await knownOrganisations(db, tenantId, asOf);
  const standing = known
    .filter((o) => o.kind !== 'group')
    .map((o): KnownOrganisation => ({ ...o, since: founded.get(o.id) ?? o.since }));
  const byId = new Map(standing.map((o) => [o.id, o]));
  const others = (await otherNames(db, tenantId, asOf)).flatMap((n) => {
    const o = byId.get(n.id);
    return o ? [{ ...n, o }] : [];
  });
  return { standing, groups: known.filter((o) => o.kind === 'group'), others };
};

/** How rows of files name what is known. Names of other times come first, so that whoever bears one now is found by it. */
const indexes = ({ standing, groups, others }: Known) => {
  const shortNames = others.map((n) => [n.short_name, n.o] as const);
  const fullNames = others.map((n) => [n.name, n.o] as const);
  return {
    byId: new Map(standing.map((o) => [o.id, o])),
    byShortName: new Map([...shortNames, ...standing.map((o) => [o.shortName, o] as const)]),
    byFullName: new Map([...fullNames, ...standing.map((o) => [o.name, o] as const)]),
    byCode: new Map(standing.flatMap((o) => (o.code ? [[o.code, o] as const] : []))),
    groups: new Map(groups.map((g) => [groupKey(g.parentId ?? '', g.shortName), g.id])),
  };
};

/** Begin a run over a tenant: what is known of its organisations, and empty hands for everything else. */
export const beginIntake = async (
  tx: Transaction<Database>,
  sealer: Sealer,
  tenantId: string,
  rootId: string,
  importId: string,
  asOf: CalendarDay,
  reach: string,
  sheets: Intake['sheets'] = new Map(),
): Promise<Intake> => ({
  tx,
  write: rowWriter(tx.client),
  sealer,
  tenantId,
  rootId,
  importId,
  asOf,
  reach,
  ...indexes(await loadKnown(tx, tenantId, asOf)),
  places: await placesOfMoved(tx.db, tenantId),
  secretaries: new Map(),
  affirmed: new Map(),
  reaffirmed: new Set(),
  posts: [],
  namesakes: new Map(),
  rosterBranches: new Set(),
  met: new Set(),
  metIndexes: new Set(),
  sheets,
  touched: new Set(),
  meetingKeys: new Set(),
  before: knownBefore(tx, tenantId, asOf),
});

/** The root of the tree as the top row describes it. */
export const topIntake = (record: OrganisationRecord) => organisationIntake(record, true);
