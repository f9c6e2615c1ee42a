/**
 * Holds statements against the rule that each reference to a table of a tenant is bound to one tenant, in sub-selects and CTEs
 * too: then a statement routes to one shard, and forgets nobody's walls. Small on purpose: it knows the SQL that we write.
 */
import type { Pool } from 'pg';
import { tokensOf } from './sqlTokens.js';

/** Tables without `tenant_id` in the lead, or read before the tenant is known. The one list of exemptions. */
export const withoutTenant: ReadonlySet<string> = new Set([
  // The list of tenants itself; its id is the tenant.
  'tenants',
  // A name or a token leads to its tenant.
  'sign_in_names',
  'sessions',
  // Nobody is signed in who types a code: it leads to its tenant.
  'activation_codes',
  // The schema's own steps; jobs lie in a schema of their own and carry the tenant.
  'migration',
]);

type Block = { readonly items: readonly Item[]; readonly isQuery: boolean };
type Item = string | Block;
type Reference = { readonly table: string; readonly alias: string; readonly columns: readonly string[] | null };

const queryWords = new Set(['select', 'with', 'insert', 'update', 'delete', 'values']);
const clauseWords = new Set(
  'where on set join left right inner cross full natural group order having limit offset for using values select returning union intersect except lateral as from default only window fetch to with'.split(
    ' ',
  ),
);

/** Tokens as a tree of parentheses. */
const blockOf = (tokens: readonly string[], start = 0): { block: Block; end: number } => {
  const items: Item[] = [];
  let at = start;
  for (; at < tokens.length && tokens[at] !== ')'; at += 1) {
    const token = tokens[at] ?? '';
    if (token !== '(') items.push(token);
    else {
      const { block, end } = blockOf(tokens, at + 1);
      items.push(block);
      at = end;
    }
  }
  return { block: { items, isQuery: typeof items[0] === 'string' && queryWords.has(items[0]) }, end: at };
};

/** A block's own words: parentheses that hold no query are opened, those that do are left out as '()'. */
const flat = (items: readonly Item[]): readonly string[] =>
  items.flatMap((i) => (typeof i === 'string' ? [i] : i.isQuery ? ['()'] : ['(', ...flat(i.items), ')']));

const queriesIn = (items: readonly Item[]): readonly Block[] =>
  items.flatMap((i) => (typeof i === 'string' ? [] : i.isQuery ? [i] : queriesIn(i.items)));

/** The parts of a union, each with walls of its own. */
const armsOf = (words: readonly string[]): readonly (readonly string[])[] => {
  const arms: string[][] = [[]];
  for (const word of words) {
    if (word === 'union' || word === 'intersect' || word === 'except') arms.push([]);
    else arms.at(-1)?.push(word);
  }
  return arms;
};

const isName = (word: string | undefined): word is string => word !== undefined && /^[a-z_][a-z0-9_]*$/.test(word);

/** The columns in the parentheses that begin at a place; null where none do. */
const columnsAt = (words: readonly string[], at: number): readonly string[] | null => {
  if (words[at] !== '(') return null;
  return words.slice(at + 1, words.indexOf(')', at)).filter(isName);
};

/** The reference that begins at a place, and where what follows it begins. */
const referenceAt = (words: readonly string[], at: number): { reference: Reference | null; next: number } => {
  let next = at;
  while (words[next] === 'lateral' || words[next] === 'only') next += 1;
  const table = words[next] ?? '';
  if (!isName(table) && table !== '()') return { reference: null, next: next + 1 };
  next += 1;
  if (words[next] === '.') return { reference: null, next: next + 2 };
  if (words[next] === 'as') next += 1;
  const word = words[next];
  const alias = isName(word) && !clauseWords.has(word) ? word : table;
  if (alias !== table) next += 1;
  return { reference: { table, alias, columns: columnsAt(words, next) }, next };
};

const opens = (words: readonly string[], at: number): boolean => {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  if (word === 'update') return before !== 'for' && before !== 'do' && after !== 'set';
  return word === 'from' || word === 'join' || word === 'into' || word === 'using' || word === 'copy';
};

const referencesIn = (words: readonly string[]): readonly Reference[] => {
  const found: Reference[] = [];
  for (let at = 0; at < words.length; at += 1) {
    if (!opens(words, at)) continue;
    const isList = words[at] === 'from' || words[at] === 'using';
    let { reference, next } = referenceAt(words, at + 1);
    if (reference) found.push(reference);
    while (isList && words[next] === ',') {
      ({ reference, next } = referenceAt(words, next + 1));
      if (reference) found.push(reference);
    }
  }
  return found;
};

