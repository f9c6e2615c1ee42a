import type { ColumnDescription, SchemaDescription, TableDescription } from './catalog.js';

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const columnLine = (c: ColumnDescription): string => {
  const notNull = c.nullable ? '' : ' not null';
  if (c.generated === 'identity') return `${c.name} ${c.type} generated as identity${notNull}`;
  if (c.generated === 'stored') return `${c.name} ${c.type} generated always as (${c.fallback ?? ''}) stored${notNull}`;
  return `${c.name} ${c.type}${notNull}${c.fallback === null ? '' : ` default ${c.fallback}`}`;
};

const tableSql = (t: TableDescription): string =>
  [
    `create table ${t.name} (`,
    [...t.columns.map(columnLine), ...t.constraints.map((k) => `constraint ${k.name} ${k.definition}`)]
      .map((line) => `  ${line}`)
      .join(',\n'),
    ');',
    ...t.indexes.map((index) => `${index};`),
    ...(t.withheld.length === 0 ? [] : [`revoke ${t.withheld.join(', ')} on ${t.name} from current_user;`]),
    ...(t.comment === null ? [] : [`comment on table ${t.name} is ${literal(t.comment)};`]),
    ...t.columns.flatMap((c) =>
      c.comment === null ? [] : [`comment on column ${t.name}.${c.name} is ${literal(c.comment)};`],
    ),
  ].join('\n');

/** The whole schema as it stands after all migrations, to be read and compared (db/schema.sql); it is never executed. */
export const renderSchemaSql = (schema: SchemaDescription): string =>
  [
    '-- The schema after all migrations. Generated; do not edit. Never executed: db/migrations is.',
    schema.extensions.map((name) => `create extension ${name};`).join('\n'),
    ...schema.tables.map(tableSql),
    '',
  ]
    .join('\n\n')
    .trimEnd() + '\n';

/** How values come into the program; see types.ts. What is not listed comes as text. */
const typescriptTypes: Readonly<Record<string, string>> = {
  boolean: 'boolean',
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  date: 'CalendarDay',
  'timestamp with time zone': 'Date',
  bytea: 'Buffer',
  jsonb: 'unknown',
  json: 'unknown',
};

const typeOf = (c: ColumnDescription): string => {
  const isArray = c.type.endsWith('[]');
  const one = typescriptTypes[isArray ? c.type.slice(0, -2) : c.type] ?? 'string';
  const whole = `${one}${isArray ? '[]' : ''}${c.nullable && one !== 'unknown' ? ' | null' : ''}`;
  if (c.generated !== 'no') return `GeneratedAlways<${whole}>`;
  return c.fallback === null ? whole : `Generated<${whole}>`;
};

/** 'sign_in_names' → 'SignInNamesTable' */
const interfaceName = (table: string): string =>
  `${table
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}Table`;

const interfaceOf = (t: TableDescription): string =>
  [`export interface ${interfaceName(t.name)} {`, ...t.columns.map((c) => `  ${c.name}: ${typeOf(c)};`), '}'].join(
    '\n',
  );

/** The interface of all tables for Kysely (src/server/platform/db/tables.ts). */
export const renderTables = (schema: SchemaDescription): string => {
  const body = schema.tables.map(interfaceOf).join('\n\n');
  const used = ['Generated', 'GeneratedAlways'].filter((name) => body.includes(`${name}<`));
  return [
    '// Generated from the schema. Do not edit.',
    '/* oxlint-disable max-lines -- one interface a table; nobody reads it from top to bottom */',
    ...(used.length === 0 ? [] : [`import type { ${used.join(', ')} } from 'kysely';`]),
    ...(body.includes('CalendarDay')
      ? [`import type { CalendarDay } from '../../../domain/shared/calendarDay.js';`]
      : []),
    '',
    body,
    '',
    'export interface Database {',
    ...schema.tables.map((t) => `  ${t.name}: ${interfaceName(t.name)};`),
    '}',
    '',
  ].join('\n');
};
