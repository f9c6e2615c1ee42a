import type { Finding } from '../shared/verdict.js';
import { says, type MeetingCode } from './reasons.js';

/** A unit's own rule: each 组织生活会 solves one or two practical problems. A focus, not a ceiling. */
export const problemsSolved = (problems: number): Finding<'below' | 'inRange' | 'aboveTarget', MeetingCode> => {
  if (problems < 1) return { answer: 'below', reasons: [says('life.noProblem', 'warning')] };
  return problems <= 2
    ? { answer: 'inRange', reasons: [says('life.inRange', 'note', { problems })] }
    : { answer: 'aboveTarget', reasons: [says('life.aboveTarget', 'note', { problems })] };
};
