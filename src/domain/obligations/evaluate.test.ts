import { describe, expect, it } from 'vitest';
import { addDays, day, type PartialDay } from '../shared/calendarDay.js';
import { cite } from '../shared/basis.js';
import { evaluate, type Obligation, type Question } from './evaluate.js';
import type { OrganisationFacts, RecordFact } from './facts.js';
import { obligationSentence, obligationSentences } from './reasons.js';
import { obligationRows, type RowsQuestion } from './rows.js';
import { outcomes } from './requirement.js';
import { shippedRules } from './shippedRules.js';
import type { ObligationRule } from './rule.js';

/*
 * 澜川市档案局机关党委
 * ├ 第一党支部 (b1)    支委会, groups 第一党小组 (g1) and 第二党小组 (g2, since 2026-02-10)
 * └ 离退休党支部 (b2)  no 支委会, founded 2026-08-20
 */
const b1: OrganisationFacts = {
  id: 'b1',
  states: [{ since: day('2010-05-01'), until: null, kind: 'branch', hasCommittee: true, path: 'root.c.b1' }],
  groups: [
    { id: 'g1', name: '第一党小组', since: null, until: null },
    { id: 'g2', name: '第二党小组', since: day('2026-02-10'), until: null },
  ],
};
const b2: OrganisationFacts = {
  id: 'b2',
  states: [
    {
      since: day('2026-08-20'),
      until: null,
      kind: 'branch',
      hasCommittee: false,
      path: 'root.c.b2',
      traits: ['retired'],
    },
  ],
  groups: [],
};
const year = { from: day('2026-01-01'), until: day('2027-01-01') };
const records: RecordFact[] = [
  { id: 'r2', organisationId: 'b1', kind: 'memberMeeting', day: day('2026-03-30') },
  { id: 'r1', organisationId: 'b1', kind: 'memberMeeting', day: '2026-02' as PartialDay },
  { id: 'r3', organisationId: 'b1', kind: 'partyLesson', day: day('2026-03-30') },
  { id: 'r4', organisationId: 'g1', kind: 'groupMeeting', day: day('2026-03-05') },
  { id: 'r5', organisationId: 'b1', kind: 'organisationLifeMeeting', day: day('2027-01-15') },
];
const ask = (change: Partial<Question> = {}): readonly Obligation[] =>
  evaluate({
    rules: shippedRules,
    window: year,
    organisation: b1,
    group: null,
    records,
    on: day('2026-11-22'),
    ...change,
  });
const cell = (of: readonly Obligation[], rule: string, period: string): Obligation =>
  of.find((o) => o.rule.id === rule && o.period.name === period) as Obligation;
const sentences = (o: Obligation): string[] => o.reasons.map(obligationSentence);

