import type { PoolClient } from 'pg';

/** A table that holds rows of ours, with the columns that are written (not those that are computed). */
export type StoredTable = { readonly name: string; readonly columns: readonly string[] };

/** A foreign key as it can be taken away and made again. */
export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string };

export type SequenceValue = { readonly name: string; readonly value: number; readonly isCalled: boolean };

/** Filled by the migrations themselves; what it says is in the header of a backup. */
const migrationTable = 'migration';

// Tables of extensions are theirs; graphile_worker has a schema of its own and its jobs are made anew.
const ours = `n.nspname = 'public'
  and not exists (select 1 from pg_catalog.pg_depend as d
                   where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

export const storedTables = async (client: PoolClient): Promise<readonly StoredTable[]> => {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_catalog.pg_class as c
       join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
       join pg_catalog.pg_attribute as a on a.attrelid = c.oid
      where ${ours} and c.relkind = 'r' and c.relname <> $1
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname`,
    [migrationTable],
  );
  return rows;
};

export const foreignKeys = async (client: PoolClient): Promise<readonly ForeignKey[]> => {
  const { rows } = await client.query<ForeignKey>(
    `select c.relname as "table", k.conname as name, pg_catalog.pg_get_constraintdef(k.oid) as definition
       from pg_catalog.pg_constraint as k
       join pg_catalog.pg_class as c on c.oid = k.conrelid
       join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where ${ours} and k.contype = 'f' and k.conparentid = 0
      order by c.relname, k.conname`,
  );
  return rows;
};

export const sequenceValues = async (client: PoolClient): Promise<readonly SequenceValue[]> => {
  const { rows: sequences } = await client.query<{ name: string }>(
    `select c.relname as name from pg_catalog.pg_class as c
       join pg_catalog.pg_namespace as n on n.oid = c.relnamespace
      where ${ours} and c.relkind = 'S' order by c.relname`,
  );
  const values: SequenceValue[] = [];
  for (const { name } of sequences) {
    const { rows } = await client.query<{ value: number; isCalled: boolean }>(
      `select s.last_value as value, s.is_called as "isCalled" from public.${client.escapeIdentifier(name)} as s`,
    );
    values.push(...rows.map((row) => ({ name, ...row })));
  }
  return values;
};

/** How many rows each table has, as the transaction sees it. */
export const countRows = async (
  client: PoolClient,
  tables: readonly StoredTable[],
): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*) as n from public.${client.escapeIdentifier(name)}`,
    );
    counts.set(name, rows[0]?.n ?? 0);
  }
  return counts;
};
