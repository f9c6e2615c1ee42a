import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOrBelow, covers, pathLabel, type Scope } from './scope.js';

describe('a scope', () => {
  it('of a subtree covers its top and all below, and nothing that merely begins alike', () => {
    const scope: Scope = { kind: 'subtree', path: 'a.b' };
    expect(covers(scope, { path: 'a.b' })).toBe(true);
    expect(covers(scope, { path: 'a.b.c.d' })).toBe(true);
    expect(covers(scope, { path: 'a' })).toBe(false);
    expect(covers(scope, { path: 'a.bb' })).toBe(false);
    expect(covers(scope, { path: 'x.a.b' })).toBe(false);
  });

  it('of an organisation covers it alone', () => {
    const scope: Scope = { kind: 'organisation', path: 'a.b' };
    expect(['a', 'a.b', 'a.b.c'].map((path) => covers(scope, { path }))).toEqual([false, true, false]);
  });

  it('of oneself covers what is one’s own, and nothing that is nobody’s', () => {
    const scope: Scope = { kind: 'self', personId: 'me' };
    expect(covers(scope, { path: 'a', personId: 'me' })).toBe(true);
    expect(covers(scope, { path: 'a', personId: 'other' })).toBe(false);
    expect(covers(scope, { path: 'a', personId: null })).toBe(false);
    expect(covers(scope, { path: 'a' })).toBe(false);
  });

  it('of nothing covers nothing', () => {
    expect(covers({ kind: 'nothing' }, { path: 'a', personId: 'me' })).toBe(false);
  });
});

const path = fc
  .array(fc.constantFrom('a', 'b', 'ab'), { minLength: 1, maxLength: 4 })
  .map((labels) => labels.join('.'));

it('places in a tree: at or below is reflexive, transitive, and two-sided only for one place', () => {
  fc.assert(
    fc.property(path, path, path, (x, y, z) => {
      expect(atOrBelow(x, x)).toBe(true);
      expect(atOrBelow(`${x}.${y}`, x)).toBe(true);
      if (atOrBelow(x, y) && atOrBelow(y, z)) expect(atOrBelow(x, z)).toBe(true);
      if (atOrBelow(x, y) && atOrBelow(y, x)) expect(x).toBe(y);
    }),
  );
});

it('a label of a path is the id without hyphens', () => {
  expect(pathLabel('0199a7c4-1e2f-7b3a-8c4d-5e6f708192a3')).toBe('0199a7c41e2f7b3a8c4d5e6f708192a3');
});
