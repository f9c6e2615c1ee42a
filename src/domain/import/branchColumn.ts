import type { BranchIndex, BranchMatch } from './branchIndex.js';
import type { CellSource } from './cellSource.js';
import type { Code } from './codes.js';
import { cellText, fold, withoutLabel } from './fold.js';
import type { Remarks } from './remarks.js';

const ditto = /^(〃|″|''|"+|“”|同上|同前|同左|上同|〃〃)$/u;

/** Units that a title, sheet or file may be of: 市档案局 in 市档案局党员名册, or a sheet named so. */
const unitsIn = (titles: readonly string[]): readonly string[] => {
  const units = titles.flatMap((title) => {
    const folded = fold(title).replace(/^\d{4}年?(度)?|^(中共|中国共产党)/u, '');
    const before = /^(.{2,20}?)(?:党员|党组织|党支部|各支部|基层|[“"]?三会一课|组织生活|花名册|名册|台账|记录)/u.exec(
      folded,
    )?.[1];
    return [before, folded.length >= 2 && folded.length <= 20 ? folded : undefined].filter((u) => u !== undefined);
  });
  return [...new Set(units)];
};

const takes = (
  found: BranchMatch,
): found is Extract<BranchMatch, { name: string; kind: 'exact' | 'spaces' | 'fullName' | 'alias' }> =>
  found.kind === 'exact' || found.kind === 'spaces' || found.kind === 'fullName' || found.kind === 'alias';

/** 机关第一支部 in a sheet of 市档案局 is 市档案局机关第一党支部, where there is such a branch. */
const withinUnits = (text: string, units: readonly string[], branches: BranchIndex): string | null => {
  if (!/支部/u.test(text)) return null;
  const names = units
    .map((unit) => branches.find(unit + fold(text)))
    .flatMap((found) => (takes(found) ? [found.name] : []));
  return new Set(names).size === 1 ? (names[0] ?? null) : null;
};

/** The branch that a title or the name of a sheet or file gives to a table without a column for it; null where it gives none. */
const branchInTitles = (titles: readonly string[], branches: BranchIndex): { text: string; name: string } | null => {
  const units = unitsIn(titles);
  for (const title of titles.toReversed()) {
    const m = /^(.{2,60}?支部)(?:委员会)?/u.exec(withoutLabel(fold(title).replace(/^\d{4}年?(度)?/u, '')));
    const text = m?.[1];
    if (text === undefined) continue;
    const found = branches.find(text);
    const name = takes(found) ? found.name : withinUnits(text, units, branches);
    if (name !== null) return { text, name };
  }
  return null;
};

const codeOf: Partial<Record<BranchMatch['kind'], Code>> = {
  spaces: 'BRANCH_SPACES',
  fullName: 'BRANCH_FULLNAME',
  alias: 'BRANCH_ALIAS',
};

type Options<F extends string> = {
  readonly field: F;
  readonly source: CellSource<F>;
  readonly branches: BranchIndex;
  readonly remarks: Remarks;
  /** Blank cells continue the branch above. */
  readonly sparse: boolean;
  readonly titles: readonly string[];
};

/**
 * Which branch a row belongs to: its own cell, a merged cell or a ditto mark continuing the one above, the section row above, or the
 * title. Keeps the place in the sheet, so rows and sections must come in order.
 */
export class BranchColumn<F extends string> {
  readonly #o: Options<F>;
  readonly #units: readonly string[];
  readonly #byTitle: { text: string; name: string } | null;
  #above = '';
  #section = '';
  #meant: string | null = null;

  constructor(options: Options<F>) {
    this.#o = options;
    this.#units = unitsIn(options.titles);
    this.#byTitle = branchInTitles(options.titles, options.branches);
  }

  /** A section row names the branch of the rows below it. */
  section(text: string): void {
    this.#section = text;
    this.#above = '';
  }

  /** The branch of the row last read: the one found, else the only one that its text may have meant. */
  get meant(): string | null {
    return this.#meant;
  }

  /** The short name of the row's branch; null, with a remark, where it cannot be told. */
  read(): string | null {
    this.#meant = null;
    const found = this.#find();
    this.#meant ??= found;
    return found;
  }

  #find(): string | null {
    const { field, source, sparse } = this.#o;
    const own = cellText(source.at(field));
    const covered = source.isCovered(field);
    if (own !== '' && !covered) {
      const folded = fold(own);
      if (folded !== '' && !ditto.test(folded)) {
        if (!source.corrected(field)) this.#above = own;
        return this.#resolve(own, null);
      }
      if (folded !== '') return this.#continued(this.#above);
    }
    if (covered) return this.#continued(own === '' ? this.#above : own);
    if (source.corrected(field)) return this.#missing();
    if (sparse && this.#above !== '') return this.#continued(this.#above);
    if (this.#section !== '' && !this.#sectionOfTitled()) return this.#resolve(this.#section, 'BRANCH_SECTION_ROW');
    return this.#fromTitle();
  }

  /** Sections such as 一、在职党员 in a sheet whose title names the branch. */
  #sectionOfTitled(): boolean {
    const { branches, source, field } = this.#o;
    return (
      this.#byTitle !== null &&
      source.columnOf(field) < 0 &&
      branches.find(this.#section).kind === 'unknown' &&
      withinUnits(this.#section, this.#units, branches) === null
    );
  }

  #continued(text: string): string | null {
    return text === '' ? this.#missing() : this.#resolve(text, 'BRANCH_FILL_DOWN');
  }

  #missing(): null {
    const { field, source, remarks } = this.#o;
    const near = this.#above === '' ? {} : { near: [this.#above], lead: '，上方是' };
    remarks.add('BRANCH_MISSING', field, source.columnOf(field), near);
    return null;
  }

  #fromTitle(): string | null {
    const { field, source, remarks } = this.#o;
    const found = source.columnOf(field) < 0 ? this.#byTitle : null;
    if (!found) return this.#missing();
    remarks.add('BRANCH_FROM_TITLE', field, -1, { from: found.text, to: found.name });
    return found.name;
  }

  #resolve(text: string, by: Code | null): string | null {
    const { field, source, branches, remarks } = this.#o;
    const column = by === 'BRANCH_SECTION_ROW' ? -1 : source.columnOf(field);
    const found = branches.find(text);
    const within = found.kind === 'unknown' ? withinUnits(text, this.#units, branches) : null;
    if (within !== null) {
      remarks.add('BRANCH_ALIAS', field, column, { from: text, to: within });
      if (by) remarks.add(by, field, column, { from: text, to: within });
      return within;
    }
    if (found.kind === 'unknown') remarks.add('BRANCH_UNKNOWN', field, column, { from: text });
    else if (found.kind === 'typo') {
      remarks.add('BRANCH_TYPO', field, column, { from: text, near: found.near });
      if (found.near.length === 1) this.#meant = found.near[0] ?? null;
    } else if (found.kind === 'ambiguous')
      remarks.add('BRANCH_AMBIGUOUS', field, column, { from: text, near: found.near });
    else if (found.kind === 'notBranch')
      remarks.add('BRANCH_NOT_BRANCH', field, column, { from: text, near: [found.type] });
    else {
      const code = codeOf[found.kind];
      if (code && by !== 'BRANCH_SECTION_ROW') remarks.add(code, field, column, { from: text, to: found.name });
      if (by) remarks.add(by, field, column, { from: text, to: found.name });
      return found.name;
    }
    return null;
  }
}
