import { refusalSentences, type RefusalCode } from '../../contract/refusals.js';

/** What a use case throws instead of answering: a code of the closed vocabulary and, where helpful, sentences of detail. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly details: readonly string[] = [],
  ) {
    super(refusalSentences[code]);
    this.name = 'Refusal';
  }
}

const statuses: Partial<Record<RefusalCode, number>> = {
  'request.invalid': 422,
  'request.tooLarge': 413,
  'request.tooMany': 429,
  'session.none': 401,
  'session.ended': 401,
  'session.wrong': 401,
  'session.locked': 401,
  'session.mustChange': 403,
  'session.mustEnrol': 403,
  'session.secondFactor': 401,
  notFound: 404,
  internal: 500,
};

export const statusOf = (code: RefusalCode): number => statuses[code] ?? 409;
