import type { CalendarDay } from '../shared/calendarDay.js';
import { readActivity } from './activityTypes.js';
import { readCount, readPairedCount } from './amounts.js';
import { BranchColumn } from './branchColumn.js';
import type { BranchIndex } from './branchIndex.js';
import type { Row } from './cell.js';
import { cellSource, coveredRemarks, type CellSource, type Corrections } from './cellSource.js';
import type { Code } from './codes.js';
import { dateSystem, type DateSystem } from './dates.js';
import { cellText, isBlank, tidy } from './fold.js';
import { layoutOf, type Layout } from './layout.js';
import { MeetingActivity } from './meetingActivity.js';
import { meetingDate } from './meetingDate.js';
import { readName, readNames } from './names.js';
import type { RosterNames } from './peopleSeen.js';
import type { RecognisedSheet } from './recognise.js';
import { ledgerFields, type LedgerField, type LedgerRecord, type RowReading } from './records.js';
import { Remarks, settle } from './remarks.js';

/** Meetings already read in this batch, to find rows that stand twice: content → row. */
export class MeetingsSeen {
  readonly #rows = new Map<string, { readonly sheet: number; readonly row: number }>();
  readonly #labels: string[] = [];

  /** A number for a sheet; its label stands in sentences about rows in other sheets. */
  openSheet(label: string): number {
    return this.#labels.push(label) - 1;
  }

  /** Where the same meeting stood before, e.g. '“一季度”表第 7 行'; remembers this one where there was none. */
  before(key: string, sheet: number, row: number): string | null {
    const first = this.#rows.get(key);
    if (first === undefined) this.#rows.set(key, { sheet, row });
    if (first === undefined || (first.sheet === sheet && first.row === row)) return null;
    return `${first.sheet === sheet ? '' : (this.#labels[first.sheet] ?? '')}第 ${first.row} 行`;
  }
}

export type LedgerContext = {
  readonly asOf: CalendarDay;
  readonly branches: BranchIndex;
  /** Rosters of the same batch and of the database. */
  readonly roster: RosterNames;
  /** Shared by all ledger sheets of a batch. */
  readonly meetings: MeetingsSeen;
};

const longText = 500;

/** What makes two rows the same meeting. Who took the minutes and how they are summed up may be typed anew. */
const meetingKey = (r: LedgerRecord): string =>
  [r.日期, r.党支部, r.活动类型, r.主题, r.地点, r.主持人, r.应到, r.实到, r.请假人员, r.党小组].join('\u0001');

/** Reads the rows of one sheet of a ledger of meetings, in order. */
export class LedgerReader {
  readonly #sheet: RecognisedSheet<'ledger'>;
  readonly #context: LedgerContext;
  readonly #layout: Layout;
  readonly #source: CellSource<LedgerField>;
  readonly #remarks = new Remarks();
  readonly #branch: BranchColumn<LedgerField>;
  readonly #activity: MeetingActivity;
  readonly #number: number;
  readonly #system: DateSystem;

