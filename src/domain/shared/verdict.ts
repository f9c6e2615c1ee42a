import type { Basis } from './basis.js';

/** One reason of a verdict: a code of a closed vocabulary, the figures that led to it, and what it rests on. */
export type Reason<Code extends string = string> = {
  readonly code: Code;
  readonly figures: Readonly<Record<string, string | number>>;
  readonly basis?: Basis;
  /** A refusal stops the deed; a warning is said where a rule says "generally"; a note only explains. */
  readonly weight: 'refusal' | 'warning' | 'note';
};

/** Never a bare boolean: the deed may be done, and here is why. */
export type Verdict<Code extends string = string> = {
  readonly lawful: boolean;
  readonly reasons: readonly Reason<Code>[];
};

/** A verdict from reasons: lawful where none of them refuses. */
export const verdict = <Code extends string>(reasons: readonly Reason<Code>[]): Verdict<Code> => ({
  lawful: reasons.every((r) => r.weight !== 'refusal'),
  reasons,
});

/** A question that has more answers than yes and no: the answer in one word of a closed vocabulary, and why. */
export type Finding<Answer, Code extends string = string> = {
  readonly answer: Answer;
  readonly reasons: readonly Reason<Code>[];
};
