import type { OrganisationRow } from '../records.js';
import { mark, write, type Draft, type Outcome } from './draft.js';

/** The branch by its short name, e.g. for the full name. */
export type BranchNames = ReadonlyMap<string, OrganisationRow>;

export type BranchDefect = {
  readonly code: string;
  readonly outcome: Outcome;
  readonly share: number;
  readonly form: (shortName: string, fullName: string, turn: number) => string;
};

/** One wrong character, as when typing by sound. */
const slips: readonly (readonly [right: string, wrong: string])[] = [
  ['党支部', '党之部'],
  ['机关', '机管'],
  ['局', '剧'],
  ['党支部', '党支都'],
  ['市', '是'],
];
const typo = (name: string, turn: number): string => {
  for (let i = 0; i < slips.length; i++) {
    const [right, wrong] = slips[(turn + i) % slips.length] ?? ['', ''];
    if (name.includes(right)) return name.replace(right, wrong);
  }
  return `${name.slice(0, 2)}${name.slice(3)}`;
};

export const branchDefects: readonly BranchDefect[] = [
  { code: 'BRANCH_TYPO', outcome: 'reject', share: 1.6, form: (short, _full, turn) => typo(short, turn) },
  {
    code: 'BRANCH_UNKNOWN',
    outcome: 'reject',
    share: 0.8,
    form: (_short, _full, turn) => ['关系待转', '市第二机床厂退休职工党支部', '外单位'][turn % 3] ?? '',
  },
  { code: 'BRANCH_FULLNAME', outcome: 'normalise', share: 1.4, form: (_short, full) => full },
  {
    code: 'BRANCH_SPACES',
    outcome: 'normalise',
    share: 1.2,
    form: (short, _full, turn) =>
      [`${short} `, short.replace('党支部', ' 党支部'), `　${short}`, short.replace('党支部', '\n党支部')][turn % 4] ??
      short,
  },
  { code: 'BRANCH_ALIAS', outcome: 'normalise', share: 1.2, form: (short) => short.replace('党支部', '支部') },
];

/** Write the branch of a row in an odd way. */
export const writeBranch = <R>(
  draft: Draft<R>,
  field: keyof R,
  names: BranchNames,
  defect: BranchDefect,
  turn: number,
): void => {
  const short = String(draft.record[field]);
  write(draft, field, defect.form(short, names.get(short)?.党组织全称 ?? short, turn));
  mark(draft, defect.code, defect.outcome);
};
