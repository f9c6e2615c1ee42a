import type { Cell, Row } from './cell.js';
import { plausibility } from './contentMatch.js';
import type { HeaderBlock } from './headerBlock.js';
import type { HeaderRule } from './headerRule.js';
import { headerRules, requiredFields } from './headerWords.js';
import type { FieldsOf, SheetKind } from './records.js';

export type Columns<F extends string> = Partial<Readonly<Record<F, number>>>;
export type ColumnMatch<K extends SheetKind> = {
  readonly kind: K;
  readonly columns: Columns<FieldsOf[K]>;
  /** Evidence that the sheet is of this kind. */
  readonly score: number;
  readonly missing: readonly FieldsOf[K][];
};

/** How well one label fits a rule: 3 by name, 2 by its words, 0 not. */
const labelFits = (rule: HeaderRule<string>, label: string): number => {
  if (label.length > 60) return 0;
  if (rule.exact.test(label)) return 3;
  if (rule.unlike?.test(label)) return 0;
  if (label.length > 24) return 0;
  return rule.like?.test(label) ? 2 : rule.faint?.test(label) ? 1 : 0;
};

/** Labels that say whose or of what only together with the group above: 姓名 under 介绍人 is not the member's. */
const generic =
  /^(姓名|名字|性别|日期|时间|年月|年月日|电话|手机|手机号码?|联系电话|联系方式|职务|名称|单位|人数|总数|合计|总计|类别|类型|身份证号码?|民族|学历|情况|备注)$/u;

/** Group names that say nothing about what stands below: 基本情况, 登记事项. */
const emptyGroup =
  /^(基本|有关|主要|其他|个人|登记|相关|填报|党员|本人|详细|具体)*(情况|信息|事项|内容|资料|项目|概况)?$/u;

/** Of a header over several rows the bottom label counts, and the labels read together: 入党 over 时间 is 入党时间. */
const fit = (rule: HeaderRule<string>, labels: readonly string[], noted: string): number => {
  const plain = fitPlain(rule, labels);
  if (noted === '') return plain;
  if (rule.exact.test(noted)) return 3.2;
  return rule.unlike?.test(noted) ? 0 : Math.max(plain, labelFits(rule, noted));
};

const fitPlain = (rule: HeaderRule<string>, labels: readonly string[]): number => {
  const bottom = labels.at(-1);
  if (bottom === undefined) return 0;
  if (labels.length === 1) return labelFits(rule, bottom);
  const above = labels.at(-2) ?? '';
  const near = emptyGroup.test(above) ? bottom : above + bottom;
  if (generic.test(bottom) && rule.unlike?.test(near) && !rule.exact.test(near)) return 0;
  return Math.max(labelFits(rule, bottom), labelFits(rule, near) + 0.2 * Number(labelFits(rule, near) > 0));
};

const below = (rows: readonly Row[], column: number): (Cell | undefined)[] => rows.map((r) => r.cells[column]);

type Candidate = { readonly rule: HeaderRule<string>; readonly column: number; readonly score: number };

const candidates = (rules: readonly HeaderRule<string>[], block: HeaderBlock, data: readonly Row[]): Candidate[] => {
  const found: Candidate[] = [];
  for (const [column, labels] of block.labels.entries()) {
    if (labels.length === 0) continue;
    for (const rule of rules) {
      const score = fit(rule, labels, block.noted[column] ?? '');
      // Any cell looks like text, so that this says less than cells that look like days or people.
      const looks = rule.content === 'text' ? 0.5 : plausibility(rule.content, below(data, column));
      if (score > 0) found.push({ rule, column, score: score + 0.9 * looks });
    }
  }
  return found.sort((a, b) => b.score - a.score || a.column - b.column);
};

/** Fields that their cells betray even under a header nobody knows. */
const betrayed: ReadonlySet<string> = new Set([
  '身份证号',
  '所在党支部',
  '党支部',
  '活动类型',
  '日期',
  '人员类别',
  '组织类别',
  '性别',
]);

const byContent = (
  rule: HeaderRule<string>,
  block: HeaderBlock,
  data: readonly Row[],
  taken: ReadonlySet<number>,
): number | null => {
  const fitting = block.labels
    .map((labels, column) => ({ labels, column }))
    .filter(
      ({ labels, column }) => labels.length > 0 && !taken.has(column) && !labels.some((l) => rule.unlike?.test(l)),
    )
    .filter(({ column }) => {
      const cells = below(data, column);
      return cells.some((c) => c !== undefined) && plausibility(rule.content, cells) >= 0.8;
    });
  return fitting.length === 1 ? (fitting[0]?.column ?? null) : null;
};

/** The columns of a header block as those of one kind, best fit first, and how much they tell that it is this kind. */
export const matchColumns = <K extends SheetKind>(
  kind: K,
  block: HeaderBlock,
  data: readonly Row[],
): ColumnMatch<K> => {
  const rules: readonly HeaderRule<FieldsOf[K]>[] = headerRules[kind];
  const columns: Partial<Record<string, number>> = {};
  const taken = new Set<number>();
  let score = 0;
  for (const { rule, column } of candidates(rules, block, data)) {
    if (columns[rule.field] !== undefined || taken.has(column)) continue;
    columns[rule.field] = column;
    taken.add(column);
    score += rule.tells;
  }
  const required: readonly FieldsOf[K][] = requiredFields[kind];
  for (const rule of rules) {
    if (columns[rule.field] !== undefined || !betrayed.has(rule.field)) continue;
    const column = score >= 3 ? byContent(rule, block, data, taken) : null;
    if (column === null) continue;
    columns[rule.field] = column;
    taken.add(column);
    score += rule.tells;
  }
  const found = columns as Columns<FieldsOf[K]>;
  return { kind, columns: found, score, missing: required.filter((f) => found[f] === undefined) };
};
