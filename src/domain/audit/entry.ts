/** One entry of the audit log as it is sealed. `at` is an ISO instant in milliseconds; ids are UUIDs. */
export type SealedEntry = {
  readonly tenantId: string;
  readonly id: string;
  readonly at: string;
  readonly accountId: string | null;
  readonly actor: string;
  readonly action: string;
  readonly subjectId: string | null;
  readonly personId: string | null;
  /** Anything that JSON can hold. */
  readonly detail: unknown;
};

/** Keys in order, so that a value has one text however a database keeps it. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const byName = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(byName.map(([name, inner]) => [name, ordered(inner)]));
};

/** The one text of an entry, over which everything is computed: JSON without spaces, fields in the order of the type, keys of the detail sorted. */
export const textOf = (e: SealedEntry): string =>
  JSON.stringify({
    tenantId: e.tenantId,
    id: e.id,
    at: e.at,
    accountId: e.accountId,
    actor: e.actor,
    action: e.action,
    subjectId: e.subjectId,
    personId: e.personId,
    detail: ordered(JSON.parse(JSON.stringify(e.detail ?? {}))),
  });
