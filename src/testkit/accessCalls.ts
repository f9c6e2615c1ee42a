import * as audit from '../contract/audit.js';
import type { Endpoint } from '../contract/endpoint.js';
import type { Situation } from './calls.js';
import type { Asked } from './testApp.js';

type Making = (s: Situation) => Asked | Promise<Asked>;

const nothing: Making = () => ({});

/** How the calls about access and audit are made. */
export const ofAccess: readonly (readonly [Endpoint, Making])[] = [
  [audit.auditEntries, nothing],
  [audit.auditSeal, nothing],
  [audit.verifyAudit, () => ({ body: { after: null } })],
  [audit.exportAudit, nothing],
];
