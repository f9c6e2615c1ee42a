import { z } from 'zod';
import { calendarDay, endpoint, pageQuery, uuid } from './endpoint.js';

const read = { action: 'audit.read', place: { of: 'tenant' } } as const;

/** Entries by who did it, whom it concerns (the whole name), what, and when (both days included); the newest first. */
export const auditEntries = endpoint({
  method: 'GET',
  path: '/api/audit',
  title: '审计记录',
  query: z.object({
    ...pageQuery,
    action: z.string().max(60).optional(),
    actor: z.string().trim().max(40).optional(),
    concerning: z.string().trim().max(40).optional(),
    since: calendarDay.optional(),
    through: calendarDay.optional(),
  }),
  access: read,
  reply: z.object({
    total: z.number(),
    items: z.array(
      z.object({
        id: uuid,
        at: z.string(),
        actor: z.string(),
        action: z.string(),
        actionTitle: z.string(),
        detail: z.string(),
        concerning: z.string().nullable(),
        /** Its place in the chain; null until it is sealed. */
        position: z.number().nullable(),
      }),
    ),
    actions: z.array(z.object({ action: z.string(), title: z.string() })),
  }),
  refusals: [],
});

const noted = z.object({ position: z.number(), at: z.string() }).nullable();
/** How far the log is sealed, what was noted outside the database, and the key that exports are verified with. */
export const auditSeal = endpoint({
  method: 'GET',
  path: '/api/audit/seal',
  title: '审计封存状态',
  access: read,
  reply: z.object({
    position: z.number(),
    chain: z.string(),
    sealedAt: z.string().nullable(),
    unsealed: z.number(),
    noted,
    publicKey: z.string(),
  }),
  refusals: [],
});

const chainLink = z.string().regex(/^[0-9a-f]{64}$/);
/** Verify a part of the log, behind the place that the part before came to; the last part checks the end as well. */
export const verifyAudit = endpoint({
  method: 'POST',
  path: '/api/audit/verification',
  title: '校验审计记录',
  access: read,
  body: z.object({
    after: z.object({ position: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER), chain: chainLink }).nullable(),
  }),
  reply: z.object({
    head: z.object({ position: z.number(), chain: z.string() }),
    done: z.boolean(),
    count: z.number(),
    faults: z.array(z.string()),
    /** Of the last part only. */
    tail: z.object({ unsealed: z.number(), noted }).nullable(),
  }),
  refusals: [],
});

export const exportAudit = endpoint({
  method: 'GET',
  path: '/api/audit/export',
  title: '导出审计记录（带签名）',
  access: read,
  download: 'application/x-ndjson',
  reply: z.unknown(),
  refusals: [],
});
