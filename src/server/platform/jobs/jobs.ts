import { Logger, run, runMigrations, type Runner, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Queryable } from '../db/pool.js';

/** What a job is told: always the tenant, where it is about one. */
export type Payload = Readonly<Record<string, string>>;
export type Jobs = Readonly<Record<string, (payload: Payload) => Promise<void>>>;
/** A job that comes by itself: a line of crontab, in the server's local time, and the name of the job. */
export type Timetable = readonly { readonly cron: string; readonly job: string }[];

const quiet = new Logger(() => () => undefined);

const asTasks = (jobs: Jobs): TaskList =>
  Object.fromEntries(
    Object.entries(jobs).map(([name, work]) => [name, (payload: unknown) => work((payload ?? {}) as Payload)]),
  );

/** The tables of the queue, made where they are missing. */
export const prepareJobs = (pool: Pool): Promise<void> => runMigrations({ pgPool: pool, logger: quiet });

/** Start working on jobs, two at a time. Stop with `runner.stop()`. */
export const startJobs = (pool: Pool, jobs: Jobs, timetable: Timetable): Promise<Runner> =>
  run({
    pgPool: pool,
    taskList: asTasks(jobs),
    crontab: timetable.map((t) => `${t.cron} ${t.job} ?fill=1d`).join('\n'),
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quiet,
  });

/** Ask for a job in the transaction of the change that needs it: it is done if and only if the change is. Tried once. */
export const enqueue = async (on: Queryable, job: string, payload: Payload): Promise<void> => {
  await on.query('select graphile_worker.add_job($1, payload := $2::json, max_attempts := 1)', [
    job,
    JSON.stringify(payload),
  ]);
};
