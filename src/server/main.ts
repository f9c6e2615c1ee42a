import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import { fileURLToPath } from 'node:url';
import type { Endpoint } from '../contract/endpoint.js';
import { mountAdministration } from './administration/routes.js';
import { mountAudit } from './audit/routes.js';
import { mountDocuments } from './documents/routes.js';
import { mountCards } from './cards/routes.js';
import { closeCardsMet, closeCardsOfAll } from './cards/store.js';
import { mountContradictions } from './contradictions/routes.js';
import { mountFeedback } from './feedback/routes.js';
import { mountHome } from './home/routes.js';
import { mountImports } from './imports/routes.js';
import { loadDemo } from './imports/usecases/loadDemo.js';
import { countRecordChanges } from './obligations/records/store.js';
import { mountAttachments } from './meetings/attachments/routes.js';
import { mountProblems } from './meetings/problems/routes.js';
import { mountMeetings } from './meetings/routes.js';
import { mountMeetingSettings } from './meetings/settings/routes.js';
import { mountStudy } from './meetings/study/routes.js';
import { mountTalks } from './meetings/talks/routes.js';
import { mountObligations } from './obligations/routes.js';
import { lockObligations, recomputeAll, withRecount } from './obligations/store.js';
import { mountOrganisations } from './organisations/routes.js';
import { mountPeople } from './people/routes.js';
import { findPlace } from './platform/access/reads.js';
import { signedInBy } from './platform/access/sessions.js';
import type { Clock } from './platform/clock.js';
import { kyselyOn } from './platform/db/pool.js';
import type { Database } from './platform/db/tables.js';
import type { Deps } from './platform/deps.js';
import { createApp, type AppOptions } from './platform/http/app.js';
import type { Mounting } from './platform/http/mount.js';
import type { Keys } from './platform/keys.js';
import { mountSession } from './session/routes.js';
import { mountSetup } from './setup/routes.js';

/** The composition root of everything that works on a database: features are given this and nothing else. */
export const depsOn = (
  pool: Pool,
  keys: Keys,
  clock: Clock,
  places: Pick<Deps, 'backupDirectory' | 'uploadDirectory' | 'attachmentDirectory' | 'auditDirectory'>,
): Deps => ({
  pool,
  db: kyselyOn<Database>(pool),
  clock,
  keys,
  ...places,
  recount: {
    branches: async (tx, tenantId, branches, today, work) => {
      const done = await withRecount(tx, tenantId, branches, today, work);
      await closeCardsOfAll(tx.client, tenantId, clock.now());
      return done;
    },
    records: async (client, tenantId, branchId, changes) => {
      const met = await countRecordChanges(client, tenantId, branchId, changes);
      await closeCardsMet(client, tenantId, met, changes, clock.now());
      return met;
    },
    alone: (tx, tenantId) => lockObligations(tx.db, tenantId, 'alone'),
    all: async (tx, tenantId, today) => {
      const counted = await recomputeAll(tx, tenantId, today);
      await closeCardsOfAll(tx.client, tenantId, clock.now());
      return counted;
    },
  },
});

/** The folder of the built web beside the built server; absent under test. */
export const builtWeb = (): string => fileURLToPath(new URL('../web', import.meta.url));

/** The whole application over a database, listening to nothing yet, and the list of all its endpoints. */
export const createServer = async (
  deps: Deps,
  options: AppOptions,
): Promise<{ readonly app: FastifyInstance; readonly endpoints: readonly Endpoint[] }> => {
  const app = await createApp(options);
  const mounting: Mounting = {
    app,
    places: { find: findPlace(deps) },
    clock: deps.clock,
    signedInBy: signedInBy(deps),
    requestsPerMinute: options.requestsPerMinute,
    mounted: [],
  };
  mountSession(mounting, deps);
  mountSetup(mounting, deps, { load: loadDemo(deps) });
  mountOrganisations(mounting, deps);
  mountPeople(mounting, deps);
  mountObligations(mounting, deps);
  mountMeetings(mounting, deps);
  mountMeetingSettings(mounting, deps);
  mountTalks(mounting, deps);
  mountProblems(mounting, deps);
  mountStudy(mounting, deps);
  mountAttachments(mounting, deps);
  mountDocuments(mounting, deps);
  mountContradictions(mounting, deps);
  mountCards(mounting, deps);
  mountHome(mounting, deps);
  mountImports(mounting, deps);
  mountAdministration(mounting, deps);
  mountAudit(mounting, deps);
  mountFeedback(mounting, deps);
  return { app, endpoints: mounting.mounted };
};
