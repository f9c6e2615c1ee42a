import { addDays, addMonths, addYears, day, type CalendarDay } from '../../shared/calendarDay.js';
import type { LedgerRow } from '../records.js';
import { mark, note, write, type Draft, type Outcome } from './draft.js';
import { text, type MaybeCell } from './sheetMaker.js';

export type LedgerDraft = Draft<LedgerRow>;
export type LedgerDefect = {
  readonly code: string;
  readonly outcome: Outcome;
  /** Rows of a hundred. */
  readonly share: number;
  /** The defect needs a sheet whose title tells the period. */
  readonly titled?: true;
  readonly fits: (d: LedgerDraft) => boolean;
  readonly apply: (d: LedgerDraft, turn: number, asOf: CalendarDay) => void;
};

const always = (): boolean => true;
const turned = <T>(list: readonly T[], turn: number): T => list[turn % list.length] as T;
const single = (d: LedgerDraft): boolean => d.record.活动类型.length === 1;
const whole = (d: LedgerDraft): CalendarDay => day(d.record.日期);
const wide = (value: string): string =>
  value.replaceAll(/[0-9]/gu, (c) => String.fromCharCode((c.codePointAt(0) ?? 0) + 0xfee0));

const synonyms: Readonly<Record<string, readonly string[]>> = {
  党员大会: ['支部党员大会', '党员大会会议'],
  支委会: ['支部委员会会议', '支委会议', '支部委员会'],
  党小组会: ['党小组会议', '小组会'],
  党课: ['上党课', '讲党课', '专题党课'],
  主题党日: ['党日活动', '主题党日活动', '支部主题党日'],
  组织生活会: ['专题组织生活会', '年度组织生活会'],
};
const joints: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `${a}+${b}`,
  (a, b) => `${a}/${b}`,
  (a, b) => `${a}；${b}`,
  (a, b) => `${a}和${b}`,
  (a, b) => `${a}暨${b}`,
  (a, b) => `${a}（含${b}）`,
  (a, b) => `${a}\n${b}`,
  (a, b) => `${a}与${b}`,
  (a, b) => `${a}，${b}`,
  (a, b) => `${a}　${b}`,
];
const unknownTypes = ['业务知识培训', '工会文体活动', '理论学习中心组学习', '机关运动会'];

const typeDefects: readonly LedgerDefect[] = [
  {
    code: 'TYPE_SYNONYM',
    outcome: 'normalise',
    share: 5,
    fits: single,
    apply: (d, turn) => {
      const kind = d.record.活动类型[0] ?? '';
      write(d, '活动类型', turned(synonyms[kind] ?? [kind], turn));
    },
  },
  {
    code: 'TYPE_SEPARATOR',
    outcome: 'normalise',
    share: 2,
    fits: (d) => d.record.活动类型.length === 2,
    apply: (d, turn) => {
      const [a = '', b = ''] = d.record.活动类型;
      write(d, '活动类型', turned(joints, turn)(a, b));
    },
  },
  {
    code: 'TYPE_UNKNOWN',
    outcome: 'reject',
    share: 0.7,
    fits: always,
    apply: (d, turn) => write(d, '活动类型', turned(unknownTypes, turn)),
  },
  {
    code: 'TYPE_AMBIGUOUS',
    outcome: 'reject',
    share: 0.7,
    fits: always,
    apply: (d, turn) => write(d, '活动类型', turned(['三会一课', '“三会一课”'], turn)),
  },
];

const dayParts = (d: LedgerDraft): readonly [string, number, number] => {
  const [y = '', m = '', dd = ''] = d.record.日期.split('-');
  return [y, Number(m), Number(dd)];
};

const dateDefects: readonly LedgerDefect[] = [
  {
    code: 'DATE_MONTH_ONLY',
    outcome: 'normalise',
    share: 1,
    fits: always,
    apply: (d, turn) => {
      const [y, m] = dayParts(d);
      write(d, '日期', turned([`${y}.${String(m).padStart(2, '0')}`, `${y}年${m}月`, `${y}年${m}月份`], turn));
      d.record.日期 = d.record.日期.slice(0, 7);
    },
  },
  {
    code: 'DATE_RANGE',
    outcome: 'normalise',
    share: 1,
    fits: (d) => addDays(whole(d), 1).slice(0, 7) === d.record.日期.slice(0, 7),
    apply: (d, turn) => {
      const [y, m, dd] = dayParts(d);
      write(
        d,
        '日期',
        turned(
          [
            `${y}年${m}月${dd}日至${dd + 1}日`,
            `${y}.${m}.${dd}-${dd + 1}`,
            `${y}年${m}月${dd}-${dd + 1}日`,
            `${y}/${m}/${dd}—${y}/${m}/${dd + 1}`,
          ],
          turn,
        ),
      );
    },
  },
  {
    code: 'DATE_NO_YEAR',
    outcome: 'normalise',
    share: 1.5,
    titled: true,
    fits: always,
    apply: (d, turn) => {
      const [, m, dd] = dayParts(d);
      write(
        d,
        '日期',
        turned([`${m}月${dd}日`, `${String(m).padStart(2, '0')}月${String(dd).padStart(2, '0')}日`], turn),
      );
    },
  },
  {
    code: 'DATE_FUTURE',
    outcome: 'reject',
    share: 0.7,
    fits: always,
    apply: (d, turn, asOf) => write(d, '日期', addMonths(asOf, 26 + turn)),
  },
  {
    code: 'DATE_INVALID',
    outcome: 'reject',
    share: 0.7,
    fits: always,
    apply: (d, turn) => write(d, '日期', turned(['2026年2月30日', '2026.13.02', '待补', '2025-11-31'], turn)),
  },
  {
    code: 'DATE_OUT_OF_PERIOD',
    outcome: 'accept',
    share: 0.7,
    titled: true,
    fits: always,
    apply: (d) => {
      d.record.日期 = addYears(whole(d), -2);
      write(d, '日期', d.record.日期);
    },
  },
];

