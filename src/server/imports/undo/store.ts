import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/tables.js';
import { restorable, type Restorable, type Run } from '../store.js';

type Db = Kysely<Database>;

/** Children before parents. The working committee itself stays: a tenant has a root as long as it lives. */
const created = ['meetings', 'tenures', 'standings', 'affiliations', 'terms', 'organisation_events', 'people'] as const;

export const removeCreated = async (db: Db, { tenantId, importId }: Run): Promise<void> => {
  await sql`update meetings set chair_id = null where tenant_id = ${tenantId} and chair_id in (select p.id from people p where p.tenant_id = ${tenantId} and p.import_id = ${importId}) and import_id is distinct from ${importId}`.execute(
    db,
  );
  for (const table of created)
    await sql`delete from ${sql.table(table)} where tenant_id = ${tenantId} and import_id = ${importId}`.execute(db);
  await sql`delete from organisation_states where tenant_id = ${tenantId} and import_id = ${importId} and parent_id is not null`.execute(
    db,
  );
  await sql`
    delete from organisations o where o.tenant_id = ${tenantId} and o.import_id = ${importId}
      and not exists (select 1 from organisation_states s where s.tenant_id = ${tenantId} and s.organisation_id = o.id)`.execute(
    db,
  );
};

const columnsOf = async (db: Db, table: Restorable): Promise<readonly string[]> => {
  const found = await sql<{ name: string }>`
    select a.attname as name from pg_attribute a
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attname not in ('tenant_id', 'id') order by a.attnum`.execute(
    db,
  );
  return found.rows.map((r) => r.name);
};

/** Rows as they were before the import first touched them, put back whether they were changed or removed. */
export const restoreChanged = async (db: Db, { tenantId, importId }: Run): Promise<void> => {
  for (const table of restorable) {
    const columns = await columnsOf(db, table);
    const list = sql.join(columns.map((c) => sql.ref(c)));
    const taken = sql.join(
      columns.map((c) => sql`(jsonb_populate_record(null::${sql.table(table)}, f.before)).${sql.ref(c)}`),
    );
    const set = sql.join(columns.map((c) => sql`${sql.ref(c)} = excluded.${sql.ref(c)}`));
    await sql`
      insert into ${sql.table(table)} (tenant_id, id, ${list})
      select ${tenantId}, f.row_id, ${taken}
      from (
        select distinct on (c.row_id) c.row_id, c.before from import_changes c
        where c.tenant_id = ${tenantId} and c.import_id = ${importId} and c.table_name = ${table} order by c.row_id, c.id
      ) f
      on conflict (tenant_id, id) do update set ${set}`.execute(db);
  }
};
