import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import { namedStatement, type Asked } from '../platform/db/pool.js';

export type OpenGatheringRow = {
  readonly id: string;
  readonly organisation_id: string;
  readonly on_day: CalendarDay;
  readonly state: 'planned' | 'held';
  readonly begins_at: string | null;
  readonly place: string | null;
  readonly kinds: readonly (readonly string[])[];
  readonly group_ids: readonly (readonly string[])[];
  readonly topics: readonly string[];
  readonly total: number;
};
/** Of the content only what a line shows: minutes may be long. */
const gatheringColumns = `g.id, g.organisation_id, g.on_day, g.state, g.content -> 'parts' -> 0 ->> 'beginsAt' as begins_at,
  g.content -> 'parts' -> 0 ->> 'place' as place, jsonb_path_query_array(g.content, '$.parts[*].kinds') as kinds,
  jsonb_path_query_array(g.content, '$.parts[*].groupIds') as group_ids,
  jsonb_path_query_array(g.content, '$.parts[*].topic') as topics, (count(*) over ())::int as total`;
const unfiled = namedStatement<OpenGatheringRow, readonly [string, string]>(
  'unfiled gatherings of a branch',
  `select ${gatheringColumns} from gatherings g
   where g.tenant_id = $1 and g.organisation_id = $2 and g.state in ('planned', 'held') order by g.on_day, g.id limit 10`,
);
/** What a branch has planned or drafted, the earliest first: ten, each with how many there are. */
export const unfiledGatherings = (asked: Asked, tenantId: string, branchId: string) =>
  unfiled(asked, [tenantId, branchId]);

export type UpcomingRow = OpenGatheringRow & { readonly own_group: string | null; readonly branch_name: string };
const upcoming = namedStatement<UpcomingRow, readonly [string, string, CalendarDay]>(
  'gatherings to come of a person',
  `select ${gatheringColumns}, f.group_id as own_group,
     (select o.short_name from organisation_states o where o.tenant_id = $1 and o.organisation_id = g.organisation_id
      order by o.since desc limit 1) as branch_name
   from affiliations f join gatherings g on g.tenant_id = $1 and g.organisation_id = f.organisation_id
   where f.tenant_id = $1 and f.person_id = $2 and f.since <= $3 and (f.until is null or f.until > $3)
     and g.state = 'planned' and g.on_day >= $3 order by g.on_day, g.id limit 20`,
);
/** What is planned in the branch of a person from a day on; who is due at each is for the domain to say. */
export const upcomingOf = (asked: Asked, tenantId: string, personId: string, today: CalendarDay) =>
  upcoming(asked, [tenantId, personId, today]);

export type UnsignedRow = {
  readonly id: string;
  readonly held_on: CalendarDay;
  readonly topic: string;
  readonly returned_reason: string | null;
  readonly kinds: readonly string[];
  readonly total: number;
};
const kindsOf = `array(select distinct k.kind from meeting_kinds k where k.tenant_id = $1 and k.meeting_id = m.id order by 1) as kinds`;
const unsigned = namedStatement<UnsignedRow, readonly [string, string]>(
  'unsigned records of a branch',
  `select m.id, m.held_on, m.topic, m.returned_reason, ${kindsOf}, (count(*) over ())::int as total from meetings m
   where m.tenant_id = $1 and m.organisation_id = $2 and m.gathering_id is not null and m.signed_at is null
   order by m.returned_reason is null, m.held_on, m.id limit 10`,
);
/** Records that wait for the signature; those given back come first. */
export const unsignedRecords = (asked: Asked, tenantId: string, branchId: string) =>
  unsigned(asked, [tenantId, branchId]);

export type AttendedRow = Omit<UnsignedRow, 'returned_reason'>;
const attended = namedStatement<AttendedRow, readonly [string, string, CalendarDay]>(
  'meetings that a person attended',
  `select m.id, m.held_on, m.topic, ${kindsOf}, (count(*) over ())::int as total
   from meeting_attendances a join meetings m on m.tenant_id = $1 and m.id = a.meeting_id
   where a.tenant_id = $1 and a.person_id = $2 and a.presence = 'present' and m.held_on >= $3
   order by m.held_on desc, m.id desc limit 5`,
);
export const attendedBy = (asked: Asked, tenantId: string, personId: string, since: CalendarDay) =>
  attended(asked, [tenantId, personId, since]);

