import { sql, type Kysely } from 'kysely';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Database } from '../../platform/db/tables.js';

type Db = Kysely<Database>;
type Dated = { readonly since: CalendarDay; readonly until: CalendarDay | null };

export const personById = (db: Db, tenantId: string, id: string) =>
  db
    .selectFrom('people as p')
    .selectAll('p')
    .where('p.tenant_id', '=', tenantId)
    .where('p.id', '=', id)
    .executeTakeFirst();

const newestName = (alias: string, column: string, tenantId: string) => sql<string | null>`(
  select n.short_name from organisation_states n
  where n.tenant_id = ${tenantId} and n.organisation_id = ${sql.ref(`${alias}.${column}`)} order by n.since desc limit 1)`;

export const affiliationsOf = (db: Db, tenantId: string, personId: string) =>
  db
    .selectFrom('affiliations as f')
    .select(['f.organisation_id', 'f.since', 'f.since_inferred', 'f.until'])
    .select([
      newestName('f', 'organisation_id', tenantId).as('branch_name'),
      newestName('f', 'group_id', tenantId).as('group_name'),
    ])
    .where('f.tenant_id', '=', tenantId)
    .where('f.person_id', '=', personId)
    .orderBy('f.since', 'desc')
    .execute();

export const standingsOf = (db: Db, tenantId: string, personId: string): Promise<({ standing: string } & Dated)[]> =>
  db
    .selectFrom('standings as s')
    .select(['s.standing', 's.since', 's.until'])
    .where('s.tenant_id', '=', tenantId)
    .where('s.person_id', '=', personId)
    .orderBy('s.since')
    .execute();

export const restrictionsOf = (db: Db, tenantId: string, personId: string): Promise<({ kind: string } & Dated)[]> =>
  db
    .selectFrom('restrictions as r')
    .select(['r.kind', 'r.since', 'r.until'])
    .where('r.tenant_id', '=', tenantId)
    .where('r.person_id', '=', personId)
    .orderBy('r.since')
    .execute();

export const tenuresOf = (db: Db, tenantId: string, personId: string) =>
  db
    .selectFrom('tenures as t')
    .select(['t.organisation_id', 't.post', 't.since', 't.since_inferred', 't.until'])
    .select(newestName('t', 'organisation_id', tenantId).as('organisation_name'))
    .where('t.tenant_id', '=', tenantId)
    .where('t.person_id', '=', personId)
    .orderBy('t.since', 'desc')
    .execute();

/** The meetings from which he was excused, the newest first. */
export const excusedFrom = (db: Db, tenantId: string, personId: string) =>
  db
    .selectFrom('meeting_absentees as x')
    .innerJoin('meetings as m', (j) => j.onRef('m.tenant_id', '=', 'x.tenant_id').onRef('m.id', '=', 'x.meeting_id'))
    .select(['m.id', 'm.held_on', 'm.day_known', 'm.topic'])
    .where('x.tenant_id', '=', tenantId)
    .where('x.person_id', '=', personId)
    .orderBy('m.held_on', 'desc')
    .limit(100)
    .execute();

/** Who saw the full numbers, the newest first: shown to the person himself. */
export const revealsOf = (db: Db, tenantId: string, personId: string) =>
  db
    .selectFrom('audit_entries as e')
    .select(['e.at', 'e.actor_name', 'e.detail'])
    .where('e.tenant_id', '=', tenantId)
    .where('e.person_id', '=', personId)
    .where('e.action', '=', 'person.revealed')
    .orderBy('e.at', 'desc')
    .limit(100)
    .execute();

/** Whether an account has opened a person's file since an instant. */
export const viewedOn = async (
  db: Db,
  tenantId: string,
  personId: string,
  accountId: string,
  since: Date,
): Promise<boolean> =>
  (await db
    .selectFrom('audit_entries as e')
    .select('e.id')
    .where('e.tenant_id', '=', tenantId)
    .where('e.person_id', '=', personId)
    .where('e.account_id', '=', accountId)
    .where('e.action', '=', 'person.viewed')
    .where('e.at', '>=', since)
    .limit(1)
    .executeTakeFirst()) !== undefined;
