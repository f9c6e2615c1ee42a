import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { RowWriter } from '../../platform/db/rowWriter.js';
import type { Transaction } from '../../platform/db/pool.js';
import type { Database } from '../../platform/db/tables.js';
import type { StoredSheet } from '../sheets.js';
import type { Sealer } from '../../platform/sealer.js';
import type { StandingSecretary } from '../reads/offices.js';

/** An organisation as the intake knows it: of the database or just written. */
export type KnownOrganisation = {
  readonly id: string;
  readonly code: string | null;
  readonly kind: string;
  readonly name: string;
  readonly shortName: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly since: CalendarDay;
};

/** Where something stands from a day on, until the next of its places. */
export type PlaceSince = { readonly since: CalendarDay; readonly path: string };

/** Everything that one run of an import carries from workbook to workbook. */
export type Intake = {
  readonly tx: Transaction<Database>;
  readonly write: RowWriter;
  readonly sealer: Sealer;
  readonly tenantId: string;
  readonly importId: string;
  readonly rootId: string;
  /** The import reaches what lies at or below this path. */
  readonly reach: string;
  /** The day whose state the files describe: changes take effect on it. */
  readonly asOf: CalendarDay;
  readonly byId: Map<string, KnownOrganisation>;
  readonly byShortName: Map<string, KnownOrganisation>;
  readonly byFullName: Map<string, KnownOrganisation>;
  readonly byCode: Map<string, KnownOrganisation>;
  /** The places of organisations that were ever moved, or of which something above was, in order of time. */
  readonly places: Map<string, readonly PlaceSince[]>;
  /** Groups by branch id and name. */
  readonly groups: Map<string, string>;
  /** Secretaries named by organisation files, to be matched with the roster when all is read. */
  readonly secretaries: Map<string, SecretaryClaim>;
  /** Secretaries as organisation files of the run name them, by organisation, also where that is nothing new. */
  readonly affirmed: Map<string, string>;
  /** Branches whose standing secretary a roster of the run names as such again. */
  readonly reaffirmed: Set<string>;
  /** Posts that rosters name; together with the secretaries they become tenures at the end. */
  readonly posts: PostClaim[];
  /** People of the run by name, for those names that an organisation file gives as secretary. */
  readonly namesakes: Map<string, { readonly personId: string; readonly branchId: string }[]>;
  /** Branches that rosters of the run speak of: who belongs there and is not named is asked about. */
  readonly rosterBranches: Set<string>;
  /** People whom rows of rosters of the run name, where anybody was known before. */
  readonly met: Set<string>;
  /** The same by blind index of the ID number, for rows that were rejected: who stands in one is not missing. */
  readonly metIndexes: Set<Buffer>;
  /** The sheets of the run as stored, by 'fileNo:sheetNo'. */
  readonly sheets: ReadonlyMap<string, StoredSheet>;
  /** Branches whose obligations have to be counted again. */
  readonly touched: Set<string>;
  /** Keys under which meetings of the run are kept, by branch and key. */
  readonly meetingKeys: Set<string>;
  readonly before: KnownBefore;
};

/** What was known before the run, each asked for at most once and only when it matters. */
export type KnownBefore = {
  readonly anyPeople: () => Promise<boolean>;
  /** Whether organisations below the top were known for an earlier day: one that is new now has come since. */
  readonly anyOrganisations: () => Promise<boolean>;
  readonly anyMeetings: () => Promise<boolean>;
  /** Secretaries on the day of the run, by organisation. */
  readonly secretaries: () => Promise<ReadonlyMap<string, StandingSecretary>>;
  /** The day of the last earlier roster, by branch: who is new there has come since. */
  readonly rosters: () => Promise<ReadonlyMap<string, CalendarDay>>;
};

export type SecretaryClaim = {
  readonly organisationId: string;
  readonly name: string;
  /** When the post began, where the file tells by the term or the founding; null where he succeeds somebody on the day of the file. */
  readonly since: CalendarDay | null;
};
export type PostClaim = {
  /** The branch, or the group where it is a post in a group. */
  readonly organisationId: string;
  readonly branchId: string;
  readonly personId: string;
  readonly name: string;
  readonly post: string;
  /** When it began; null where nothing tells: then with the running term. */
  readonly since: CalendarDay | null;
};

/** The branch of a short name as it stands by now in the run. */
export const branchNamed = (run: Intake, shortName: string): KnownOrganisation | undefined => {
  const found = run.byShortName.get(shortName);
  return found && (run.byId.get(found.id) ?? found);
};
/** The organisation of a full name as it stands by now in the run. */
export const organisationNamed = (run: Intake, fullName: string): KnownOrganisation | undefined => {
  const found = run.byFullName.get(fullName);
  return found && (run.byId.get(found.id) ?? found);
};

export const groupKey = (branchId: string, name: string): string => `${branchId} ${name}`;
/** Rows are written when so many wait: about what one batch of a roster brings, so that reading and writing take turns evenly. */
export const flushAt = 8_000;
