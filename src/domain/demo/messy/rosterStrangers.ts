import type { Chance } from '../chance.js';
import { idCheckCharacter } from '../identity.js';
import { mark, write } from './draft.js';
import type { MemberDraft } from './memberDefect.js';
import { copyOf, type RosterSheet } from './rosterParts.js';

/** Nothing is odd about the row but how its days are written. */
const isPlain = (d: MemberDraft): boolean => d.outcome !== 'reject' && [...d.codes].every((c) => c === 'DATE_FORMAT');

const sameBranch = (d: MemberDraft) => (other: MemberDraft) => other.record.所在党支部 === d.record.所在党支部;

/** Put a row after the last row of the branch that says nothing odd about the branch itself. */
const insertInBranch = (sheet: RosterSheet, added: MemberDraft): void => {
  const at = sheet.drafts.findLastIndex(sameBranch(added));
  sheet.drafts = [...sheet.drafts.slice(0, at + 1), added, ...sheet.drafts.slice(at + 1)];
};

const plainOnes = (chance: Chance, sheet: RosterSheet, count: number): MemberDraft[] =>
  chance.sample(sheet.drafts.filter(isPlain), count);

const renamed = (d: MemberDraft): void => {
  const other = Array.from(d.record.姓名)[0] === '方' ? '林晓川' : '方晓川';
  d.record.姓名 = other;
};

/** The same birthday and region with another serial, so another person who does not exist. */
const otherId = (id: string, taken: ReadonlySet<string>): string => {
  for (let n = 1; n < 500; n++) {
    const order = (Number(id.slice(14, 17)) + 2 * n) % 1000;
    const first17 = id.slice(0, 14) + String(order).padStart(3, '0');
    const made = first17 + idCheckCharacter(first17);
    if (!taken.has(made)) return made;
  }
  throw new RangeError('ID numbers ran out');
};

const notMembers = ['入党积极分子', '发展对象', '共青团员', '群众'];

const addNotMembers = (chance: Chance, sheets: readonly RosterSheet[]): void => {
  const taken = new Set(sheets.flatMap((s) => s.drafts.map((d) => d.record.身份证号)));
  sheets.forEach((sheet, turn) => {
    for (const d of plainOnes(chance, sheet, 1)) {
      const added = copyOf(d, 'CAT_NOT_MEMBER');
      const id = otherId(d.record.身份证号, taken);
      taken.add(id);
      renamed(added);
      Object.assign(added.record, { 身份证号: id, 入党日期: '', 转正日期: '', 党内职务: '' });
      added.cells.delete('入党日期');
      added.cells.delete('转正日期');
      write(added, '人员类别', notMembers[turn % notMembers.length] ?? '群众');
      insertInBranch(sheet, added);
    }
  });
};

const addDuplicates = (chance: Chance, sheets: readonly RosterSheet[]): void => {
  for (const sheet of sheets) {
    const [twice, otherName] = plainOnes(chance, sheet, 2);
    if (twice) insertInBranch(sheet, copyOf(twice, 'DUP_EXACT'));
    if (!otherName) continue;
    const added = copyOf(otherName, 'DUP_ID_DIFF_NAME');
    renamed(added);
    insertInBranch(sheet, added);
  }
};

/** Somebody stands in two units: the sheet that comes first keeps him. */
const addAcrossSheets = (chance: Chance, sheets: readonly RosterSheet[]): void => {
  sheets.slice(1).forEach((sheet, i) => {
    const from = sheets[i];
    const there = sheet.drafts.find(isPlain);
    const person = from ? plainOnes(chance, from, 1)[0] : undefined;
    if (!there || !person) return;
    const added = copyOf(person, 'DUP_ACROSS_SHEETS');
    added.record.所在党支部 = there.record.所在党支部;
    added.record.党小组 = there.record.党小组;
    insertInBranch(sheet, added);
  });
};

/** Two people of one branch with one name and two numbers are two people. */
const nameAlike = (sheets: readonly RosterSheet[]): void => {
  const sheet = sheets[0];
  const first = sheet?.drafts.find((d) => isPlain(d) && d.record.党内职务 === '');
  const second =
    first && sheet?.drafts.find((d) => d !== first && isPlain(d) && d.record.党内职务 === '' && sameBranch(first)(d));
  if (!first || !second) return;
  second.record.姓名 = first.record.姓名;
  for (const d of [first, second]) mark(d, 'SAME_NAME_DIFF_ID', 'accept');
};

/** Rows that ought not to be there: copies, people of other units, people who are not members; and two of one name. */
export const addStrangers = (chance: Chance, sheets: readonly RosterSheet[]): void => {
  nameAlike(sheets);
  addDuplicates(chance, sheets);
  addAcrossSheets(chance, sheets);
  addNotMembers(chance, sheets);
};
