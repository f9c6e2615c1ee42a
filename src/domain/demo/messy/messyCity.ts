import { addDays, addMonths, type CalendarDay } from '../../shared/calendarDay.js';
import { chanceFrom, type Chance } from '../chance.js';
import { makeCity, type CityFacts } from '../city.js';
import { quarterStart } from '../days.js';
import { memberRow, organisationRows } from '../demoCity.js';
import type { Organisation } from '../model.js';
import { wangxi } from '../place.js';
import type { LedgerRow } from '../records.js';
import type { BranchNames } from './branchWriting.js';
import type { TruthLine } from './draft.js';
import { drawnLedger } from './drawnLayouts.js';
import {
  branchBooks,
  exportedList,
  ledgerWorkbook,
  mergedLedger,
  type LedgerPart,
  type LedgerShape,
} from './ledgerWorkbooks.js';
import { obligationTruth, type ObligationTruth } from './obligationTruth.js';
import { organisationWorkbook } from './organisationWorkbook.js';
import type { RosterUnit } from './rosterParts.js';
import { rosterWorkbook, type Layouts } from './rosterWorkbook.js';
import type { MadeWorkbook } from './sheetMaker.js';

export type MessyCity = {
  /** The day as of which the workbooks were made: the last of a quarter. */
  readonly asOf: CalendarDay;
  readonly from: CalendarDay;
  readonly workbooks: readonly MadeWorkbook[];
  /** What a right import says of every data row. */
  readonly truth: readonly TruthLine[];
  readonly obligations: ObligationTruth;
};
export type MessyOptions = {
  readonly seed: string;
  /** The workbooks are as of the end of the last quarter before. */
  readonly asOf: CalendarDay;
  readonly branches?: number;
  readonly members?: number;
  readonly units?: number;
  readonly layouts?: Layouts;
};

const unitsOf = (facts: CityFacts): (RosterUnit & { readonly organisations: readonly Organisation[] })[] => {
  const units = new Map<string, Organisation[]>();
  for (const o of facts.organisations) {
    if (!o.branch) continue;
    const known = units.get(o.unit);
    if (known) known.push(o);
    else units.set(o.unit, [o]);
  }
  return [...units].map(([name, organisations]) => ({
    name,
    organisations,
    branches: organisations.map((o) => o.shortName),
    members: organisations.flatMap((o) => o.branch?.people ?? []).map(memberRow),
  }));
};

const chineseMonth = (d: CalendarDay): string => `${d.slice(0, 4)}年${Number(d.slice(5, 7))}月`;

/** Two half-years of all branches. */
const halves = (rows: readonly LedgerRow[], from: CalendarDay): LedgerPart[] =>
  [from, addMonths(from, 6)].map((start) => {
    const end = addMonths(start, 6);
    const last = addDays(end, -1);
    return {
      name: `${start.slice(2, 4)}.${Number(start.slice(5, 7))}-${last.slice(2, 4)}.${Number(last.slice(5, 7))}`,
      title: `机关党支部组织生活登记表（${chineseMonth(start)}至${chineseMonth(last)}）`,
      rows: rows.filter((r) => r.日期 >= start && r.日期 < end),
    };
  });

const byBranch = (unit: RosterUnit, rows: readonly LedgerRow[], from: CalendarDay, asOf: CalendarDay): LedgerPart[] =>
  unit.branches.map((branch) => ({
    name: branch.replace(unit.name, '').replace('党支部', '') || '支部',
    title: `${branch}“三会一课”记录（${chineseMonth(from)}至${chineseMonth(asOf)}）`,
    rows: rows.filter((r) => r.党支部 === branch),
  }));

type Ledgers = readonly ReturnType<typeof ledgerWorkbook>[];

/** One unit keeps a book a branch, one exports from a system, all others fill one table together. */
const makeLedgers = (
  chance: Chance,
  units: readonly RosterUnit[],
  rows: readonly LedgerRow[],
  names: BranchNames,
  { from, asOf, layouts }: { readonly from: CalendarDay; readonly asOf: CalendarDay; readonly layouts: Layouts },
): Ledgers => {
  const [, books, exported] = units.filter((u) => u.branches.length > 1);
  const of = (unit: RosterUnit): LedgerRow[] => rows.filter((r) => unit.branches.includes(r.党支部));
  const apart = new Set([books, exported].flatMap((u) => u?.branches ?? []));
  const rest = rows.filter((r) => !apart.has(r.党支部));
  const make = (shape: LedgerShape, parts: readonly LedgerPart[]): Ledgers[number] => {
    const drawn = layouts === 'drawn' ? drawnLedger(chance.fork(shape.branch), shape.branch) : {};
    return ledgerWorkbook(chance.fork(shape.format), { ...shape, ...drawn }, parts, names, asOf);
  };
  return [
    make(mergedLedger, halves(rest, from)),
    ...(books ? [make(branchBooks(books.name), byBranch(books, of(books), from, asOf))] : []),
    ...(exported ? [make(exportedList(exported.name), [{ name: '导出', title: '', rows: of(exported) }])] : []),
  ];
};

/** All files of one small city as offices keep them, with what is in truth in them. Same arguments, same files. */
export const messyCity = (options: MessyOptions): MessyCity => {
  const { seed, branches = 18, members = 250, units = 5, layouts = 'written' } = options;
  const asOf = addDays(quarterStart(addDays(options.asOf, 1)), -1);
  const from = addMonths(addDays(asOf, 1), -12);
  const facts = makeCity({ seed, asOf, since: from, place: wangxi, branches, members, units, eventful: false });
  const chance = chanceFrom(`${seed}/workbooks`);
  const rows = organisationRows(facts);
  const names = new Map(rows.map((o) => [o.党组织简称, o]));
  const parts = unitsOf(facts);
  const inPeriod = facts.ledger.filter((r) => r.日期 >= from);
  const ledgers = makeLedgers(chance.fork('ledgers'), parts, inPeriod, names, { from, asOf, layouts });
  const all = [
    organisationWorkbook(chance.fork('organisations'), rows, wangxi.city, asOf, layouts),
    rosterWorkbook(chance.fork('roster'), parts, names, asOf, layouts),
    ...ledgers,
  ];
  const branchesOfAll = parts.flatMap((u) => u.organisations);
  const accepted = ledgers.flatMap((l) => l.drafts.filter((d) => d.outcome !== 'reject').map((d) => d.record));
  return {
    asOf,
    from,
    workbooks: all.map((m) => m.workbook),
    truth: all.flatMap((m) => m.truth),
    obligations: obligationTruth(branchesOfAll, accepted, from, asOf),
  };
};
