import { dayCode, type DayCode } from './belonging.js';
import type { GroupFacts, OrganisationFacts, RecordFact } from './facts.js';
import type { Period } from './period.js';
import { kindIndex, periodIndexOf, type Plan, type PlannedRule } from './plan.js';
import { outcomeOf, outcomes, type Outcome } from './requirement.js';

/** Who owes: an organisation, or one of its groups; its cells lie at `offset` in the tables of the sheet. */
type Bearer = {
  readonly organisation: OrganisationFacts;
  readonly group: GroupFacts | null;
  readonly offset: number;
  readonly cells: number;
};

/** All cells of many organisations: why each applies or not, and how much was done. Plain numbers, a million of them. */
export type Sheet = {
  readonly plan: Plan;
  readonly bearers: readonly Bearer[];
  /** Positions in `outcomes`. */
  readonly outcome: Uint8Array;
  readonly done: Int32Array;
  /** Where the table of an organisation or group begins, by id. */
  readonly index: ReadonlyMap<string, Bearer>;
};

const APPLIES = outcomes.indexOf('applies');
const STRICTER = outcomes.indexOf('stricterGoverns');
const position = Object.fromEntries(outcomes.map((name, i) => [name, i])) as Record<Outcome, number>;

/** Where several rules of one slot apply, keep the one that asks most (on a tie the national one). */
const settleContested = (plan: Plan, table: Uint8Array, offset: number, cells: number): void => {
  for (const rivals of plan.contested) {
    let governed = false;
    for (const cell of rivals) {
      if (cell >= cells || table[offset + cell] !== APPLIES) continue;
      if (governed) table[offset + cell] = STRICTER;
      governed = true;
    }
  }
};

/** Write the outcomes of one bearer's cells into a table. Independent of today and of records. */
export const outcomesInto = (
  plan: Plan,
  organisation: OrganisationFacts,
  group: GroupFacts | null,
  table: Uint8Array,
  offset: number,
): void => {
  for (const { rule, periods, firstCell } of plan.rules) {
    if (group !== null && rule.appliesTo.per !== 'group') continue;
    for (let i = 0; i < periods.length; i++) {
      const outcome = outcomeOf(rule, organisation, group, periods[i] as Period, plan.exemptions);
      table[offset + firstCell + i] = position[outcome];
    }
  }
  settleContested(plan, table, offset, group === null ? plan.cells : plan.groupCells);
};

/** Count one record (+1) or take it away (-1) in the cells of its bearer. */
const countInto = (
  plan: Plan,
  done: Int32Array,
  bearer: Bearer,
  kind: number,
  code: DayCode,
  said: number | undefined,
  sign: 1 | -1,
): void => {
  const rules = plan.ofKind[kind] ?? [];
  for (const planned of rules) {
    if (planned.firstCell >= bearer.cells) continue;
    const index = periodIndexOf(planned, code, said);
    if (index < 0) continue;
    const cell = bearer.offset + planned.firstCell + index;
    done[cell] = (done[cell] ?? 0) + sign;
  }
};

/** Lay out the sheet of the organisations and their groups: every requirement decided, nothing counted yet. */
export const sheetOf = (plan: Plan, organisations: readonly OrganisationFacts[]): Sheet => {
  const bearers: Bearer[] = [];
  const index = new Map<string, Bearer>();
  let offset = 0;
  const add = (organisation: OrganisationFacts, group: GroupFacts | null, cells: number): void => {
    const bearer = { organisation, group, offset, cells };
    bearers.push(bearer);
    index.set(group?.id ?? organisation.id, bearer);
    offset += cells;
  };
  for (const organisation of organisations) {
    add(organisation, null, plan.cells);
    if (plan.groupCells > 0) for (const group of organisation.groups) add(organisation, group, plan.groupCells);
  }
  const outcome = new Uint8Array(offset);
  for (const b of bearers) outcomesInto(plan, b.organisation, b.group, outcome, b.offset);
  return { plan, bearers, outcome, done: new Int32Array(offset), index };
};

/** Count records into the sheet. @returns how many belong to no organisation of the sheet */
export const countRecords = (sheet: Sheet, records: Iterable<RecordFact>): number => {
  let unplaced = 0;
  for (const record of records) {
    const bearer = sheet.index.get(record.organisationId);
    if (bearer === undefined) unplaced++;
    else
      countInto(sheet.plan, sheet.done, bearer, kindIndex[record.kind], dayCode(record.day), record.belongsToYear, 1);
  }
  return unplaced;
};

/** One cell of the sheet, as it is stored: an obligation of a bearer in a period. `required` 0: it does not apply. */
export type CellVisitor = (
  bearer: Bearer,
  planned: PlannedRule,
  period: Period,
  required: number,
  done: number,
  outcome: Outcome,
) => void;

/** Visit the cells of one bearer in order, those that do not apply too (`required` 0). */
export const forEachCellOf = (sheet: Sheet, bearer: Bearer, visit: CellVisitor): void => {
  for (const planned of sheet.plan.rules) {
    if (planned.firstCell >= bearer.cells) continue;
    for (let i = 0; i < planned.periods.length; i++) {
      const cell = bearer.offset + planned.firstCell + i;
      const outcome = sheet.outcome[cell] as number;
      const required = outcome === APPLIES ? planned.rule.required : 0;
      const period = planned.periods[i] as Period;
      visit(bearer, planned, period, required, sheet.done[cell] as number, outcomes[outcome] as Outcome);
    }
  }
};

/** Visit every cell in order. */
export const forEachCell = (sheet: Sheet, visit: CellVisitor): void => {
  for (const bearer of sheet.bearers) forEachCellOf(sheet, bearer, visit);
};
