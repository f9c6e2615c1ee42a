import { home } from '../../contract/home.js';
import type { Deps } from '../platform/deps.js';
import { mount, type Mounting } from '../platform/http/mount.js';
import { showHome } from './usecases/showHome.js';

export const mountHome = (m: Mounting, deps: Deps): void => {
  mount(m, home, async (_, { actor, signedIn }) => {
    const names = new Map(
      actor.holdings.map((h, i) => [h.organisationId, signedIn.holdingNames[i]?.organisationName ?? '']),
    );
    return showHome(deps)({ actor, nameOf: (h) => names.get(h.organisationId) ?? '' });
  });
};
