import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/tables.js';
import { restorable, type Restorable } from '../apply/store.js';
import { type Run } from '../store.js';

type Db = Kysely<Database>;

/** What people and organisations went through. */
const created = ['meetings', 'tenures', 'standings', 'affiliations', 'terms', 'organisation_events'] as const;

/** The working committee of a tenant that the import made stays: a tenant has a root as long as it lives. */
const isMadeRoot = (tenantId: string, importId: string) => sql<boolean>`
  s.parent_id is null and exists (
    select 1 from organisations r where r.tenant_id = ${tenantId} and r.id = s.organisation_id and r.import_id = ${importId})`;

/** Remove what the import said about people and organisations: before what it changed is restored. */
export const removeCreated = async (db: Db, { tenantId, importId }: Run): Promise<void> => {
  await sql`
    delete from unexamined_meetings u where u.tenant_id = ${tenantId} and u.meeting_id in (
      select m.id from meetings m where m.tenant_id = ${tenantId} and m.import_id = ${importId})`.execute(db);
  for (const table of created)
    await sql`delete from ${sql.table(table)} where tenant_id = ${tenantId} and import_id = ${importId}`.execute(db);
  await sql`
    delete from organisation_states s
    where s.tenant_id = ${tenantId} and s.import_id = ${importId} and not (${isMadeRoot(tenantId, importId)})`.execute(
    db,
  );
};

/** Remove the people and organisations themselves: once nothing that was restored names them any more. */
export const removeOwners = async (db: Db, { tenantId, importId }: Run): Promise<void> => {
  // Later imports may have asked about people whom this one brought; without them there is nothing to ask.
  await sql`
    delete from import_missing m where m.tenant_id = ${tenantId} and m.person_id in (
      select p.id from people p where p.tenant_id = ${tenantId} and p.import_id = ${importId})`.execute(db);
  await sql`delete from people where tenant_id = ${tenantId} and import_id = ${importId}`.execute(db);
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

/** Of each row that the import found and changed, what it was before the first change. */
const firstKept = (tenantId: string, importId: string, table: Restorable) => sql`(
  select distinct on (c.row_id) c.row_id, c.before from import_changes c
  where c.tenant_id = ${tenantId} and c.import_id = ${importId} and c.table_name = ${table}
    and c.before ->> 'import_id' is distinct from ${importId}
  order by c.row_id, c.id
)`;

/** What kept meetings counted for, and who was excused from them. */
const restoreMeetingParts = async (db: Db, { tenantId, importId }: Run): Promise<void> => {
  const kept = firstKept(tenantId, importId, 'meetings');
  const parts = {
    kinds: { table: 'meeting_kinds', columns: ['meeting_id', 'organisation_id', 'kind', 'held_on', 'day_known'] },
    absentees: { table: 'meeting_absentees', columns: ['meeting_id', 'position', 'name', 'person_id'] },
  } as const;
  for (const [part, { table, columns }] of Object.entries(parts)) {
    const list = sql.join(columns.map((c) => sql.ref(c)));
    const taken = sql.join(columns.map((c) => sql.ref(`x.${c}`)));
    await sql`
      delete from ${sql.table(table)} x where x.tenant_id = ${tenantId} and x.meeting_id in (select f.row_id from ${kept} f)`.execute(
      db,
    );
    await sql`
      insert into ${sql.table(table)} (tenant_id, ${list})
      select ${tenantId}, ${taken} from ${kept} f cross join lateral jsonb_populate_recordset(null::${sql.table(table)}, f.before -> ${sql.lit(part)}) x
      where x.tenant_id = ${tenantId}`.execute(db);
  }
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
      from ${firstKept(tenantId, importId, table)} f
      on conflict (tenant_id, id) do update set ${set}`.execute(db);
  }
  await restoreMeetingParts(db, { tenantId, importId });
};