export type LookRow = {
  readonly at: Date;
  readonly actor_name: string;
  readonly reason: string | null;
  readonly total: number;
};
const looks = namedStatement<LookRow, readonly [string, string]>(
  'looks at the numbers of a person',
  `select e.at, e.actor_name, e.detail ->> 'reason' as reason, (count(*) over ())::int as total from audit_entries e
   where e.tenant_id = $1 and e.person_id = $2 and e.action = 'person.revealed' order by e.at desc limit 5`,
);
export const looksAt = (asked: Asked, tenantId: string, personId: string) => looks(asked, [tenantId, personId]);

export type TermRow = { readonly ends_on: CalendarDay | null; readonly has_secretary: boolean };
const term = namedStatement<TermRow, readonly [string, string, CalendarDay]>(
  'term and secretary of a branch',
  `select (select coalesce(t.extended_to, t.ends_on) from terms t where t.tenant_id = $1 and t.organisation_id = $2 and t.since <= $3
       order by t.since desc limit 1) as ends_on,
     exists (select 1 from tenures s where s.tenant_id = $1 and s.organisation_id = $2 and s.post = 'secretary' and s.since <= $3
       and (s.until is null or s.until > $3)) as has_secretary`,
);
export const termOf = async (asked: Asked, tenantId: string, branchId: string, today: CalendarDay) =>
  (await term(asked, [tenantId, branchId, today]))[0];

type Places = readonly { readonly ruleId: string; readonly period: string }[];
const listsOf = (places: Places) => [places.map((p) => p.ruleId), places.map((p) => p.period)] as const;

export type SumRow = {
  readonly rule_id: string;
  readonly period: string;
  readonly applicable: number;
  readonly met: number;
};
const sums = namedStatement<SumRow, readonly [string, string, readonly string[], readonly string[]]>(
  'obligation sums of an organisation for some periods',
  `select x.rule_id, x.period, sum(s.applicable)::int as applicable, sum(s.met)::int as met
   from unnest($3::text[], $4::text[]) x(rule_id, period)
   join (
     select k.rule_id, k.period, k.applicable, k.met from obligation_sums k where k.tenant_id = $1 and k.organisation_id = $2
     union all
     select d.rule_id, d.period, d.applicable, d.met from obligation_deltas d where d.tenant_id = $1 and d.organisation_id = $2
   ) s on s.rule_id = x.rule_id and s.period = x.period
   group by x.rule_id, x.period`,
);
/** Of an organisation above branches: how many below it are asked and have done it, for each period given. */
export const sumsOf = (asked: Asked, tenantId: string, organisationId: string, places: Places) =>
  sums(asked, [tenantId, organisationId, ...listsOf(places)]);

export type HelpRow = {
  readonly organisation_id: string;
  readonly short_name: string;
  readonly is_branch: boolean;
  readonly reasons: readonly {
    readonly rule_id: string;
    readonly periods: readonly string[];
    readonly unmet: number;
  }[];
  readonly total: number;
};
/**
 * The organisations directly below that have something overdue: above branches by the sums that are kept, of branches by their own
 * counts. At most two hundred are looked at, twenty told of, those with the oldest first.
 */
const help = namedStatement<HelpRow, readonly [string, string, CalendarDay, readonly string[], readonly string[]]>(
  'where help is needed below an organisation',
  `with kids as materialized (
     select o.organisation_id, o.short_name, o.name_key, o.kind in ('branch', 'jointBranch', 'temporaryBranch') as is_branch
     from organisation_states o where o.tenant_id = $1 and o.parent_id = $2 and o.since <= $3 and (o.until is null or o.until > $3)
       and o.kind not in ('group', 'disciplineCommittee') order by o.name_key limit 200
   ), overdue as materialized (
     select x.rule_id, x.period, x.age from unnest($4::text[], $5::text[]) with ordinality x(rule_id, period, age)
   ), late as (
     select s.organisation_id, s.rule_id, s.period, x.age, sum(s.applicable - s.met)::int as unmet
     from (
       select k.organisation_id, k.rule_id, k.period, k.applicable, k.met from obligation_sums k
       where k.tenant_id = $1 and k.organisation_id in (select c.organisation_id from kids c where not c.is_branch)
       union all
       select d.organisation_id, d.rule_id, d.period, d.applicable, d.met from obligation_deltas d
       where d.tenant_id = $1 and d.organisation_id in (select c.organisation_id from kids c where not c.is_branch)
     ) s join overdue x on x.rule_id = s.rule_id and x.period = s.period
     group by s.organisation_id, s.rule_id, s.period, x.age having sum(s.applicable - s.met) > 0
     union all
     select b.branch_id, n.rule_id, n.period, x.age, 1
     from (
       select c.organisation_id as id, c.organisation_id as branch_id from kids c where c.is_branch
       union all
       select g.organisation_id, g.parent_id from organisation_states g
       where g.tenant_id = $1 and g.kind = 'group' and g.since <= $3 and (g.until is null or g.until > $3)
         and g.parent_id in (select c.organisation_id from kids c where c.is_branch)
     ) b join obligation_counts n on n.tenant_id = $1 and n.organisation_id = b.id and n.done < n.required
     join overdue x on x.rule_id = n.rule_id and x.period = n.period
   ), by_rule as (
     select l.organisation_id, l.rule_id, min(l.age) as age, sum(l.unmet)::int as unmet, array_agg(distinct l.period) as periods
     from late l group by l.organisation_id, l.rule_id
   )
   select c.organisation_id, c.short_name, c.is_branch, (count(*) over ())::int as total,
     json_agg(json_build_object('rule_id', r.rule_id, 'periods', r.periods, 'unmet', r.unmet) order by r.age) as reasons
   from by_rule r join kids c on c.organisation_id = r.organisation_id
   group by c.organisation_id, c.short_name, c.is_branch, c.name_key order by min(r.age), c.name_key limit 20`,
);
export const helpNeeded = (
  asked: Asked,
  tenantId: string,
  organisationId: string,
  today: CalendarDay,
  overdue: Places,
) => help(asked, [tenantId, organisationId, today, ...listsOf(overdue)]);

