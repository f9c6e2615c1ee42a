import { aliasKey, type NamedOrganisation } from './branchIndex.js';

type Names = Pick<NamedOrganisation, 'shortName' | 'fullName'>;

/**
 * An organisation of the database: its code tells it again where a file gives it another name; by names that it bears at other
 * times it is still understood.
 */
export type KnownName = NamedOrganisation & { readonly code?: string; readonly otherNames?: readonly Names[] };

/**
 * All names that rows of rosters and ledgers may use: of organisations that the files describe, of the other known ones, and those
 * that either bore before or will bear later, as far as nobody else bears them and they are not just another way of writing.
 */
export const allNames = (
  described: readonly KnownName[],
  known: readonly KnownName[],
): readonly NamedOrganisation[] => {
  const byFullName = new Map(described.map((o) => [o.fullName, o]));
  const byCode = new Map(described.flatMap((o) => (o.code ? [[o.code, o] as const] : [])));
  const nowOf = (o: KnownName): KnownName => byCode.get(o.code ?? '') ?? byFullName.get(o.fullName) ?? o;
  const now = [...known.filter((o) => nowOf(o) === o), ...described];
  const taken = new Set(now.flatMap((o) => [o.shortName, o.fullName]));
  const others = known.flatMap((o) => {
    const current = nowOf(o);
    const written = new Set([aliasKey(current.shortName), aliasKey(current.fullName)]);
    return [o, ...(o.otherNames ?? [])]
      .filter((n) => !taken.has(n.shortName) && !taken.has(n.fullName))
      .filter((n) => !written.has(aliasKey(n.shortName)) && !written.has(aliasKey(n.fullName)))
      .map(({ shortName, fullName }) => ({ shortName, fullName, type: current.type }));
  });
  return [...now, ...others];
};
