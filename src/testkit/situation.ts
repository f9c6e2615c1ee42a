import type { Known } from './knownTree.js';
import type { KnownPerson } from './rows.js';
import type { Asked, TestApp } from './testApp.js';
import type { KnownOrganisation, World } from './world.js';

/** What a call is about: an organisation of a world and somebody there. */
export type Situation = {
  readonly app: TestApp;
  readonly world: World;
  readonly known: Known;
  readonly organisation: KnownOrganisation;
  readonly person: KnownPerson;
};
/** How an endpoint is called in a situation. */
export type Making = (s: Situation) => Asked | Promise<Asked>;
