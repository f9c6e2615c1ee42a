import type { Payload } from '../platform/jobs/jobs.js';
import type { Run } from './store.js';

type Who = { readonly accountId: string | null; readonly name: string };

/** What a job about an import is told. */
export const payloadFor = (who: Who, run: Run, more: Readonly<Record<string, string>> = {}): Payload => ({
  tenantId: run.tenantId,
  importId: run.importId,
  accountId: who.accountId ?? '',
  name: who.name,
  ...more,
});

export const runOf = (p: Payload): Run => ({ tenantId: p['tenantId'] ?? '', importId: p['importId'] ?? '' });
export const whoOf = (p: Payload): Who => ({ accountId: p['accountId'] || null, name: p['name'] ?? '' });
