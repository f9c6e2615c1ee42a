import type { CalendarDay } from '../shared/calendarDay.js';
import { dayText, periodText } from '../shared/official.js';
import { markup, when, type Html } from './html.js';
import { fullDay, problemTable, recordSection, type PrintedProblem, type PrintedRecord } from './meetingDocuments.js';
import { facts, page, table } from './page.js';

/** Everything that a branch's handbook of a year says. Lists are in the order in which they are printed. */
export type Handbook = {
  readonly branch: string;
  readonly fullName: string;
  readonly year: number;
  /** The day as of which posts and roster stand: the last of the year, or today in the current one. */
  readonly asOf: CalendarDay;
  readonly groups: readonly string[];
  readonly posts: readonly { readonly post: string; readonly name: string; readonly since: string }[];
  readonly members: readonly {
    readonly name: string;
    readonly sex: string;
    readonly standing: string;
    readonly joinedOn: string | null;
    readonly group: string;
  }[];
  /** What applies to the branch, with the periods that have ended by the day. */
  readonly obligations: readonly {
    readonly title: string;
    readonly of: string;
    readonly basis: string;
    readonly cells: readonly { readonly period: string; readonly required: number; readonly done: number }[];
  }[];
  readonly records: readonly PrintedRecord[];
  readonly talks: readonly { readonly day: string; readonly one: string; readonly other: string }[];
  readonly problems: readonly PrintedProblem[];
};

const empty = (what: string): Html => markup`<p>本年度没有登记${what}。</p>`;

const cover = (h: Handbook): Html =>
  markup`<section class="cover">
    <h1>党支部工作手册</h1>
    <p>（${h.year}年度）</p>
    <p class="of">${h.fullName}</p>
    <p>截至${dayText(h.asOf)}</p>
  </section>`;

const branchFacts = (h: Handbook): Html =>
  markup`<h2>一、支部基本情况</h2>
    ${facts([
      ['名称', h.fullName],
      ['党员', `${h.members.length}人，其中预备党员${h.members.filter((m) => m.standing === '预备党员').length}人`],
      ['党小组', h.groups.length === 0 ? '不设党小组' : h.groups.join('、')],
    ])}
    <h2>二、支部书记和委员</h2>
    ${
      h.posts.length === 0
        ? empty('职务')
        : table(
            ['职务', '姓名', '任职起'],
            h.posts.map((p) => [p.post, p.name, dayText(p.since)]),
          )
    }`;

const members = (h: Handbook): Html =>
  markup`<h2>三、党员名册</h2>
    ${table(
      ['序号', '姓名', '性别', '身份', '入党日期', '党小组'],
      h.members.map((m, i) => [
        i + 1,
        m.name,
        m.sex,
        m.standing,
        m.joinedOn === null ? '' : dayText(m.joinedOn),
        m.group,
      ]),
    )}`;

/** Of the periods that have ended: how many are complete, and which lack a record. */
const progress = (cells: Handbook['obligations'][number]['cells']): string => {
  const missing = cells.filter((c) => c.done < c.required).map((c) => periodText(c.period));
  const done = `已到期${cells.length}个周期，完成${cells.length - missing.length}个`;
  return missing.length === 0 ? done : `${done}；未记录：${missing.join('、')}`;
};

const obligations = (h: Handbook): Html => {
  const rows = h.obligations.map((o) => [
    `${o.title}${o.of === '' ? '' : `（${o.of}）`}`,
    o.basis,
    o.cells.length === 0 ? '尚无到期的周期' : progress(o.cells),
  ]);
  return markup`<h2>四、要求和完成情况</h2>${table(['要求', '依据', '完成情况'], rows)}`;
};

const index = (h: Handbook): Html =>
  table(
    ['序号', '日期', '种类', '主题', '应到', '实到'],
    h.records.map((r, i) => [
      i + 1,
      dayText(r.day).replace(`${h.year}年`, ''),
      r.kinds.join('、'),
      r.topic,
      r.due ?? '',
      r.present ?? '',
    ]),
  );

const records = (h: Handbook): Html =>
  markup`<h2 class="new-page">五、组织生活记录</h2>
    ${h.records.length === 0 ? empty('组织生活') : index(h)}${h.records.map(
      (r, i) =>
        markup`<section class="new-page">
          <h3>${i + 1}．${fullDay(r.day)}　${r.kinds.join('、')}</h3>
          ${recordSection(r)}
        </section>`,
    )}`;

const closing = (h: Handbook): Html =>
  markup`<h2 class="new-page">六、谈心谈话</h2>
    ${
      h.talks.length === 0
        ? empty('谈心谈话')
        : table(
            ['日期', '谈话双方'],
            h.talks.map((t) => [dayText(t.day), `${t.one}、${t.other}`]),
          )
    }
    <h2>七、问题清单</h2>
    ${h.problems.length === 0 ? empty('问题') : problemTable(h.problems)}${when(
      h.problems.some((p) => p.chosen && p.solvedOn === null),
      () => markup`<p class="note">尚有选定的问题未解决，见上表。</p>`,
    )}`;

/** 党支部工作手册 of a year: one page that prints as a book. */
export const handbookPage = (h: Handbook): string =>
  page(
    `${h.branch}${h.year}年度党支部工作手册`,
    markup`${cover(h)}
      <section class="new-page">${branchFacts(h)}${members(h)}${obligations(h)}</section>
      ${records(h)}${closing(h)}`,
  );
