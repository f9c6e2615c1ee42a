import type { z } from 'zod';
import type { organisationLine, reasonLine, termLine } from '../../contract/organisations.js';
import { organisationKindTitles, type OrganisationKind } from '../../domain/organisations/kinds.js';
import { organisationSentence, type OrganisationReason } from '../../domain/organisations/reasons.js';
import { termOn } from '../../domain/organisations/term.js';
import { cite } from '../../domain/shared/basis.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { TermRow } from './reads/detail.js';
import type { Counts, OrganisationRow } from './reads/tree.js';

export const toOrganisationLine = (
  o: OrganisationRow,
  counts: Counts | undefined,
): z.input<typeof organisationLine> => ({
  id: o.id,
  kind: o.kind,
  kindTitle: organisationKindTitles[o.kind as OrganisationKind],
  name: o.name,
  shortName: o.short_name,
  code: o.code,
  parentId: o.parent_id,
  childCount: counts?.children ?? 0,
  memberCount: counts?.members ?? 0,
});

export const toReasonLine = (r: OrganisationReason): z.input<typeof reasonLine> => ({
  code: r.code,
  sentence: organisationSentence(r),
  weight: r.weight,
  basis: r.basis ? cite(r.basis) : null,
});

export const toTermLine = (t: TermRow, on: CalendarDay): z.input<typeof termLine> => {
  const { state, daysLeft } = termOn({ endsOn: t.ends_on, extendedTo: t.extended_to }, on);
  return {
    since: t.since,
    sinceInferred: t.since_inferred,
    endsOn: t.ends_on,
    extendedTo: t.extended_to,
    state,
    daysLeft,
  };
};
