import type { PeriodUnit } from './period.js';
import { addMonths, type CalendarDay } from '../shared/calendarDay.js';
import { monthsOf } from './period.js';

/**
 * A target that a unit set for itself (日读一文、周写千字 …). It is offered to a person as a help and never enters an appraisal or a
 * comparison of persons (减负).
 */
export type OwnTarget = {
  readonly measure: 'writtenCharacters' | 'studyMinutes' | 'articlesRead' | 'booksRead' | 'articlesWritten';
  readonly title: string;
  readonly per: 'day' | 'week' | 'month' | 'quarter';
  readonly atLeast: number;
};

const ownTargets: readonly OwnTarget[] = [
  { measure: 'studyMinutes', title: '每天读书学习一小时', per: 'day', atLeast: 60 },
  { measure: 'articlesRead', title: '日读一文', per: 'day', atLeast: 1 },
  { measure: 'writtenCharacters', title: '周写千字', per: 'week', atLeast: 1000 },
  { measure: 'booksRead', title: '月读一书', per: 'month', atLeast: 1 },
  { measure: 'articlesWritten', title: '季写一篇', per: 'quarter', atLeast: 1 },
];

/** Whether so much reaches the target of a measure; null where no such target is set. */
export const reaches = (measure: OwnTarget['measure'], amount: number): boolean | null => {
  const target = ownTargets.find((t) => t.measure === measure);
  return target === undefined ? null : amount >= target.atLeast;
};

/** The last day on which something recurring from its last occurrence (与出国学习党员至少每半年联系一次) is in time. */
export const dueAgain = (last: CalendarDay, every: PeriodUnit): CalendarDay => addMonths(last, monthsOf[every]);

/** Whole months left from a day to another: 2026-10-31 to 2026-12-31 is two, 2026-11-15 to 2026-12-31 is one. */
export const wholeMonthsLeft = (today: CalendarDay, end: CalendarDay): number => {
  let months = 0;
  while (addMonths(today, months + 1) <= end) months++;
  return months;
};
