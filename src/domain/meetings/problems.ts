import { fill } from '../shared/sentence.js';
import type { CalendarDay } from '../shared/calendarDay.js';
import { verdict, type Reason, type Verdict } from '../shared/verdict.js';

/** A problem of the list of a branch, as far as its state depends on it. */
export type ListedProblem = {
  readonly raisedOn: CalendarDay;
  /** Chosen to be solved: it then has measure, person and deadline. */
  readonly chosen: boolean;
  readonly dueOn: CalendarDay | null;
  readonly solvedOn: CalendarDay | null;
};

export const problemStates = ['overdue', 'open', 'listed', 'solved'] as const;
export type ProblemState = (typeof problemStates)[number];
export const problemStateTitles: Readonly<Record<ProblemState, string>> = {
  overdue: '已过时限',
  open: '正在解决',
  listed: '已列入清单',
  solved: '已解决',
};

/** The state of a problem on a day; the day of the deadline itself is still in time. */
export const problemStateOn = (p: ListedProblem, on: CalendarDay): ProblemState => {
  if (p.solvedOn !== null && p.solvedOn <= on) return 'solved';
  if (!p.chosen) return 'listed';
  return p.dueOn !== null && p.dueOn < on ? 'overdue' : 'open';
};

const problemSentences = {
  'problem.solvedAlready': '这个问题已确认解决，请刷新页面查看。',
  'problem.notSolved': '这个问题尚未确认解决，请刷新页面查看。',
  'problem.beforeRaised': '解决日{day}早于提出日{raised}，请核对。',
  'problem.inFuture': '解决日{day}尚未到，请核对。',
  'problem.noProof': '请写明佐证：做成了什么、有何材料可查。',
} as const;
export type ProblemCode = keyof typeof problemSentences;
export const problemSentence = (reason: Reason<ProblemCode>): string =>
  fill(problemSentences[reason.code], reason.figures);

const refuse = (code: ProblemCode, figures: Reason['figures'] = {}): Reason<ProblemCode> => ({
  code,
  weight: 'refusal',
  figures,
});

/** Whether a problem may be marked as solved on a day, with a proof. */
export const admitSolving = (
  p: ListedProblem,
  solving: { readonly on: CalendarDay; readonly proof: string },
  today: CalendarDay,
): Verdict<ProblemCode> => {
  const figures = { day: solving.on, raised: p.raisedOn };
  return verdict([
    ...(p.solvedOn === null ? [] : [refuse('problem.solvedAlready')]),
    ...(solving.on < p.raisedOn ? [refuse('problem.beforeRaised', figures)] : []),
    ...(solving.on > today ? [refuse('problem.inFuture', figures)] : []),
    ...(solving.proof.trim() === '' ? [refuse('problem.noProof')] : []),
  ]);
};

/** Whether a problem may be opened again. */
export const admitReopening = (p: ListedProblem): Verdict<ProblemCode> =>
  verdict(p.solvedOn === null ? [refuse('problem.notSolved')] : []);
