import type { OrganisationRecord, OrganisationType } from '../import/records.js';
import type { OrganisationKind } from '../organisations/kinds.js';
import { termYears } from '../organisations/term.js';
import {
  addMonths,
  addYears,
  earliest,
  latest,
  sinceEver,
  type CalendarDay,
  type PartialDay,
} from '../shared/calendarDay.js';

/** What an accepted row about an organisation becomes. Days are those of the file; nothing is known about the time before. */
export type OrganisationIntake = {
  readonly code: string | null;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly shortName: string;
  readonly hasCommittee: boolean;
  readonly unitName: string | null;
  readonly phone: string | null;
  /** `sinceEver` where the file does not say. */
  readonly since: CalendarDay;
  readonly term: { readonly since: CalendarDay; readonly endsOn: CalendarDay } | null;
  readonly secretary: string | null;
};

const kinds: Readonly<Record<OrganisationType, OrganisationKind>> = {
  党委: 'committee',
  党总支: 'generalBranch',
  党支部: 'branch',
  联合党支部: 'jointBranch',
  临时党支部: 'temporaryBranch',
};

/** A branch has a 支部委员会 where its full name says so. */
const hasBranchCommittee = (fullName: string): boolean =>
  fullName.endsWith('支部委员会') && !fullName.endsWith('总支部委员会');

const orNull = (text: string): string | null => (text === '' ? null : text);

const termOf = (endsOn: string, kind: OrganisationKind, founded: CalendarDay): OrganisationIntake['term'] => {
  if (endsOn === '') return null;
  const end = latest(endsOn as PartialDay);
  const begun = addYears(end, -(termYears(kind) ?? 3));
  // A first term cannot have begun before the organisation did.
  const since = begun > founded ? begun : founded;
  return since < end ? { since, endsOn: end } : null;
};

type Term = { readonly since: CalendarDay; readonly endsOn: CalendarDay };

/** Whether another day of term end means a new term, and not that the day of the former one is put right. */
export const isNewTerm = (former: Term, next: Term): boolean =>
  next.endsOn > former.endsOn && next.since > addMonths(former.since, 3);

/** @param isTop whether it is the working committee itself */
export const organisationIntake = (record: OrganisationRecord, isTop: boolean): OrganisationIntake => {
  const kind = isTop ? 'workingCommittee' : kinds[record.组织类别];
  const since = record.成立日期 === '' ? sinceEver : earliest(record.成立日期 as PartialDay);
  return {
    code: orNull(record.党组织代码),
    kind,
    name: record.党组织全称,
    shortName: record.党组织简称,
    hasCommittee: hasBranchCommittee(record.党组织全称),
    unitName: orNull(record.所在单位),
    phone: orNull(record.联系电话),
    since,
    term: termOf(record.届满日期, kind, since),
    secretary: orNull(record.书记姓名),
  };
};
