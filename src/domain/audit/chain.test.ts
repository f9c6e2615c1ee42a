import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginning,
  checkEnd,
  checkLink,
  checkNoted,
  checkUnsealed,
  faultText,
  linkAfter,
  type Fault,
  type Hashing,
  type Head,
  type Kept,
} from './chain.js';
import { textOf, type SealedEntry } from './entry.js';

// Not a good digest, but one that tells texts apart: the rules are tested here, the digests elsewhere.
const digest = (text: string): string => {
  let h = 7;
  for (const c of text) h = (h * 31 + (c.codePointAt(0) ?? 0)) % 4_294_967_291;
  return h.toString(16);
};
const hashing: Hashing = {
  own: (text) => digest(`key own ${text}`),
  chain: (before, text) => digest(`${before} ${text}`),
  seal: (position, chain) => digest(`key seal ${position} ${chain}`),
};

const entry = (n: number): SealedEntry => ({
  tenantId: 't',
  id: `e${n}`,
  at: `2026-09-30T02:00:${String(n % 60).padStart(2, '0')}.000Z`,
  accountId: 'a',
  actor: '江帆',
  action: 'tenure.recorded',
  subjectId: null,
  personId: null,
  detail: { n },
});

const sealed = (count: number): Kept[] => {
  let head: Head = beginning;
  return Array.from({ length: count }, (_, i) => {
    const e = entry(i + 1);
    const link = linkAfter(hashing, head, e);
    head = link;
    return { ...link, entry: e, mac: hashing.own(textOf(e)) };
  });
};

const check = (kept: readonly Kept[]): readonly Fault[] => {
  let head: Head = beginning;
  return kept.flatMap((k) => {
    const faults = checkLink(hashing, head, k);
    head = k;
    return faults;
  });
};
const kinds = (kept: readonly Kept[]): string[] => check(kept).map((f) => `${f.kind} ${f.position}`);
const changed = (kept: Kept[], at: number, change: (k: Kept) => Kept): Kept[] =>
  kept.map((k, i) => (i === at - 1 ? change(k) : k));

describe('the text of an entry', () => {
  it('does not depend on the order in which a database keeps the parts of its detail', () => {
    const one = { ...entry(1), detail: { b: 1, a: { d: [1, { y: 1, x: 2 }], c: null } } };
    const other = { ...entry(1), detail: { a: { c: null, d: [1, { x: 2, y: 1 }] }, b: 1 } };
    expect(textOf(one)).toBe(textOf(other));
  });

  it('leaves out what JSON leaves out', () => {
    expect(textOf({ ...entry(1), detail: { a: undefined } })).toBe(textOf({ ...entry(1), detail: {} }));
  });
});

describe('the chain', () => {
  it('as it was made has no fault', () => {
    expect(check(sealed(30))).toEqual([]);
  });

  it('names an edited entry and none behind it', () => {
    const kept = changed(sealed(9), 4, (k) => ({ ...k, entry: { ...entry(4), actor: '别人' } }));
    expect(kinds(kept)).toEqual(['edited 4']);
  });

  it('names a removed entry, with its link or without', () => {
    expect(kinds(changed(sealed(9), 4, (k) => ({ ...k, entry: null })))).toEqual(['removed 4']);
    expect(kinds(sealed(9).filter((k) => k.position !== 4))).toEqual(['removed 4']);
    expect(check(sealed(9).filter((k) => k.position < 4 || k.position > 6))).toEqual([
      { kind: 'removed', position: 4, until: 6, entryId: null },
    ]);
  });

  it('names an entry that the program did not write though it was sealed', () => {
    expect(kinds(changed(sealed(9), 4, (k) => ({ ...k, mac: '' })))).toEqual(['inserted 4']);
  });

  it('names an edit whose maker has recomputed what he can without the key', () => {
    const kept = sealed(9);
    let head: Head = kept[2] ?? beginning;
    const rewritten = kept.slice(3).map((k, i) => {
      const e = i === 0 ? { ...entry(4), actor: '别人' } : (k.entry ?? entry(0));
      head = { position: k.position, chain: hashing.chain(head.chain, textOf(e)) };
      return { ...k, ...head, entry: e };
    });
    expect(kinds([...kept.slice(0, 3), ...rewritten])[0]).toBe('inserted 4');
    expect(kinds([...kept.slice(0, 3), ...rewritten])).toContain('forged 9');
  });

  it('names a place where two entries changed places', () => {
    const [a, b] = [sealed(9)[3], sealed(9)[4]];
    if (!a || !b) throw new Error('nine are sealed');
    const swapped = changed(
      changed(sealed(9), 4, (k) => ({ ...k, entry: b.entry, mac: b.mac, entryId: b.entryId })),
      5,
      (k) => ({ ...k, entry: a.entry, mac: a.mac, entryId: a.entryId }),
    );
    expect(kinds(swapped)).toEqual(['edited 4', 'edited 5']);
  });

  it('finds any one entry that was edited, removed or put in', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom('edited', 'removed', 'gone', 'inserted'),
        (length, place, how) => {
          const at = Math.min(place, length);
          const kept = sealed(length);
          const tampered =
            how === 'gone'
              ? kept.filter((k) => k.position !== at)
              : changed(kept, at, (k) =>
                  how === 'edited'
                    ? { ...k, entry: { ...entry(at), detail: { n: 'x' } } }
                    : how === 'removed'
                      ? { ...k, entry: null }
                      : { ...k, mac: '' },
                );
          const end = checkEnd(length, tampered.at(-1) ?? beginning);
          expect(check(tampered).length + (end ? 1 : 0)).toBe(1);
        },
      ),
    );
  });
});

describe('what was noted outside', () => {
  it('names the newest that are cut off', () => {
    expect(checkEnd(9, { position: 6, chain: '' })).toEqual({ kind: 'cutOff', position: 7, until: 9, entryId: null });
    expect(checkEnd(9, { position: 9, chain: '' })).toBeNull();
  });

  it('names a place that has become another', () => {
    const noted = new Map([[4, 'old']]);
    expect(checkNoted(noted, { position: 4, chain: 'new' })?.kind).toBe('rewritten');
    expect(checkNoted(noted, { position: 4, chain: 'old' })).toBeNull();
    expect(checkNoted(noted, { position: 5, chain: 'new' })).toBeNull();
  });
});

it('tells an unsealed entry of the program from another', () => {
  expect(checkUnsealed(hashing, entry(1), hashing.own(textOf(entry(1))))).toBeNull();
  expect(checkUnsealed(hashing, entry(1), '')?.kind).toBe('inserted');
});

it('says where and what', () => {
  const at = (position: number | null, until: number | null): string =>
    faultText({ kind: 'removed', position, until, entryId: 'e' });
  expect([at(3, null), at(3, 3), at(3, 9), at(null, null)]).toEqual([
    '第 3 条：记录被删除。',
    '第 3 条：记录被删除。',
    '第 3 至 9 条：记录被删除。',
    '未封存的记录 e：记录被删除。',
  ]);
});
