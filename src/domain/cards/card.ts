import { fill } from '../shared/sentence.js';
import { addDays, type CalendarDay } from '../shared/calendarDay.js';
import { verdict, type Reason, type Verdict } from '../shared/verdict.js';

/** 三卡预警. A 提示 is computed from what is due; a 警示 and a 督办 are decided by a person above. */
export const cardLevels = ['reminder', 'warning', 'supervision'] as const;
export type CardLevel = (typeof cardLevels)[number];

export const cardStates = ['open', 'replied', 'closed', 'withdrawn'] as const;
export type CardState = (typeof cardStates)[number];
export const cardStateTitles: Readonly<Record<CardState, string>> = {
  open: '待办',
  replied: '已答复',
  closed: '已办结',
  withdrawn: '已撤回',
};

/** What happens to a card, in the order of its history. */
export const cardEvents = ['opened', 'replied', 'returned', 'escalated', 'closed', 'withdrawn'] as const;
export type CardEvent = (typeof cardEvents)[number];
export const cardEventTitles: Readonly<Record<CardEvent, string>> = {
  opened: '发出',
  replied: '答复',
  returned: '退回答复',
  escalated: '转为督办',
  closed: '办结',
  withdrawn: '撤回',
};

type Step = Exclude<CardEvent, 'opened'>;
/** From which states to which: a card that is closed or withdrawn stays as it is; another may be opened. */
const steps: Readonly<Record<Step, { readonly from: readonly CardState[]; readonly to: CardState }>> = {
  replied: { from: ['open', 'replied'], to: 'replied' },
  returned: { from: ['replied'], to: 'open' },
  escalated: { from: ['open', 'replied'], to: 'open' },
  closed: { from: ['open', 'replied'], to: 'closed' },
  withdrawn: { from: ['open', 'replied'], to: 'withdrawn' },
};
/** The state after an event; null where it cannot happen in the state. */
export const stateAfter = (state: CardState, event: Step): CardState | null =>
  steps[event].from.includes(state) ? steps[event].to : null;

/** Where a card still waits for something. */
export const isPending = (state: CardState): boolean => state === 'open' || state === 'replied';

const sentences = {
  'card.notAsked': '这个组织在该周期没有此项要求。',
  'card.met': '此项要求已经完成，不需要发卡。',
  'card.notOverdue': '此项要求还没有逾期（最后一天是{lastDay}），不需要发卡。',
  'card.inGrace': '逾期{days}天，宽限期{grace}天未满；先由支部自行处理，{from}起可以决定发卡。',
  'card.pending': '此项要求已有一张未办结的卡。',
  'card.deadline': '办结时限{dueOn}已过，请另选。',
  'card.notWarned': '只有警示才能转为督办。',
  'card.notYetDue': '办结时限{dueOn}未到，时限过后仍未办结的才转为督办。',
} as const;
export type CardCode = keyof typeof sentences;
export const cardSentence = (r: Reason<CardCode>): string => fill(sentences[r.code], r.figures);
const refusal = (code: CardCode, figures: Reason['figures'] = {}): Reason<CardCode> => ({
  code,
  figures,
  weight: 'refusal',
});

export type Deciding = {
  readonly required: number;
  readonly done: number;
  /** The last day on which the obligation could be met. */
  readonly lastDay: CalendarDay;
  /** The first day of an overdue obligation on which somebody above may decide. */
  readonly decidableFrom: CalendarDay;
  readonly graceDays: number;
  /** Until when the branch is to have closed the matter. */
  readonly dueOn: CalendarDay;
  readonly pending: boolean;
};

/** The first day on which a person above may decide: after the last day, and after the days of grace. */
export const decidableFrom = (lastDay: CalendarDay, graceDays: number): CalendarDay => addDays(lastDay, graceDays + 1);

/** Whether a 警示 may be given: the branch has had its time and the days of grace first. */
export const mayWarn = (d: Deciding, today: CalendarDay, daysOver: number): Verdict<CardCode> => {
  if (d.done >= d.required) return verdict([refusal('card.met')]);
  if (today <= d.lastDay) return verdict([refusal('card.notOverdue', { lastDay: d.lastDay })]);
  const reasons: Reason<CardCode>[] = [];
  if (today < d.decidableFrom)
    reasons.push(refusal('card.inGrace', { days: daysOver, grace: d.graceDays, from: d.decidableFrom }));
  if (d.pending) reasons.push(refusal('card.pending'));
  if (d.dueOn < today) reasons.push(refusal('card.deadline', { dueOn: d.dueOn }));
  return verdict(reasons);
};

/** Whether a 警示 may become a 督办: its deadline has passed. */
export const mayEscalate = (
  card: { readonly level: CardLevel; readonly dueOn: CalendarDay },
  dueOn: CalendarDay,
  today: CalendarDay,
): Verdict<CardCode> => {
  const reasons: Reason<CardCode>[] = [];
  if (card.level !== 'warning') reasons.push(refusal('card.notWarned'));
  if (today <= card.dueOn) reasons.push(refusal('card.notYetDue', { dueOn: card.dueOn }));
  if (dueOn < today) reasons.push(refusal('card.deadline', { dueOn }));
  return verdict(reasons);
};
