import type { Role } from './roles.js';

/** Who must prove himself twice where a working committee asks for it: administrators and staff, who reach far. */
const farReaching: ReadonlySet<Role> = new Set([
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
  'workingCommittee',
  'committee',
]);

/** Whether somebody must set up a second factor before anything else. Demo data is entered by one click and is exempt. */
export const mustEnrol = (a: {
  readonly required: boolean;
  readonly demo: boolean;
  readonly enrolled: boolean;
  readonly roles: readonly Role[];
}): boolean => a.required && !a.demo && !a.enrolled && a.roles.some((role) => farReaching.has(role));

/** How many codes are given for the day on which the telephone is lost. */
export const recoveryCodes = 8;
