import { sql, type Kysely } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;

/** States of an organisation that last beyond a day, and with `below` those of everything below its path too, in order of time. */
export const statesFrom = (
  db: Db,
  tenantId: string,
  o: { readonly id: string; readonly path: string; readonly below: boolean },
  on: CalendarDay,
) =>
  db
    .selectFrom('organisation_states as o')
    .selectAll('o')
    .where('o.tenant_id', '=', tenantId)
    .where((e) =>
      o.below
        ? e.or([e('o.organisation_id', '=', o.id), sql<boolean>`o.path <@ ${o.path}::ltree`])
        : e('o.organisation_id', '=', o.id),
    )
    .where((e) => e.or([e('o.until', 'is', null), e('o.until', '>', on)]))
    .orderBy('o.since')
    .execute();

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
