import { sql, type Kysely } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Database } from '../../platform/db/tables.js';
import type { KnownOrganisation } from '../apply/intake.js';

type Db = Kysely<Database>;

/** An organisation with what later files may bring otherwise. */
export type StandingOrganisation = KnownOrganisation & {
  readonly hasCommittee: boolean;
  readonly unitName: string | null;
  readonly phone: string | null;
};

/** All organisations of the tenant as they stand now, groups too. */
export const knownOrganisations = async (db: Db, tenantId: string): Promise<readonly StandingOrganisation[]> => {
  const rows = await db
    .selectFrom('organisation_states as o')
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
    .where('o.until', 'is', null)
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

/** Everybody who belongs to a branch now, by branch: to link names in ledgers. */
export const namesInBranches = async (db: Db, tenantId: string): Promise<readonly NameInBranch[]> => {
  const found = await sql<NameInBranch>`
    select f.person_id, p.name, f.organisation_id as branch_id,
      (select g.short_name from organisation_states g where g.tenant_id = ${tenantId} and g.organisation_id = f.group_id and g.until is null limit 1) as group_name
    from affiliations f join people p on p.tenant_id = f.tenant_id and p.id = f.person_id
    where f.tenant_id = ${tenantId} and f.until is null`.execute(db);
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
    branch_id: string | null;
    group_name: string | null;
    posts: readonly string[];
  }>`
    select p.id, p.name, p.sex, p.ethnicity, p.born_on, p.native_place, p.education, p.joined_on, p.full_member_on, p.work_post, p.membership_state,
      p.retired, p.mobile, p.id_number_index, p.phone_sealed, p.dues_base_sealed,
      (select s.standing from standings s where s.tenant_id = ${tenantId} and s.person_id = p.id and s.since <= ${on} and (s.until is null or s.until > ${on}) limit 1) as standing,
      f.organisation_id as branch_id,
      (select g.short_name from organisation_states g where g.tenant_id = ${tenantId} and g.organisation_id = f.group_id and g.since <= ${on} and (g.until is null or g.until > ${on}) limit 1) as group_name,
      array(select t.post from tenures t where t.tenant_id = ${tenantId} and t.person_id = p.id and t.since <= ${on} and (t.until is null or t.until > ${on}) order by 1) as posts
    from people p
    left join affiliations f on f.tenant_id = p.tenant_id and f.person_id = p.id and f.since <= ${on} and (f.until is null or f.until > ${on})
    where p.tenant_id = ${tenantId} and p.id_number_index = any(${sql.val([...indexes])}::bytea[])`.execute(db);
  return found.rows;
};
export type KnownPerson = Awaited<ReturnType<typeof knownPeople>>[number];

/** Meetings that are already kept under these keys, by branch. */
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
  }>`
    select m.id, m.organisation_id, m.meeting_key, m.place, m.chair_name, m.recorder_name, m.reported_due, m.reported_present, m.summary,
      array(select x.name from meeting_absentees x where x.tenant_id = ${tenantId} and x.meeting_id = m.id order by x.position) as absentees
    from meetings m where m.tenant_id = ${tenantId} and m.meeting_key = any(${sql.val([...keys])}::text[])`.execute(db);
  return found.rows;
};
export type KnownMeeting = Awaited<ReturnType<typeof knownMeetings>>[number];
