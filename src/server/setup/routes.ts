import type { Deps } from '../platform/deps.js';
import type { Mounting } from '../platform/http/mount.js';

export const mountSetup = (m: Mounting, deps: Deps): void => {
  void m;
  void deps;
};
