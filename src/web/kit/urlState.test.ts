import { describe, expect, it } from 'vitest';
import { carryDay, pageOf, withSearch } from './urlState.js';

describe('what a page keeps in its address', () => {
  it('sets and takes out parts and leaves the others', () => {
    expect(withSearch('/map/1', '?year=2026&page=3', { page: null, rule: 'a b' })).toBe('/map/1?year=2026&rule=a+b');
    expect(withSearch('/map/1', '?page=3', { page: '' })).toBe('/map/1');
  });

  it('carries the chosen day on, and only the day', () => {
    expect(carryDay('/organisations/2', '?day=2026-03-12&page=4')).toBe('/organisations/2?day=2026-03-12');
    expect(carryDay('/organisations/2', '?page=4')).toBe('/organisations/2');
  });

  it('takes nonsense for the first page', () => {
    expect(['', '0', '-1', 'x', '12'].map(pageOf)).toEqual([1, 1, 1, 1, 12]);
  });
});
