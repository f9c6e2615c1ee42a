import { dayCode, yearOf } from './belonging.js';
import type { OrganisationFacts, RecordFact } from './facts.js';
import { calendarYear, periodContaining, type Period } from './period.js';
import type { Plan } from './plan.js';
import { inForceOn, type ObligationRule } from './rule.js';
import { forEachCell, sheetOf } from './sheet.js';

/** What the database keeps of a cell. */
export type StoredCell = {
  readonly organisationId: string;
  readonly ruleId: string;
  readonly period: string;
  readonly required: number;
  readonly done: number;
};
export type DoneDelta = Omit<StoredCell, 'required' | 'done'> & { readonly done: 1 | -1 };

const periodOf = (rule: ObligationRule, record: RecordFact): Period =>
  rule.period === 'year'
    ? calendarYear(yearOf(rule.yearWindow, dayCode(record.day), record.belongsToYear))
    : periodContaining(rule.period, record.day);

/**
 * What filing (+1) or withdrawing (-1) a record changes: the count of one period of every rule of its kind. The same whether
 * it is filed in time or long after.
 * @param bearer whether the record's organisation is a group: rules per organisation do not count what a group held
 */
export const applyRecord = (
  rules: readonly ObligationRule[],
  record: RecordFact,
  bearer: 'organisation' | 'group',
  sign: 1 | -1,
): readonly DoneDelta[] =>
  rules
    .filter((rule) => rule.kind === record.kind && (bearer === 'organisation' || rule.appliesTo.per === 'group'))
    .map((rule) => ({ rule, period: periodOf(rule, record) }))
    .filter(({ rule, period }) => inForceOn(rule, period.start))
    .map(({ rule, period }) => ({
      organisationId: record.organisationId,
      ruleId: rule.id,
      period: period.name,
      done: sign,
    }));

/** All requirements of one organisation and its groups over a plan: what to write after its history or the rules changed. */
export const requirementsOf = (plan: Plan, organisation: OrganisationFacts): readonly Omit<StoredCell, 'done'>[] => {
  const cells: Omit<StoredCell, 'done'>[] = [];
  forEachCell(sheetOf(plan, [organisation]), (bearer, { rule }, period, required) => {
    const organisationId = bearer.group?.id ?? organisation.id;
    cells.push({ organisationId, ruleId: rule.id, period: period.name, required });
  });
  return cells;
};
