import { addMonths, addYears, day, type CalendarDay } from '../../shared/calendarDay.js';
import { mark, note, write, type Outcome } from './draft.js';
import { idDefects, nameDefects } from './identityDefects.js';
import { always, longAgo, turned, wide, written, type MemberDefect, type MemberDraft } from './memberDefect.js';
import { number, text, type MaybeCell } from './sheetMaker.js';

const schoolingForms: Readonly<Record<string, readonly string[]>> = {
  大学本科: ['本科', '大学', '大本'],
  大专: ['专科', '大学专科'],
  硕士研究生: ['硕士'],
  博士研究生: ['博士'],
};
const yes = ['√', 'Y', '1', '✓'];
const no = ['×', 'N', '0', '无'];

const wordDefects: readonly MemberDefect[] = [
  {
    code: 'EDU_SYNONYM',
    outcome: 'normalise',
    share: 2.2,
    fits: (d) => d.record.学历 in schoolingForms,
    apply: (d, turn) => {
      write(d, '学历', turned(schoolingForms[d.record.学历] ?? [], turn));
      mark(d, 'EDU_SYNONYM', 'normalise');
    },
  },
  written('CAT_SYNONYM', 'normalise', '人员类别', 1.6, [
    (v) => v.slice(0, 2),
    (v) => `中共${v}`,
    (v) => (v === '正式党员' ? '中共党员' : '预备'),
  ]),
  written(
    'YESNO_SYNONYM',
    'normalise',
    '是否离退休',
    1.6,
    [0, 1, 2, 3].map((i) => (v: string) => turned(v === '是' ? yes : no, i)),
  ),
  written(
    'GROUP_SYNONYM',
    'normalise',
    '党小组',
    1.6,
    [
      (v) => v.replace('党小组', '组'),
      (v) => v.replace(/第(.)党小组/u, (_, n: string) => `第${'一二三四五六'.indexOf(n) + 1}党小组`),
      (v) => v.replace('党', ''),
      (v) => v.replace(/第(.)党小组/u, (_, n: string) => `${'一二三四五六'.indexOf(n) + 1}组`),
    ],
    (d) => d.record.党小组 !== '',
  ),
  written('PHONE_FORMAT', 'normalise', '手机号码', 2.4, [
    (v) => number(Number(v), '0'),
    (v) => `${v.slice(0, 3)} ${v.slice(3, 7)} ${v.slice(7)}`,
    (v) => `${v.slice(0, 3)}-${v.slice(3, 7)}-${v.slice(7)}`,
    (v) => `+86${v}`,
    (v) => `86-${v}`,
    (v) => `${v}.0`,
    wide,
    (v) => `'${v}`,
  ]),
  written('PHONE_TWO', 'normalise', '手机号码', 0.8, [
    (v) => `${v}、15490000007`,
    (v) => `${v}/15490000007`,
    (v) => `${v}\n15490000007`,
    (v) => `${v} 15490000007`,
  ]),
  {
    code: 'PHONE_INVALID',
    outcome: 'accept',
    share: 0.8,
    fits: always,
    apply: (d, turn) => {
      write(d, '手机号码', turned([d.record.手机号码.slice(0, 9), '—', '1.55E+10', '已停机'], turn));
      d.record.手机号码 = '';
      mark(d, 'PHONE_INVALID', 'accept');
    },
  },
];

const dated = (
  code: string,
  outcome: Outcome,
  share: number,
  fits: (d: MemberDraft) => boolean,
  change: (d: MemberDraft, turn: number, asOf: CalendarDay) => void,
): MemberDefect => ({
  code,
  outcome,
  share,
  fits,
  apply: (d, turn, _chance, asOf) => {
    change(d, turn, asOf);
    mark(d, code, outcome);
  },
});

