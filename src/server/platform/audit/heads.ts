import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Head } from '../../../domain/audit/chain.js';
import { giveToOwnerOf } from '../db/embedded/place.js';
import type { Keys } from '../keys.js';

/** One line of the file: how far a tenant's chain went at an instant. */
export type NotedHead = Head & { readonly tenantId: string; readonly at: string };
type Line = NotedHead & { readonly mac: string };

const largest = 1024 * 1024;
const kept = 8;

const macOf = (keys: Pick<Keys, 'audit'>, h: NotedHead): string =>
  createHmac('sha256', keys.audit).update(`head\0${h.tenantId}\0${h.position}\0${h.chain}\0${h.at}`).digest('hex');

const fileIn = (directory: string, number = 0): string =>
  join(directory, number === 0 ? 'heads.ndjson' : `heads.${number}.ndjson`);

/** heads.ndjson becomes heads.1.ndjson and so on; the oldest goes. */
const rotate = (directory: string): void => {
  rmSync(fileIn(directory, kept), { force: true });
  for (let n = kept - 1; n >= 0; n -= 1)
    if (existsSync(fileIn(directory, n))) renameSync(fileIn(directory, n), fileIn(directory, n + 1));
};

/** Note how far a chain goes, outside the database; it has reached the disk when this returns. */
export const noteHead = async (directory: string, keys: Pick<Keys, 'audit'>, head: NotedHead): Promise<void> => {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  giveToOwnerOf(join(directory, '..'), directory);
  if ((statSync(fileIn(directory), { throwIfNoEntry: false })?.size ?? 0) > largest) rotate(directory);
  const line: Line = {
    tenantId: head.tenantId,
    position: head.position,
    chain: head.chain,
    at: head.at,
    mac: macOf(keys, head),
  };
  const file = await open(fileIn(directory), 'a', 0o600);
  try {
    await file.write(`${JSON.stringify(line)}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
  giveToOwnerOf(directory, fileIn(directory));
};

/** After a restore the noted heads belong to other data: they are kept under another name, for whoever wants to compare. */
export const setNotedAside = (directory: string, at: Date): void => {
  if (existsSync(directory))
    renameSync(directory, `${directory}-${at.toISOString().replaceAll(/\D/g, '').slice(0, 14)}`);
};

const isLine = (value: unknown): value is Line =>
  typeof value === 'object' && value !== null && 'mac' in value && 'position' in value && 'chain' in value;

const parsed = (text: string): Line | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isLine(value) ? value : null;
  } catch {
    // A line that was half written when the power went says nothing.
    return null;
  }
};

const textOf = async (path: string): Promise<string> => (existsSync(path) ? readFile(path, 'utf8') : '');

export type Noted = {
  /** The link at each place that was noted. */
  readonly chains: ReadonlyMap<number, string>;
  /** The longest that the chain was known to be; null where nothing was noted. */
  readonly longest: NotedHead | null;
};

/**
 * What was noted of a tenant's chain; lines that the program did not write are passed over. At most nine files of a megabyte are
 * read. A copy kept elsewhere, of which whoever can write here knows nothing, may be given instead of the directory.
 */
export const notedHeads = async (
  place: { readonly directory: string } | { readonly file: string },
  keys: Pick<Keys, 'audit'>,
  tenantId: string,
): Promise<Noted> => {
  const paths =
    'file' in place ? [place.file] : Array.from({ length: kept + 1 }, (_, n) => fileIn(place.directory, kept - n));
  const chains = new Map<number, string>();
  let longest: NotedHead | null = null;
  for (const path of paths)
    for (const text of (await textOf(path)).split('\n')) {
      const line = parsed(text);
      if (line?.tenantId !== tenantId || line.mac !== macOf(keys, line)) continue;
      chains.set(line.position, line.chain);
      if (!longest || line.position >= longest.position) longest = line;
    }
  return { chains, longest };
};