describe('an obligation explains itself', () => {
  it('with its article, its figures and the records behind it', () => {
    const first = cell(ask(), 'memberMeeting.quarter', '2026-Q1');
    expect([first.state, first.required, first.done, first.records]).toEqual(['met', 1, 2, ['r1', 'r2']]);
    expect(sentences(first)).toEqual([
      '党员大会：每季度至少1次，本周期为2026年第一季度。',
      '本周期已有记录2次，应做1次。',
      '有1条记录只知年月，按当月计入。',
    ]);
    const basis = first.reasons[0]?.basis;
    expect(basis && cite(basis)).toBe('《中国共产党支部工作条例（试行）》（2018）第十一条');
  });

  it('says what is missing and since when, without a word of blame', () => {
    const second = cell(ask(), 'memberMeeting.quarter', '2026-Q2');
    expect(second.state).toBe('overdue');
    expect(sentences(second).slice(1)).toEqual([
      '本周期应做1次，已有记录0次，还差1次。',
      '周期已于2026年6月30日结束。如已开展而未登记，可以补录；如未开展，请说明情况。',
    ]);
  });

  it('says how many days are left', () => {
    const running = cell(ask(), 'memberMeeting.quarter', '2026-Q4');
    expect([running.state, sentences(running).at(-1)]).toEqual([
      'due',
      '请于2026年12月31日（含当日）前完成，还有39天。',
    ]);
    const ending = cell(ask({ on: day('2026-12-25') }), 'memberMeeting.quarter', '2026-Q4');
    expect([ending.state, sentences(ending).at(-1)]).toEqual(['approaching', '周期将于2026年12月31日结束，还有6天。']);
  });

  it('says that grace is running', () => {
    const rules = shippedRules.map((r) => ({ ...r, graceDays: 10 }));
    const inGrace = cell(ask({ rules, on: day('2026-07-03') }), 'memberMeeting.quarter', '2026-Q2');
    expect([inGrace.state, sentences(inGrace).at(-1)]).toEqual([
      'approaching',
      '周期已于2026年6月30日结束，宽限期内仍可补做或补录，还有8天。',
    ]);
  });

  it('shows 依据待核 where the article was not verified', () => {
    const basis = cell(ask(), 'partyLesson.quarter', '2026-Q1').reasons[0]?.basis;
    expect(basis && cite(basis)).toContain('依据待核');
    expect(basis && cite(basis)).not.toContain('条）');
  });

  it('says why it does not apply', () => {
    const young = ask({ organisation: b2 });
    expect(sentences(cell(young, 'memberMeeting.quarter', '2026-Q3'))[1]).toBe(
      '该支部于2026年8月20日在本周期中间成立，自首个完整周期起适用，本周期仅作提示。',
    );
    expect(sentences(cell(young, 'committeeMeeting.month', '2026-10'))[1]).toBe('该支部未设支部委员会，不适用。');
    expect(sentences(cell(young, 'groupMeeting.month', '2026-10'))[1]).toBe('该支部未划分党小组，不适用。');
    expect(cell(young, 'memberMeeting.quarter', '2026-Q3').state).toBe('notApplicable');
  });

  it('shows the committee’s own words for an exemption', () => {
    const exemptions = [
      {
        ruleIds: 'all' as const,
        organisationIds: [],
        traits: ['retired' as const],
        since: day('2026-09-01'),
        until: null,
        reason: '离退休党支部活动从简',
      },
    ];
    const exempt = cell(ask({ organisation: b2, exemptions }), 'memberMeeting.quarter', '2026-Q4');
    expect(sentences(exempt)[1]).toBe('经党委决定不适用：离退休党支部活动从简（自2026年9月1日起）。');
  });

  it('answers for one group by itself', () => {
    const group = b1.groups[1] ?? null;
    const own = ask({ group });
    expect(new Set(own.map((o) => o.rule.id))).toEqual(new Set(['groupMeeting.month']));
    expect(sentences(cell(own, 'groupMeeting.month', '2026-02'))[1]).toBe(
      '该党小组于2026年2月10日在本周期中间设立，自首个完整周期起适用。',
    );
    expect(cell(own, 'groupMeeting.month', '2026-03').state).toBe('overdue');
    expect(cell(ask({ group: b1.groups[0] ?? null }), 'groupMeeting.month', '2026-03').records).toEqual(['r4']);
  });

  it('counts a meeting of the next January for the year where a window is set, and says so', () => {
    const windowed = shippedRules.map((r) =>
      r.period === 'year' ? { ...r, yearWindow: { untilMonth: 3, untilDay: 31 } } : r,
    );
    const counted = cell(ask({ rules: windowed }), 'organisationLifeMeeting.year', '2026');
    expect([counted.state, counted.records]).toEqual(['met', ['r5']]);
    expect(sentences(counted).slice(2)).toEqual([
      '有1条记录按所属年度计入，召开日期在次年。',
      '本级设定：2026年度的组织生活会可在次年3月31日前召开，在此之前召开的默认计入上一年度。',
    ]);
    expect(cell(ask(), 'organisationLifeMeeting.year', '2026').records).toEqual([]);
    const waiting = cell(
      ask({ rules: windowed, records: [], on: day('2027-03-01') }),
      'organisationLifeMeeting.year',
      '2026',
    );
    expect(waiting.state).toBe('approaching');
  });

  it('has a sentence for every outcome and leaves no figure unfilled', () => {
    for (const outcome of outcomes)
      if (outcome !== 'applies') expect(obligationSentences).toHaveProperty([`obligation.${outcome}`]);
    const all = [...ask(), ...ask({ organisation: b2 }), ...ask({ group: b1.groups[0] ?? null })];
    for (const sentence of all.flatMap(sentences)) expect(sentence).not.toMatch(/[{}]/);
  });
});