const separators: readonly ((names: readonly string[]) => string)[] = [
  (n) => n.join('，'),
  (n) => n.join('；'),
  (n) => n.join(' '),
  (n) => n.join('/'),
  (n) => n.join('\n'),
  (n) => n.map((x, i) => `${x}${['（病假）', '（出差）', '（值班）'][i % 3]}`).join('、'),
  (n) => `请假：${n.join('、')}`,
];
const nobody = ['无', '—', '全勤', '/', '无缺席'];

const attendanceDefects: readonly LedgerDefect[] = [
  {
    code: 'ABSENT_SEPARATOR',
    outcome: 'normalise',
    share: 5,
    fits: (d) => d.record.请假人员.length > 0,
    apply: (d, turn) => write(d, '请假人员', turned(separators, turn)(d.record.请假人员)),
  },
  {
    code: 'ABSENT_SEPARATOR',
    outcome: 'normalise',
    share: 2,
    fits: (d) => d.record.请假人员.length === 0,
    apply: (d, turn) => write(d, '请假人员', turned(nobody, turn)),
  },
  {
    code: 'ABSENT_UNKNOWN',
    outcome: 'accept',
    share: 0.8,
    fits: (d) => d.record.请假人员.length > 0,
    apply: (d) => {
      d.record.请假人员 = [...d.record.请假人员, '米多余'];
      d.record.实到 = (d.record.实到 ?? 1) - 1;
    },
  },
  {
    code: 'COUNT_TEXT',
    outcome: 'normalise',
    share: 1.5,
    fits: always,
    apply: (d, turn) => {
      const { 应到, 实到 } = d.record;
      write(d, '应到', turned([`${应到}人`, `${应到} `, wide(String(应到)), `共${应到}人`], turn));
      write(d, '实到', turned([`${实到}人`, wide(String(实到)), `${实到}名`], turn));
    },
  },
  {
    code: 'COUNT_MISMATCH',
    outcome: 'accept',
    share: 1,
    fits: (d) => d.record.请假人员.length > 0,
    apply: (d) => {
      d.record.实到 = d.record.应到;
    },
  },
  {
    code: 'COUNT_OVER',
    outcome: 'accept',
    share: 0.8,
    fits: (d) => d.record.请假人员.length === 0,
    apply: (d) => {
      d.record.实到 = (d.record.应到 ?? 0) + 3;
    },
  },
  {
    code: 'HOST_MISSING',
    outcome: 'accept',
    share: 1,
    fits: always,
    apply: (d) => {
      d.record.主持人 = '';
    },
  },
];

const textDefects: readonly LedgerDefect[] = [
  {
    code: 'GROUP_JOINT',
    outcome: 'normalise',
    share: 1.5,
    fits: (d) => d.record.党小组.length === 1 && single(d),
    apply: (d, turn) => {
      const form = turned(['第一、第二党小组', '第一、二党小组', '第一党小组、第二党小组'], turn);
      d.record.主题 = d.record.主题.replace(/^【[^】]*】/u, `【${form}】`);
      d.record.党小组 = ['第一党小组', '第二党小组'];
    },
  },
  {
    code: 'LONG_TEXT',
    outcome: 'accept',
    share: 0.5,
    fits: always,
    apply: (d) => {
      d.record.内容摘要 = d.record.内容摘要.repeat(40);
    },
  },
  {
    code: 'CELL_NOTE',
    outcome: 'accept',
    share: 0.5,
    fits: always,
    apply: (d) => write(d, '主题', note(text(d.record.主题))),
  },
];

export const ledgerDefects: readonly LedgerDefect[] = [
  ...typeDefects,
  ...dateDefects,
  ...attendanceDefects,
  ...textDefects,
];

/** What a cell says where no defect has written it. */
export const plainLedgerCell = (d: LedgerDraft, field: keyof LedgerRow): MaybeCell => {
  const value = d.record[field];
  if (typeof value === 'number') return { kind: 'number', number: value, format: 'General' };
  return text(value === null ? '' : typeof value === 'string' ? value : value.join('、'));
};

/** The row once more: it is to be rejected. */
export const repeated = (d: LedgerDraft): LedgerDraft => {
  const copy: LedgerDraft = {
    record: { ...d.record },
    cells: new Map(d.cells),
    codes: new Set(d.codes),
    outcome: 'accept',
    hidden: false,
  };
  mark(copy, 'DUP_ROW', 'reject');
  return copy;
};
