import { mayChair } from '../meetings/chair.js';
import { recordKindOf } from '../meetings/recordKind.js';
import { talksMissing, type Pair } from '../meetings/talks.js';
import { mayBelongTo } from '../obligations/belonging.js';
import { calendarYear } from '../obligations/period.js';
import { dueAgain } from '../obligations/targets.js';
import { postOf } from '../organisations/posts.js';
import { addDays } from '../shared/calendarDay.js';
import { notCovered, say, type Answer, type Asked } from './case.js';
import { dayIn, has, numberIn, textIn, textsIn, truthIn, type Given } from './given.js';
import {
  heldOf,
  kindField,
  kindInSentence,
  obligationAnswer,
  obligationsOf,
  organisationOf,
  ruleFor,
} from './obligationCases.js';

/** Which periods of a year lack their meeting: Q2, or 2026-03 for a monthly kind. */
const missingPeriods = ({ given, question }: Asked, meetings: Given): Answer => {
  const titles = Object.keys(meetings);
  const kind = kindInSentence(question) ?? (titles.length === 1 ? recordKindOf(titles[0] ?? '') : null);
  const title = titles.find((t) => recordKindOf(t) === kind);
  const rule = kind === null ? undefined : ruleFor(kind);
  const year = numberIn(given, 'year');
  if (kind === null || rule === undefined || year === undefined) return notCovered;
  const period = calendarYear(year);
  const records = heldOf(title === undefined ? [] : meetings[title], kind, null);
  if (records === null) return notCovered;
  const window = { from: period.start, until: period.end };
  const asOf = dayIn(given, 'asOf') ?? addDays(period.end, -1);
  const all = obligationsOf(rule, organisationOf(given, 'branch'), records, window, asOf);
  const missing = all.filter((o) => o.required > 0 && o.done < o.required && o.period.start <= asOf);
  return say(missing.map((o) => (rule.period === 'month' ? o.period.name : o.period.name.replace(/^\d{4}-/, ''))));
};

const belonging = (given: Given): Answer => {
  const kind = recordKindOf(textIn(given, 'type') ?? '');
  const rule = kind === null ? undefined : ruleFor(kind);
  const heldOn = dayIn(given, 'heldOn');
  const year = numberIn(given, 'forYear');
  if (rule === undefined || heldOn === undefined || year === undefined) return notCovered;
  const answer = mayBelongTo(rule, heldOn, year);
  return say(answer === 'needsWindow' ? 'configurable_assessment_year' : answer !== 'no');
};

/** Half-yearly contact with members who study abroad: from one contact to the next. */
const contact = (given: Given): Answer => {
  const last = dayIn(given, 'last');
  const asOf = dayIn(given, 'asOf');
  if (last === undefined || asOf === undefined || !/出国/.test(textIn(given, 'type') ?? '')) return notCovered;
  return say(asOf > dueAgain(last, 'halfYear') ? 'overdue' : 'satisfied');
};

const chair = ({ given, question }: Asked, host: string): Answer => {
  const post = postOf(host);
  if (post === null) return /党员|群众|积极分子/.test(host) ? say(false) : notCovered;
  const meeting = /党小组会/.test(question)
    ? 'groupMeeting'
    : /支委会|committee meeting/.test(question)
      ? 'committeeMeeting'
      : 'memberMeeting';
  const secretaryAbsent = truthIn(given, 'secretaryAbsent') ?? false;
  return say(
    mayChair({ meeting, host: post, secretaryAbsent, delegated: truthIn(given, 'delegated') ?? false }).lawful,
  );
};

const isPair = (value: unknown): value is Pair =>
  Array.isArray(value) && value.length === 2 && value.every((v) => typeof v === 'string');

const talks = (given: Given): Answer => {
  const committee = textsIn(given, 'committee');
  const members = textsIn(given, 'members');
  const held = given['talks'];
  if (committee === undefined || members === undefined || !Array.isArray(held) || !held.every(isPair))
    return notCovered;
  return say(talksMissing(committee, members, held));
};

const byType = (given: Given, type: string): Answer => {
  const kind = recordKindOf(type);
  const held = given['held'] ?? given['done'];
  return kind === null || held === undefined ? notCovered : obligationAnswer(given, kind, held);
};

/** Questions of topic `frequency`, told apart by their fields. */
export const frequencyAnswer = (asked: Asked): Answer => {
  const { given } = asked;
  const meetings = given['meetings'];
  if (typeof meetings === 'object' && meetings !== null && !Array.isArray(meetings))
    return missingPeriods(asked, meetings as Given);
  if (has(given, 'talks')) return talks(given);
  const host = textIn(given, 'meetingHost');
  if (host !== undefined) return chair(asked, host);
  if (has(given, 'heldOn')) return belonging(given);
  if (has(given, 'last')) return contact(given);
  const type = textIn(given, 'type');
  if (type !== undefined) return byType(given, type);
  const named = kindField(given);
  return named === null ? notCovered : obligationAnswer(given, named.kind, named.held);
};