const rows = (change: Partial<RowsQuestion> = {}) =>
  obligationRows({
    rules: shippedRules,
    organisations: [b1, b2],
    shortNames: new Map([
      ['b1', '档案局第一党支部'],
      ['b2', '档案局离退休党支部'],
    ]),
    records,
    asOf: day('2026-12-31'),
    window: year,
    ...change,
  });

describe('the rows of the command', () => {
  it('name branch, group, kind and period as the field does', () => {
    expect(rows().find((r) => r.group === '第一党小组' && r.period === '2026-03')).toEqual({
      branch: '档案局第一党支部',
      group: '第一党小组',
      rule: 'groupMeeting.month',
      title: '党小组会',
      period: '2026-03',
      required: 1,
      done: 1,
      state: 'met',
    });
  });

  it('print what does not apply, once for a branch without groups and per group otherwise', () => {
    const groupRows = rows().filter((r) => r.title === '党小组会' && r.period === '2026-10');
    expect(groupRows.map((r) => [r.branch, r.group, r.state])).toEqual([
      ['档案局第一党支部', '第一党小组', 'overdue'],
      ['档案局第一党支部', '第二党小组', 'overdue'],
      ['档案局离退休党支部', undefined, 'notApplicable'],
    ]);
    expect(rows().find((r) => r.branch === '档案局离退休党支部' && r.title === '支委会')?.state).toBe('notApplicable');
  });

  it('say the state at the close of the day', () => {
    const last = rows().find((r) => r.branch === '档案局第一党支部' && r.title === '党课' && r.period === '2026-Q4');
    expect(last?.state).toBe('overdue');
    const before = rows({ asOf: day('2026-12-30') }).find(
      (r) => r.branch === '档案局第一党支部' && r.title === '党课' && r.period === '2026-Q4',
    );
    expect(before?.state).toBe('approaching');
  });

  it('cover the twelve months up to the day by default', () => {
    const { window: _, ...rest } = {
      rules: shippedRules,
      organisations: [b1],
      shortNames: new Map<string, string>(),
      records,
      asOf: day('2026-09-30'),
      window: year,
    };
    const periods = obligationRows(rest).map((r) => r.period);
    expect([periods.includes('2025-10/2026-09'), periods.includes('2025-10'), periods.includes('2026-10')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(obligationRows(rest)[0]?.branch).toBe('b1');
  });

  it('print nothing for organisations to which no rule speaks', () => {
    const committee: OrganisationFacts = {
      ...b2,
      id: 'c',
      states: [{ ...(b2.states[0] as never as object), kind: 'committee' } as never],
    };
    expect(rows({ organisations: [committee] })).toEqual([]);
  });

  it('print one row for a kind and period where a local rule asks more', () => {
    const model = shippedRules.find((r) => r.kind === 'memberMeeting') as ObligationRule;
    const local: ObligationRule = { ...model, id: 'local', level: 'local', required: 2 };
    const own = rows({ rules: [...shippedRules, local] }).filter(
      (r) => r.title === '党员大会' && r.period === '2026-Q1',
    );
    expect(own.map((r) => [r.branch, r.rule, r.required])).toContainEqual(['档案局第一党支部', 'local', 2]);
    expect(own.filter((r) => r.branch === '档案局第一党支部')).toHaveLength(1);
  });

  it('agree with the explained obligations cell by cell', () => {
    const explained = ask({ on: addDays(day('2026-12-31'), 1) });
    const own = rows().filter((r) => r.branch === '档案局第一党支部' && r.group === undefined);
    expect(own.map((r) => [r.rule, r.period, r.required, r.done, r.state])).toEqual(
      explained
        .filter((o) => o.rule.appliesTo.per === 'organisation')
        .map((o) => [o.rule.id, o.period.name, o.required, o.done, o.state]),
    );
  });
});
