import { sql, type Kysely } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { inForce } from '../../platform/db/dated.js';
import type { Database } from '../../platform/db/tables.js';
import type { KnownOrganisation, PlaceSince } from '../apply/intake.js';

type Db = Kysely<Database>;

/** An organisation with what later files may bring otherwise. */
export type StandingOrganisation = KnownOrganisation & {
  readonly hasCommittee: boolean;
  readonly unitName: string | null;
  readonly phone: string | null;
};

/** All organisations of the tenant as they stand on a day (or, where they began later, at first), groups too. */
export const knownOrganisations = async (
  db: Db,
  tenantId: string,
  on: CalendarDay,
): Promise<readonly StandingOrganisation[]> => {
  const rows = await db
    .selectFrom('organisation_states as o')
    .distinctOn('o.organisation_id')
    .innerJoin('organisations as c', (j) =>
      j.onRef('c.tenant_id', '=', 'o.tenant_id').onRef('c.id', '=', 'o.organisation_id'),
    )
    .select([
      'o.organisation_id',
      'c.code',
      'o.kind',
      'o.name',
      'o.short_name',
      'o.parent_id',
      'o.path',
      'o.since',
      'o.has_committee',
      'o.unit_name',
      'o.phone',
    ])
    .where('o.tenant_id', '=', tenantId)
    .where((e) => e.or([e('o.until', 'is', null), e('o.until', '>', on)]))
    .orderBy('o.organisation_id')
    .orderBy('o.since')
    .execute();
  return rows.map((r) => ({
    id: r.organisation_id,
    code: r.code,
    kind: r.kind,
    name: r.name,
    shortName: r.short_name,
    parentId: r.parent_id,
    path: r.path,
    since: r.since,
    hasCommittee: r.has_committee,
    unitName: r.unit_name,
    phone: r.phone,
  }));
};

/** Whether an organisation below the top was known for an earlier day than the one given. */
export const organisationsBefore = async (db: Db, tenantId: string, asOf: CalendarDay): Promise<boolean> => {
  const found = await sql`
    select 1 from organisation_states o
    left join imports i on i.tenant_id = o.tenant_id and i.id = o.import_id
    where o.tenant_id = ${tenantId} and o.parent_id is not null and o.kind <> 'group' and (i.id is null or i.as_of < ${asOf})
    limit 1`.execute(db);
  return found.rows.length > 0;
};

/** Where organisations stood that did not always stand where they do, in order of time. */
export const placesOfMoved = async (db: Db, tenantId: string) => {
  const found = await sql<{ id: string; since: CalendarDay; path: string }>`
    select o.organisation_id as id, o.since, o.path::text as path from organisation_states o
    where o.tenant_id = ${tenantId} and o.kind <> 'group' and o.organisation_id in (
      select m.organisation_id from organisation_states m
      where m.tenant_id = ${tenantId} group by m.organisation_id having count(distinct m.path) > 1)
    order by o.organisation_id, o.since`.execute(db);
  const places = new Map<string, PlaceSince[]>();
  for (const { id, since, path } of found.rows) places.set(id, [...(places.get(id) ?? []), { since, path }]);
  return places;
};

export type OtherName = { readonly id: string; readonly name: string; readonly short_name: string };

/** Names that organisations bore before the day or will bear after it, with the organisation that did. */
export const otherNames = async (db: Db, tenantId: string, on: CalendarDay): Promise<readonly OtherName[]> => {
  const found = await sql<OtherName>`
    select distinct o.organisation_id as id, o.name, o.short_name from organisation_states o
    where o.tenant_id = ${tenantId} and o.kind <> 'group' and not ${inForce('o', on)}`.execute(db);
  return found.rows;
};

/** Organisations that were dissolved or merged by a day, with the code and the last name of each. */
export const endedOrganisations = async (db: Db, tenantId: string, by: CalendarDay) => {
  const found = await sql<{ code: string | null; name: string; ended: CalendarDay }>`
    select distinct on (o.organisation_id) c.code, o.name, o.until as ended
    from organisation_states o
    join organisations c on c.tenant_id = o.tenant_id and c.id = o.organisation_id
    where o.tenant_id = ${tenantId} and o.kind <> 'group'
      and not exists (
        select 1 from organisation_states l
        where l.tenant_id = ${tenantId} and l.organisation_id = o.organisation_id and (l.until is null or l.until > ${by}))
    order by o.organisation_id, o.since desc`.execute(db);
  return found.rows;
};

/** First day of each organisation, which may lie before its present state. */
export const foundingDays = async (db: Db, tenantId: string): Promise<ReadonlyMap<string, CalendarDay>> => {
  const rows = await db
    .selectFrom('organisation_states as o')
    .select(['o.organisation_id'])
    .select((e) => e.fn.min('o.since').as('since'))
    .where('o.tenant_id', '=', tenantId)
    .groupBy('o.organisation_id')
    .execute();
  return new Map(rows.map((r) => [r.organisation_id, r.since]));
};

export type NameInBranch = {
  readonly person_id: string;
  readonly name: string;
  readonly branch_id: string;
  readonly group_name: string | null;
};

