import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { beginning, type Head, type Kept } from '../../../domain/audit/chain.js';
import { textOf } from '../../../domain/audit/entry.js';
import type { Deps } from '../deps.js';
import type { Keys } from '../keys.js';
import { keptAfter } from './reads.js';

/** The first line of an export: whose log, and the link before its first entry. */
export type ExportHead = {
  readonly format: 'zhibu-audit-export-1';
  readonly committee: string;
  readonly tenantId: string;
  readonly exportedAt: string;
  readonly after: number;
  readonly before: string;
};
/** A line for each entry: its place, its text, and the SHA-256 of the link before (as bytes) and that text. */
export type ExportLine = { readonly n: number; readonly text: string; readonly chain: string };
/** The last line: the end of the chain, and the signature over {@link signedText}. */
export type ExportEnd = { readonly end: number; readonly chain: string; readonly signature: string };

/** What the signature is made over: it names the log, the places and both ends of the chain. */
const signedText = (head: ExportHead, end: Pick<ExportEnd, 'end' | 'chain'>): string =>
  `${head.format}\n${head.tenantId}\n${head.committee}\n${head.exportedAt}\n${head.after}\n${head.before}\n${end.end}\n${end.chain}\n`;

/** The public half of the signing key, as PEM: it is published, and tells nothing about any other key. */
export const publicKeyOf = (keys: Pick<Keys, 'auditSigning'>): string =>
  createPublicKey(keys.auditSigning).export({ type: 'spki', format: 'pem' }).toString();

const lineOf = (kept: Kept): ExportLine => ({
  n: kept.position,
  text: kept.entry ? textOf(kept.entry) : '',
  chain: kept.chain,
});

const atOnce = 2000;

/** The link at a place; the beginning for 0. Null where there is none. */
const linkAt = async (deps: Pick<Deps, 'db'>, tenantId: string, position: number): Promise<Head | null> =>
  position === 0 ? beginning : ((await keptAfter(deps.db, tenantId, position - 1, 1))[0] ?? null);

export type ExportAsked = {
  readonly tenantId: string;
  readonly committee: string;
  /** Entries behind this place; 0 for all. */
  readonly after: number;
  /** At most so many. */
  readonly limit: number;
};

/**
 * The sealed part of a tenant's log as NDJSON, signed with Ed25519 (RFC 8032) at its end, so that whoever has the file and the
 * public key can check it. Lines are made as they are read.
 */
export async function* exportLog(
  deps: Pick<Deps, 'db' | 'keys' | 'clock'>,
  asked: ExportAsked,
): AsyncGenerator<string> {
  const { tenantId, committee, after } = asked;
  const before = (await linkAt(deps, tenantId, after)) ?? beginning;
  const exportedAt = deps.clock.now().toISOString();
  const head: ExportHead = {
    format: 'zhibu-audit-export-1',
    committee,
    tenantId,
    exportedAt,
    after,
    before: before.chain,
  };
  yield `${JSON.stringify(head)}\n`;
  let end: Head = { position: after, chain: before.chain };
  for (let left = asked.limit; left > 0; left -= atOnce) {
    const some = await keptAfter(deps.db, tenantId, end.position, Math.min(atOnce, left));
    if (some.length > 0) yield `${some.map((kept) => JSON.stringify(lineOf(kept))).join('\n')}\n`;
    end = some.at(-1) ?? end;
    if (some.length < Math.min(atOnce, left)) break;
  }
  const closing = { end: end.position, chain: end.chain };
  const signature = sign(null, Buffer.from(signedText(head, closing)), deps.keys.auditSigning).toString('base64');
  yield `${JSON.stringify({ ...closing, signature })}\n`;
}

/** Whether the key signed the end of an export. */
export const isSigned = (publicKey: KeyObject, head: ExportHead, end: ExportEnd): boolean =>
  verify(null, Buffer.from(signedText(head, end)), publicKey, Buffer.from(end.signature, 'base64'));
