import { addDays, addYears, type CalendarDay } from '../shared/calendarDay.js';
import { deadlineOf } from './belonging.js';
import { periodsBetween } from './period.js';
import type { ObligationRule } from './rule.js';
import { stateOf } from './state.js';

/** A period of a rule that has begun within the last twelve months: what is not met of it is in this state, for every branch alike. */
export type OpenPlace = {
  readonly ruleId: string;
  readonly period: string;
  readonly lastDay: CalendarDay;
  readonly unmet: 'due' | 'approaching' | 'overdue';
};

/** Every period of every rule that has begun and whose end lies no further back than a year, in the order of their last days. */
export const openPlaces = (rules: readonly ObligationRule[], today: CalendarDay): readonly OpenPlace[] =>
  rules
    .flatMap((rule) =>
      periodsBetween(rule.period, addYears(today, -1), addDays(today, 1)).map((period): OpenPlace => {
        const deadline = deadlineOf(rule, period);
        const { leadDays, graceDays } = rule;
        const unmet = stateOf({ required: 1, done: 0, deadline, leadDays, graceDays }, today);
        return {
          ruleId: rule.id,
          period: period.name,
          lastDay: addDays(deadline, -1),
          unmet: unmet as OpenPlace['unmet'],
        };
      }),
    )
    .toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0));
