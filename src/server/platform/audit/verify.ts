import {
  beginning,
  checkEnd,
  checkLink,
  checkNoted,
  checkUnsealed,
  type Fault,
  type Head,
} from '../../../domain/audit/chain.js';
import type { Deps } from '../deps.js';
import { hashingFor } from './hashing.js';
import { notedHeads, type Noted } from './heads.js';
import { keptAfter, unlinkedAfter } from './reads.js';

type Verifying = Pick<Deps, 'db' | 'keys' | 'auditDirectory'>;
/** Faults that are named one by one; beyond these they are counted only. */
const namedFaults = 100;
const atOnce = 2000;
const firstId = '00000000-0000-0000-0000-000000000000';

/** Faults gathered so far. */
export type Found = { readonly faults: readonly Fault[]; readonly count: number };
const nothing: Found = { faults: [], count: 0 };
const plus = (found: Found, more: readonly Fault[]): Found =>
  more.length === 0
    ? found
    : { faults: [...found.faults, ...more].slice(0, namedFaults), count: found.count + more.length };

export type Part = Found & {
  /** How far the chain was followed. */
  readonly head: Head;
  /** Whether that is its end. */
  readonly done: boolean;
};

/** Follow the chain behind a place that has been checked, for at most so many links. */
export const verifyPart = async (
  deps: Verifying,
  tenantId: string,
  from: Head,
  limit: number,
  noted: Noted,
): Promise<Part> => {
  const hashing = hashingFor(deps.keys, tenantId);
  let head = from;
  let found = nothing;
  for (let left = limit; left > 0; left -= atOnce) {
    const some = await keptAfter(deps.db, tenantId, head.position, Math.min(atOnce, left));
    for (const kept of some) {
      const other = checkNoted(noted.chains, kept);
      found = plus(found, [...checkLink(hashing, head, kept), ...(other ? [other] : [])]);
      head = { position: kept.position, chain: kept.chain };
    }
    if (some.length < Math.min(atOnce, left)) return { ...found, head, done: true };
  }
  return { ...found, head, done: false };
};

export type Tail = Found & {
  /** Entries of the program that are not linked yet. */
  readonly unsealed: number;
  /** The first and last of them: when. */
  readonly since: string | null;
  readonly until: string | null;
};

/** What lies behind the end of the chain: entries not linked yet, and what was noted outside. */
export const verifyTail = async (deps: Verifying, tenantId: string, head: Head, noted: Noted): Promise<Tail> => {
  const hashing = hashingFor(deps.keys, tenantId);
  const short = checkEnd(noted.longest?.position ?? 0, head);
  let found = plus(nothing, short ? [short] : []);
  let tail = { unsealed: 0, since: null as string | null, until: null as string | null };
  let after = firstId;
  for (;;) {
    const some = await unlinkedAfter(deps.db, tenantId, after, atOnce);
    for (const { entry, mac } of some) {
      const fault = checkUnsealed(hashing, entry, mac);
      if (fault) found = plus(found, [fault]);
      else tail = { unsealed: tail.unsealed + 1, since: tail.since ?? entry.at, until: entry.at };
    }
    after = some.at(-1)?.entry.id ?? after;
    if (some.length < atOnce) return { ...found, ...tail };
  }
};

export type Verified = Tail & { readonly head: Head; readonly noted: Noted['longest'] };

/** Check a tenant's whole log: constant memory, however long it is. @param heads a copy of the noted heads to hold it against as well */
export const verifyLog = async (
  deps: Verifying,
  tenantId: string,
  options: { readonly heads?: string; readonly onProgress?: (position: number) => void } = {},
): Promise<Verified> => {
  const place = options.heads === undefined ? { directory: deps.auditDirectory } : { file: options.heads };
  const noted = await notedHeads(place, deps.keys, tenantId);
  let part: Part = { ...nothing, head: beginning, done: false };
  let found = nothing;
  while (!part.done) {
    part = await verifyPart(deps, tenantId, part.head, 50_000, noted);
    found = { faults: [...found.faults, ...part.faults].slice(0, namedFaults), count: found.count + part.count };
    options.onProgress?.(part.head.position);
  }
  const tail = await verifyTail(deps, tenantId, part.head, noted);
  return {
    ...tail,
    faults: [...found.faults, ...tail.faults].slice(0, namedFaults),
    count: found.count + tail.count,
    head: part.head,
    noted: noted.longest,
  };
};
