import { problemsSolved } from '../meetings/lifeMeeting.js';
import { recordKindOf } from '../meetings/recordKind.js';
import { reaches, wholeMonthsLeft, type OwnTarget } from '../obligations/targets.js';
import { checkTitle } from '../rules/titles.js';
import { notCovered, say, type Answer, type Asked } from './case.js';
import { dayIn, has, numberIn, textIn, type Given } from './given.js';
import { obligationAnswer } from './obligationCases.js';

const measures: readonly (readonly [field: string, measure: OwnTarget['measure']])[] = [
  ['chars', 'writtenCharacters'],
  ['minutes', 'studyMinutes'],
  ['books', 'booksRead'],
  ['articles', 'articlesWritten'],
];

const problemWords = { below: 'warn_below_1', inRange: 'ok', aboveTarget: 'ok_above_target' } as const;

const target = (given: Given): Answer => {
  for (const [field, measure] of measures) {
    const amount = numberIn(given, field);
    const reached = amount === undefined ? null : reaches(measure, amount);
    if (reached !== null) return say(reached);
  }
  return notCovered;
};

/** Questions of topic `seed-obligation`: rules that founding documents set for their own unit. */
export const seedAnswer = ({ given }: Asked): Answer => {
  const problems = numberIn(given, 'problems');
  if (problems !== undefined) return say(problemWords[problemsSolved(problems).answer]);
  const title = textIn(given, 'citedTitle');
  if (title !== undefined) return say(checkTitle(title).exists);
  const today = dayIn(given, 'today');
  const yearEnd = dayIn(given, 'yearEnd');
  if (today !== undefined && yearEnd !== undefined) return say(wholeMonthsLeft(today, yearEnd));
  const kind = recordKindOf(textIn(given, 'rule') ?? '');
  if (kind !== null && has(given, 'held')) return obligationAnswer(given, kind, given['held']);
  return target(given);
};
