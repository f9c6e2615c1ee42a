import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../../platform/db/pool.js';

/** Whom a rule would ask below a path: branches, those with a committee, or groups. */
export type AskedBelow = {
  readonly path: string;
  readonly kind: string;
  readonly perGroup: boolean;
  readonly withCommittee: boolean;
};
type Known = { readonly bearers: number; readonly members: number; readonly doing: number };

const known = namedStatement<
  Known,
  readonly [string, string, CalendarDay, string, boolean, boolean, CalendarDay, number]
>(
  'what is known about a rule to come',
  `with asked as materialized (
     select o.organisation_id from organisation_states o
     where o.tenant_id = $1 and o.path <@ $2::ltree and o.since <= $3 and (o.until is null or o.until > $3)
       and case when $5 then o.kind = 'group' else o.kind in ('branch', 'jointBranch', 'temporaryBranch') and (o.has_committee or not $6) end
   )
   select (select count(*)::int from asked) as bearers,
     (select count(*)::int from affiliations f join asked a on a.organisation_id = case when $5 then f.group_id else f.organisation_id end
      where f.tenant_id = $1 and f.since <= $3 and (f.until is null or f.until > $3)) as members,
     (select count(*)::int from (
        select k.organisation_id from meeting_kinds k join asked a on a.organisation_id = k.organisation_id
        where k.tenant_id = $1 and k.kind = $4 and k.held_on >= $7 and k.held_on < $3
        group by k.organisation_id having count(*) >= $8) d) as doing`,
);
/** How many a rule would ask, how many people belong to them, and how many of them held so many of the kind since a day. */
export const knownBelow = async (
  asked: Asked,
  tenantId: string,
  a: AskedBelow,
  since: CalendarDay,
  today: CalendarDay,
  times: number,
): Promise<Known> =>
  (await known(asked, [tenantId, a.path, today, a.kind, a.perGroup, a.withCommittee, since, Math.ceil(times)]))[0] ?? {
    bearers: 0,
    members: 0,
    doing: 0,
  };
