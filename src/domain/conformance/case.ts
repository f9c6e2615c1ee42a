import { z } from 'zod';

/** A worked case of a rule: what is given, what is asked, what a careful reader of the article answers. */
const conformanceCase = z.object({
  id: z.string(),
  topic: z.string(),
  given: z.record(z.string(), z.unknown()),
  question: z.string(),
  expected: z.unknown(),
  article: z.string().optional(),
  confidence: z.string().optional(),
  note: z.string().optional(),
});
export type ConformanceCase = z.infer<typeof conformanceCase>;

/** A file of cases: an object with `cases`, or the bare list. */
export const caseFile = z.union([
  z.object({ cases: z.array(conformanceCase) }).transform((file) => file.cases),
  z.array(conformanceCase),
]);

export type Answer = { readonly answered: true; readonly value: unknown } | { readonly answered: false };
export const say = (value: unknown): Answer => ({ answered: true, value });
export const notCovered: Answer = { answered: false };

/** What a topic's reader sees of a case. */
export type Asked = Pick<ConformanceCase, 'given' | 'question'>;
