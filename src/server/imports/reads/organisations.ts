import { sql, type Kysely } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import { inForce } from '../../platform/db/dated.js';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;

/** States at or below a path that last beyond a day. */
export const statesFrom = (db: Db, tenantId: string, path: string, on: CalendarDay) =>
  db
    .selectFrom('organisation_states as o')
    .selectAll('o')
    .where('o.tenant_id', '=', tenantId)
    .where(sql<boolean>`o.path <@ ${path}::ltree`)
    .where((e) => e.or([e('o.until', 'is', null), e('o.until', '>', on)]))
    .execute();

export const secretaryOf = (db: Db, tenantId: string, organisationId: string, on: CalendarDay) =>
  db
    .selectFrom('tenures as t')
    .select(['t.id', 't.holder_name', 't.since'])
    .where('t.tenant_id', '=', tenantId)
    .where('t.organisation_id', '=', organisationId)
    .where('t.post', '=', 'secretary')
    .where(inForce('t', on))
    .executeTakeFirst();

export const currentTerm = (db: Db, tenantId: string, organisationId: string) =>
  db
    .selectFrom('terms as t')
    .select(['t.id', 't.ends_on'])
    .where('t.tenant_id', '=', tenantId)
    .where('t.organisation_id', '=', organisationId)
    .orderBy('t.ends_on', 'desc')
    .limit(1)
    .executeTakeFirst();

export type Standing = { readonly id: string; readonly name: string; readonly path: string };

const standing = (db: Db, tenantId: string) =>
  db
    .selectFrom('organisation_states as o')
    .select(['o.organisation_id as id', 'o.name', 'o.path'])
    .where('o.tenant_id', '=', tenantId)
    .where('o.until', 'is', null);

/** The working committee of a tenant as it is now. */
export const rootOf = (db: Db, tenantId: string): Promise<Standing> =>
  standing(db, tenantId).where('o.parent_id', 'is', null).executeTakeFirstOrThrow();

/** An organisation as it is now. */
export const standingOf = (db: Db, tenantId: string, id: string): Promise<Standing> =>
  standing(db, tenantId).where('o.organisation_id', '=', id).executeTakeFirstOrThrow();