export type LeadingRow = {
  readonly organisation_id: string;
  readonly short_name: string;
  readonly kind: string;
  readonly branches: number;
  readonly terms_ended: number;
  readonly terms_ending: number;
  readonly without_secretary: number;
  readonly counted_at: Date;
};
const leading = namedStatement<LeadingRow, readonly [string, string, CalendarDay]>(
  'terms and vacancies kept for an organisation',
  `with concerned as materialized (
     select o.organisation_id, o.short_name, o.kind, o.name_key, o.organisation_id = $2 as own from organisation_states o
     where o.tenant_id = $1 and (o.organisation_id = $2 or o.parent_id = $2) and o.since <= $3 and (o.until is null or o.until > $3)
   )
   select c.organisation_id, c.short_name, c.kind, l.branches, l.terms_ended, l.terms_ending, l.without_secretary, l.counted_at
   from concerned c join leading_sums l on l.tenant_id = $1 and l.organisation_id = c.organisation_id
   where (c.own or l.terms_ended + l.terms_ending + l.without_secretary > 0)
   order by c.own desc, c.name_key limit 21`,
);
/** The organisation's own kept sums first, then those directly below it that have something to say; by name. */
export const leadingOf = (asked: Asked, tenantId: string, organisationId: string, today: CalendarDay) =>
  leading(asked, [tenantId, organisationId, today]);

const accountsNow = namedStatement<
  { readonly open: number; readonly locked: number; readonly unused: number },
  readonly [string, Date]
>(
  'accounts in numbers',
  `select (count(*))::int as open, (count(*) filter (where a.locked_until > $2))::int as locked,
     (count(*) filter (where a.must_change))::int as unused
   from accounts a where a.tenant_id = $1 and a.closed_at is null`,
);
export const accountNumbers = async (asked: Asked, tenantId: string, now: Date) =>
  (await accountsNow(asked, [tenantId, now]))[0];

export type EndingRow = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly until: CalendarDay | null;
  readonly total: number;
};
const appointmentsNow = namedStatement<EndingRow, readonly [string, CalendarDay]>(
  'appointments in force, those that end first',
  `select p.id, a.display_name as name, p.role, p.until, (count(*) over ())::int as total
   from appointments p join accounts a on a.tenant_id = $1 and a.id = p.account_id
   where p.tenant_id = $1 and p.since <= $2 and (p.until is null or p.until > $2) order by p.until nulls last, p.id limit 20`,
);
export const appointmentsInForce = (asked: Asked, tenantId: string, today: CalendarDay) =>
  appointmentsNow(asked, [tenantId, today]);

const seal = namedStatement<
  { readonly position: number | null; readonly sealed_at: Date | null; readonly unsealed: number },
  readonly [string]
>(
  'state of the seal',
  `select s.position, s.sealed_at, (select count(*)::int from audit_unsealed u where u.tenant_id = $1) as unsealed
   from (select 1) one left join lateral (
     select x.position, x.sealed_at from audit_seals x where x.tenant_id = $1 order by x.position desc limit 1) s on true`,
);
export const sealState = async (asked: Asked, tenantId: string) => (await seal(asked, [tenantId]))[0];
