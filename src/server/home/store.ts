import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../platform/db/pool.js';

const count = namedStatement<object, readonly [string, CalendarDay, Date]>(
  'count what leads to a first page',
  `with standing as materialized (
     select o.organisation_id, o.path, o.kind in ('branch', 'jointBranch', 'temporaryBranch') as is_branch,
       (select coalesce(t.extended_to, t.ends_on) from terms t where t.tenant_id = $1 and t.organisation_id = o.organisation_id
          and t.since <= $2 order by t.since desc limit 1) as ends_on,
       exists (select 1 from tenures s where s.tenant_id = $1 and s.organisation_id = o.organisation_id and s.post = 'secretary'
          and s.since <= $2 and (s.until is null or s.until > $2)) as has_secretary
     from organisation_states o
     where o.tenant_id = $1 and o.since <= $2 and (o.until is null or o.until > $2) and o.kind not in ('group', 'workingCommittee')
   ), above as (
     select label::uuid as organisation_id, count(*) filter (where s.is_branch)::int as branches,
       count(*) filter (where s.ends_on < $2)::int as terms_ended,
       count(*) filter (where s.ends_on >= $2 and s.ends_on < ($2::date + interval '6 months'))::int as terms_ending,
       count(*) filter (where not s.has_secretary)::int as without_secretary
     from standing s cross join lateral unnest(string_to_array(s.path::text, '.')) label group by label
   )
   insert into leading_sums as l (tenant_id, organisation_id, branches, terms_ended, terms_ending, without_secretary, counted_at)
   select $1, a.organisation_id, a.branches, a.terms_ended, a.terms_ending, a.without_secretary, $3 from above a
   on conflict (tenant_id, organisation_id) do update set branches = excluded.branches, terms_ended = excluded.terms_ended,
     terms_ending = excluded.terms_ending, without_secretary = excluded.without_secretary, counted_at = excluded.counted_at`,
);
/** Terms and vacancies at or below every organisation, counted anew; a job does it, because time passes without a write. */
export const countLeading = async (asked: Asked, tenantId: string, today: CalendarDay, at: Date): Promise<void> => {
  await count(asked, [tenantId, today, at]);
};