/** One side of an equation: whose tenant it is, or a value. */
const sideEndingAt = (words: readonly string[], end: number): string | null => {
  if (words[end] === 'uuid' && words[end - 1] === '::') return sideEndingAt(words, end - 2);
  const word = words[end] ?? '';
  if (word.startsWith('$') || word === "''") return 'value';
  if (word !== 'tenant_id' && word !== 'id') return null;
  return words[end - 1] === '.' ? `${words[end - 2]}.${word}` : `?.${word}`;
};
const sideBeginningAt = (words: readonly string[], at: number): string | null => {
  const word = words[at] ?? '';
  if (word.startsWith('$') || word === "''") return 'value';
  return words[at + 1] === '.' ? sideEndingAt(words, at + 2) : sideEndingAt(words, at);
};

/** The aliases of an arm whose tenant is a value, or that of somebody whose tenant is known. */
const boundIn = (words: readonly string[], own: readonly Reference[]): ReadonlySet<string> => {
  const bound = new Set(['value']);
  for (const r of own) if (withoutTenant.has(r.table)) bound.add(`${r.alias}.tenant_id`).add(`${r.alias}.id`);
  const isForeign = (side: string): boolean =>
    !own.some((r) => side.startsWith(`${r.alias}.`)) && !side.startsWith('?');
  const first = own[0]?.alias ?? '';
  const equations = words.flatMap((word, at) => {
    if (word !== '=') return [];
    const sides = [sideEndingAt(words, at - 1), sideBeginningAt(words, at + 1)];
    const [left, right] = sides.map((s) => (s === '?.tenant_id' ? `${first}.tenant_id` : s));
    return left && right ? [[left, right] as const] : [];
  });
  // Outside names are those of a query around this one, which is held against the rule itself.
  for (const side of equations.flat())
    if (side !== 'value' && side.endsWith('.tenant_id') && isForeign(side)) bound.add(side);
  for (let before = -1; before !== bound.size;) {
    before = bound.size;
    for (const [a, b] of equations) {
      if (bound.has(a)) bound.add(b);
      if (bound.has(b)) bound.add(a);
    }
  }
  return bound;
};

const namesOfCtes = (items: readonly Item[]): readonly string[] =>
  flat(items).filter(
    (word, at, all) => isName(word) && all[at + 1] === 'as' && /^(\(\)|materialized|not)$/.test(all[at + 2] ?? ''),
  );

const faultsIn = (block: Block, tables: ReadonlySet<string>, ctes: ReadonlySet<string>, seen: string[]): string[] => {
  const known = new Set([...ctes, ...namesOfCtes(block.items)]);
  const inArms = armsOf(flat(block.items)).flatMap((words) => {
    const own = referencesIn(words);
    const bound = boundIn(words, own);
    return own
      .filter((r) => tables.has(r.table) && !known.has(r.table))
      .flatMap((r) => {
        seen.push(r.table);
        const written = r.columns?.includes('tenant_id') === true && (words.includes('into') || words[0] === 'copy');
        return written || bound.has(`${r.alias}.tenant_id`) ? [] : [`${r.table} ${r.alias}: no tenant`];
      });
  });
  // An alternative outside of parentheses would be one to the tenant too.
  const aside =
    block.items.includes('or') && inArms.length === 0 && seen.length > 0 ? ['an `or` without parentheses'] : [];
  return [...inArms, ...aside, ...queriesIn(block.items).flatMap((q) => faultsIn(q, tables, known, seen))];
};

/**
 * What a statement does wrong: references without a tenant, or mentions that were not understood.
 * @param tables the tables that belong to tenants
 */
export const tenancyFaults = (sql: string, tables: ReadonlySet<string>): readonly string[] => {
  const tokens = tokensOf(sql);
  const seen: string[] = [];
  const faults = faultsIn(blockOf(tokens).block, tables, new Set(), seen);
  // Not the table: its name before a column, as a column, as the name of a value, as the type of a row.
  const otherwise = new Set(['.', 'as', '::']);
  const mentioned = tokens.filter(
    (t, at) => tables.has(t) && tokens[at + 1] !== '.' && !otherwise.has(tokens[at - 1] ?? ''),
  );
  return mentioned.length > seen.length ? [...faults, `not understood: ${mentioned.join(', ')}`] : faults;
};

/** The tables that belong to tenants, as the database has them. */
export const tenantTables = async (pool: Pool): Promise<ReadonlySet<string>> => {
  const { rows } = await pool.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns as c
     where c.table_schema = 'public' and c.column_name = 'tenant_id'`,
  );
  return new Set(rows.map((r) => r.name).filter((name) => !withoutTenant.has(name)));
};