/** Everybody who belongs to a branch on a day, by branch: to link names in ledgers. */
export const namesInBranches = async (db: Db, tenantId: string, on: CalendarDay): Promise<readonly NameInBranch[]> => {
  const found = await sql<NameInBranch>`
    select f.person_id, p.name, f.organisation_id as branch_id,
      (select g.short_name from organisation_states g where g.tenant_id = ${tenantId} and g.organisation_id = f.group_id and ${inForce('g', on)} limit 1) as group_name
    from affiliations f join people p on p.tenant_id = f.tenant_id and p.id = f.person_id
    where f.tenant_id = ${tenantId} and ${inForce('f', on)}`.execute(db);
  return found.rows;
};

export const anyPeople = async (db: Db, tenantId: string): Promise<boolean> =>
  (await db
    .selectFrom('people as p')
    .select('p.id')
    .where('p.tenant_id', '=', tenantId)
    .limit(1)
    .executeTakeFirst()) !== undefined;

export const anyMeetings = async (db: Db, tenantId: string): Promise<boolean> =>
  (await db
    .selectFrom('meetings as m')
    .select('m.id')
    .where('m.tenant_id', '=', tenantId)
    .limit(1)
    .executeTakeFirst()) !== undefined;

/** A post that somebody holds in his branch or in one of its groups. */
export type HeldPost = {
  readonly id: string;
  readonly post: string;
  readonly organisation_id: string;
  readonly since: CalendarDay;
};

/** What the database knows of people with these ID numbers, as of a day: enough to say whether a row brings anything new. */
export const knownPeople = async (db: Db, tenantId: string, indexes: readonly Buffer[], on: CalendarDay) => {
  const found = await sql<{
    id: string;
    name: string;
    sex: string | null;
    ethnicity: string | null;
    born_on: string | null;
    native_place: string | null;
    education: string | null;
    joined_on: string | null;
    full_member_on: string | null;
    work_post: string | null;
    membership_state: string | null;
    retired: boolean | null;
    mobile: boolean | null;
    id_number_index: Buffer;
    phone_sealed: Buffer | null;
    dues_base_sealed: Buffer | null;
    standing: string | null;
    standing_since: CalendarDay | null;
    branch_id: string | null;
    group_id: string | null;
    group_name: string | null;
    posts: readonly HeldPost[];
  }>`
    select p.id, p.name, p.sex, p.ethnicity, p.born_on, p.native_place, p.education, p.joined_on, p.full_member_on, p.work_post, p.membership_state,
      p.retired, p.mobile, p.id_number_index, p.phone_sealed, p.dues_base_sealed, s.standing, s.since as standing_since,
      f.organisation_id as branch_id, f.group_id,
      (select g.short_name from organisation_states g where g.tenant_id = ${tenantId} and g.organisation_id = f.group_id and ${inForce('g', on)} limit 1) as group_name,
      coalesce((
        select json_agg(json_build_object('id', t.id, 'post', t.post, 'organisation_id', t.organisation_id, 'since', t.since))
        from tenures t where t.tenant_id = ${tenantId} and t.person_id = p.id and ${inForce('t', on)}
          and (t.organisation_id = f.organisation_id or exists (
            select 1 from organisation_states g
            where g.tenant_id = ${tenantId} and g.organisation_id = t.organisation_id and g.kind = 'group' and g.parent_id = f.organisation_id))
      ), '[]') as posts
    from people p
    left join affiliations f on f.tenant_id = p.tenant_id and f.person_id = p.id and ${inForce('f', on)}
    left join standings s on s.tenant_id = p.tenant_id and s.person_id = p.id and ${inForce('s', on)}
    where p.tenant_id = ${tenantId} and p.id_number_index = any(${sql.val([...indexes])}::bytea[])`.execute(db);
  return found.rows;
};
export type KnownPerson = Awaited<ReturnType<typeof knownPeople>>[number];

export type MeetingKindRow = { readonly kind: string; readonly organisation_id: string };

/** Meetings that are kept under these keys or under numbered ones that begin with them ('key~2'), with all that a row may bring otherwise. */
export const knownMeetings = async (db: Db, tenantId: string, keys: readonly string[]) => {
  const found = await sql<{
    id: string;
    organisation_id: string;
    meeting_key: string;
    place: string;
    chair_name: string;
    recorder_name: string;
    reported_due: number | null;
    reported_present: number | null;
    summary: string;
    absentees: readonly string[];
    kinds: readonly MeetingKindRow[];
  }>`
    select m.id, m.organisation_id, m.meeting_key, m.place, m.chair_name, m.recorder_name, m.reported_due, m.reported_present, m.summary,
      array(select x.name from meeting_absentees x where x.tenant_id = ${tenantId} and x.meeting_id = m.id order by x.position) as absentees,
      coalesce((
        select json_agg(json_build_object('kind', k.kind, 'organisation_id', k.organisation_id))
        from meeting_kinds k where k.tenant_id = ${tenantId} and k.meeting_id = m.id
      ), '[]') as kinds
    from meetings m
    where m.tenant_id = ${tenantId} and split_part(m.meeting_key, '~', 1) = any(${sql.val([...keys])}::text[])
    order by m.meeting_key`.execute(db);
  return found.rows;
};
export type KnownMeeting = Awaited<ReturnType<typeof knownMeetings>>[number];
