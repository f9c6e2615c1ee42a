/** Where somebody was first met in this batch. */
export type FirstMet = { readonly name: string; readonly sheet: number; readonly row: number };

/** The names and groups on the branches' rosters, as far as they are known. */
export type RosterNames = {
  /** undefined where no roster of the branch is known. */
  readonly namesOf: (branch: string) => ReadonlySet<string> | undefined;
  readonly groupsOf: (branch: string) => ReadonlySet<string>;
};

const noGroups: ReadonlySet<string> = new Set();

/**
 * Everybody accepted so far in a batch: one small entry per person, and per branch its names and groups. Serves to find people met
 * twice and, for the ledger, absentees that are not on the roster. The database's people may be added for the latter.
 */
export class PeopleSeen implements RosterNames {
  readonly #byId = new Map<string, FirstMet>();
  readonly #names = new Map<string, Set<string>>();
  readonly #rejected = new Map<string, Set<string>>();
  readonly #groups = new Map<string, Set<string>>();
  readonly #rows = new Map<string, number>();
  readonly #sheets: string[] = [];

  /** A number for a sheet; its label (e.g. '“市教育局”表') stands in sentences about people met twice. */
  openSheet(label: string): number {
    return this.#sheets.push(label) - 1;
  }

  sheetLabel(sheet: number): string {
    return this.#sheets[sheet] ?? '';
  }

  met(id: string): FirstMet | undefined {
    return this.#byId.get(id);
  }

  claim(id: string, first: FirstMet): void {
    this.#byId.set(id, first);
  }

  /** Adds a name to a branch's roster. Returns whether it was there already. */
  enrol(branch: string, name: string, group: string): boolean {
    let names = this.#names.get(branch);
    if (!names) this.#names.set(branch, (names = new Set()));
    const twice = names.has(name);
    if (!twice) names.add(name);
    if (group !== '') {
      let groups = this.#groups.get(branch);
      if (!groups) this.#groups.set(branch, (groups = new Set()));
      groups.add(group);
    }
    return twice;
  }

  /** Counts a row that names the branch, whether or not it could be accepted; people met twice count once. */
  countRow(branch: string): void {
    this.#rows.set(branch, (this.#rows.get(branch) ?? 0) + 1);
  }

  /** Rows of rosters that name the branch; undefined where none did. */
  rowsOf(branch: string): number | undefined {
    return this.#rows.get(branch);
  }

  /** A name that stands on the branch's roster in a row that was rejected: no member yet, but no stranger either. */
  mention(branch: string, name: string): void {
    const names = this.#rejected.get(branch);
    if (names) names.add(name);
    else this.#rejected.set(branch, new Set([name]));
  }

  namesOf(branch: string): ReadonlySet<string> | undefined {
    const [names, rejected] = [this.#names.get(branch), this.#rejected.get(branch)];
    if (!names || !rejected) return names ?? rejected;
    for (const name of names) rejected.add(name);
    return rejected;
  }

  groupsOf(branch: string): ReadonlySet<string> {
    return this.#groups.get(branch) ?? noGroups;
  }
}
