import type { Queryable } from '../pool.js';

/** A column as the catalogue has it. */
export type ColumnDescription = {
  readonly name: string;
  /** PostgreSQL's name of the type, e.g. 'text[]'. */
  readonly type: string;
  readonly nullable: boolean;
  /** The expression of its default, or of a column that is computed or numbered by the database. */
  readonly fallback: string | null;
  readonly generated: 'no' | 'stored' | 'identity';
  readonly comment: string | null;
};

export type ConstraintDescription = {
  readonly name: string;
  readonly kind: 'primary' | 'unique' | 'foreign' | 'check' | 'exclusion';
  /** As pg_get_constraintdef writes it. */
  readonly definition: string;
};

export type TableDescription = {
  readonly name: string;
  readonly comment: string | null;
  readonly columns: readonly ColumnDescription[];
  readonly constraints: readonly ConstraintDescription[];
  /** Full statements of the indexes that belong to no constraint. */
  readonly indexes: readonly string[];
  /** What even the owner may not do, e.g. 'update' where rows are only ever added. */
  readonly withheld: readonly string[];
};

/** The public schema, everything in a fixed order: tables and constraints by name, columns as they were made. */
export type SchemaDescription = {
  readonly extensions: readonly string[];
  readonly tables: readonly TableDescription[];
};

type InTable = { readonly table: string };

// Every query below goes over the same tables: ours in the public schema, not those of an extension.
const ours = `
  from pg_catalog.pg_class as c
  join pg_catalog.pg_namespace as n on n.oid = c.relnamespace and n.nspname = 'public'`;
const whereOurs = `
  where c.relkind in ('r', 'p')
    and not exists (select 1 from pg_catalog.pg_depend as d
                     where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

const tablesText = `
  select c.relname as "table", obj_description(c.oid, 'pg_class') as comment,
         array(select p.name from unnest(array['select', 'insert', 'update', 'delete', 'truncate']) with ordinality as p (name, place)
                where not exists (select 1 from aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) as a
                                   where a.grantee = c.relowner and lower(a.privilege_type) = p.name)
                order by p.place) as withheld
  ${ours} ${whereOurs} order by c.relname collate "C"`;

const columnsText = `
  select c.relname as "table", a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
         not a.attnotnull as nullable, pg_get_expr(f.adbin, f.adrelid) as fallback,
         case when a.attgenerated <> '' then 'stored' when a.attidentity <> '' then 'identity' else 'no' end as generated,
         col_description(c.oid, a.attnum) as comment
  ${ours}
  join pg_catalog.pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_catalog.pg_attrdef as f on f.adrelid = c.oid and f.adnum = a.attnum
  ${whereOurs} order by a.attnum`;

const constraintsText = `
  select c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition,
         case k.contype when 'p' then 'primary' when 'u' then 'unique' when 'f' then 'foreign'
                        when 'c' then 'check' else 'exclusion' end as kind
  ${ours}
  join pg_catalog.pg_constraint as k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')
  ${whereOurs}
  order by array_position(array['p', 'u', 'x', 'f', 'c'], k.contype::text), k.conname collate "C"`;

const indexesText = `
  select c.relname as "table", pg_get_indexdef(i.indexrelid) as definition
  ${ours}
  join pg_catalog.pg_index as i on i.indrelid = c.oid
  ${whereOurs} and not exists (select 1 from pg_catalog.pg_constraint as k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by pg_get_indexdef(i.indexrelid) collate "C"`;

const extensionsText = `
  select e.extname as name from pg_catalog.pg_extension as e where e.extname <> 'plpgsql' order by e.extname`;

const of = <R extends InTable>(rows: readonly R[], table: string): readonly R[] =>
  rows.filter((row) => row.table === table);

const columnOf = ({ name, type, nullable, fallback, generated, comment }: ColumnDescription): ColumnDescription => ({
  name,
  type,
  nullable,
  fallback,
  generated,
  comment,
});

/** Read the public schema from the catalogue; the result has no trace of names or numbers of this one server. */
export const describeSchema = async (on: Queryable): Promise<SchemaDescription> => {
  const extensions = await on.query<{ name: string }>(extensionsText);
  const tables = await on.query<InTable & { comment: string | null; withheld: string[] }>(tablesText);
  const columns = await on.query<InTable & ColumnDescription>(columnsText);
  const constraints = await on.query<InTable & ConstraintDescription>(constraintsText);
  const indexes = await on.query<InTable & { definition: string }>(indexesText);
  return {
    extensions: extensions.rows.map((row) => row.name),
    tables: tables.rows.map(({ table, comment, withheld }) => ({
      name: table,
      comment,
      withheld,
      columns: of(columns.rows, table).map(columnOf),
      constraints: of(constraints.rows, table).map(({ name, kind, definition }) => ({ name, kind, definition })),
      indexes: of(indexes.rows, table).map((row) => row.definition.replaceAll(' ON public.', ' ON ')),
    })),
  };
};
