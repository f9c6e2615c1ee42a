import { sql, type Kysely, type RawBuilder } from 'kysely';
import { expectedPostsTable } from '../../../domain/organisations/posts.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { inForce } from '../../platform/db/dated.js';
import type { Database } from '../../platform/db/tables.js';
import type { TermRow } from './detail.js';

type Db = Kysely<Database>;

export type TermLineRow = {
  readonly id: string;
  readonly short_name: string;
  readonly kind: string;
  readonly has_committee: boolean;
  readonly secretary: string | null;
  /** Expected posts that nobody holds on the day; not looked for where terms are asked about. */
  readonly vacant: readonly string[];
} & Partial<TermRow>;

const withTerms = (tenantId: string, on: CalendarDay) => sql`
  from organisation_states o
  left join lateral (
    select t.since, t.since_inferred, t.ends_on, t.extended_to from terms t
    where t.tenant_id = ${tenantId} and t.organisation_id = o.organisation_id and t.since <= ${on}
    order by t.since desc limit 1
  ) t on true
  left join lateral (
    select s.holder_name as secretary from tenures s
    where s.tenant_id = ${tenantId} and s.organisation_id = o.organisation_id and s.post = 'secretary' and ${inForce('s', on)} limit 1
  ) s on true`;
const below = (tenantId: string, path: string, on: CalendarDay) =>
  sql`where o.tenant_id = ${tenantId} and o.path <@ ${path}::ltree and ${inForce('o', on)}`;

/** Expected posts of an organisation `o` that nobody holds on the day: null where all are held. The domain says which are expected. */
const vacantOf = (tenantId: string, on: CalendarDay) => sql`
  join lateral (
    select array_agg(e.post order by e.place) as vacant
    from jsonb_to_recordset(${JSON.stringify(expectedPostsTable.map((e, place) => ({ ...e, place })))}::jsonb)
      as e(kind text, "hasCommittee" boolean, post text, place integer)
    where e.kind = o.kind and e."hasCommittee" = o.has_committee and not exists (
      select 1 from tenures h
      where h.tenant_id = ${tenantId} and h.organisation_id = o.organisation_id and h.post = e.post and ${inForce('h', on)})
  ) v on v.vacant is not null`;

type Page = { readonly page: number; readonly size: number };
type Lines = { readonly total: number; readonly rows: readonly TermLineRow[] };

const pageOf = async (
  db: Db,
  from: RawBuilder<unknown>,
  vacant: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  page: Page,
): Promise<Lines> => {
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db);
  const rows = await sql<TermLineRow>`
    select o.organisation_id as id, o.short_name, o.kind, o.has_committee, t.since, t.since_inferred, t.ends_on, t.extended_to, s.secretary, ${vacant} as vacant
    ${from} order by ${order}, o.name_key limit ${page.size} offset ${(page.page - 1) * page.size}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: rows.rows };
};

/** Organisations at or below the path whose term ends before the day given, soonest first. */
export const termsEndingBefore = (
  db: Db,
  tenantId: string,
  path: string,
  on: CalendarDay,
  before: CalendarDay,
  page: Page,
): Promise<Lines> =>
  pageOf(
    db,
    sql`${withTerms(tenantId, on)} ${below(tenantId, path, on)}
      and o.kind not in ('group', 'workingCommittee') and coalesce(t.extended_to, t.ends_on) < ${before}`,
    sql`'{}'::text[]`,
    sql`coalesce(t.extended_to, t.ends_on)`,
    page,
  );

/** Organisations at or below the path, groups too, with a post that nobody holds on the day. */
export const withVacancies = (db: Db, tenantId: string, path: string, on: CalendarDay, page: Page): Promise<Lines> =>
  pageOf(
    db,
    sql`${withTerms(tenantId, on)} ${vacantOf(tenantId, on)} ${below(tenantId, path, on)}`,
    sql`v.vacant`,
    sql`o.kind`,
    page,
  );
