import { mayBeJoined, type Role } from './roles.js';

const needed: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'];

/**
 * Whether administrators divide their three powers rightly: each power is held, none twice, and nobody holds audit together
 * with system. (D-07: three separate administrators; a small committee may join two of them.)
 */
export const dividePowersRightly = (administrators: readonly (readonly Role[])[]): boolean => {
  const held = administrators.flat();
  return needed.every((role) => held.filter((r) => r === role).length === 1) && administrators.every(mayBeJoined);
};
