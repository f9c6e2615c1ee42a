import type { CalendarDay } from '../shared/calendarDay.js';
import { dayText } from '../shared/official.js';
import { weekdayOf } from '../meetings/calendar.js';
import { markup, paragraphs, when, type Html } from './html.js';
import { facts, page, table } from './page.js';

/** One item of an agenda as it is printed. */
export type PrintedItem = {
  readonly form: string;
  readonly title: string;
  readonly speaker: string;
  readonly minutes: number | null;
};

/** A meeting that is planned, as its paper twins need it. */
export type PlannedMeeting = {
  readonly kinds: readonly string[];
  readonly topic: string;
  readonly place: string;
  readonly beginsAt: string | null;
  readonly endsAt: string | null;
  readonly chair: string;
  readonly recorder: string;
  readonly items: readonly PrintedItem[];
  /** Whom it expects, in order of name. */
  readonly roll: readonly { readonly name: string; readonly voting: boolean }[];
};
export type PlannedGathering = {
  readonly branch: string;
  readonly day: CalendarDay;
  readonly notice: string;
  readonly meetings: readonly PlannedMeeting[];
};

/** A record as it is printed; figures null where they are not known (an imported ledger). */
export type PrintedRecord = {
  readonly branch: string;
  /** A day, or a month where only that is known. */
  readonly day: string;
  readonly beginsAt: string | null;
  readonly endsAt: string | null;
  readonly kinds: readonly string[];
  readonly groups: readonly string[];
  readonly topic: string;
  readonly place: string;
  readonly chair: string;
  readonly chairDelegated: boolean;
  readonly recorder: string;
  readonly enteredBy: string;
  readonly signedBy: string | null;
  readonly due: number | null;
  readonly present: number | null;
  readonly votingDue: number | null;
  readonly votingPresent: number | null;
  readonly came: readonly string[];
  readonly leave: readonly string[];
  readonly absent: readonly string[];
  readonly guests: readonly { readonly name: string; readonly capacity: string }[];
  readonly items: readonly PrintedItem[];
  readonly resolutions: readonly {
    readonly text: string;
    readonly inFavour: number | null;
    readonly against: number | null;
    readonly abstained: number | null;
    readonly passed: boolean | null;
  }[];
  readonly problems: readonly PrintedProblem[];
  readonly minutes: string;
  readonly purpose: string;
  readonly outcome: string;
  readonly lateReason: string | null;
  readonly version: number;
};
export type PrintedProblem = {
  readonly area: string;
  readonly text: string;
  readonly chosen: boolean;
  readonly measure: string;
  readonly answerable: string;
  readonly dueOn: string | null;
  readonly solvedOn: string | null;
};

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
/** 2026年9月25日（星期五） */
export const fullDay = (day: string): string =>
  day.length === 10 ? `${dayText(day)}（星期${weekdays[weekdayOf(day as CalendarDay) - 1] ?? ''}）` : dayText(day);
const hours = (from: string | null, until: string | null): string =>
  from === null ? '' : until === null ? from : `${from}至${until}`;
const names = (list: readonly string[]): string => list.join('、');
const orNone = (text: string): string => (text === '' ? '无' : text);

const agendaRows = (items: readonly PrintedItem[]): readonly (readonly string[])[] =>
  items.map((item, i) => [
    String(i + 1),
    item.form,
    item.title,
    item.speaker,
    item.minutes === null ? '' : `${item.minutes}分钟`,
  ]);
const agendaTable = (items: readonly PrintedItem[]): Html =>
  table(['序号', '形式', '议题', '主讲或发言人', '用时'], agendaRows(items));

/** 会议通知: what, when, where, and the agenda of every meeting of the afternoon. */
export const noticePage = (g: PlannedGathering): string => {
  const kinds = names([...new Set(g.meetings.flatMap((m) => m.kinds))]);
  const title = `关于召开${kinds}的通知`;
  const body = g.meetings.map(
    (m, i) =>
      markup`<h2>${g.meetings.length > 1 ? `${'一二三四'.charAt(i)}、` : ''}${names(m.kinds)}</h2>
        <p>时间：${[fullDay(g.day), hours(m.beginsAt, m.endsAt)].join('　')}</p>
        <p>地点：${orNone(m.place)}</p>
        ${when(m.topic !== '', () => markup`<p>主题：${m.topic}</p>`)}
        <p>参加人员：${m.roll.length > 0 ? `${names(m.roll.map((r) => r.name))}（${m.roll.length}人）` : '另行通知'}</p>
        ${when(
          m.items.length > 0,
          () =>
            markup`<p>议程：</p>
              ${agendaTable(m.items)}`,
        )}`,
  );
  return page(
    title,
    markup`<h1>${title}</h1>
      ${body}${paragraphs(g.notice)}
      <p>因故不能参加的，请提前向支部请假。</p>
      <p class="right">${g.branch}</p>
      <p class="right">${dayText(g.day)}</p>`,
  );
};

/** 会议议程 */
export const agendaPage = (g: PlannedGathering): string => {
  const title = `${g.branch}会议议程`;
  const of = (m: PlannedMeeting): Html =>
    markup`<section class="keep">
      <h2>${names(m.kinds)}</h2>
      ${facts([
        ['时间', [fullDay(g.day), hours(m.beginsAt, m.endsAt)].join('　')],
        ['地点', m.place],
        ['主持人', m.chair],
        ['记录人', m.recorder],
        ['主题', m.topic],
      ])}${m.items.length > 0 ? agendaTable(m.items) : markup`<p>（议程待定）</p>`}
    </section>`;
  return page(
    title,
    markup`<h1>${title}</h1>
      ${g.meetings.map((m) => of(m))}`,
  );
};

type RollLine = PlannedMeeting['roll'][number];

