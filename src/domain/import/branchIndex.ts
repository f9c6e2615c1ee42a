import { chineseDigits, fold } from './fold.js';
import { nearNames, type NearNames } from './nearNames.js';
import { isBranchType, type OrganisationType } from './records.js';

/** An organisation that rows may name. */
export type NamedOrganisation = {
  readonly shortName: string;
  readonly fullName: string;
  readonly type: OrganisationType;
};

export type BranchMatch =
  | { readonly kind: 'exact' | 'spaces' | 'fullName' | 'alias'; readonly name: string }
  /** One character off: never taken, only suggested. */
  | { readonly kind: 'typo'; readonly near: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly near: readonly string[] }
  | { readonly kind: 'notBranch'; readonly name: string; readonly type: OrganisationType }
  | { readonly kind: 'unknown' };

export type BranchIndex = {
  /** The branch that a text names, by short name, full name or a systematic other way of writing. */
  readonly find: (text: string) => BranchMatch;
  /** The organisation of any type that a text names exactly, by fold or by alias; for superiors. */
  readonly organisation: (text: string) => NamedOrganisation | readonly NamedOrganisation[] | null;
  /** Full names one character off. */
  readonly nearFullNames: (text: string) => readonly string[];
};

/**
 * What stays of a name when everything is taken away that offices write one way or another without meaning something else:
 * 中共, 党 in 党支部, 委员会 after 支部, 第 before a number, Arabic for Chinese numerals, brackets of two widths.
 */
export const aliasKey = (text: string): string => {
  const folded = chineseDigits(fold(text)).replace(/^(中国共产党|中共)/u, '');
  return folded
    .replace(/(总支部委员会|党总支部委员会|党总支部|党总支|总支部|总支)$/u, '总支')
    .replace(/第?([一二三四五六七八九十]+)(联合|临时)?(党支部委员会|支部委员会|党支部|支部)$/u, '#$1$2支部')
    .replace(/(党支部委员会|支部委员会|党支部|支部)$/u, '支部')
    .replace(/(机关委员会|机关党委|党委|党的委员会|委员会)$/u, '委员会');
};

const add = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
};

const memoLimit = 50_000;

type Tables = {
  readonly exact: Map<string, NamedOrganisation[]>;
  readonly folded: Map<string, NamedOrganisation[]>;
  readonly full: Map<string, NamedOrganisation[]>;
  readonly alias: () => Map<string, NamedOrganisation[]>;
};

const tables = (organisations: readonly NamedOrganisation[]): Tables => {
  const exact = new Map<string, NamedOrganisation[]>();
  const folded = new Map<string, NamedOrganisation[]>();
  const full = new Map<string, NamedOrganisation[]>();
  for (const o of organisations) {
    add(exact, o.shortName, o);
    add(folded, fold(o.shortName), o);
    add(full, fold(o.fullName), o);
  }
  let alias: Map<string, NamedOrganisation[]> | null = null;
  const aliases = (): Map<string, NamedOrganisation[]> => {
    if (alias) return alias;
    alias = new Map();
    for (const o of organisations) {
      add(alias, aliasKey(o.shortName), o);
      add(alias, aliasKey(o.fullName), o);
    }
    return alias;
  };
  return { exact, folded, full, alias: aliases };
};

const match = (found: readonly NamedOrganisation[], kind: 'exact' | 'spaces' | 'fullName' | 'alias'): BranchMatch => {
  const branches = found.length === 1 ? found : found.filter((o) => isBranchType(o.type));
  const [one] = branches.length > 0 ? branches : found;
  if (!one) return { kind: 'unknown' };
  if (branches.length > 1) return { kind: 'ambiguous', near: branches.map((o) => o.fullName) };
  return isBranchType(one.type)
    ? { kind, name: one.shortName }
    : { kind: 'notBranch', name: one.shortName, type: one.type };
};

/** Built once from the organisations of the database and of the same batch; typos are indexed when the first one is met. */
export const branchIndex = (known: Iterable<NamedOrganisation>): BranchIndex => {
  const organisations = [...known];
  const t = tables(organisations);
  const memo = new Map<string, BranchMatch>();
  let near: NearNames<NamedOrganisation> | null = null;
  let nearFull: NearNames<NamedOrganisation> | null = null;
  const nearBranches = (text: string): readonly string[] => {
    const branches = organisations.filter((o) => isBranchType(o.type));
    near ??= nearNames(
      branches.flatMap((o) =>
        [...new Set([fold(o.shortName), fold(o.fullName), aliasKey(o.shortName), aliasKey(o.fullName)])].map(
          (name) => [name, o] as const,
        ),
      ),
    );
    const folded = fold(text);
    const found = [...near.find(folded), ...near.find(aliasKey(folded))];
    return [...new Set(found.map((o) => o.shortName))];
  };
  const search = (text: string): BranchMatch => {
    const folded = fold(text);
    const bySpaces = t.folded.get(folded);
    if (bySpaces) return match(bySpaces, 'spaces');
    const byFull = t.full.get(folded);
    if (byFull) return match(byFull, 'fullName');
    const byAlias = t.alias().get(aliasKey(text));
    if (byAlias) return match(byAlias, 'alias');
    const close = folded.length < 3 || folded.length > 100 ? [] : nearBranches(text);
    return close.length > 0 ? { kind: 'typo', near: close.slice(0, 5) } : { kind: 'unknown' };
  };
  const find = (text: string): BranchMatch => {
    const known = memo.get(text);
    if (known) return known;
    const byName = t.exact.get(text);
    const found = byName ? match(byName, 'exact') : search(text);
    if (memo.size < memoLimit) memo.set(text, found);
    return found;
  };
  return {
    find,
    organisation: (text) => {
      const folded = fold(text);
      const found = t.full.get(folded) ?? t.folded.get(folded) ?? t.alias().get(aliasKey(text));
      return found === undefined ? null : found.length === 1 ? (found[0] ?? null) : found;
    },
    nearFullNames: (text) => {
      nearFull ??= nearNames(organisations.map((o) => [fold(o.fullName), o] as const));
      return [...new Set(nearFull.find(fold(text)).map((o) => o.fullName))].slice(0, 5);
    },
  };
};
