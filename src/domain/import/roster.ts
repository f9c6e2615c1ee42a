import type { CalendarDay, PartialDay } from '../shared/calendarDay.js';
import { addYears, earliest, latest } from '../shared/calendarDay.js';
import { readAmount } from './amounts.js';
import { BranchColumn } from './branchColumn.js';
import type { BranchIndex } from './branchIndex.js';
import type { Row } from './cell.js';
import { cellSource, coveredRemarks, type CellSource, type Corrections } from './cellSource.js';
import { dateSystem, type DateSystem } from './dates.js';
import { readEthnicGroup, type WordReading } from './ethnicGroups.js';
import { cellText, isBlank, ordinal, saysNothing } from './fold.js';
import { groupName } from './groups.js';
import { birthOf, readIdentity, sexOf } from './identityNumber.js';
import { layoutOf, type Layout } from './layout.js';
import { memberCategory } from './memberCategory.js';
import { birthDate, registerDate, younger, type DayRange } from './memberDates.js';
import { readCategory, readEducation, readSex, readStatus, readYesNo } from './memberWords.js';
import { readName } from './names.js';
import type { PeopleSeen } from './peopleSeen.js';
import { readPhone } from './phone.js';
import type { RecognisedSheet } from './recognise.js';
import { memberFields, type MemberField, type MemberRecord, type RowReading } from './records.js';
import { Remarks, settle } from './remarks.js';
import type { Code } from './codes.js';

export type RosterContext = {
  readonly asOf: CalendarDay;
  readonly branches: BranchIndex;
  /** Shared by all sheets of a batch, in the order in which they are read. */
  readonly people: PeopleSeen;
  /** The name under which the database knows an identity number; null where it does not. */
  readonly knownName?: (id: string) => string | null;
};

const party = '1921-07-01';
const base = '月党费计算基数（元）';

/** Reads the rows of one sheet of a roster, in order. */
export class RosterReader {
  readonly #sheet: RecognisedSheet<'roster'>;
  readonly #context: RosterContext;
  readonly #layout: Layout;
  readonly #source: CellSource<MemberField>;
  readonly #remarks = new Remarks();
  readonly #branch: BranchColumn<MemberField>;
  readonly #number: number;
  readonly #system: DateSystem;
  /** Where a transition may lie: a probation that begins today ends within two years. */
  readonly #transitions: DayRange;
  #sectionGroup = '';

