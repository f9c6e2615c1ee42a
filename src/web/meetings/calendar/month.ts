import type { z } from 'zod';
import type { agendaLine, branchCalendar, proposedDay } from '../../../contract/meetings.js';
import { weekdayOf } from '../../../domain/meetings/calendar.js';
import { addDays, addMonths, type CalendarDay } from '../../../domain/shared/calendarDay.js';

export type CalendarReply = z.output<(typeof branchCalendar)['reply']>;
export type Line = z.output<typeof agendaLine>;
export type Proposal = z.output<typeof proposedDay>;

export type MonthDay = {
  readonly day: CalendarDay;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly lines: readonly Line[];
  readonly proposals: readonly Proposal[];
  /** 休 or 班 with the name of the holiday; null for a day like any other. */
  readonly special: { readonly kind: 'off' | 'work'; readonly name: string } | null;
};
export type Month = {
  readonly days: readonly MonthDay[];
  /** Records of which only the month is known. */
  readonly undated: readonly Line[];
};

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
export const weekdayText = (weekday: number): string => weekdays[weekday - 1] ?? '';

/** '2026-11' as the first day of the month; null for anything else. */
export const monthOf = (text: string): CalendarDay | null =>
  /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) ? (`${text}-01` as CalendarDay) : null;

/** The days of a month, each with what is on it. */
export const daysOf = (reply: CalendarReply, first: CalendarDay): Month => {
  const end = addMonths(first, 1);
  const days: MonthDay[] = [];
  for (let day = first; day < end; day = addDays(day, 1))
    days.push({
      day,
      weekday: weekdayOf(day),
      lines: reply.lines.filter((line) => line.day === day),
      proposals: reply.proposals.filter((p) => p.day === day),
      special: reply.daysOff.find((off) => off.day === day) ?? null,
    });
  return { days, undated: reply.lines.filter((line) => line.day === first.slice(0, 7)) };
};

/** The stretch that is asked for: a year back, for what still waits, and the months to come. */
export const stretchFor = (
  today: CalendarDay,
  shown: CalendarDay,
): { readonly from: CalendarDay; readonly until: CalendarDay } => {
  const now = `${today.slice(0, 7)}-01` as CalendarDay;
  const usual = { from: addMonths(now, -12), until: addMonths(now, 4) };
  return shown >= usual.from && shown < usual.until ? usual : { from: shown, until: addMonths(shown, 1) };
};

/** What somebody should do next, of all that is on the calendar. */
export type Waiting = {
  readonly drafts: readonly Line[];
  readonly returned: readonly Line[];
  readonly toSign: readonly Line[];
};
export const waitingOf = (lines: readonly Line[], today: string): Waiting => ({
  drafts: lines.filter((l) => l.state === 'held' || (l.state === 'planned' && l.day <= today)),
  returned: lines.filter((l) => l.state === 'returned'),
  toSign: lines.filter((l) => l.state === 'filed' && l.of === 'meeting'),
});
