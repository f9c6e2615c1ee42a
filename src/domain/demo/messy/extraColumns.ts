import { addDays, addYears, day } from '../../shared/calendarDay.js';
import type { Chance } from '../chance.js';
import { personName } from '../personNames.js';
import type { LedgerRow, MemberRow, OrganisationRow } from '../records.js';
import { dayStyles } from './dateStyles.js';
import { number, text, type Column, type MaybeCell } from './sheetMaker.js';

/** A column that an import does not ask for, but may take for one that it does. */
type Extra<R> = readonly [header: string, fill: (row: R, chance: Chance) => MaybeCell];

const someone = (chance: Chance): string => personName(chance, chance.pick(['男', '女'] as const), 1975, '汉族');
const yearOf = (value: string): number => Number(value.slice(0, 4));
const dotted = (value: string): MaybeCell => text(value.replaceAll('-', '.'));
const someDay = (chance: Chance, from: string, years: number): string =>
  addDays(addYears(day(from), chance.int(0, years)), chance.int(0, 300));
const full = (value: string): string => (value.length === 10 ? value : `${value.slice(0, 7) || '2001-01'}-01`);

const memberExtras: readonly Extra<MemberRow>[] = [
  ['入党介绍人', (_r, c) => text(`${someone(c)}、${someone(c)}`)],
  ['参加工作时间', (r, c) => dotted(someDay(c, addYears(day(full(r.出生日期)), 20), 5))],
  ['进入本支部时间', (_r, c) => dotted(someDay(c, '2012-03-01', 10))],
  ['年龄', (r) => number(2026 - yearOf(r.出生日期))],
  ['党龄', (r) => (r.入党日期 === '' ? undefined : number(2026 - yearOf(r.入党日期)))],
  ['家庭住址', (_r, c) => text(`溪北区柳岸路${c.int(1, 90)}号${c.int(1, 12)}幢`)],
  [
    '毕业院校及专业',
    (_r, c) => text(c.pick(['省财经学院会计学', '师范大学中文系', '工业大学土木工程', '党校函授行政管理'])),
  ],
  ['月缴党费（元）', (r) => number(Math.round((r['月党费计算基数（元）'] ?? 4000) * 1.5) / 100)],
  ['政治面貌', () => text('中共党员')],
  ['是否困难党员', () => text('否')],
  ['是否失联党员', () => text('否')],
  ['证件类型', () => text('居民身份证')],
  ['证件有效期', (_r, c) => text(c.pick(['长期', '2019.03.05-2039.03.05']))],
  ['学位', (_r, c) => text(c.pick(['学士', '硕士', '']))],
  ['曾用名', () => undefined],
  ['任现职时间', (_r, c) => dotted(someDay(c, '2016-03-01', 8))],
  [
    '申请入党时间',
    (r, c) => (r.入党日期 === '' ? undefined : dotted(someDay(c, addYears(day(full(r.入党日期)), -4), 1))),
  ],
  ['紧急联系人电话', (_r, c) => text(`154${c.int(10_000_000, 99_999_999)}`)],
  ['入党时所在支部', () => text('外地某单位党支部')],
  ['应交党费（元/月）', (r) => number(Math.round((r['月党费计算基数（元）'] ?? 4000) * 0.5) / 100)],
  ['职级', (_r, c) => text(c.pick(['一级科员', '四级主任科员', '管理八级', '']))],
  ['户籍所在地', () => text('望溪市溪南区')],
  ['预备期满时间', (r) => (r.入党日期.length === 10 ? dotted(addYears(day(r.入党日期), 1)) : undefined)],
  ['办公电话', (_r, c) => text(`0610-${c.int(2_000_000, 8_999_999)}`)],
];

const organisationExtras: readonly Extra<OrganisationRow>[] = [
  ['支委人数', (_r, c) => number(c.int(3, 5))],
  ['副书记姓名', (_r, c) => text(someone(c))],
  ['组织委员', (_r, c) => text(someone(c))],
  ['上次换届时间', (r) => (r.届满日期.length === 10 ? dotted(addYears(day(r.届满日期), -3)) : undefined)],
  ['党小组数', (_r, c) => number(c.int(0, 4))],
  ['本届换届时间', (r) => (r.届满日期.length === 10 ? dotted(addYears(day(r.届满日期), -3)) : undefined)],
  ['任期起', (r) => (r.届满日期.length === 10 ? dotted(addYears(day(r.届满日期), -3)) : undefined)],
  ['上级代码', () => text('999000000001')],
  ['其中：预备党员数', (_r, c) => number(c.int(0, 2))],
  ['办公地址', (_r, c) => text(`滨河路${c.int(1, 200)}号`)],
  ['邮政编码', () => text('999081')],
  ['批准文号', (_r, c) => text(`望直党组〔${c.int(2003, 2021)}〕${c.int(1, 60)}号`)],
];

const ledgerExtras: readonly Extra<LedgerRow>[] = [
  ['序号', (_r, c) => number(c.int(1, 400))],
  ['列席人员', (_r, c) => (c.maybe(0.2) ? text(someone(c)) : undefined)],
  ['星期', (_r, c) => text(c.pick(['星期一', '星期三', '星期五']))],
  ['会议时长（分钟）', (_r, c) => number(c.int(4, 12) * 10)],
  ['缺席人数', (r) => number(r.请假人员.length)],
  ['党员总数', (r) => number(r.应到 ?? 0)],
  ['时间段', (_r, c) => text(c.pick(['14:30-16:00', '9:00-11:00']))],
  ['授课人', (_r, c) => (c.maybe(0.2) ? text(someone(c)) : undefined)],
  ['填报人', (_r, c) => text(someone(c))],
  ['登记时间', (r) => dayStyles[3]?.write(addDays(day(full(r.日期)), 3), false)],
  ['照片（张）', (_r, c) => number(c.int(0, 6))],
  ['备注', () => undefined],
  ['是否上传佐证', () => text('是')],
];

const drawn = <R>(chance: Chance, list: readonly Extra<R>[], most: number): Column<R>[] =>
  chance.sample(list, chance.int(0, most)).map(([header, fill]) => {
    const own = chance.fork(header);
    return { field: 'extra', header, fill: (row) => fill(row, own) };
  });

/** The columns with some extra ones anywhere after the first `fixed`. */
const mixed = <R>(
  chance: Chance,
  columns: readonly Column<R>[],
  extras: readonly Column<R>[],
  fixed: number,
): Column<R>[] => {
  const all = [...columns];
  for (const extra of extras) all.splice(chance.int(fixed, all.length), 0, extra);
  return all;
};

export const withMemberExtras = (
  chance: Chance,
  columns: readonly Column<MemberRow>[],
  fixed: number,
): Column<MemberRow>[] => mixed(chance, columns, drawn(chance, memberExtras, 6), fixed);
export const withOrganisationExtras = (
  chance: Chance,
  columns: readonly Column<OrganisationRow>[],
): Column<OrganisationRow>[] => mixed(chance, columns, drawn(chance, organisationExtras, 4), 1);
export const withLedgerExtras = (
  chance: Chance,
  columns: readonly Column<LedgerRow>[],
  fixed: number,
): Column<LedgerRow>[] => mixed(chance, columns, drawn(chance, ledgerExtras, 4), fixed);
