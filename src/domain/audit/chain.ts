import { textOf, type SealedEntry } from './entry.js';

/** The functions that need a key or a digest; all texts but an entry's own are lower-case hexadecimal. */
export type Hashing = {
  /** What an entry is written with: only the program can make it. */
  readonly own: (text: string) => string;
  /** SHA-256 of the link before and the entry's text: anybody can recompute it. */
  readonly chain: (before: string, text: string) => string;
  /** Keyed, over place and chain: nobody else can make it. */
  readonly seal: (position: number, chain: string) => string;
};

/** How far the chain goes: the number of entries, and the last link. */
export type Head = { readonly position: number; readonly chain: string };
export const beginning: Head = { position: 0, chain: '0'.repeat(64) };

/** The next link for an entry. */
export const linkAfter = (
  hashing: Hashing,
  before: Head,
  entry: SealedEntry,
): Head & { readonly seal: string; readonly entryId: string } => {
  const position = before.position + 1;
  const chain = hashing.chain(before.chain, textOf(entry));
  return { position, chain, seal: hashing.seal(position, chain), entryId: entry.id };
};

export const faultSentences = {
  edited: '记录的内容被改动过',
  removed: '记录被删除',
  inserted: '记录不是由本系统写入的',
  forged: '封签不是由本系统作出的',
  rewritten: '与数据库之外留存的链头不符，此前的记录曾被截去或改写',
  cutOff: '最新的记录被截去：数据库之外留存的链头比数据库中的更长',
} as const;
export type FaultKind = keyof typeof faultSentences;

/** What is wrong, and with which entries: a place in the chain (or the first and last of several), or an entry that has none yet. */
export type Fault = {
  readonly kind: FaultKind;
  readonly position: number | null;
  readonly until: number | null;
  readonly entryId: string | null;
};

/** A link as it is kept, with its entry (null where that is gone) and the MAC that the entry was written with. */
export type Kept = Head & {
  readonly seal: string;
  readonly entryId: string;
  readonly entry: SealedEntry | null;
  readonly mac: string;
};

const faultAt = (kind: FaultKind, kept: Kept): Fault => ({
  kind,
  position: kept.position,
  until: null,
  entryId: kept.entryId,
});

/** What is wrong with the entry of a link; `before` is null where the link before is gone. */
const faultOfEntry = (hashing: Hashing, before: string | null, kept: Kept): FaultKind | null => {
  if (!kept.entry) return 'removed';
  const text = textOf(kept.entry);
  if (before !== null && hashing.chain(before, text) !== kept.chain) return 'edited';
  if (hashing.own(text) === kept.mac) return null;
  return before === null ? 'edited' : 'inserted';
};

/**
 * Hold one kept link against the one before. Each fault is named once: after one the chain is followed from what is kept, so that
 * everything behind it is still told apart.
 */
export const checkLink = (hashing: Hashing, before: Head, kept: Kept): readonly Fault[] => {
  const faults: Fault[] = [];
  const gap = kept.position !== before.position + 1;
  if (gap) faults.push({ kind: 'removed', position: before.position + 1, until: kept.position - 1, entryId: null });
  const entryFault = faultOfEntry(hashing, gap ? null : before.chain, kept);
  if (entryFault) faults.push(faultAt(entryFault, kept));
  if (hashing.seal(kept.position, kept.chain) !== kept.seal) faults.push(faultAt('forged', kept));
  return faults;
};

/** Hold an entry that is not sealed yet against the MAC it was written with. */
export const checkUnsealed = (hashing: Hashing, entry: SealedEntry, mac: string): Fault | null =>
  hashing.own(textOf(entry)) === mac ? null : { kind: 'inserted', position: null, until: null, entryId: entry.id };

/** Hold heads that were noted outside the database, by position, against a kept link. */
export const checkNoted = (noted: ReadonlyMap<number, string>, kept: Head): Fault | null => {
  const then = noted.get(kept.position);
  return then === undefined || then === kept.chain
    ? null
    : { kind: 'rewritten', position: kept.position, until: null, entryId: null };
};

/** Whether the chain is shorter than it was known to be. */
export const checkEnd = (longestNoted: number, head: Head): Fault | null =>
  longestNoted <= head.position
    ? null
    : { kind: 'cutOff', position: head.position + 1, until: longestNoted, entryId: null };

/** 第 3 条：记录被删除 / 第 3 至 9 条 … / 未封存的记录 …: … */
export const faultText = ({ kind, position, until, entryId }: Fault): string => {
  const where =
    position === null
      ? `未封存的记录 ${entryId ?? ''}`
      : until === null || until === position
        ? `第 ${position} 条`
        : `第 ${position} 至 ${until} 条`;
  return `${where}：${faultSentences[kind]}。`;
};
