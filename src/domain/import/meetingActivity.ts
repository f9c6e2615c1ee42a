import { readActivity, type ActivityType } from './activityTypes.js';
import type { CellSource } from './cellSource.js';
import type { Code } from './codes.js';
import { cellText } from './fold.js';
import { groupLabel, groupName, groupsNamed } from './groups.js';
import type { LedgerField } from './records.js';
import type { Remark, Remarks } from './remarks.js';
import { typesInHeading, type TypesElsewhere } from './typesElsewhere.js';

/** What kind of meeting a row tells of, and which groups met. */
export class MeetingActivity {
  readonly #source: CellSource<LedgerField>;
  readonly #remarks: Remarks;
  #elsewhere: TypesElsewhere | null;

  constructor(source: CellSource<LedgerField>, remarks: Remarks, title: TypesElsewhere | null) {
    this.#source = source;
    this.#remarks = remarks;
    this.#elsewhere = title;
  }

  #say(code: Code, field: LedgerField, more: Omit<Remark, 'code' | 'field' | 'column'> = {}): void {
    this.#remarks.add(code, field, this.#source.columnOf(field), more);
  }

  /** Whether a section row names the kind of the meetings below it; only a sheet without a column for it has such. */
  section(text: string): boolean {
    const found = this.#source.columnOf('活动类型') < 0 ? typesInHeading(text) : null;
    if (found) this.#elsewhere = found;
    return found !== null;
  }

  types(): readonly ActivityType[] | null {
    const field = '活动类型';
    if (this.#source.columnOf(field) < 0 && !this.#source.corrected(field) && this.#elsewhere) {
      const { text, types } = this.#elsewhere;
      this.#remarks.add('TYPE_FROM_TITLE', field, -1, { from: text, to: types.join('、') });
      return types;
    }
    const from = cellText(this.#source.at(field));
    const reading = readActivity(from);
    if (reading.kind === 'missing') this.#say('TYPE_MISSING', field);
    else if (reading.kind === 'ambiguous') this.#say('TYPE_AMBIGUOUS', field, { from });
    else if (reading.kind === 'unknown')
      this.#say('TYPE_UNKNOWN', field, { from, ...(reading.near ? { near: [reading.near], lead: '，是否为' } : {}) });
    if (reading.kind !== 'known') return null;
    const to = reading.types.join('、');
    if (reading.how === 'synonym') this.#say('TYPE_SYNONYM', field, { from, to });
    else if (reading.how === 'combined') this.#say('TYPE_SEPARATOR', field, { from, to });
    else if (reading.how === 'partly') this.#say('TYPE_EXTRA', field, { from, to });
    return reading.types;
  }

  /** From the column, from what stands before the topic, or from the activity's own words (第一党小组会). `known`: the branch's groups. */
  groups(types: readonly ActivityType[], topic: string, known: ReadonlySet<string>): readonly string[] {
    if (!types.includes('党小组会')) return [];
    const cell = cellText(this.#source.at('党小组'));
    const label = cell === '' ? groupLabel(topic) : cell;
    const own = cellText(this.#source.at('活动类型')).replace(/会议?$/u, '');
    const named = groupsNamed(label === '' ? own : label);
    const groups = named === 'all' ? [...known].sort() : named.length === 0 && cell !== '' ? [groupName(cell)] : named;
    if (label !== '' && groups.length > 0) this.#explain(cell === '' ? '主题' : '党小组', label, groups, known);
    return groups;
  }

  #explain(field: '主题' | '党小组', from: string, groups: readonly string[], known: ReadonlySet<string>): void {
    if (groups.length > 1) this.#say('GROUP_JOINT', field, { from, to: groups.join('、') });
    else if (groups[0] !== from) this.#say('GROUP_SYNONYM', field, { from, to: groups[0] ?? '' });
    const strange = known.size === 0 ? [] : groups.filter((g) => !known.has(g));
    if (strange.length > 0) this.#say('GROUP_UNKNOWN', field, { from: strange.join('、') });
  }
}
