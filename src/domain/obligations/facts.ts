import type { OrganisationKind } from '../organisations/kinds.js';
import type { RecordKind } from '../meetings/recordKind.js';
import type { CalendarDay, PartialDay } from '../shared/calendarDay.js';
import type { BranchTrait } from './rule.js';

/** A stretch of days [since, until); null is open: since ever, or still. */
export type Span = { readonly since: CalendarDay | null; readonly until: CalendarDay | null };

/** What an organisation was in a stretch of time: a row of `organisation_states`. */
export type OrganisationState = Span & {
  readonly kind: OrganisationKind;
  readonly hasCommittee: boolean;
  /** Labels from the root to itself, joined by dots. */
  readonly path: string;
  readonly traits?: readonly BranchTrait[];
};

export type GroupFacts = Span & { readonly id: string; readonly name: string };

/** The dated history of an organisation, without gaps, in order; its first day is its founding, its last end its dissolution. */
export type OrganisationFacts = {
  readonly id: string;
  readonly states: readonly OrganisationState[];
  readonly groups: readonly GroupFacts[];
};

/** Something held: `organisationId` is the branch, or the group for what a group held. */
export type RecordFact = {
  readonly id: string;
  readonly organisationId: string;
  readonly kind: RecordKind;
  /** Of some old entries only the month is known. */
  readonly day: CalendarDay | PartialDay;
  /** 所属年度, where the record says so. */
  readonly belongsToYear?: number;
};
