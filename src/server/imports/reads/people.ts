import type { Kysely } from 'kysely';
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

export const affiliationsInForce = (db: Db, tenantId: string, personId: string, on: CalendarDay) =>
  db
    .selectFrom('affiliations as f')
    .select(['f.id', 'f.organisation_id', 'f.since'])
    .where('f.tenant_id', '=', tenantId)
    .where('f.person_id', '=', personId)
    .where(inForce('f', on))
    .execute();

export const tenuresInForce = (db: Db, tenantId: string, personId: string, on: CalendarDay) =>
  db
    .selectFrom('tenures as t')
    .select(['t.id', 't.post', 't.since'])
    .where('t.tenant_id', '=', tenantId)
    .where('t.person_id', '=', personId)
    .where(inForce('t', on))
    .execute();
