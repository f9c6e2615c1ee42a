import { sql, type Kysely } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { inForce } from '../../platform/db/dated.js';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;

export const standingIds = async (db: Db, tenantId: string, personId: string): Promise<readonly string[]> =>
  (
    await db
      .selectFrom('standings as s')
      .select('s.id')
      .where('s.tenant_id', '=', tenantId)
      .where('s.person_id', '=', personId)
      .execute()
  ).map((r) => r.id);

const affiliations = (db: Db, tenantId: string, personId: string) =>
  db
    .selectFrom('affiliations as f')
    .select(['f.id', 'f.organisation_id', 'f.since', 'f.until'])
    .where('f.tenant_id', '=', tenantId)
    .where('f.person_id', '=', personId);

/** Where he belongs on the day; at most one. */
export const affiliationsInForce = (db: Db, tenantId: string, personId: string, on: CalendarDay) =>
  affiliations(db, tenantId, personId).where(inForce('f', on)).execute();

/** The first day after the given one on which he is known to begin somewhere else. */
export const nextAffiliation = async (
  db: Db,
  tenantId: string,
  personId: string,
  on: CalendarDay,
): Promise<CalendarDay | null> =>
  (await affiliations(db, tenantId, personId).where('f.since', '>', on).orderBy('f.since').executeTakeFirst())?.since ??
  null;

/** Posts that he holds on the day in a branch or in one of its groups. */
export const tenuresWithin = (db: Db, tenantId: string, personId: string, branchId: string, on: CalendarDay) =>
  db
    .selectFrom('tenures as t')
    .select(['t.id', 't.since'])
    .where('t.tenant_id', '=', tenantId)
    .where('t.person_id', '=', personId)
    .where(inForce('t', on))
    .where(
      sql<boolean>`(t.organisation_id = ${branchId} or exists (
        select 1 from organisation_states g
        where g.tenant_id = ${tenantId} and g.organisation_id = t.organisation_id and g.kind = 'group' and g.parent_id = ${branchId}))`,
    )
    .execute();