const dateDefects: readonly MemberDefect[] = [
  written('DATE_INVALID', 'reject', '入党日期', 0.7, [
    () => '2011.02.30',
    () => '2014年6月31日',
    () => '2009-13-05',
    () => '20070431',
  ]),
  written('DATE_UNKNOWN_TEXT', 'reject', '入党日期', 0.6, [() => '不详', () => '见档案', () => '待核实']),
  written('DATE_AMBIGUOUS_FLOAT', 'reject', '入党日期', 0.6, [(v) => number(Number(`${v.slice(0, 4)}.1`))], longAgo),
  dated('DATE_FLOAT_OCT', 'normalise', 0.7, longAgo, (d) => {
    const month = `${d.record.入党日期.slice(0, 4)}-10`;
    write(d, '入党日期', number(Number(`${month.slice(0, 4)}.1`), '0.00'));
    d.record.入党日期 = month;
    d.record.转正日期 = addYears(day(`${month}-20`), 1);
  }),
  dated(
    'DATE_TWO_DIGIT_YEAR',
    'normalise',
    0.7,
    (d) => d.record.出生日期 < '1990',
    (d) => {
      write(d, '出生日期', d.record.出生日期.slice(2).replaceAll('-', '.'));
    },
  ),
  dated(
    'DATE_ZERO_CELL',
    'normalise',
    0.5,
    (d) => d.record.人员类别 === '预备党员',
    (d) => {
      write(d, '转正日期', number(0, 'yyyy-mm-dd'));
    },
  ),
  dated('JOIN_UNDER_18', 'accept', 0.6, longAgo, (d) => {
    d.record.入党日期 = addYears(day(d.record.出生日期), 17);
    write(d, '入党日期', d.record.入党日期);
  }),
  dated('JOIN_IN_FUTURE', 'reject', 0.6, always, (d, turn, asOf) => {
    write(d, '入党日期', addMonths(asOf, 30 + turn).replaceAll('-', '.'));
  }),
  dated('CONVERT_BEFORE_JOIN', 'reject', 0.6, longAgo, (d) => {
    write(d, '入党日期', d.record.入党日期.replaceAll('-', '/'));
    write(d, '转正日期', addYears(day(d.record.入党日期), -1).replaceAll('-', '/'));
  }),
  dated(
    'PROBATION_CONVERSION_PAST',
    'accept',
    0.7,
    (d) => d.record.党内职务 === '',
    (d, turn, asOf) => {
      d.record.人员类别 = '预备党员';
      d.record.入党日期 = addMonths(asOf, -20 - turn);
      d.record.转正日期 = addMonths(asOf, -8 - turn);
      write(d, '入党日期', d.record.入党日期);
      write(d, '转正日期', d.record.转正日期);
    },
  ),
  dated('FORMAL_WITHOUT_CONVERSION', 'accept', 0.8, longAgo, (d) => {
    d.record.转正日期 = '';
  }),
  dated('BIRTH_ID_MISMATCH', 'accept', 0.8, always, (d, turn) => {
    const year = Number(d.record.出生日期.slice(0, 4)) - 1;
    d.record.出生日期 = `${year}-0${(turn % 8) + 1}-1${turn % 9}`;
    write(d, '出生日期', d.record.出生日期);
  }),
];

const base = '月党费计算基数（元）';
const dues = (
  code: string,
  outcome: Outcome,
  share: number,
  forms: readonly ((v: number) => readonly [MaybeCell | string, number | null])[],
  fits: (d: MemberDraft) => boolean = always,
): MemberDefect => ({
  code,
  outcome,
  share,
  fits,
  apply: (d, turn) => {
    const [cell, expected] = turned(forms, turn)(Math.round(d.record[base] ?? 0));
    write(d, base, cell);
    d.record[base] = expected;
    mark(d, code, outcome);
  },
});
const thousands = (v: number): string => String(v).replaceAll(/\B(?=(\d{3})+$)/gu, ',');
const duesDefects: readonly MemberDefect[] = [
  dues('BASE_TEXT', 'normalise', 1.6, [
    (v) => [`${thousands(v)}元`, v],
    (v) => [`¥${v}.00`, v],
    (v) => [`${Math.round(v / 100) / 100}万`, Math.round(v / 100) * 100],
    (v) => [wide(String(v)), v],
    (v) => [`${thousands(v)}.50`, v + 0.5],
    (v) => [` ${v} `, v],
  ]),
  dues('BASE_FORMULA', 'normalise', 1.6, [
    (v) => [{ ...number(v), formula: `${v - 1500}+1500` }, v],
    (v) => [{ ...number(v), formula: `SUM(${v - 900},900)` }, v],
  ]),
  dues('BASE_FORMULA_ERROR', 'accept', 0.6, [
    () => [{ kind: 'error', code: '#REF!', formula: '#REF!+1200' }, null],
    () => [{ kind: 'error', code: '#N/A', formula: 'VLOOKUP(B9,工资!A:C,3,0)' }, null],
  ]),
  dues('BASE_MISSING', 'accept', 0.8, [() => [undefined, null]]),
  dues('BASE_NEGATIVE', 'accept', 0.5, [(v) => [number(-v), null]]),
];

const sheetDefects: readonly MemberDefect[] = [
  {
    code: 'ROW_HIDDEN',
    outcome: 'accept',
    share: 0.8,
    fits: always,
    apply: (d) => ((d.hidden = true), mark(d, 'ROW_HIDDEN', 'accept')),
  },
  written('CELL_NOTE', 'accept', '姓名', 0.8, [(v) => note(text(v))]),
];

export const memberDefects: readonly MemberDefect[] = [
  ...idDefects,
  ...nameDefects,
  ...wordDefects,
  ...dateDefects,
  ...duesDefects,
  ...sheetDefects,
];
