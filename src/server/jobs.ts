import { retain } from './feedback/usecases/retain.js';
import { deleteOldCodes } from './administration/store.js';
import { examineRecords } from './contradictions/usecases/examine.js';
import { countLeading } from './home/store.js';
import { foldDeltas, keptYears } from './obligations/store.js';
import { deleteEndedSessions } from './platform/access/store.js';
import { nightlyBackup } from './platform/db/backup/nightly.js';
import { inTransaction } from './platform/db/pool.js';
import type { Database } from './platform/db/tables.js';
import type { Deps } from './platform/deps.js';
import type { Jobs, Timetable } from './platform/jobs/jobs.js';
import { tenants } from './platform/tenants/reads.js';
import { importJobs } from './imports/jobs.js';

const forEachTenant = async (deps: Deps, work: (tenantId: string) => Promise<unknown>): Promise<void> => {
  for (const tenant of await tenants(deps.db)) await work(tenant.id);
};

/** A new year begins: its obligations are laid out before anybody looks. */
const beginYear = async (deps: Deps, tenantId: string): Promise<void> => {
  const today = deps.clock.today();
  if ((await keptYears(deps.db, tenantId, today)).until > today) return;
  await inTransaction<Database, unknown>(deps.pool, (tx) => deps.recount.all(tx, tenantId, today));
};

/** Everything that is done in the background. */
export const jobsOf = (deps: Deps, program: string): Jobs => ({
  ...importJobs(deps),
  'obligations:fold': () =>
    forEachTenant(deps, (id) => inTransaction<Database, number>(deps.pool, (tx) => foldDeltas(tx, id))),
  'obligations:beginYear': () => forEachTenant(deps, (id) => beginYear(deps, id)),
  'obligations:keepOlder': async ({ tenantId = '' }) => {
    await inTransaction<Database, unknown>(deps.pool, (tx) => deps.recount.all(tx, tenantId, deps.clock.today()));
  },
  'meetings:examine': () => forEachTenant(deps, (id) => examineRecords(deps, id)),
  'home:count': () => forEachTenant(deps, (id) => countLeading(deps.pool, id, deps.clock.today(), deps.clock.now())),
  'sessions:tidy': async () => {
    await deleteEndedSessions(deps.db, deps.clock.now());
    await forEachTenant(deps, (id) => deleteOldCodes(deps.db, id, deps.clock.now()));
  },
  'retention:tidy': () => forEachTenant(deps, retain(deps)),
  'backup:nightly': async () => {
    await nightlyBackup({
      pool: deps.pool,
      directory: deps.backupDirectory,
      key: deps.keys.backup,
      program,
      now: deps.clock.now(),
    });
  },
});

export const timetable: Timetable = [
  { cron: '*/5 * * * *', job: 'obligations:fold' },
  { cron: '* * * * *', job: 'meetings:examine' },
  { cron: '*/10 * * * *', job: 'home:count' },
  { cron: '5 0 * * *', job: 'obligations:beginYear' },
  { cron: '20 * * * *', job: 'sessions:tidy' },
  { cron: '30 2 * * *', job: 'backup:nightly' },
  { cron: '10 4 * * *', job: 'retention:tidy' },
];
