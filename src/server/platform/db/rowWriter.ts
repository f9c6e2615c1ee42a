import type { PoolClient } from 'pg';
import type { Insertable } from 'kysely';
import { copyIn } from './copy.js';
import type { Database } from './tables.js';

/** Tables in the order in which foreign keys allow them to be written. */
const order = [
  'organisations',
  'organisation_states',
  'organisation_events',
  'terms',
  'people',
  'affiliations',
  'standings',
  'restrictions',
  'tenures',
  'meetings',
  'meeting_kinds',
  'meeting_absentees',
  'import_rows',
  'import_missing',
] as const satisfies readonly (keyof Database)[];
type Written = (typeof order)[number];

/** Collects rows and writes them table by table with COPY: thousands at a time, memory bounded by what is not yet flushed. */
export type RowWriter = {
  readonly add: <T extends Written>(table: T, row: Insertable<Database[T]>) => void;
  readonly pending: () => number;
  readonly flush: () => Promise<void>;
};

export const rowWriter = (client: PoolClient): RowWriter => {
  const buffers = new Map<Written, Map<string, unknown[][]>>();
  let pending = 0;
  return {
    add: (table, row) => {
      const columns = Object.keys(row);
      const shape = columns.join(',');
      const shapes = buffers.get(table) ?? new Map<string, unknown[][]>();
      const rows = shapes.get(shape) ?? [];
      rows.push(Object.values(row));
      shapes.set(shape, rows);
      buffers.set(table, shapes);
      pending++;
    },
    pending: () => pending,
    flush: async () => {
      // Rows that are added while these are written wait for the next flush.
      const taken = new Map(buffers);
      buffers.clear();
      pending = 0;
      for (const table of order)
        for (const [shape, rows] of taken.get(table) ?? []) await copyIn(client, table, shape.split(','), rows);
    },
  };
};
