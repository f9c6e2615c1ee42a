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

/** Names of branches one edit away, in every form under which a branch may be written. */
const nearIndex = (organisations: readonly NamedOrganisation[]): NearNames<NamedOrganisation> =>
  nearNames(
    organisations
      .filter((o) => isBranchType(o.type))
      .flatMap((o) => {
        const forms = [fold(o.shortName), fold(o.fullName), aliasKey(o.shortName), aliasKey(o.fullName)];
        return Array.from(new Set(forms), (form) => [form, o] as const);
      }),
  );

const mostSuggested = 5;
/** No name of a branch is longer, with its spaces. */
const longestName = 200;

class IndexedBranches implements BranchIndex {
  readonly #organisations: readonly NamedOrganisation[];
  readonly #tables: Tables;
  readonly #memo = new Map<string, BranchMatch>();
  #near: NearNames<NamedOrganisation> | null = null;
  #nearFull: NearNames<NamedOrganisation> | null = null;

  constructor(organisations: readonly NamedOrganisation[]) {
    this.#organisations = organisations;
    this.#tables = tables(organisations);
  }

  find(text: string): BranchMatch {
    const known = this.#memo.get(text);
    if (known) return known;
    if (text.length > longestName) return { kind: 'unknown' };
    const byName = this.#tables.exact.get(text);
    const found = byName ? match(byName, 'exact') : this.#search(text);
    if (this.#memo.size < memoLimit) this.#memo.set(text, found);
    return found;
  }

  #search(text: string): BranchMatch {
    const folded = fold(text);
    const bySpaces = this.#tables.folded.get(folded);
    if (bySpaces) return match(bySpaces, 'spaces');
    const byFull = this.#tables.full.get(folded);
    if (byFull) return match(byFull, 'fullName');
    const byAlias = this.#tables.alias().get(aliasKey(text));
    if (byAlias) return match(byAlias, 'alias');
    if (folded.length < 3) return { kind: 'unknown' };
    this.#near ??= nearIndex(this.#organisations);
    const close = [...this.#near.find(folded), ...this.#near.find(aliasKey(folded))];
    const names = [...new Set(close.map((o) => o.shortName))].slice(0, mostSuggested);
    return names.length > 0 ? { kind: 'typo', near: names } : { kind: 'unknown' };
  }

  organisation(text: string): NamedOrganisation | readonly NamedOrganisation[] | null {
    if (text.length > longestName) return null;
    const folded = fold(text);
    const { full, folded: short, alias } = this.#tables;
    const found = full.get(folded) ?? short.get(folded) ?? alias().get(aliasKey(text));
    return found === undefined ? null : found.length === 1 ? (found[0] ?? null) : found;
  }

  nearFullNames(text: string): readonly string[] {
    if (text.length > longestName) return [];
    this.#nearFull ??= nearNames(this.#organisations.map((o) => [fold(o.fullName), o] as const));
    return [...new Set(this.#nearFull.find(fold(text)).map((o) => o.fullName))].slice(0, mostSuggested);
  }
}

/** Built once from the organisations of the database and of the same batch; typos are indexed when the first one is met. */
export const branchIndex = (known: Iterable<NamedOrganisation>): BranchIndex => new IndexedBranches([...known]);
