import { readFileSync } from 'node:fs';
import { read } from '@e965/xlsx';
import type { CellObject, WorkBook } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../domain/import/cell.js';
import { sharedInputs } from '../../../testkit/sharedInputs.js';
import { readAll } from '../../../testkit/workbookFiles.js';
import type { SheetRead } from '../../../testkit/workbookFiles.js';

/** The same files read by two programs that share no code: ours, streaming, and the in-memory reader of @e965/xlsx. */
const shared = sharedInputs();
const absent = shared.present ? '' : ' (shared inputs absent)';

const errorNames = new Map([
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
  [42, '#N/A'],
]);

/** What the witness says of a cell, in our words; it knows no rich flag, and shifts shared formulas. */
const inOurWords = (cell: CellObject | undefined): string => {
  if (!cell || cell.t === 'z' || cell.v === undefined || (cell.v === '' && cell.f === undefined)) return '';
  const value = cell.t === 'e' ? errorNames.get(Number(cell.v)) : cell.v;
  return JSON.stringify([
    cell.t,
    value,
    cell.t === 'n' ? (cell.z ?? 'General') : '',
    cell.f !== undefined,
    cell.c !== undefined,
  ]);
};

const inTheirs = (cell: Cell | undefined): string => {
  if (!cell) return '';
  const rest = [cell.formula !== undefined, cell.note === true];
  switch (cell.kind) {
    case 'text':
      return JSON.stringify(['s', cell.text, '', ...rest]);
    case 'number':
      return JSON.stringify(['n', cell.number, cell.format, ...rest]);
    case 'boolean':
      return JSON.stringify(['b', cell.boolean, '', ...rest]);
    case 'error':
      return JSON.stringify(['e', cell.code, '', ...rest]);
  }
};

const compare = (ours: readonly SheetRead[], witness: WorkBook): number => {
  let cells = 0;
  expect(ours.map(({ head }) => head.name)).toEqual(witness.SheetNames);
  for (const { head, rows } of ours) {
    const sheet = witness.Sheets[head.name ?? ''] ?? {};
    const data: (CellObject | undefined)[][] = sheet['!data'] ?? [];
    const byNumber = new Map(rows.map((row) => [row.number, row]));
    expect(head.merges).toEqual(
      (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, bottom: e.r + 1, left: s.c, right: e.c })),
    );
    data.forEach((line, r) => {
      const row = byNumber.get(r + 1);
      expect(row?.hidden ?? false).toBe(row !== undefined && sheet['!rows']?.[r]?.hidden === true);
      const width = Math.max(line.length, row?.cells.length ?? 0);
      for (let c = 0; c < width; c += 1) {
        if (inOurWords(line[c]) !== inTheirs(row?.cells[c]))
          expect([head.name, r, c, inTheirs(row?.cells[c])]).toEqual([head.name, r, c, inOurWords(line[c])]);
        if (line[c]) cells += 1;
      }
    });
  }
  return cells;
};

describe('two readers agree on every cell, format, merge and hidden row', () => {
  it.skipIf(!shared.present).each([
    ['small-clean/党组织信息.xlsx', 200],
    ['small-clean/党员名册.xlsx', 3000],
    ['small-clean/三会一课台账.xlsx', 3000],
    ['small-clean/入党积极分子和发展对象名册.xlsx', 100],
    ['small-clean/党费收缴台账.xlsx', 5000],
    ['small-clean/年度任务分解表.xlsx', 50],
    ['city-messy/党组织信息.xlsx', 5000],
    ['city-messy/党员名册.xlsx', 100_000],
    ['city-messy/三会一课台账.xlsx', 100_000],
  ])(
    `of %s, at least %d cells${absent}`,
    async (name, atLeast) => {
      const path = shared.path(`rosters/${name}`);
      const witness = read(readFileSync(path), {
        dense: true,
        cellFormula: true,
        cellNF: true,
        cellStyles: true,
        cellText: false,
      });
      expect(compare(await readAll(path), witness)).toBeGreaterThan(atLeast);
    },
    60_000,
  );
});

it.skipIf(!shared.present)(
  `the .xls roster holds the texts and numbers of the .xlsx roster${absent}`,
  async () => {
    const [xlsx, xls] = await Promise.all(
      ['xlsx', 'xls'].map((format) => readAll(shared.path(`rosters/city-messy/党员名册.${format}`))),
    );
    const values = (sheets: readonly SheetRead[] | undefined) =>
      sheets?.map(({ head, rows }) => [
        head.name,
        head.merges,
        rows.map(({ number, hidden, cells }) => [
          number,
          hidden,
          cells.map((c) => [c?.kind, c?.kind === 'text' ? c.text : c?.kind === 'number' ? c.number : '', c?.note]),
        ]),
      ]);
    expect(values(xls)).toEqual(values(xlsx));
  },
  60_000,
);
