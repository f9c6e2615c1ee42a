import type { z } from 'zod';

export type FieldKind = 'text' | 'area' | 'password' | 'date' | 'number' | 'choice' | 'check' | 'organisation';
export type Choice = { readonly value: string; readonly title: string };
export type Field<Name extends string = string> = {
  readonly name: Name;
  readonly label: string;
  readonly kind: FieldKind;
  readonly choices?: readonly Choice[];
  readonly hint?: string;
  readonly optional?: boolean;
  readonly autoComplete?: string;
  /** What is shown as picked at first, where the initial value is an id. */
  readonly picked?: string;
};
export type FormValues = Readonly<Record<string, string | boolean>>;
/** Per field the sentence of what is wrong with it; under '' what concerns the whole form. */
export type FormFaults = Readonly<Record<string, string>>;

const plain = (field: Field, value: string | boolean | undefined): unknown => {
  if (field.kind === 'check') return value === true;
  const text = typeof value === 'string' ? value : '';
  if (text.trim() === '' && (field.optional || field.kind !== 'text')) return undefined;
  return field.kind === 'number' ? Number(text) : text;
};

/** The body as the contract wants it: numbers as numbers, empty optional fields left out, fixed parts added. */
export const bodyOf = (fields: readonly Field[], values: FormValues, fixed: object = {}): Record<string, unknown> => ({
  ...Object.fromEntries(
    fields.map((f) => [f.name, plain(f, values[f.name])]).filter(([, value]) => value !== undefined),
  ),
  ...fixed,
});

type Issue = z.core.$ZodIssue;
const sizeSentence = (issue: Issue, label: string): string | null => {
  if (issue.code === 'too_small') {
    if (issue.origin === 'number') return `${label}不能小于${issue.minimum}。`;
    return Number(issue.minimum) <= 1 ? `请填写${label}。` : `${label}至少${issue.minimum}个字。`;
  }
  if (issue.code === 'too_big')
    return issue.origin === 'number' ? `${label}不能大于${issue.maximum}。` : `${label}至多${issue.maximum}个字。`;
  return null;
};

/** What is wrong with a field, said to the person who fills it in. */
export const issueSentence = (issue: Issue, field: Field): string => {
  const choose = field.kind === 'choice' || field.kind === 'date' || field.kind === 'organisation';
  if (issue.code === 'invalid_type' || issue.input === undefined || issue.input === '')
    return `请${choose ? '选择' : '填写'}${field.label}。`;
  return sizeSentence(issue, field.label) ?? `${field.label}的格式不对，请检查。`;
};

/** All faults of a filled form by field, empty where the contract accepts it. */
export const faultsOf = (issues: readonly Issue[], fields: readonly Field[]): FormFaults => {
  const faults: Record<string, string> = {};
  for (const issue of issues) {
    const field = fields.find((f) => f.name === String(issue.path[0] ?? ''));
    if (field) faults[field.name] ??= issueSentence(issue, field);
    else faults[''] ??= '填写的内容有误，请检查后再提交。';
  }
  return faults;
};
