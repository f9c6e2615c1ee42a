const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPair = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((v) => typeof v === 'string');

/** The same text for values that are equal, whatever the order of an object's fields. */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? 'undefined';
  const fields = Object.keys(value).sort();
  return `{${fields.map((f) => `${JSON.stringify(f)}:${canonical(value[f])}`).join(',')}}`;
};

const sameSet = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.map(canonical).sort().join() === b.map(canonical).sort().join();
const unordered = (pairs: readonly (readonly [string, string])[]): readonly string[][] =>
  pairs.map((p) => [...p].sort());

/** A warning may name its reason behind the level (warn_exceeds_general_cap): without one it is the same warning. */
const sameWarning = (a: string, b: string): boolean => {
  const isWarning = (word: string): boolean => word === 'warn' || word.startsWith('warn_');
  return isWarning(a) && isWarning(b) && (a === b || a === 'warn' || b === 'warn');
};

/** Lists whose order says nothing: pairs of persons, and answers to "which are missing" or "which forms". */
const isSetQuestion = (question: string): boolean => /missing|form\(s\)/i.test(question);

/** Whether an answer is the expected one: equal in depth, with the order of lists kept unless the question asks for a set. */
export const sameAnswer = (question: string, expected: unknown, got: unknown): boolean => {
  if (typeof expected === 'string' && typeof got === 'string') return expected === got || sameWarning(expected, got);
  if (!Array.isArray(expected) || !Array.isArray(got)) return canonical(expected) === canonical(got);
  if (expected.every(isPair) && got.every(isPair)) return sameSet(unordered(expected), unordered(got));
  return isSetQuestion(question) ? sameSet(expected, got) : canonical(expected) === canonical(got);
};
