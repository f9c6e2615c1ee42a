/** Names that are one edit (a character wrong, missing or too many) away from a text. */
export type NearNames<V> = { readonly find: (text: string) => readonly V[] };

/** Whether two texts differ by exactly one inserted, deleted or replaced UTF-16 unit. */
export const oneEditApart = (a: string, b: string): boolean => {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  if (longer.length - shorter.length > 1) return false;
  let head = 0;
  while (head < shorter.length && longer.charCodeAt(head) === shorter.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < shorter.length - head &&
    longer.charCodeAt(longer.length - 1 - tail) === shorter.charCodeAt(shorter.length - 1 - tail)
  )
    tail += 1;
  return longer.length - head - tail === 1;
};

type Bucket<V> = Map<string, (readonly [string, V])[]>;
const put = <V>(buckets: Bucket<V>, key: string, entry: readonly [string, V]): void => {
  const list = buckets.get(key);
  if (list) list.push(entry);
  else buckets.set(key, [entry]);
};

/**
 * An index by halves: of a name one edit away, the first or the second half stands unchanged at its end of the text. Two entries a
 * name instead of one for each deletion, so that 40,000 names cost little; a look-up compares only names that share a half.
 */
export const nearNames = <V>(names: Iterable<readonly [string, V]>): NearNames<V> => {
  const heads: Bucket<V> = new Map();
  const tails: Bucket<V> = new Map();
  for (const entry of names) {
    const [name] = entry;
    const half = name.length >> 1;
    put(heads, `${name.length}:${name.slice(0, half)}`, entry);
    put(tails, `${name.length}:${name.slice(half)}`, entry);
  }
  const find = (text: string): readonly V[] => {
    const found = new Set<V>();
    for (const length of [text.length - 1, text.length, text.length + 1]) {
      const half = length >> 1;
      const sameHead = heads.get(`${length}:${text.slice(0, half)}`) ?? [];
      const sameTail = tails.get(`${length}:${text.slice(text.length - (length - half))}`) ?? [];
      for (const [name, value] of sameHead) if (oneEditApart(name, text)) found.add(value);
      for (const [name, value] of sameTail) if (oneEditApart(name, text)) found.add(value);
    }
    return [...found];
  };
  return { find };
};
