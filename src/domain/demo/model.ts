import type { CalendarDay } from '../shared/calendarDay.js';
import type { Sex } from './identity.js';

/** How a branch of the demo keeps its organisation life; `former` ones no longer exist today. */
export type BranchCharacter = 'exemplary' | 'ordinary' | 'needsHelp' | 'newlyFounded' | 'former';
export type DemoKind =
  'workingCommittee' | 'committee' | 'generalBranch' | 'branch' | 'jointBranch' | 'temporaryBranch';

/** While the city is made its parts are filled in step by step; what leaves this folder is read-only. */
export type Organisation = {
  readonly code: string;
  readonly kind: DemoKind;
  readonly parent: Organisation | null;
  readonly unit: string;
  readonly name: string;
  readonly shortName: string;
  readonly phone: string;
  foundedOn: CalendarDay;
  dissolvedOn: CalendarDay | null;
  /** The running term; null where none is elected (the 机关工委, temporary branches). */
  term: { readonly since: CalendarDay; readonly endsOn: CalendarDay } | null;
  remark: string;
  readonly tenures: Tenure[];
  /** Only of branches. */
  readonly branch: BranchFacts | null;
};
export type BranchFacts = {
  readonly character: BranchCharacter;
  readonly retired: boolean;
  readonly hasCommittee: boolean;
  readonly groups: readonly string[];
  readonly people: Person[];
};
export type Post =
  | 'secretary'
  | 'deputySecretary'
  | 'organisationMember'
  | 'publicityMember'
  | 'disciplineMember'
  | 'committeeMember'
  | 'groupLeader';
export type Tenure = {
  readonly organisation: Organisation;
  readonly person: Person | null;
  readonly holderName: string;
  readonly post: Post;
  /** As a roster writes it, e.g. 党支部书记. */
  readonly title: string;
  readonly since: CalendarDay;
  until: CalendarDay | null;
};
export type Affiliation = {
  readonly branch: Organisation;
  readonly group: string;
  readonly since: CalendarDay;
  readonly until: CalendarDay | null;
};
export type Person = {
  readonly name: string;
  readonly sex: Sex;
  readonly idNumber: string;
  readonly ethnicity: string;
  readonly bornOn: CalendarDay;
  readonly nativePlace: string;
  readonly education: string;
  readonly joinedOn: CalendarDay;
  /** null while probationary. */
  readonly fullMemberOn: CalendarDay | null;
  workPost: string;
  readonly phone: string;
  readonly retired: boolean;
  readonly mobile: boolean;
  readonly duesBase: number;
  membershipState: string;
  remark: string;
  /** In order; the last one is open for whoever is here today. */
  affiliations: readonly Affiliation[];
  /** What stands in 党内职务; empty where none. */
  title: string;
};
