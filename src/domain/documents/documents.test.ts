import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../shared/calendarDay.js';
import { handbookPage, type Handbook } from './handbook.js';
import { markup, paragraphs } from './html.js';
import {
  agendaPage,
  minutesPage,
  noticePage,
  signInPage,
  type PlannedGathering,
  type PrintedRecord,
} from './meetingDocuments.js';

const gathering: PlannedGathering = {
  branch: '水务局第一党支部',
  day: day('2026-09-25'),
  notice: '请自带笔记本。',
  meetings: [
    {
      kinds: ['党员大会', '党课'],
      topic: '重温入党誓词',
      place: '三楼会议室',
      beginsAt: '14:30',
      endsAt: '16:00',
      chair: '江流',
      recorder: '苏溪',
      items: [{ form: '党课', title: '忠诚', speaker: '江流', minutes: 40 }],
      roll: [
        { name: '江流', voting: true },
        { name: '苏溪', voting: true },
        { name: '林海', voting: false },
      ],
    },
  ],
};
const record: PrintedRecord = {
  branch: '水务局第一党支部',
  day: '2026-09-25',
  beginsAt: '14:30',
  endsAt: '16:00',
  kinds: ['党员大会'],
  groups: [],
  topic: '研究工作',
  place: '三楼会议室',
  chair: '江流',
  chairDelegated: true,
  recorder: '苏溪',
  enteredBy: '苏溪',
  signedBy: '江流',
  due: 3,
  present: 2,
  votingDue: 2,
  votingPresent: 2,
  came: ['江流', '苏溪'],
  leave: ['林海'],
  absent: [],
  guests: [{ name: '周群', capacity: '入党积极分子' }],
  items: [],
  resolutions: [{ text: '同意', inFavour: 2, against: 0, abstained: 0, passed: true }],
  problems: [],
  minutes: '第一段\n第二段',
  purpose: '',
  outcome: '',
  lateReason: '联络员轮换',
  version: 2,
};
const handbook: Handbook = {
  branch: '水务局第一党支部',
  fullName: '中共澜川市水务局第一支部委员会',
  year: 2026,
  asOf: day('2026-11-22'),
  groups: [],
  posts: [{ post: '书记', name: '江流', since: '2024-03-01' }],
  members: [{ name: '江流', sex: '男', standing: '正式党员', joinedOn: '2010-07-01', group: '' }],
  obligations: [
    {
      title: '支委会',
      of: '',
      basis: '《条例》',
      cells: [
        { period: '2026-01', required: 1, done: 1 },
        { period: '2026-02', required: 1, done: 0 },
      ],
    },
  ],
  records: [record],
  talks: [{ day: '2026-05-06', one: '江流', other: '苏溪' }],
  problems: [],
};

describe('paper twins', () => {
  it('put in what people typed as text, never as HTML', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const inside = markup`<b>${typed}</b>`.html.slice(3, -4);
        expect(inside).not.toMatch(/[<>"']/u);
        expect(paragraphs(typed).html.replaceAll(/<\/?p>/gu, '')).not.toMatch(/[<>]/u);
      }),
    );
    const evil = '<script>alert(1)</script>';
    const pages = [
      noticePage({ ...gathering, notice: evil }),
      agendaPage({ ...gathering, branch: evil }),
      signInPage({ ...gathering, branch: evil }),
      minutesPage({ ...record, minutes: evil, topic: evil, came: [evil] }),
      handbookPage({ ...handbook, fullName: evil, records: [{ ...record, topic: evil }] }),
    ];
    for (const page of pages) {
      expect(page).not.toContain('<script');
      expect(page).toContain('&lt;script&gt;');
    }
  });

  it('of a plan say what, when, where and whom', () => {
    const notice = noticePage(gathering);
    for (const said of [
      '关于召开党员大会、党课的通知',
      '2026年9月25日（星期五）　14:30至16:00',
      '三楼会议室',
      '江流、苏溪、林海（3人）',
      '请自带笔记本。',
    ])
      expect(notice).toContain(said);
    expect(agendaPage(gathering)).toContain('40分钟');
    const sheet = signInPage(gathering);
    expect(sheet).toContain('林海（无表决权）');
    expect(sheet.match(/class="number">\d/gu)).toHaveLength(3);
  });

  it('of a record say who chaired, entered and signed, and that it was late', () => {
    const minutes = minutesPage(record);
    for (const said of [
      '江流（受书记委托）',
      '录入人：苏溪',
      '审签人：江流',
      '第2版',
      '补录：联络员轮换',
      '周群（入党积极分子）',
      '赞成2票，反对0票，弃权0票，通过',
      '应到3人，实到2人（有表决权2人，到会2人）',
    ])
      expect(minutes).toContain(said);
    expect(minutes).toContain('<p>第一段</p><p>第二段</p>');
  });

  it('of a year are one book, whatever is missing', () => {
    const book = handbookPage(handbook);
    for (const said of ['党支部工作手册', '（2026年度）', '已到期2个周期，完成1个；未记录：2026年2月', '江流、苏溪'])
      expect(book).toContain(said);
    const bare = handbookPage({
      ...handbook,
      posts: [],
      members: [],
      obligations: [],
      records: [],
      talks: [],
      problems: [],
    });
    expect(bare).toContain('本年度没有登记组织生活。');
  });
});
