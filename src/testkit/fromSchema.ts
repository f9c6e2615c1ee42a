import fc from 'fast-check';
import { z } from 'zod';

type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

/** Texts that have broken programs before. */
const nasty = [
  '',
  ' ',
  "'; drop table people; --",
  '%_\\',
  '\u0000',
  '甲\u0000乙',
  '\ud800',
  '𠮷野家😀',
  '\u202e倒',
  '{"a":1}',
  '../../etc/passwd',
  '990301198801011234',
  '-1',
  'NaN',
  'constructor',
  '__proto__',
];
const days = [
  '0000-01-01',
  '0001-01-01',
  '1899-12-31',
  '2024-01-01',
  '2026-02-28',
  '2026-09-30',
  '2026-10-01',
  '9999-12-31',
];

const textOf = ({ minLength = 0, maxLength = 3000 }: Schema): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme', maxLength: 20 }))
    .map((text) => text.padEnd(minLength, '文').slice(0, maxLength));

/** Texts that mean something, by the name of the property in which they stand; '' for ids in general. */
export type Meaningful = Readonly<Record<string, readonly string[]>>;

const stringOf = (schema: Schema, name: string, meaningful: Meaningful): fc.Arbitrary<string> => {
  const known = meaningful[name];
  const any =
    schema.format === 'uuid'
      ? fc.constantFrom(...(meaningful[''] ?? []))
      : schema.format === 'date'
        ? fc.constantFrom(...days)
        : textOf(schema);
  if (!known) return any;
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: any });
};

const numberOf = (schema: Schema): fc.Arbitrary<number> => {
  const [min, max] = [Math.max(schema.minimum ?? -5, -(2 ** 53)), Math.min(schema.maximum ?? 2 ** 53, 2 ** 53)];
  return fc.oneof(fc.constantFrom(min, max), fc.integer({ min: Math.max(min, -10), max: Math.min(max, 3000) }));
};

/** Values that the JSON form of a schema admits. */
const valuesOf = (schema: Schema, name: string, meaningful: Meaningful): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((c) => valuesOf(c, name, meaningful)));
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).map(([n, s]) => [n, valuesOf(s, n, meaningful)] as const);
    return fc.record(Object.fromEntries(entries), { requiredKeys: [...(schema.required ?? [])] });
  }
  if (schema.type === 'array')
    return fc.array(valuesOf(schema.items ?? {}, name, meaningful), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(schema.maxItems ?? 3, 3),
    });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  return schema.type === 'string' ? stringOf(schema, name, meaningful) : numberOf(schema);
};

/** Inputs that a schema of the contract admits, as JSON would bring them. */
export const inputsOf = (schema: z.ZodType, meaningful: Meaningful): fc.Arbitrary<unknown> =>
  valuesOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema, '', meaningful);
