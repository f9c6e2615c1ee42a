import { addDays, type CalendarDay } from '../shared/calendarDay.js';

export const obligationStates = ['met', 'due', 'approaching', 'overdue', 'notApplicable'] as const;
export type ObligationState = (typeof obligationStates)[number];

/** What of a cell the state depends on. `deadline` is the first day after the period (or after its window). */
export type Dated = {
  readonly required: number;
  readonly done: number;
  readonly deadline: CalendarDay;
  readonly leadDays: number;
  readonly graceDays: number;
};

/**
 * The state of an obligation while a day is running: the only part of it that depends on the day. Overdue once the period
 * and the days of grace are over; approaching in the last `leadDays` days and in the grace; due before.
 */
export const stateOf = (cell: Dated, today: CalendarDay): ObligationState => {
  if (cell.required === 0) return 'notApplicable';
  if (cell.done >= cell.required) return 'met';
  if (today >= addDays(cell.deadline, cell.graceDays)) return 'overdue';
  return today >= addDays(cell.deadline, -cell.leadDays) ? 'approaching' : 'due';
};

/** The state when a day has ended, as a report "as of" that day says it (统计截止日): on the last day what is not done is overdue. */
export const stateAtCloseOf = (cell: Dated, asOf: CalendarDay): ObligationState => stateOf(cell, addDays(asOf, 1));
