import { agencyAnswer } from './agencyCases.js';
import { branchSetUpAnswer } from './branchSetUpCases.js';
import { notCovered, type Answer, type Asked, type ConformanceCase } from './case.js';
import { committeeAnswer } from './committeeCases.js';
import { frequencyAnswer } from './frequencyCases.js';
import { committeeQuorumAnswer, meetingVoteAnswer } from './meetingCases.js';
import { seedAnswer } from './seedCases.js';
import { termAnswer } from './termCases.js';
import { versionAnswer } from './versionCases.js';

/** The topics whose rules are built; every other topic is reported as not covered. */
const topics: Readonly<Record<string, (asked: Asked) => Answer>> = {
  'branch-setup': branchSetUpAnswer,
  committee: committeeAnswer,
  term: termAnswer,
  'meeting-vote': meetingVoteAnswer,
  'committee-quorum': committeeQuorumAnswer,
  frequency: frequencyAnswer,
  'seed-obligation': seedAnswer,
  versioning: versionAnswer,
  agency: agencyAnswer,
};
export const coveredTopics: readonly string[] = Object.keys(topics);

/** What the rules of the product answer to a case. They see neither its id nor what is expected. */
export const answer = (c: Pick<ConformanceCase, 'topic' | 'given' | 'question'>): Answer =>
  Object.hasOwn(topics, c.topic)
    ? (topics[c.topic]?.({ given: c.given, question: c.question }) ?? notCovered)
    : notCovered;
