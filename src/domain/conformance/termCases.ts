import { changePostInTerm, extendTerm, termEnd } from '../organisations/term.js';
import { notCovered, say, type Answer, type Asked } from './case.js';
import { kindInWords } from './committeeCases.js';
import { dayIn, has, numberIn, textIn, truthIn } from './given.js';

const consent = (change: string): Answer => {
  if (!/任期/.test(change) || !/书记/.test(change)) return notCovered;
  const verdict = changePostInTerm(/副书记/.test(change) ? '副书记' : '书记', false);
  return verdict.reasons.some((r) => r.code === 'term.consent') ? say('superior_consent') : notCovered;
};

/** Questions of topic `term`, told apart by their fields. */
export const termAnswer = ({ given }: Asked): Answer => {
  const words = textIn(given, 'org') ?? '';
  const kind = kindInWords(words);
  const electedOn = dayIn(given, 'electedOn');
  if (electedOn !== undefined) {
    const end = kind === null ? null : termEnd(kind, electedOn, /村|社区/.test(words) ? 'village' : 'agency');
    return end === null ? notCovered : say(end);
  }
  const months = numberIn(given, 'requestedExtensionMonths');
  if (months !== undefined && has(given, 'superiorApproval')) {
    const verdict = extendTerm(months, truthIn(given, 'superiorApproval') ?? false);
    if (!verdict.lawful) return say('reject');
    return say(verdict.reasons.some((r) => r.weight === 'warning') ? 'warn' : 'ok');
  }
  const change = textIn(given, 'change');
  return change === undefined ? notCovered : consent(change);
};
