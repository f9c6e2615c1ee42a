import { sql, type Kysely } from 'kysely';
import { pathLabel } from '../../../domain/access/scope.js';
import type { CalendarDay } from '../../../domain/shared/calendarDay.js';
import type { Database } from '../db/tables.js';
import { newId } from '../ids.js';
import { organisationKey } from '../nameKey.js';

type Db = Kysely<Database>;

export type NewTenant = {
  readonly name: string;
  readonly shortName: string;
  readonly code: string | null;
  readonly since: CalendarDay;
  readonly demo: boolean;
  readonly importId?: string;
  readonly unitName?: string | null;
  readonly phone?: string | null;
};

/** A tenant with its working committee as root of the tree. */
export const insertTenant = async (
  db: Db,
  tenant: NewTenant,
): Promise<{ readonly tenantId: string; readonly rootId: string }> => {
  const tenantId = newId();
  const rootId = newId();
  const imported = { import_id: tenant.importId ?? null };
  await db.insertInto('tenants').values({ id: tenantId, name: tenant.name, demo: tenant.demo }).execute();
  await db
    .insertInto('organisations')
    .values({ tenant_id: tenantId, id: rootId, code: tenant.code, ...imported })
    .execute();
  await db
    .insertInto('organisation_states')
    .values({
      tenant_id: tenantId,
      id: newId(),
      organisation_id: rootId,
      since: tenant.since,
      kind: 'workingCommittee',
      name: tenant.name,
      short_name: tenant.shortName,
      name_key: organisationKey(tenant.shortName),
      path: pathLabel(rootId),
      unit_name: tenant.unitName ?? null,
      phone: tenant.phone ?? null,
      ...imported,
    })
    .execute();
  return { tenantId, rootId };
};

/** Whoever creates the first tenant does so alone. */
export const lockSetUp = async (db: Db): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('set up', 0))`.execute(db);
};
