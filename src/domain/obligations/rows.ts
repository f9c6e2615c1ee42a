import { recordKindTitles } from '../meetings/recordKind.js';
import type { CalendarDay } from '../shared/calendarDay.js';
import { deadlineOf } from './belonging.js';
import type { OrganisationFacts, RecordFact } from './facts.js';
import { twelveMonthsUpTo } from './period.js';
import { planOf } from './plan.js';
import type { Exemption, ObligationRule } from './rule.js';
import { countRecords, forEachCell, sheetOf } from './sheet.js';
import { stateAtCloseOf, type ObligationState } from './state.js';

/** One line of the command `obligations`. */
export type ObligationRow = {
  /** 党组织简称. */
  readonly branch: string;
  readonly group?: string;
  readonly rule: string;
  /** The Chinese name of the kind. */
  readonly title: string;
  readonly period: string;
  readonly required: number;
  readonly done: number;
  readonly state: ObligationState;
};

export type RowsQuestion = {
  readonly rules: readonly ObligationRule[];
  readonly exemptions?: readonly Exemption[];
  readonly organisations: readonly OrganisationFacts[];
  /** Short name by organisation id. */
  readonly shortNames: ReadonlyMap<string, string>;
  readonly records: Iterable<RecordFact>;
  /** The state is that at the end of this day. */
  readonly asOf: CalendarDay;
  /** [from, until); by default the twelve months up to `asOf`. */
  readonly window?: { readonly from: CalendarDay; readonly until: CalendarDay };
};

/**
 * All rows, those that do not apply too; passed over are only a rule that speaks to another kind of organisation, a branch's
 * line where its groups have theirs, and a rule in whose place a stricter one governs.
 */
export const obligationRows = (q: RowsQuestion): readonly ObligationRow[] => {
  const sheet = sheetOf(planOf(q.rules, q.window ?? twelveMonthsUpTo(q.asOf), q.exemptions), q.organisations);
  countRecords(sheet, q.records);
  const rows: ObligationRow[] = [];
  forEachCell(sheet, ({ organisation, group }, { rule }, period, required, done, outcome) => {
    if (
      outcome === 'notAddressed' ||
      outcome === 'perGroup' ||
      outcome === 'stricterGoverns' ||
      outcome === 'outsideSetter'
    )
      return;
    const { leadDays, graceDays } = rule;
    rows.push({
      branch: q.shortNames.get(organisation.id) ?? organisation.id,
      ...(group === null ? {} : { group: group.name }),
      rule: rule.id,
      title: recordKindTitles[rule.kind],
      period: period.name,
      required,
      done,
      state: stateAtCloseOf({ required, done, deadline: deadlineOf(rule, period), leadDays, graceDays }, q.asOf),
    });
  });
  return rows;
};
