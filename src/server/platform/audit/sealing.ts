import { setTimeout } from 'node:timers/promises';
import { linkAfter, type Head } from '../../../domain/audit/chain.js';
import type { SealedEntry } from '../../../domain/audit/entry.js';
import { inTransaction } from '../db/pool.js';
import type { Database } from '../db/tables.js';
import type { Deps } from '../deps.js';
import { tenants } from '../tenants/reads.js';
import { hashingFor } from './hashing.js';
import { notedHeads, noteHead } from './heads.js';
import { anyUnsealed, nextUnsealed, sealedHead } from './reads.js';
import { insertSeals, lockSealing, type NewSeal } from './store.js';

type Sealing = Pick<Deps, 'pool' | 'db' | 'clock' | 'keys' | 'auditDirectory'>;
const atOnce = 2000;

const linksFor = (deps: Sealing, tenantId: string, head: Head, entries: readonly SealedEntry[]): readonly NewSeal[] => {
  const hashing = hashingFor(deps.keys, tenantId);
  let before = head;
  return entries.map((entry) => {
    const link = linkAfter(hashing, before, entry);
    before = link;
    return link;
  });
};

/** Link what waits, at most so many; null where somebody else is at it, or nothing waits. */
const sealSome = (deps: Sealing, tenantId: string): Promise<readonly NewSeal[] | null> =>
  inTransaction<Database, readonly NewSeal[] | null>(deps.pool, async ({ db }) => {
    if (!(await lockSealing(db, tenantId))) return null;
    const entries = await nextUnsealed(db, tenantId, atOnce);
    if (entries.length === 0) return null;
    const links = linksFor(deps, tenantId, await sealedHead(db, tenantId), entries);
    await insertSeals(db, tenantId, links, deps.clock.now());
    return links;
  });

const note = (deps: Sealing, tenantId: string, { position, chain }: Head): Promise<void> =>
  noteHead(deps.auditDirectory, deps.keys, { tenantId, position, chain, at: deps.clock.now().toISOString() });

/** Link all entries of a tenant that wait, and note the new head outside the database. @returns how many were linked */
export const sealTenant = async (deps: Sealing, tenantId: string): Promise<number> => {
  if (!(await anyUnsealed(deps.db, tenantId))) return 0;
  let count = 0;
  let last: Head | null = null;
  for (;;) {
    const links = await sealSome(deps, tenantId);
    count += links?.length ?? 0;
    last = links?.at(-1) ?? last;
    if (!links || links.length < atOnce) break;
  }
  if (last) await note(deps, tenantId, last);
  return count;
};

/** Note the head of a tenant where the last one has not been noted: the machine may have stopped between sealing and noting. */
const noteAgain = async (deps: Sealing, tenantId: string): Promise<void> => {
  const head = await sealedHead(deps.db, tenantId);
  const { longest } = await notedHeads({ directory: deps.auditDirectory }, deps.keys, tenantId);
  if (head.position > (longest?.position ?? 0)) await note(deps, tenantId, head);
};

/** Link whatever waits, of every tenant. */
export const sealAll = async (deps: Sealing): Promise<void> => {
  for (const { id } of await tenants(deps.db)) await sealTenant(deps, id);
};

/** Until the time is over, or it is ended; leaves no listener behind. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  setTimeout(ms, undefined, { signal }).catch(() => undefined);

/**
 * Seal all tenants, again and again, until stopped: an entry is linked within a second of its commit.
 * @param onError told what went wrong; the next round tries again
 */
export const startSealing = (
  deps: Sealing,
  onError: (error: unknown) => void,
  everyMs = 400,
): { readonly stop: () => Promise<void> } => {
  const end = new AbortController();
  const round = async (first: boolean): Promise<void> => {
    try {
      if (first) for (const { id } of await tenants(deps.db)) await noteAgain(deps, id);
      await sealAll(deps);
    } catch (error) {
      onError(error);
    }
  };
  const work = async (): Promise<void> => {
    await round(true);
    while (!end.signal.aborted) {
      await pause(everyMs, end.signal);
      await round(false);
    }
  };
  const working = work();
  return {
    stop: () => {
      end.abort();
      return working;
    },
  };
};
