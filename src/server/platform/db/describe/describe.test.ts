import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyDatabase, serverVersion, testDatabase } from '../../../../testkit/database.js';
import { describeSchema } from './catalog.js';
import { renderDataDictionary, uncommented } from './dictionary.js';
import { renderSchemaSql, renderTables } from './render.js';

const { pool } = await emptyDatabase();
await pool.query(`
  create extension ltree;
  create table unit (
    id uuid primary key, n bigint generated always as identity, name text not null default '无',
    length integer generated always as (length(name)) stored, since date, words text[], facts jsonb, share numeric(5, 2),
    at timestamptz not null default now(), path ltree not null, check (n > 0));
  create table note (id uuid primary key, unit_id uuid not null references unit (id), sealed bytea not null);
  create index note_unit on note (unit_id) where unit_id is not null;
  revoke update, delete, truncate on note from current_user;
  comment on table note is '说明：| ''引号''';`);
const schema = await describeSchema(pool);

describe('a described schema', () => {
  it('is rendered as SQL: columns, constraints, indexes, what is withheld, comments', () => {
    expect(renderSchemaSql(schema))
      .toBe(`-- The schema after all migrations. Generated; do not edit. Never executed: db/migrations is.

create extension ltree;

create table note (
  id uuid not null,
  unit_id uuid not null,
  sealed bytea not null,
  constraint note_pkey PRIMARY KEY (id),
  constraint note_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX note_unit ON note USING btree (unit_id) WHERE (unit_id IS NOT NULL);
revoke update, delete, truncate on note from current_user;
comment on table note is '说明：| ''引号''';

create table unit (
  id uuid not null,
  n bigint generated as identity not null,
  name text not null default '无'::text,
  length integer generated always as (length(name)) stored,
  since date,
  words text[],
  facts jsonb,
  share numeric(5,2),
  at timestamp with time zone not null default now(),
  path ltree not null,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_n_check CHECK ((n > 0))
);
`);
  });

  it('is rendered as types that say how values come into the program', () => {
    const text = renderTables(schema);
    expect(text).toContain(`import type { Generated, GeneratedAlways } from 'kysely';`);
    expect(text).toContain(`export interface UnitTable {
  id: string;
  n: GeneratedAlways<number>;
  name: Generated<string>;
  length: GeneratedAlways<number | null>;
  since: CalendarDay | null;
  words: string[] | null;
  facts: unknown;
  share: string | null;
  at: Generated<Date>;
  path: string;
}`);
    expect(text).toContain('  sealed: Buffer;');
    expect(text).toContain('export interface Database {\n  note: NoteTable;\n  unit: UnitTable;\n}');
  });

  it('has no dictionary until everything has a comment', async () => {
    expect(uncommented(schema)).toContain('unit');
    expect(uncommented(schema)).not.toContain('note');
    expect(() => renderDataDictionary(schema)).toThrow('note.id, note.unit_id, note.sealed, unit, unit.id');
    const commented = {
      ...schema,
      tables: schema.tables.map((t) => ({
        ...t,
        comment: t.comment ?? '单位',
        columns: t.columns.map((c) => ({ ...c, comment: `列${c.name}` })),
      })),
    };
    const page = renderDataDictionary(commented);
    expect(page).toContain('程序自己也没有修改、删除、清空的权限。');
    expect(page).toContain("| `name` | 文本 text | 必填 | `'无'::text` | 列name |");
    expect(page).toContain('| `words` | 文本 text[]（多值） | 可空 |  | 列words |');
    expect(page).toContain('- 外键 `(unit_id) REFERENCES unit(id)`');
  });
});

const root = new URL('../../../../../', import.meta.url);
const committed: readonly (readonly [string, typeof renderTables])[] = [
  ['db/schema.sql', renderSchemaSql],
  ['src/server/platform/db/tables.ts', renderTables],
  ['docs/data-dictionary.md', renderDataDictionary],
];

// To write them anew after a migration: npm run schema
describe("the program's own schema", async () => {
  const own = await describeSchema((await testDatabase()).pool);

  // Versions differ in how they print an expression; the files are those of the embedded one.
  it.skipIf(serverVersion() !== 18).each(committed)('is what %s says (as version 18 prints it)', (path, render) => {
    const file = new URL(path, root);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, render(own));
    expect(readFileSync(file, 'utf8')).toBe(render(own));
  });

  it('has a comment on every table and column', () => {
    expect(own.tables.length).toBeGreaterThan(5);
    expect(uncommented(own)).toEqual([]);
  });
});
