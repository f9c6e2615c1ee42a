import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellState, cellText, pathBelow, sumOf } from './mapText.js';
import { pressing } from './pressing.js';
import { byApplying, cellParam, inGroupOrder, openCellOf, spansOf } from './yearSpans.js';

const cell = (met: number, due = 0, approaching = 0, overdue = 0) => ({
  period: '2026-03',
  applicable: met + due + approaching + overdue,
  met,
  due,
  approaching,
  overdue,
});

describe('a cell of the map', () => {
  it('is drawn in its most pressing state', () => {
    expect([cell(0), cell(3), cell(2, 1), cell(2, 1, 1), cell(2, 1, 1, 1)].map(cellState)).toEqual([
      'notApplicable',
      'met',
      'due',
      'approaching',
      'overdue',
    ]);
  });

  it('says in words what it draws', () => {
    expect(cellText(cell(92, 0, 0, 4))).toBe('3月：应做96项，已完成92项，逾期4项');
    expect(cellText(cell(0))).toBe('3月：不适用');
  });

  it('sums to the same whether by cells or by parts', () => {
    const anyCell = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => cell(...parts));
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        const sum = sumOf(cells);
        expect(sum.applicable).toBe(sum.met + sum.due + sum.approaching + sum.overdue);
      }),
    );
  });

  it('leads down: a branch to its year, anything else to its map, with rule and month', () => {
    expect(pathBelow({ id: 'b', kind: 'jointBranch' }, '?rule=r1&page=2', 2026, '2026-03')).toBe(
      '/organisations/b/year?year=2026&rule=r1&at=2026-03',
    );
    expect(pathBelow({ id: 'c', kind: 'committee' }, '', 2025)).toBe('/map/c?year=2025');
  });
});

describe('the periods of a year over twelve columns', () => {
  const columns = (names: readonly string[]): number[] =>
    spansOf(
      names.map((period) => ({ period })),
      2026,
    ).map((s) => (s.cell ? s.columns : -s.columns));

  it('take as many columns as they have months', () => {
    expect(columns(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'])).toEqual([3, 3, 3, 3]);
    expect(columns(['2026-H1', '2026-H2'])).toEqual([6, 6]);
    expect(columns(['2026'])).toEqual([12]);
  });

  it('leave gaps where nothing is asked, and skip what lies in another year', () => {
    expect(columns(['2025-12', '2026-02', '2026-Q3'])).toEqual([-1, 1, -4, 3, -3]);
    expect(columns([])).toEqual([-12]);
  });

  it('always fill twelve columns', () => {
    const months = fc.subarray(Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`));
    fc.assert(
      fc.property(months, (names) => {
        expect(columns(names).reduce((sum, n) => sum + Math.abs(n), 0)).toBe(12);
      }),
    );
  });
});

describe('the rows of a year', () => {
  it('are told apart by whether anything is asked in any period', () => {
    const rows = [
      { id: 'a', rule: { id: 'theme' }, cells: [{ state: 'notApplicable' }, { state: 'met' }] },
      { id: 'b', rule: { id: 'committee' }, cells: [{ state: 'notApplicable' }] },
      { id: 'c', rule: { id: 'group' }, cells: [{ state: 'met' }] },
      // Asked of the groups, not of the branch: nothing to say.
      { id: 'd', rule: { id: 'group' }, cells: [{ state: 'notApplicable' }] },
    ];
    const { asked, notAsked } = byApplying(rows);
    expect([asked.map((r) => r.id), notAsked.map((r) => r.id)]).toEqual([['a', 'c'], ['b']]);
  });

  it('name the groups as people count them, each demand where it was', () => {
    const row = (id: string, groupName: string | null) => ({ rule: { id }, groupName });
    const rows = [
      row('b', null),
      row('g', '第二党小组'),
      row('g', '第十党小组'),
      row('g', '第一党小组'),
      row('a', null),
    ];
    expect(inGroupOrder(rows).map((r) => r.groupName ?? r.rule.id)).toEqual([
      'b',
      '第一党小组',
      '第二党小组',
      '第十党小组',
      'a',
    ]);
  });
});

describe('the open cell in the address', () => {
  it('comes back as it was put in, whatever the rule is called', () => {
    const open = { organisationId: 'o', ruleId: 'local~1.month', period: '2026-03' };
    expect(openCellOf(cellParam(open))).toEqual(open);
    expect(openCellOf('')).toBeNull();
  });
});

describe('what wants doing next', () => {
  const row = (
    title: string,
    groupName: string | null,
    cells: readonly (readonly [string, 'met' | 'overdue' | 'approaching'])[],
  ) => ({
    organisationId: 'o',
    groupName,
    rule: { id: title, title },
    cells: cells.map(([period, state]) => ({ period, required: 1, done: state === 'met' ? 1 : 0, state })),
  });
  it('puts overdue before approaching, the oldest first, each as a sentence', () => {
    const rows = [
      row('支委会', null, [
        ['2026-11', 'approaching'],
        ['2026-03', 'overdue'],
        ['2026-04', 'met'],
      ]),
      row('党小组会', '第一党小组', [['2026-02', 'overdue']]),
    ];
    expect(pressing(rows).map((p) => p.text)).toEqual([
      '2026年2月党小组会（第一党小组），还差1次',
      '2026年3月支委会，还差1次',
      '2026年11月支委会，还差1次',
    ]);
  });
});
