import { describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testkit/database.js';
import { withoutTenant } from '../../../testkit/tenancy.js';
import type { Database } from './tables.js';

const { pool } = await testDatabase<Database>();

type Key = {
  readonly table: string;
  readonly name: string;
  readonly kind: string;
  readonly columns: readonly string[];
};

/** Primary, unique, foreign and exclusion constraints with their columns in order. */
const keys = async (): Promise<readonly Key[]> =>
  (
    await pool.query<Key>(
      `select t.relname as table, c.conname as name, c.contype as kind,
         array(select a.attname::text from unnest(c.conkey) with ordinality as k(number, place)
               join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = k.number order by k.place) as columns
       from pg_constraint as c join pg_class as t on t.oid = c.conrelid
       where t.relnamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f', 'x')`,
    )
  ).rows;

const one = async <T>(sql: string): Promise<readonly T[]> =>
  (await pool.query<{ found: T }>(sql)).rows.map((r) => r.found);

describe('the schema', () => {
  it('has the tenant in the lead of every key outside of the exemptions', async () => {
    const all = await keys();
    expect(all.length).toBeGreaterThan(50);
    const faults = all.filter((k) => !withoutTenant.has(k.table) && k.columns[0] !== 'tenant_id');
    expect(faults).toEqual([]);
    const exempt = all.filter((k) => withoutTenant.has(k.table) && k.kind === 'f');
    expect(exempt.filter((k) => k.columns[0] !== 'tenant_id')).toEqual([]);
  });

  it('has the tenant as the first column of every table outside of the exemptions, and in every unique index', async () => {
    const first = await one<string>(
      `select c.table_name || '.' || c.column_name as found from information_schema.columns as c
       where c.table_schema = 'public' and c.ordinal_position = 1`,
    );
    expect(first.length).toBeGreaterThan(20);
    const of = (name: string): string => name.split('.')[0] ?? '';
    expect(first.filter((n) => !withoutTenant.has(of(n)) && !n.endsWith('.tenant_id'))).toEqual([]);
    const unique = await one<string>(
      `select t.relname || '.' || a.attname as found from pg_index as i
       join pg_class as t on t.oid = i.indrelid join pg_attribute as a on a.attrelid = t.oid and a.attnum = i.indkey[0]
       where t.relnamespace = 'public'::regnamespace and i.indisunique`,
    );
    expect(unique.filter((n) => !withoutTenant.has(of(n)) && !n.endsWith('.tenant_id'))).toEqual([]);
  });

  it('has every exempted table, and no other without a tenant', async () => {
    const without = await one<string>(
      `select t.relname::text as found from pg_class as t
       where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not exists (
         select 1 from pg_attribute as a where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnum = 1)`,
    );
    expect(new Set(without)).toEqual(withoutTenant);
  });

  it('does nothing by itself: no trigger, no rule, nothing set to null; only the parts of a meeting go with it', async () => {
    expect(await one(`select g.tgname as found from pg_trigger as g where not g.tgisinternal`)).toEqual([]);
    expect(await one(`select r.rulename as found from pg_rules as r where r.schemaname = 'public'`)).toEqual([]);
    const deeds = await one<string>(
      `select t.relname || ' ' || c.confdeltype::text || c.confupdtype::text as found
       from pg_constraint as c join pg_class as t on t.oid = c.conrelid
       where c.contype = 'f' and (c.confdeltype <> 'a' or c.confupdtype <> 'a')`,
    );
    const parts = ['kinds', 'absentees', 'attendances', 'items', 'guests', 'resolutions'];
    // What self-check keeps of a record: the signature of its text, and what the branch has said about a finding.
    const found = ['meeting_texts', 'contradictions'];
    expect(new Set(deeds)).toEqual(
      new Set([...parts.map((part) => `meeting_${part}`), ...found].map((t) => `${t} ca`)),
    );
  });

  it('keeps what can be asked of the past as dated rows that do not overlap', async () => {
    const exclusions = (await keys()).filter((k) => k.kind === 'x').map((k) => k.table);
    for (const table of ['organisation_states', 'affiliations', 'standings', 'restrictions', 'tenures', 'appointments'])
      expect(exclusions).toContain(table);
  });

  it('lets the application add to the audit log and read it, and nothing else', async () => {
    const rights = await one<string>(
      `select r.right as found from unnest(array['select', 'insert', 'update', 'delete', 'truncate']) as r("right")
       where has_table_privilege(current_user, 'audit_entries', r.right)`,
    );
    expect(rights).toEqual(['select', 'insert']);
  });
});
