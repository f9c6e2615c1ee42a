import type { Role } from '../domain/access/roles.js';
import { openSession } from '../server/platform/access/sessions.js';
import type { Client, TestApp } from './testApp.js';
import type { World } from './world.js';

/** A browser in which an account is signed in. */
export const signedIn = async (app: TestApp, tenantId: string, accountId: string): Promise<Client> =>
  app.browser(await openSession({ db: app.database.db, clock: app.clock })(tenantId, accountId, 'test'));

/** A browser in which the holder of a role is signed in. */
export const as = (app: TestApp, world: World, role: Role): Promise<Client> =>
  signedIn(app, world.tenantId, world.accounts[role].id);