const signCells = (entry: RollLine | undefined, no: number): Html =>
  entry === undefined
    ? markup`<td></td><td></td><td class="sign"></td>`
    : markup`<td class="number">${no}</td><td>${entry.name}${entry.voting ? '' : '（无表决权）'}</td><td class="sign"></td>`;

/** Two people a row. */
const signTable = (roll: readonly RollLine[]): Html => {
  const head = markup`<th class="number">序号</th><th>姓名</th><th>签名</th>`;
  const rows = Array.from({ length: Math.ceil(roll.length / 2) }, (_, row) => row * 2);
  return markup`<table><thead><tr>${head}${head}</tr></thead>
    <tbody>${rows.map((at) => markup`<tr>${signCells(roll[at], at + 1)}${signCells(roll[at + 1], at + 2)}</tr>`)}</tbody></table>`;
};
const emptyCell = markup`<td class="sign"></td>`;
const guestTable = markup`<table><tbody><tr>${[emptyCell, emptyCell, emptyCell]}</tr><tr>${[emptyCell, emptyCell, emptyCell]}</tr></tbody></table>`;

/** 签到表: the roll of the day with room to sign, each meeting on a page of its own. */
export const signInPage = (g: PlannedGathering): string => {
  const title = `${g.branch}会议签到表`;
  const of = (m: PlannedMeeting, i: number): Html => {
    const facts = [fullDay(g.day), hours(m.beginsAt, m.endsAt), m.place, `应到${m.roll.length}人`];
    return markup`<section class="${i > 0 ? 'new-page' : 'first'}"><h2>${names(m.kinds)}</h2>
      <p>${facts.filter((fact) => fact !== '').join('　')}</p>${signTable(m.roll)}<p>列席人员：</p>${guestTable}</section>`;
  };
  return page(title, markup`<h1>${title}</h1>${g.meetings.map((m, i) => of(m, i))}`);
};

const figure = (n: number | null): string => (n === null ? '未填' : `${n}人`);
const attendance = (r: PrintedRecord): string => {
  const voting = r.votingDue === null ? '' : `（有表决权${r.votingDue}人，到会${r.votingPresent ?? 0}人）`;
  return `应到${figure(r.due)}，实到${figure(r.present)}${voting}`;
};
const votes = (r: PrintedRecord['resolutions'][number]): string => {
  if (r.inFavour === null) return '';
  const cast = `赞成${r.inFavour}票，反对${r.against ?? 0}票，弃权${r.abstained ?? 0}票`;
  return `（${cast}，${r.passed === true ? '通过' : '未通过'}）`;
};
const solved = (p: PrintedProblem): string => (p.solvedOn === null ? '' : `；已于${dayText(p.solvedOn)}解决`);

/** The problems raised, and of those chosen to be solved the measure, person and deadline. Nobody is named as having criticised whom. */
export const problemTable = (problems: readonly PrintedProblem[]): Html =>
  table(
    ['序号', '方面', '问题', '整改措施、责任人、时限'],
    problems.map((p, i) => [
      i + 1,
      p.area,
      p.text,
      p.chosen ? `${p.measure}；${p.answerable}；${dayText(p.dueOn)}前${solved(p)}` : '',
    ]),
  );

const headed = (title: string, shown: boolean, body: () => Html): Html =>
  when(shown, () => markup`<h3>${title}</h3>${body()}`);

const recordFacts = (r: PrintedRecord): Html =>
  facts([
    ['种类', `${names(r.kinds)}${r.groups.length > 0 ? `（${names(r.groups)}）` : ''}`],
    ['时间', [fullDay(r.day), hours(r.beginsAt, r.endsAt)].join('　')],
    ['地点', r.place],
    ['主题', r.topic],
    ['主持人', `${r.chair}${r.chairDelegated ? '（受书记委托）' : ''}`],
    ['记录人', r.recorder],
    ['到会', attendance(r)],
    ...(r.came.length > 0 ? [['到会人员', names(r.came)] as const] : []),
    ['请假', orNone(names(r.leave))],
    ...(r.absent.length > 0 ? [['缺席', names(r.absent)] as const] : []),
    ...(r.guests.length > 0
      ? [['列席', names(r.guests.map((g) => (g.capacity === '' ? g.name : `${g.name}（${g.capacity}）`)))] as const]
      : []),
  ]);

const signatures = (r: PrintedRecord): string =>
  [
    `录入人：${orNone(r.enteredBy)}`,
    `审签人：${r.signedBy ?? '　　　　'}`,
    ...(r.version > 1 ? [`第${r.version}版`] : []),
    ...(r.lateReason === null ? [] : [`补录：${r.lateReason}`]),
  ].join('　');

/** The record of one meeting, as a page or as a part of the handbook. */
export const recordSection = (r: PrintedRecord): Html => markup`${recordFacts(r)}
  ${headed('议程', r.items.length > 0, () => agendaTable(r.items))}
  ${headed('目的', r.purpose !== '', () => paragraphs(r.purpose))}
  ${headed('会议记录', r.minutes !== '', () => paragraphs(r.minutes))}
  ${headed('成效', r.outcome !== '', () => paragraphs(r.outcome))}
  ${headed(
    '决议',
    r.resolutions.length > 0,
    () => markup`<ol>${r.resolutions.map((x) => markup`<li>${x.text}${votes(x)}</li>`)}</ol>`,
  )}
  ${headed('问题清单', r.problems.length > 0, () => problemTable(r.problems))}
  <p class="note">${signatures(r)}</p>`;

/** 会议记录 of one meeting. */
export const minutesPage = (r: PrintedRecord): string => {
  const title = `${r.branch}${names(r.kinds)}记录`;
  return page(
    title,
    markup`<h1>${title}</h1>
      ${recordSection(r)}`,
  );
};
