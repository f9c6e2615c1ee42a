import { answer, coveredTopics } from './answer.js';
import type { ConformanceCase } from './case.js';
import { sameAnswer } from './sameAnswer.js';

type Mismatch = { readonly id: string; readonly expected: unknown; readonly got: unknown };
type TopicResult = {
  readonly topic: string;
  readonly cases: number;
  readonly passed: number;
  readonly mismatched: readonly Mismatch[];
  /** Ids of cases that the rules do not answer. They are neither passed nor wrong. */
  readonly notCovered: readonly string[];
  /** False where no rule of the whole topic is built. */
  readonly covered: boolean;
};
export type CheckResult = { readonly byTopic: readonly TopicResult[]; readonly passed: boolean };

const checkTopic = (topic: string, cases: readonly ConformanceCase[]): TopicResult => {
  const mismatched: Mismatch[] = [];
  const notCovered: string[] = [];
  let passed = 0;
  for (const c of cases) {
    const a = answer(c);
    if (!a.answered) notCovered.push(c.id);
    else if (sameAnswer(c.question, c.expected, a.value)) passed++;
    else mismatched.push({ id: c.id, expected: c.expected, got: a.value });
  }
  return { topic, cases: cases.length, passed, mismatched, notCovered, covered: coveredTopics.includes(topic) };
};

/**
 * Hold the rules against cases, topic by topic in the order of the file. Passed: no case is answered otherwise than expected,
 * and no case of a covered topic is left unanswered.
 */
export const checkCases = (cases: readonly ConformanceCase[]): CheckResult => {
  const topics = [...new Set(cases.map((c) => c.topic))];
  const byTopic = topics.map((topic) =>
    checkTopic(
      topic,
      cases.filter((c) => c.topic === topic),
    ),
  );
  const passed = byTopic.every((t) => t.mismatched.length === 0 && (!t.covered || t.notCovered.length === 0));
  return { byTopic, passed };
};

const show = (value: unknown): string => JSON.stringify(value) ?? '（无）';

const topicLine = (t: TopicResult): string => {
  if (!t.covered) return `${t.topic}：共${t.cases}例，本版未涵盖，未作判断`;
  const rest = [
    ...(t.mismatched.length > 0 ? [`不符${t.mismatched.length}例`] : []),
    ...(t.notCovered.length > 0 ? [`未涵盖${t.notCovered.length}例`] : []),
  ];
  return `${t.topic}：共${t.cases}例，相符${t.passed}例${rest.map((r) => `，${r}`).join('')}`;
};

/** What `rules check` prints: each mismatch, each unanswered case of a covered topic, a total by topic and one over all. */
export const checkLines = (result: CheckResult): readonly string[] => {
  const sum = (of: (t: TopicResult) => number): number => result.byTopic.reduce((n, t) => n + of(t), 0);
  const details = result.byTopic.flatMap((t) => [
    ...t.mismatched.map((m) => `不符 ${m.id}：应为 ${show(m.expected)}，实得 ${show(m.got)}`),
    ...(t.covered ? t.notCovered.map((id) => `未涵盖 ${id}：现有规则不回答此问`) : []),
  ]);
  const total = `合计：共${sum((t) => t.cases)}例，相符${sum((t) => t.passed)}例，不符${sum((t) => t.mismatched.length)}例，未涵盖${sum((t) => t.notCovered.length)}例`;
  return [...details, ...result.byTopic.map(topicLine), total];
};
