import type { Kysely } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import type { RecordFact } from '../../domain/obligations/facts.js';
import type { CalendarDay } from '../../domain/shared/calendarDay.js';
import type { Clock } from './clock.js';
import type { Transaction } from './db/pool.js';
import type { Database } from './db/tables.js';
import type { Keys } from './keys.js';

/** A record that is filed (+1) or withdrawn (-1); its organisation is the branch, or a group of it. */
export type RecordChange = { readonly record: RecordFact; readonly branchId: string; readonly sign: 1 | -1 };
/** An obligation that came to be met. */
export type CellMet = {
  readonly organisationId: string;
  readonly ruleId: string;
  readonly title: string;
  readonly period: string;
};

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
  /** In the transaction that files or withdraws records of one branch. @returns the obligations that came to be met */
  readonly records: (
    client: PoolClient,
    tenantId: string,
    branchId: string,
    changes: readonly RecordChange[],
  ) => Promise<readonly CellMet[]>;
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
  /** Where the attachments of records lie, sealed. */
  readonly attachmentDirectory: string;
  /** Where head and count of the audit log are noted outside the database. */
  readonly auditDirectory: string;
};
