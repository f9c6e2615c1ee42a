import { electionQuorum } from '../meetings/vote.js';
import { findRegulation, versionOn } from '../rules/regulations.js';
import { subjectOf } from '../rules/subjects.js';
import { notCovered, say, type Answer, type Asked } from './case.js';
import { dayIn, numberIn, textIn } from './given.js';

/** Questions of topic `versioning`: which text governed on a day, and what it then said. */
export const versionAnswer = ({ given }: Asked): Answer => {
  const title = textIn(given, 'regulation') ?? '';
  const regulation = findRegulation(title);
  const article = textIn(given, 'archiveCitation');
  const caseDate = dayIn(given, 'caseDate');
  if (article !== undefined && caseDate !== undefined) {
    const found = subjectOf(title, article, caseDate);
    return found === null ? notCovered : say(found.subject);
  }
  const on = dayIn(given, 'eventDate');
  if (regulation === null || on === undefined) return notCovered;
  const due = numberIn(given, 'electorsDue');
  const present = numberIn(given, 'present');
  if (due !== undefined && present !== undefined)
    return regulation.key === 'E' ? say(electionQuorum(due, present, on).lawful) : notCovered;
  const version = versionOn(regulation, on);
  return version === null ? notCovered : say(version.name);
};
