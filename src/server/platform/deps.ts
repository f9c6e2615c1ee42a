import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Clock } from './clock.js';
import type { Transaction } from './db/pool.js';
import type { Database } from './db/tables.js';
import type { Keys } from './keys.js';

/**
 * What a feature that changes organisations or files records calls in its transaction, so that what is kept of obligations
 * always equals what a recomputation would find. Implemented by `obligations`, wired in main.ts.
 */
export type Recount = {
  /** Around a change to some branches; `branches` is asked before the work (null) and again with its result. */
  readonly branches: <T>(
    tx: Transaction<Database>,
    tenantId: string,
    branches: (done: T | null) => readonly string[],
    today: CalendarDay,
    work: () => Promise<T>,
  ) => Promise<T>;
  /** Before a change to many, in its transaction: from now on nobody else changes organisations or files records of the tenant. */
  readonly alone: (tx: Transaction<Database>, tenantId: string) => Promise<void>;
  /** After a change to many: everything of the tenant, from nothing. */
  readonly all: (
    tx: Transaction<Database>,
    tenantId: string,
    today: CalendarDay,
  ) => Promise<{ readonly cells: number }>;
};

/** Loading the demo, as the set-up page and the start command ask for it; implemented by `imports`, wired in main.ts. */
export type DemoLoader = { readonly load: (onProgress: (stage: string, fraction: number) => void) => Promise<void> };

/** What every feature is given: one database, one clock, one set of keys. */
export type Deps = {
  readonly pool: Pool;
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly recount: Recount;
  /** Where nightly backups lie. */
  readonly backupDirectory: string;
  /** Where uploaded workbooks lie, sealed, until they are applied or dismissed. */
  readonly uploadDirectory: string;
};