  constructor(sheet: RecognisedSheet<'roster'>, context: RosterContext, label?: string) {
    this.#sheet = sheet;
    this.#context = context;
    this.#layout = layoutOf(sheet, ['姓名']);
    this.#source = cellSource<MemberField>(sheet.columns, this.#layout, sheet.composed);
    this.#system = dateSystem(sheet.head);
    this.#transitions = { from: party, until: addYears(context.asOf, 2) };
    this.#number = context.people.openSheet(label ?? (sheet.head.name === null ? '本表' : `“${sheet.head.name}”表`));
    this.#branch = new BranchColumn<MemberField>({
      field: '所在党支部',
      source: this.#source,
      branches: context.branches,
      remarks: this.#remarks,
      sparse: sheet.sparseBranch,
      titles: sheet.titles,
    });
  }

  /** null where the row is no data (title, header, total, note, section, blank). */
  row(row: Row, corrections?: Corrections<MemberField>): RowReading<MemberRecord> | null {
    if (!this.#isData(row)) return null;
    this.#remarks.clear();
    this.#source.turn(row, corrections);
    if (this.#source.isCovered('身份证号')) return null;
    const record = this.#member(row);
    this.#extras(row);
    return settle(this.#sheet.head.name, row.number, record, this.#remarks.all);
  }

  #isData(row: Row): boolean {
    if (row.number <= this.#sheet.headerRows.last) return false;
    const id = row.cells[this.#source.columnOf('身份证号')];
    if (
      id !== undefined &&
      ((id.kind === 'number' && id.number >= 1e14) || (id.kind === 'text' && id.text.length >= 15 && isDigit(id.text)))
    )
      return true;
    const role = this.#layout.roleOf(row);
    if (role.kind === 'skip' && role.columns) this.#source.remap(role.columns);
    if (role.kind === 'section') {
      if (role.of === 'group') this.#sectionGroup = groupName(role.text);
      else {
        this.#branch.section(role.text);
        this.#sectionGroup = '';
      }
    }
    return role.kind === 'data';
  }

  #text(field: MemberField): string {
    const cell = this.#source.at(field);
    if (cell === undefined) return '';
    const text = cellText(cell).trim();
    return text.length < 8 && saysNothing(text) ? '' : text;
  }

  #word(field: MemberField, read: (text: string) => WordReading, rewritten: Code, unknown: Code | null): string {
    const cell = this.#source.at(field);
    if (cell === undefined) return '';
    const from = cellText(cell);
    const { value, known, rewritten: changed } = read(from);
    if (changed) this.#say(rewritten, field, { from, to: value });
    else if (!known && unknown) this.#say(unknown, field, { from });
    return value;
  }

  #say(code: Code, field: MemberField, more: { from?: string; to?: string; near?: readonly string[] } = {}): void {
    this.#remarks.add(code, field, this.#source.columnOf(field), more);
  }

  #member(row: Row): MemberRecord | null {
    const name = this.#name();
    const id = this.#id();
    const branch = this.#branch.read();
    const born = id === null ? null : birthOf(id);
    const sex = id === null ? '' : this.#sex(id);
    const birth = born === null ? null : birthDate(this.#place('出生日期'), this.#system, born);
    const join = this.#join(birth);
    const convert = this.#convert(join ?? birth);
    const category = memberCategory(this.#source, this.#remarks, { join, convert, asOf: this.#context.asOf });
    const group = this.#group();
    const twice = id !== null && name !== '' && this.#metBefore(id, name, row.number);
    const meant = this.#branch.meant;
    if (meant !== null && !twice) this.#context.people.countRow(meant);
    const record = {
      序号: ordinal(this.#source.at('序号')),
      姓名: name,
      性别: sex as '男' | '女',
      身份证号: id ?? '',
      民族: this.#word('民族', readEthnicGroup, 'ETHNIC_SHORT', 'ETHNIC_UNKNOWN'),
      出生日期: birth ?? '',
      籍贯: this.#text('籍贯'),
      学历: this.#word('学历', readEducation, 'EDU_SYNONYM', 'EDU_UNKNOWN'),
      人员类别: category ?? '正式党员',
      所在党支部: branch ?? '',
      党小组: group,
      入党日期: join ?? '',
      转正日期: convert ?? '',
      党内职务: this.#text('党内职务'),
      工作岗位: this.#text('工作岗位'),
      手机号码: this.#phone(),
      党籍状态: this.#word('党籍状态', readStatus, 'STATUS_SYNONYM', null),
      是否流动党员: this.#word('是否流动党员', readYesNo, 'YESNO_SYNONYM', 'YESNO_UNKNOWN') as '是' | '否' | '',
      是否离退休: this.#word('是否离退休', readYesNo, 'YESNO_SYNONYM', 'YESNO_UNKNOWN') as '是' | '否' | '',
      [base]: this.#base(),
      备注: this.#text('备注'),
    } as const;
    if (!this.#remarks.rejected) return this.#enrol(record, row.number);
    if (meant !== null && name !== '' && !twice) this.#context.people.mention(meant, name);
    return null;
  }

  /** Only an accepted person counts as met, so that a rejected row does not keep a right one out. */
  #enrol(record: MemberRecord, row: number): MemberRecord {
    const { people, knownName } = this.#context;
    people.claim(record.身份证号, { name: record.姓名, sheet: this.#number, row });
    if (people.enrol(record.所在党支部, record.姓名, record.党小组))
      this.#say('SAME_NAME_DIFF_ID', '姓名', { to: record.姓名 });
    const known = knownName?.(record.身份证号) ?? null;
    if (known !== null && known !== record.姓名)
      this.#say('KNOWN_OTHER_NAME', '姓名', { to: record.姓名, near: [known] });
    return record;
  }

  #place(field: MemberField) {
    return { field, source: this.#source, remarks: this.#remarks };
  }

  #name(): string {
    const cell = this.#source.at('姓名');
    const { name, codes, near } = readName(cell);
    for (const code of codes)
      this.#say(code, '姓名', { from: cellText(cell), to: name, ...(near === undefined ? {} : { near: [near] }) });
    return name;
  }

  #id(): string | null {
    const reading = readIdentity(this.#source.at('身份证号'));
    if (reading.kind === 'refused') {
      this.#say(reading.code, '身份证号', {
        from: reading.found,
        ...(reading.near === undefined ? {} : { near: [reading.near] }),
      });
      return null;
    }
    for (const code of reading.codes)
      this.#say(code, '身份证号', { from: cellText(this.#source.at('身份证号')), to: reading.id });
    return reading.id;
  }

  #sex(id: string): string {
    const cell = this.#source.at('性别');
    const expected = sexOf(id);
    const from = cellText(cell);
    if (isBlank(cell)) {
      if (this.#source.columnOf('性别') >= 0) this.#say('SEX_FROM_ID', '性别', { from: '未填', to: expected });
      return expected;
    }
    const { value, known, rewritten } = readSex(from);
    if (!known) this.#say('SEX_FROM_ID', '性别', { from, to: expected });
    else if (value !== expected) this.#say('SEX_ID_MISMATCH', '性别', { from, near: [expected] });
    else if (rewritten) this.#say('SEX_SYNONYM', '性别', { from, to: value });
    return expected;
  }

  #join(birth: PartialDay | null): PartialDay | null {
    const { asOf } = this.#context;
    const date = registerDate(this.#place('入党日期'), this.#system, { from: birth ?? party, until: asOf }, false);
    if (date === null) return null;
    if (date === '') {
      if (readCategory(cellText(this.#source.at('人员类别'))).kind !== 'notMember')
        this.#say('DATE_MISSING', '入党日期');
      return null;
    }
    if (earliest(date) > asOf) {
      this.#say('JOIN_IN_FUTURE', '入党日期', { to: date, near: [asOf] });
      return null;
    }
    if (latest(date) < party) this.#say('DATE_IMPLAUSIBLE', '入党日期', { to: date });
    else if (birth !== null && younger(date, birth, 18)) this.#underAge(date, birth);
    return date;
  }

  #underAge(date: PartialDay, birth: PartialDay): void {
    if (younger(date, birth, 10)) this.#say('DATE_IMPLAUSIBLE', '入党日期', { to: date });
    else this.#say('JOIN_UNDER_18', '入党日期', { to: date, near: [birth] });
  }

  /** Nobody is confirmed before having joined: that settles the century of a year of two digits. */
  #convert(since: PartialDay | null): PartialDay | '' | null {
    const { from, until } = this.#transitions;
    return registerDate(this.#place('转正日期'), this.#system, { from: since ?? from, until }, true);
  }

  #group(): string {
    const cell = this.#source.at('党小组');
    const from = cellText(cell);
    if (from === '') return this.#sectionGroup;
    const name = groupName(from);
    if (name !== from) this.#say('GROUP_SYNONYM', '党小组', { from, to: name });
    return name;
  }

  #phone(): string {
    const cell = this.#source.at('手机号码');
    const { phone, code } = readPhone(cell);
    if (code !== null) this.#say(code, '手机号码', { from: cellText(cell), to: phone });
    return phone;
  }

  #base(): number | null {
    if (this.#source.columnOf(base) < 0 && !this.#source.corrected(base)) return null;
    const cell = this.#source.at(base);
    const { value, code } = readAmount(cell);
    if (code !== null) this.#say(code, base, { from: cellText(cell), to: String(value ?? '') });
    return value;
  }

  #metBefore(id: string, name: string, row: number): boolean {
    const { people } = this.#context;
    const first = people.met(id);
    if (!first || (first.sheet === this.#number && first.row === row)) return false;
    const place = `${people.sheetLabel(first.sheet)}第 ${first.row} 行`;
    if (first.name !== name) this.#say('DUP_ID_DIFF_NAME', '身份证号', { near: [`${place}的${first.name}`] });
    else if (first.sheet === this.#number) this.#say('DUP_EXACT', '身份证号', { near: [String(first.row)] });
    else this.#say('DUP_ACROSS_SHEETS', '身份证号', { near: [place] });
    return true;
  }

  #extras(row: Row): void {
    if (row.hidden) this.#remarks.add('ROW_HIDDEN', '', -1);
    if (this.#layout.merged)
      for (const { code, field, column, to } of coveredRemarks(this.#source, memberFields, ['所在党支部', '序号']))
        this.#remarks.add(code, field, column, { to: to ?? '' });
    for (let c = 0; c < row.cells.length; c += 1)
      if (row.cells[c]?.note === true) this.#remarks.add('CELL_NOTE', this.#fieldAt(c), c);
  }

  #fieldAt(column: number): string {
    return this.#sheet.headers.find((h) => h.column === column)?.field ?? '';
  }
}

const isDigit = (text: string): boolean => {
  const c = text.charCodeAt(0);
  return c >= 48 && c <= 57;
};
