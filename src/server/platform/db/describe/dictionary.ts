import type { ColumnDescription, ConstraintDescription, SchemaDescription, TableDescription } from './catalog.js';

const typeNames: Readonly<Record<string, string>> = {
  uuid: '标识 uuid',
  text: '文本 text',
  boolean: '是否 boolean',
  smallint: '整数 smallint',
  integer: '整数 integer',
  bigint: '整数 bigint',
  date: '日期 date',
  'timestamp with time zone': '时刻 timestamptz',
  bytea: '字节 bytea',
  jsonb: '结构 jsonb',
  ltree: '路径 ltree',
};

const typeName = (type: string): string => {
  const isArray = type.endsWith('[]');
  const name = typeNames[isArray ? type.slice(0, -2) : type] ?? type;
  return isArray ? `${name}[]（多值）` : name;
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const columnRow = (c: ColumnDescription): string => {
  const fallback = c.generated === 'identity' ? '自动编号' : c.fallback === null ? '' : `\`${cell(c.fallback)}\``;
  const calculated = c.generated === 'stored' ? `由 ${fallback} 计算` : fallback;
  return `| \`${c.name}\` | ${typeName(c.type)} | ${c.nullable ? '可空' : '必填'} | ${calculated} | ${cell(c.comment ?? '')} |`;
};

const kindNames: Readonly<Record<ConstraintDescription['kind'], string>> = {
  primary: '主键',
  unique: '唯一',
  foreign: '外键',
  check: '检查',
  exclusion: '互斥',
};

const rightNames: Readonly<Record<string, string>> = {
  select: '读取',
  insert: '新增',
  update: '修改',
  delete: '删除',
  truncate: '清空',
};

const definitionOf = (k: ConstraintDescription): string =>
  k.definition.replace(/^(PRIMARY KEY|UNIQUE|FOREIGN KEY|CHECK|EXCLUDE) ?/, '').replaceAll('`', '');

const tablePart = (t: TableDescription): string =>
  [
    `## \`${t.name}\``,
    '',
    t.comment ?? '',
    '',
    ...(t.withheld.length === 0
      ? []
      : [`程序自己也没有${t.withheld.map((right) => rightNames[right] ?? right).join('、')}的权限。`, '']),
    '| 列 | 类型 | 可空 | 默认 | 含义 |',
    '| --- | --- | --- | --- | --- |',
    ...t.columns.map(columnRow),
    '',
    ...t.constraints.map((k) => `- ${kindNames[k.kind]} \`${definitionOf(k)}\``),
    '',
  ].join('\n');

/** What has no comment, as 'table' or 'table.column'. */
export const uncommented = (schema: SchemaDescription): readonly string[] =>
  schema.tables.flatMap((t) => [
    ...(t.comment === null ? [t.name] : []),
    ...t.columns.filter((c) => c.comment === null).map((c) => `${t.name}.${c.name}`),
  ]);

/** The data dictionary in Chinese (docs/data-dictionary.md). @throws Error naming every table and column without a comment */
export const renderDataDictionary = (schema: SchemaDescription): string => {
  const missing = uncommented(schema);
  if (missing.length > 0) throw new Error(`without a comment: ${missing.join(', ')}`);
  const contents = schema.tables.map((t) => `- [\`${t.name}\`](#${t.name})：${t.comment ?? ''}`);
  return (
    [
      '# 数据字典',
      '',
      `本页由数据库结构中的注释生成，共 ${schema.tables.length} 张表。除注明者外，每张表的第一列都是租户（一个机关工委）。`,
      '日期是中国的日历日，与时刻不混用；`since`、`until` 一类的起止是半开区间，含起始日、不含终止日。',
      '',
      ...contents,
      '',
      ...schema.tables.map(tablePart),
    ]
      .join('\n')
      .trimEnd() + '\n'
  );
};
