import type { Pool } from 'pg';

/** Per table of the public schema: how many rows, and a digest over all of them; the migration table without its times. */
export const digestTables = async (pool: Pool): Promise<Readonly<Record<string, string>>> => {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class as c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`,
  );
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const row = name === 'migration' ? '(t.number, t.name, t.checksum)' : 't.*';
    const { rows } = await pool.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(r.line, E'\\n' order by r.line collate "C")), '') as digest
         from (select (${row})::text as line from ${name} as t) as r`,
    );
    digests[name] = rows[0]?.digest ?? '';
  }
  return digests;
};