  constructor(sheet: RecognisedSheet<'ledger'>, context: LedgerContext, label?: string) {
    this.#sheet = sheet;
    this.#context = context;
    this.#layout = layoutOf(sheet, []);
    this.#source = cellSource<LedgerField>(sheet.columns, this.#layout, sheet.composed);
    this.#system = dateSystem(sheet.head);
    this.#activity = new MeetingActivity(this.#source, this.#remarks, sheet.titleType);
    this.#number = context.meetings.openSheet(
      label ?? (sheet.head.name === null ? '另一个文件' : `“${sheet.head.name}”表`),
    );
    this.#branch = new BranchColumn<LedgerField>({
      field: '党支部',
      source: this.#source,
      branches: context.branches,
      remarks: this.#remarks,
      sparse: sheet.sparseBranch,
      titles: sheet.titles,
    });
  }

  /** null where the row is no data (title, header, total, note, section, blank). */
  row(row: Row, corrections?: Corrections<LedgerField>): RowReading<LedgerRecord> | null {
    if (row.number <= this.#sheet.headerRows.last) return null;
    if (!this.#isData(row)) return null;
    this.#remarks.clear();
    this.#source.turn(row, corrections);
    const record = this.#meeting(row.number);
    this.#extras(row);
    return settle(this.#sheet.head.name, row.number, record, this.#remarks.all);
  }

  #isData(row: Row): boolean {
    // Nearly every row has a date and a known activity, which no header, section or total has.
    const activity = row.cells[this.#source.columnOf('活动类型')];
    const dated = !isBlank(row.cells[this.#source.columnOf('日期')]);
    if (dated && activity?.kind === 'text' && readActivity(activity.text).kind === 'known') return true;
    const role = this.#layout.roleOf(row);
    if (role.kind === 'skip' && role.columns) this.#source.remap(role.columns);
    if (role.kind === 'section' && role.of !== 'group' && !this.#activity.section(role.text))
      this.#branch.section(role.text);
    return role.kind === 'data';
  }

  #say(
    code: Code,
    field: LedgerField,
    more: { from?: string; to?: string; near?: readonly string[]; lead?: string } = {},
  ): void {
    this.#remarks.add(code, field, this.#source.columnOf(field), more);
  }

  #text(field: LedgerField): string {
    return tidy(cellText(this.#source.at(field)));
  }

  #meeting(row: number): LedgerRecord | null {
    const { asOf } = this.#context;
    const date = meetingDate(this.#source, this.#remarks, this.#system, this.#sheet.period, asOf);
    const branch = this.#branch.read();
    const types = this.#activity.types();
    const topic = this.#text('主题');
    const groups =
      branch === null || types === null
        ? []
        : this.#activity.groups(
            types,
            topic === '' ? this.#text('内容摘要') : topic,
            this.#context.roster.groupsOf(branch),
          );
    const due = this.#count('应到');
    const present = this.#count('实到');
    const absent = this.#absent(branch);
    this.#attendance(due, present, absent.length);
    const record: LedgerRecord = {
      日期: date ?? '',
      党支部: branch ?? '',
      活动类型: types ?? [],
      主题: topic,
      地点: this.#text('地点'),
      主持人: this.#person('主持人'),
      记录人: this.#person('记录人'),
      应到: due,
      实到: present,
      请假人员: absent,
      内容摘要: this.#summary(),
      党小组: groups,
    };
    if (record.主持人 === '' && this.#source.columnOf('主持人') >= 0) this.#say('HOST_MISSING', '主持人');
    if (this.#remarks.rejected) return null;
    return this.#again(record, row) ? null : record;
  }

  #again(record: LedgerRecord, row: number): boolean {
    const first = this.#context.meetings.before(meetingKey(record), this.#number, row);
    if (first === null) return false;
    this.#remarks.add('DUP_ROW', '', -1, { near: [first] });
    return true;
  }

  #count(field: '应到' | '实到'): number | null {
    const cell = this.#source.at(field);
    const paired = this.#source.columnOf('应到') === this.#source.columnOf('实到') && !this.#source.corrected(field);
    const { value, code } = paired ? readPairedCount(cell, field) : readCount(cell);
    if (code !== null) this.#say(code, field, { from: cellText(cell), to: String(value ?? '') });
    return value;
  }

  #person(field: '主持人' | '记录人'): string {
    const cell = this.#source.at(field);
    const { name, codes } = readName(cell);
    if (codes.includes('NAME_MISSING')) return '';
    if (codes.includes('NAME_INVALID')) return this.#text(field);
    for (const code of codes) this.#say(code, field, { from: cellText(cell), to: name });
    return name;
  }

  #absent(branch: string | null): readonly string[] {
    const field = '请假人员';
    const cell = this.#source.at(field);
    const { names, rewritten } = readNames(cell);
    if (rewritten) this.#say('ABSENT_SEPARATOR', field, { from: cellText(cell), to: names.join('、') });
    const roster = branch === null ? undefined : this.#context.roster.namesOf(branch);
    const strange = roster === undefined ? [] : names.filter((n) => !roster.has(n));
    if (strange.length > 0) this.#say('ABSENT_UNKNOWN', field, { from: strange.join('、') });
    return names;
  }

  #attendance(due: number | null, present: number | null, absent: number): void {
    if (due === null || present === null) return;
    const from = `应到 ${due}，请假 ${absent}，实到 ${present}`;
    if (present > due) this.#remarks.add('COUNT_OVER', '实到', this.#source.columnOf('实到'), { from });
    else if (this.#source.columnOf('请假人员') >= 0 && due - absent !== present)
      this.#remarks.add('COUNT_MISMATCH', '实到', this.#source.columnOf('实到'), { from });
  }

  #summary(): string {
    const text = this.#text('内容摘要');
    if (text.length > longText) this.#say('LONG_TEXT', '内容摘要', { from: String(text.length) });
    return text;
  }

  #extras(row: Row): void {
    if (row.hidden) this.#remarks.add('ROW_HIDDEN', '', -1);
    if (this.#layout.merged)
      for (const { code, field, column, to } of coveredRemarks(this.#source, ledgerFields, ['党支部', '序号']))
        this.#remarks.add(code, field, column, { to: to ?? '' });
    for (const [c, cell] of row.cells.entries())
      if (cell?.note === true && !isBlank(cell)) this.#remarks.add('CELL_NOTE', this.#fieldAt(c), c);
  }

  #fieldAt(column: number): string {
    return this.#sheet.headers.find((h) => h.column === column)?.field ?? '';
  }
}
